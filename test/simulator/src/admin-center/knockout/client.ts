import type { PageAnswer, PageContext, PageData } from '../page-data.ts';
import { hashOf } from '../routes.ts';
import { text } from '../texts.ts';
import { titleOf } from './blade.ts';
import { morph } from './morph.ts';
import { createReactFrames } from './react-frames.ts';
import { shell } from './shell.ts';
import { act, newUi, type Ui } from './ui.ts';
import { viewOf } from './view.ts';

/** The script of the top document: shows the page the address asks for, and does what is clicked. */

const root = document.getElementById('web-container') ?? document.body;
const frames = createReactFrames(() => root.querySelector('.fxs-reactview-host'));

let context: PageContext = JSON.parse(document.getElementById('context')?.textContent ?? '{}');
let data: PageData | null = null;
let ui: Ui = newUi();
let opened = 0;

function draw(): void {
  const view = viewOf(context, ui);
  morph(root, shell(view, data).markup);
  document.title = data === null ? view.t('welcome') : `${titleOf(view, data)} - ${view.t('welcome')}`;
}

/** Shows the page of the address: progress first, then what the directory says by then. */
async function open(): Promise<void> {
  const number = ++opened;
  data = null;
  ui = newUi();
  frames.hide();
  draw();
  const answer = await load();
  if (answer === null) return;
  await new Promise((resolve) => setTimeout(resolve, answer.settleMs));
  if (number !== opened) return;
  ({ context, data } = answer);
  draw();
  if (data.kind === 'frame') frames.show(data.page, context.directory.id);
}

/** Reads the page again without leaving it; what was typed and revealed stays. */
async function reload(change: Partial<Ui> = {}): Promise<void> {
  const number = opened;
  const answer = await load();
  if (answer === null || number !== opened) return;
  ({ context, data } = answer);
  ui = { ...ui, ...change };
  draw();
}

async function load(): Promise<PageAnswer | null> {
  const response = await fetch(endpoint('page', { hash: location.hash }));
  if (response.status === 401) location.reload();
  return response.ok ? response.json() : null;
}

function endpoint(name: string, parameters: Record<string, string> = {}): string {
  const language = new URL(location.href).searchParams.get('l');
  const query = new URLSearchParams({
    directory: context.directory.id,
    ...parameters,
    ...(language ? { l: language } : {}),
  });
  return `/simulated/${name}?${query}`;
}

async function change(name: string, body: object): Promise<Record<string, string>> {
  const response = await fetch(endpoint(name), { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
}

/** Clicks that reach the directory. All others change the page only. */
const COMMANDS: Record<string, (value: string) => Promise<void> | void> = {
  copy(value) {
    // Refused where the page has no focus; the button has done what it could.
    navigator.clipboard?.writeText(value).catch(() => undefined);
    ui = { ...ui, notice: text(context.language, 'copied') };
    draw();
  },
  entraId() {
    location.hash = hashOf('directory-overview');
  },
  newRegistration() {
    location.hash = hashOf('new-application');
  },
  refresh: () => reload(),
  async register() {
    const { clientId = '' } = await change('applications', { name: ui.fields.name });
    location.hash = hashOf('application-overview', { clientId });
  },
  async addSecret() {
    const { description, days } = ui.fields;
    const { keyId = '', value = '' } = await change('secrets', { clientId: clientId(), description, days });
    await reload({ pane: null, revealed: { ...ui.revealed, [keyId]: value } });
  },
  async deleteSecret(keyId) {
    await change('secrets/delete', { clientId: clientId(), keyId });
    await reload();
  },
  async addFederated(usualAudience) {
    await change('federated', { clientId: clientId(), audience: usualAudience, ...ui.fields });
    await reload({ pane: null });
  },
  async updateFederated() {
    await change('federated/update', { clientId: clientId(), ...ui.fields });
    await reload({ pane: null });
  },
  async deleteFederated(name) {
    await change('federated/delete', { clientId: clientId(), name });
    await reload();
  },
  async addPermissions() {
    await change('permissions', { clientId: clientId(), kind: ui.permissionKind, names: ui.checked });
    await reload({ pane: null, checked: [] });
  },
  async grantConsent() {
    ui = { ...ui, consentAsked: false };
    draw();
    await change('consent', { clientId: clientId() });
    await reload({ notice: text(context.language, 'consentDone') });
  },
};

function clientId(): string {
  return data !== null && 'application' in data ? data.application.clientId : '';
}

root.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target.closest('[data-bind]') : null;
  if (target === null || target.hasAttribute('disabled')) return;
  const action = (target.getAttribute('data-bind') ?? '').replace(/^click: /, '');
  const value = target.getAttribute('data-value') ?? '';
  const command = COMMANDS[action];
  if (command !== undefined) {
    void command(value);
    return;
  }
  ui = act(ui, action, value);
  draw();
});

root.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
  const [name = '', permission] = target.name.split(':');
  ui =
    permission === undefined ? { ...ui, fields: { ...ui.fields, [name]: target.value } } : act(ui, 'check', permission);
  draw();
});

/** What a frame asks its portal: to go somewhere, or to read again what it has just changed. */
addEventListener('message', ({ origin, data: message }) => {
  if (!origin.endsWith('.reactblade.portal.azure.net') || typeof message?.openHash !== 'string') return;
  location.hash = message.openHash;
});

addEventListener('hashchange', () => void open());
void open();
