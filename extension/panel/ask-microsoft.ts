import { computed, signal } from '@preact/signals';
import type { PreviewInput } from '@production-assist/shared/requests';
import type { Labels } from '@production-assist/shared/texts/panel/labels';
import type { OAuthFailureCode } from '../service/oauth.ts';
import { type HeldSecret, keepVerdict, secretOf } from '../session.ts';
import { type Setup, secretExpiry } from '../setup.ts';
import type { PreviewAnswer } from '../verdict.ts';
import { preview, type WorkerAnswer } from '../worker-api.ts';
import { connection, key, setup, values, views, words } from './state.ts';

/** The question to Microsoft that the service passes on. */

export const asking = signal(false);

/** What went wrong: in a label of ours, or in the service's own words. */
export type Trouble =
  | { label: Labels; origin: string }
  | { title: string; detail: string; fix: string; requestId: string };

const troubles = signal<{ key: string; trouble: Trouble } | null>(null);
/** Of the set-up in front, not of another window's. */
export const trouble = computed(() => (troubles.value?.key === key.value ? troubles.value.trouble : null));

/** Says what went wrong about a set-up; null: nothing any more. */
export function say(about: string, what: Trouble | null): void {
  troubles.value = what && { key: about, trouble: what };
}

/** Takes back what was said, when everything is forgotten. */
export function forgetTrouble(): void {
  troubles.value = null;
}

/** Has the service ask Microsoft about the values that are known now; without a secret, with the one it has saved. */
export async function askMicrosoft(): Promise<void> {
  const { directoryId, clientId } = values.value;
  if (!connection.value || !directoryId || !clientId || !words.value || asking.value) return;
  const asked = { key: key.value, directoryId: directoryId.value, clientId: clientId.value, at: Date.now() };
  const { origin } = connection.value;
  const { language } = words.value;
  const seen = setup.value;
  const pages = Object.fromEntries(views.value.flatMap(({ checks }) => checks.map(({ id, page }) => [id, page.code])));
  asking.value = true;
  say(asked.key, null);
  try {
    const held = await secretOf(asked.key, asked.at);
    const input = { directoryId: asked.directoryId, clientId: asked.clientId, ...secretIn(held, seen) };
    const { asConnected } = await import('../service/tokens.ts');
    const answer = await asConnected(
      ({ accessToken: token, tenantId, ...of }) => preview({ origin: of.origin, tenantId, token }, input, language),
      Date.now,
    );
    const wrong = answer.ok ? notAsked(answer.value, origin) : explain(answer, origin);
    if (wrong || !answer.ok) return say(asked.key, wrong);
    const { value } = answer;
    const { directoryId: directory, clientId: client } = asked;
    await keepVerdict(asked.key, {
      at: asked.at,
      directoryId: directory,
      clientId: client,
      preview: value,
      seen: pages,
    });
  } catch {
    // For example a part of the extension that is gone since it was updated, or storage that cannot be read.
    say(asked.key, { label: 'unforeseen', origin });
  } finally {
    asking.value = false;
  }
}

/** The secret that is held, and when it ends. Without it there is no date: of the saved one the service knows its own. */
function secretIn(held: HeldSecret | null, seen: Setup): Pick<PreviewInput, 'clientSecret' | 'secretExpiresOn'> {
  if (held?.value === undefined) return {};
  const secretExpiresOn = secretExpiry(seen, held.secretId, held.value);
  return { clientSecret: held.value, ...(secretExpiresOn === null ? {} : { secretExpiresOn }) };
}

/** Without any secret nobody asks Microsoft: what the service answers then is no verdict. */
function notAsked({ checks }: PreviewAnswer, origin: string): Trouble | null {
  return checks.some(({ code }) => code === 'secret-needed') ? { label: 'apiNoSecret', origin } : null;
}

/** The service's refusal, or why it could not be asked in the person's name. */
export type Refused = Extract<WorkerAnswer<unknown>, { ok: false }> | { ok: false; because: OAuthFailureCode };

/** Says it in words. */
export function explain(answer: Refused, origin: string): Trouble {
  if (answer.because !== 'problem') return { label: answer.because, origin };
  const { title, detail, fix, requestId } = answer.problem;
  return { title, detail, fix, requestId };
}
