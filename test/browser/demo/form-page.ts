import { FORM_LABELS, FORM_SECTION } from '@production-assist/shared/guide';
import type { BrowserContext, Route } from 'playwright-core';
import { FORM_ORIGIN } from '../build.ts';

/** Where the form is, as a person types it. */
export const FORM_ADDRESS = `${FORM_ORIGIN}/settings`;

/** Where what is saved goes: one tenant of a Worker. */
export interface SavesTo {
  url: string;
  tenantId: string;
  token: string;
}

/**
 * The configuration form as a page of Production Assist would have it. *Save configuration* saves the connection in
 * the Worker, as its backend does: the extension itself never saves.
 */
export async function routeFormPage(context: BrowserContext, worker: SavesTo): Promise<void> {
  await context.route(`${FORM_ORIGIN}/**`, async (route) => {
    const saved = route.request().method() === 'POST' ? await save(route, worker) : '';
    await route.fulfill({ contentType: 'text/html; charset=utf-8', body: page(saved) });
  });
}

/** @returns what the page says of it */
async function save(route: Route, { url, tenantId, token }: SavesTo): Promise<string> {
  const form = new URLSearchParams(route.request().postData() ?? '');
  const put = (headers: Record<string, string>) =>
    fetch(`${url}/api/tenants/${tenantId}/connection`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({
        directoryId: form.get('tenant'),
        clientId: form.get('client'),
        clientSecret: form.get('secret'),
      }),
    });
  const first = await put({});
  const answer = first.status === 428 ? await put({ 'if-match': '*' }) : first;
  if (answer.ok) return 'The configuration is saved.';
  const problem = (await answer.json()) as { title?: string; detail?: string };
  return `Not saved. ${problem.title ?? ''} ${problem.detail ?? ''}`;
}

function page(saved: string): string {
  const field = (name: string, label: string, type = 'text') =>
    `<label>${label}<input name="${name}" type="${type}" autocomplete="off"></label>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Organization settings</title>
<style>
body{margin:0;background:#f4f5f7;color:#1c2430;font:15px/22px "Segoe UI",Inter,Arial,sans-serif}
header{padding:14px 32px;background:#1c2430;color:#fff;font-weight:600}
main{max-width:620px;margin:32px;padding:8px 32px 32px;background:#fff;border:1px solid #dde1e7;border-radius:8px}
h1{font-size:22px}fieldset{margin:0;padding:0;border:0}legend{padding:0 0 12px;font-weight:600}
label{display:block;margin:0 0 16px}
input{display:block;box-sizing:border-box;width:100%;margin-top:4px;padding:8px 10px;border:1px solid #9aa3b0;border-radius:4px;font:inherit}
button{padding:9px 18px;border:0;border-radius:4px;background:#2456c4;color:#fff;font:inherit}
</style>
<header>Production Assist</header><main><h1>Organization settings</h1><form method="post" action="/settings"><fieldset>
<legend>${FORM_SECTION}</legend>
${field('tenant', FORM_LABELS.directoryId)}${field('client', FORM_LABELS.clientId)}${field('secret', FORM_LABELS.clientSecret, 'password')}
<button>Save configuration</button></fieldset></form><p role="status">${escaped(saved)}</p></main></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
