import type { BrowserScope } from '@production-assist/shared/api';
import { type AuthorizeTexts, EXTENSION_NAME } from '@production-assist/shared/texts/authorize/texts';
import { fill } from '@production-assist/shared/texts/texts';
import { html } from 'hono/html';
import type { Html } from '../pages/layout.ts';
import type { ScopeChoice } from './choices.ts';

/** Everything a consent page shows. */
export interface ConsentView {
  /** The library's handle of the request that is consented to. */
  handle: string;
  /** Who consents: shown, and sent back so that nobody else's consent is taken for theirs. */
  person: { name: string; key: string };
  /** Where somebody else can sign in; null where that is not here. */
  signInPath: string | null;
  browser: string;
  tenants: readonly { tenantId: string; name: string }[];
  /** Whether there are more than `tenants` to choose from. */
  more: boolean;
  /** The one that is probably meant. */
  meant: string | null;
  scopes: readonly ScopeChoice[];
  /** Said first, where the last answer could not be taken. */
  trouble: string | null;
}

/** What the page's form sends. */
export const FIELDS = {
  handle: 'handle',
  person: 'person',
  tenant: 'tenant',
  scope: 'scope',
  decision: 'decision',
} as const;
export const ALLOW = 'allow';

/** The consent page: who, which browser, which tenant, which rights. */
export function consentBody(view: ConsentView, texts: AuthorizeTexts): Html | Promise<Html> {
  return html`
<p>${fill(texts.question, { extension: EXTENSION_NAME, browser: view.browser })}</p>
${who(view, texts)}
${view.trouble === null ? '' : html`<p class="alert" role="alert">${view.trouble}</p>`}
<form method="post">
${hidden(view)}
<fieldset>${tenantField(view, texts)}</fieldset>
<fieldset><legend>${texts.rights}</legend>${view.scopes.map((choice) => right(choice, texts))}</fieldset>
<p class="soft">${texts.lasts}</p>
<div class="actions">
<button class="primary" name="${FIELDS.decision}" value="${ALLOW}">${texts.allow}</button>
<button name="${FIELDS.decision}" value="deny" formnovalidate>${texts.deny}</button>
</div>
</form>`;
}

/** In place of it, where no tenant is the person's: nothing can be allowed, only gone back from. */
export function noTenantsBody(view: ConsentView, texts: AuthorizeTexts): Html | Promise<Html> {
  return html`
<p>${fill(texts.noTenants.detail, { name: view.person.name })}</p>
${who(view, texts)}
<form method="post">
${hidden(view)}
<div class="actions"><button class="primary" name="${FIELDS.decision}" value="deny">${texts.back}</button></div>
</form>`;
}

function who({ person, signInPath }: ConsentView, texts: AuthorizeTexts) {
  return html`<p class="who"><strong>${fill(texts.signedInAs, { name: person.name })}</strong>${
    signInPath === null ? '' : html` <a href="${signInPath}">${texts.otherPerson}</a>`
  }</p>`;
}

function hidden({ handle, person }: ConsentView) {
  return html`<input type="hidden" name="${FIELDS.handle}" value="${handle}">
<input type="hidden" name="${FIELDS.person}" value="${person.key}">`;
}

function tenantField({ tenants, more, meant }: ConsentView, texts: AuthorizeTexts) {
  const [only] = tenants;
  if (only && tenants.length === 1 && !more) {
    return html`<span class="label">${texts.tenant}</span>
<input type="hidden" name="${FIELDS.tenant}" value="${only.tenantId}">${only.name} <small>${only.tenantId}</small>`;
  }
  const options = tenants.map(
    ({ tenantId, name }) =>
      html`<option value="${tenantId}"${tenantId === meant ? html` selected` : ''}>${
        name === tenantId ? name : `${name} (${tenantId})`
      }</option>`,
  );
  if (!more) {
    return html`<label class="label" for="tenant">${texts.tenant}</label>
<select id="tenant" name="${FIELDS.tenant}" required>${options}</select>`;
  }
  return html`<label class="label" for="tenant">${texts.tenantId}</label>
<input id="tenant" type="text" name="${FIELDS.tenant}" value="${meant ?? ''}" list="tenants" required maxlength="64" autocomplete="off" spellcheck="false">
<datalist id="tenants">${options}</datalist>`;
}

function right({ scope, inAll }: ScopeChoice, texts: AuthorizeTexts) {
  const { title, detail, only } = texts.scopes[scope];
  const words = html`<strong>${title}</strong><small>${detail}${inAll ? '' : ` ${only}`}</small>`;
  return scope === READ
    ? html`<p class="right"><span aria-hidden="true">✓</span>${words}</p>`
    : html`<label class="right"><input type="checkbox" name="${FIELDS.scope}" value="${scope}" checked>${words}</label>`;
}

/** Is part of every connection, so there is nothing to untick. */
const READ: BrowserScope = 'read';
