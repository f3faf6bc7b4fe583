import { computed, signal } from '@preact/signals';
import type { PreviewInput } from '@production-assist/shared/requests';
import type { Labels } from '@production-assist/shared/texts/panel/labels';
import { browser } from 'wxt/browser';
import { type HeldSecret, keepVerdict, secretOf, tokenItem, workerItem } from '../session.ts';
import { type Setup, secretExpiry } from '../setup.ts';
import type { PreviewAnswer } from '../verdict.ts';
import { preview, serviceOrigin, type WorkerAnswer } from '../worker-api.ts';
import { key, setup, token, values, views, words, worker } from './state.ts';

/** The connection to the service, and the question to Microsoft it passes on. */

export const asking = signal(false);

/** What went wrong: in a label of ours, or in the service's own words. */
export type Trouble =
  | { label: Labels; origin: string }
  | { title: string; detail: string; fix: string; requestId: string };

const troubles = signal<{ key: string; trouble: Trouble } | null>(null);
/** Of the set-up in front, not of another window's. */
export const trouble = computed(() => (troubles.value?.key === key.value ? troubles.value.trouble : null));

function say(about: string, what: Trouble | null): void {
  troubles.value = what && { key: about, trouble: what };
}

/** Takes back what was said, when everything is forgotten. */
export function forgetTrouble(): void {
  troubles.value = null;
}

/**
 * Connects a service; asks for the permission to reach it. Only a click may call this, with nothing awaited before.
 *
 * @returns whether it is connected; if not, `trouble` says why
 */
export async function connect(address: string, tenantId: string, accessToken: string): Promise<boolean> {
  const about = key.value;
  const origin = serviceOrigin(address);
  if (!origin) {
    say(about, { label: 'apiAddress', origin: '' });
    return false;
  }
  const { protocol, hostname } = new URL(origin);
  const allowed = await browser.permissions.request({ origins: [`${protocol}//${hostname}/*`] });
  say(about, allowed ? null : { label: 'apiDenied', origin });
  if (!allowed) return false;
  await tokenItem.write(accessToken.trim());
  await workerItem.write({ origin, tenantId: tenantId.trim() });
  return true;
}

export async function disconnect(): Promise<void> {
  await tokenItem.forget();
  await workerItem.forget();
}

/** Has the service ask Microsoft about the values that are known now; without a secret, with the one it has saved. */
export async function askMicrosoft(): Promise<void> {
  const { directoryId, clientId } = values.value;
  if (!worker.value || !token.value || !directoryId || !clientId || !words.value || asking.value) return;
  const asked = { key: key.value, directoryId: directoryId.value, clientId: clientId.value, at: Date.now() };
  const access = { ...worker.value, token: token.value };
  const { language } = words.value;
  const seen = setup.value;
  const pages = Object.fromEntries(views.value.flatMap(({ checks }) => checks.map(({ id, page }) => [id, page.code])));
  asking.value = true;
  say(asked.key, null);
  const held = await secretOf(asked.key, asked.at);
  const answer = await preview(
    access,
    { directoryId: asked.directoryId, clientId: asked.clientId, ...secretIn(held, seen) },
    language,
  );
  asking.value = false;
  const { origin } = access;
  const wrong = answer.ok ? notAsked(answer.value, origin) : explain(answer, origin);
  if (wrong || !answer.ok) return say(asked.key, wrong);
  const { value } = answer;
  const { directoryId: directory, clientId: client } = asked;
  await keepVerdict(asked.key, { at: asked.at, directoryId: directory, clientId: client, preview: value, seen: pages });
}

/** The secret that is held, and when it ends. Without it there is no date: of the saved one the service knows its own. */
function secretIn(held: HeldSecret | null, seen: Setup): Pick<PreviewInput, 'clientSecret' | 'secretExpiresOn'> {
  if (held?.value === undefined) return {};
  const secretExpiresOn = secretExpiry(seen, held.secretId);
  return { clientSecret: held.value, ...(secretExpiresOn === null ? {} : { secretExpiresOn }) };
}

/** Without any secret nobody asks Microsoft: what the service answers then is no verdict. */
function notAsked({ checks }: PreviewAnswer, origin: string): Trouble | null {
  return checks.some(({ code }) => code === 'secret-needed') ? { label: 'apiNoSecret', origin } : null;
}

function explain(answer: Extract<WorkerAnswer<unknown>, { ok: false }>, origin: string): Trouble {
  if (answer.because !== 'problem') return { label: answer.because, origin };
  const { title, detail, fix, requestId } = answer.problem;
  return { title, detail, fix, requestId };
}
