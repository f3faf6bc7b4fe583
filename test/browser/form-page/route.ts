import type { Preview, Problem } from '@production-assist/shared/api';
import type { MemberAction } from '@production-assist/shared/people';
import type { BrowserContext } from 'playwright-core';
import { FORM_ORIGIN } from '../build.ts';
import type { Services } from '../services.ts';
import { FORM_PAGE } from './page.ts';

/** Where the form is, as a person types it. */
export const FORM_ADDRESS = `${FORM_ORIGIN}/settings`;

/** What a button of the form is answered with, and the page shows. */
export interface FormAnswer {
  message: string;
  /** What is wrong with the set-up, in sentences. */
  problems: string[];
  people: { name: string; email: string; what: string }[];
}

/**
 * The configuration form as a page of the customer's Production Assist. Its buttons do what that application's
 * backend does with the Worker: look, or save. The extension presses neither.
 */
export async function routeFormPage(context: BrowserContext, services: Services): Promise<void> {
  await context.route(`${FORM_ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const values = new URLSearchParams(route.request().postData() ?? '');
    const answers: Record<string, () => Promise<FormAnswer>> = {
      '/settings/preview': () => preview(services, values),
      '/settings/save': () => save(services, values),
    };
    const answer = answers[pathname];
    await (answer
      ? route.fulfill({ json: await answer() })
      : route.fulfill({ contentType: 'text/html; charset=utf-8', body: FORM_PAGE }));
  });
}

const ACTIONS: Record<MemberAction, string> = {
  create: 'comes in, new',
  add: 'comes in',
  update: 'comes in, changed',
  unchanged: 'is in already',
  skip: 'stays out',
  leave: 'has left the group',
};

type Backend = Pick<Services, 'worker' | 'tenantId' | 'token'>;

async function preview(backend: Backend, values: URLSearchParams): Promise<FormAnswer> {
  const response = await ask(backend, 'POST', 'preview', values);
  if (!response.ok) return refusal('No preview.', await response.json());
  const { checks, counts, members }: Preview = await response.json();
  return {
    message: `Microsoft Entra was asked: ${counts.processed} of ${counts.members} members come in.`,
    problems: checks.filter(({ status }) => status === 'fail').map(({ title, detail }) => `${title}: ${detail}`),
    people: members.map(({ objectId, displayName, email, action, detail }) => ({
      name: displayName ?? objectId,
      email: email ?? '',
      what: detail ?? ACTIONS[action],
    })),
  };
}

async function save(backend: Backend, values: URLSearchParams): Promise<FormAnswer> {
  const first = await ask(backend, 'PUT', 'connection', values);
  // Something is saved already: whoever presses the button wants to replace it.
  const response = first.status === 428 ? await ask(backend, 'PUT', 'connection', values, { 'if-match': '*' }) : first;
  if (!response.ok) return refusal('Not saved.', await response.json());
  return { message: 'The configuration is saved.', problems: [], people: [] };
}

function refusal(message: string, { title, detail }: Problem): FormAnswer {
  return { message, problems: [`${title}: ${detail}`], people: [] };
}

function ask(
  { worker, tenantId, token }: Backend,
  method: 'POST' | 'PUT',
  path: 'preview' | 'connection',
  values: URLSearchParams,
  headers: Record<string, string> = {},
): Promise<Response> {
  const given = {
    directoryId: values.get('tenant'),
    clientId: values.get('client'),
    clientSecret: values.get('secret'),
  };
  return fetch(`${worker.url}/api/tenants/${tenantId}/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    // An empty field is none: the Worker keeps, or takes, what is saved.
    body: JSON.stringify(Object.fromEntries(Object.entries(given).filter(([, value]) => value))),
  });
}
