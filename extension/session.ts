import { LANGUAGES } from '@production-assist/shared/texts/texts';
import { clientSecret } from '@production-assist/shared/values';
import * as v from 'valibot';
import { guidSchema } from './facts-schema.ts';
import { fingerprintOf } from './form/fingerprint.ts';
import { SECRET_LIFE_MS } from './secret-life.ts';
import { setupsSchema } from './setup-schema.ts';
import { EMPTY_SETUPS } from './setups.ts';
import { stored } from './stored.ts';
import { type Verdict, verdictSchema } from './verdict.ts';

/**
 * What the extension remembers of the set-up; `service/connection.ts` has what it remembers of the service. In memory,
 * gone when the browser closes: what was read, the secret, Microsoft's answer. On disk: the language; never a secret.
 */

export { SECRET_LIFE_MS };

/** What was read from pages. */
export const setupsItem = stored('session', 'setups', setupsSchema, EMPTY_SETUPS);

const heldSecret = v.object({
  /** Absent once it was forgotten. */
  value: v.optional(clientSecret),
  /** Recognises the secret in the form after the value was forgotten. */
  fingerprint: v.object({ salt: v.string(), sha256: v.string() }),
  takenAt: v.number(),
  /** Which of the page's secrets it is; absent where it was entered by hand. */
  secretId: v.optional(guidSchema),
});
export type HeldSecret = v.InferOutput<typeof heldSecret>;

/** By key of the set-up: a secret belongs to one directory. */
const secretsSchema = v.record(v.string(), heldSecret);
export type Secrets = v.InferOutput<typeof secretsSchema>;
export const secretsItem = stored('session', 'secrets', secretsSchema, {});

/** Microsoft's last answer, by key of the set-up. It names people, so it stays in memory. */
export const verdictsItem = stored('session', 'verdicts', v.record(v.string(), verdictSchema), {});

/** Screens beside the guide's steps. */
export const LATE_SCREENS = ['replace', 'script'] as const;
export type LateScreen = (typeof LATE_SCREENS)[number];

/** The screen of each window, by its id; absent: the guide. */
export const screensItem = stored('session', 'screens', v.record(v.string(), v.picklist(LATE_SCREENS)), {});

/** When everything was forgotten last: an answer that was asked for before comes too late. ms since 1970 */
const startedOverItem = stored('session', 'startedOver', v.number(), 0);

/** The language a person chose; null: the browser's. */
export const languageItem = stored('local', 'language', v.nullable(v.picklist(LANGUAGES)), null);

/**
 * Whether a value's time is over. A clock that was set back by as much counts as well: nothing is kept for longer than
 * twice its time, whatever is done to the clock.
 */
const isOver = ({ takenAt }: HeldSecret, now: number) => Math.abs(now - takenAt) >= SECRET_LIFE_MS;

/** Drops values that are too old. @param now ms since 1970 */
export function withoutExpired(secrets: Secrets, now: number): Secrets {
  return Object.fromEntries(
    Object.entries(secrets).map(([key, held]) => [key, isOver(held, now) ? valueless(held) : held]),
  );
}

/** Time until the next value is too old, in ms, 0 where one is already; null where none is held. */
export function timeLeft(secrets: Secrets, now: number): number | null {
  const left = Object.values(secrets).flatMap((held) =>
    held.value === undefined ? [] : isOver(held, now) ? 0 : held.takenAt + SECRET_LIFE_MS - now,
  );
  return left.length > 0 ? Math.min(SECRET_LIFE_MS, ...left) : null;
}

const valueless = ({ value: _forgotten, ...rest }: HeldSecret): HeldSecret => rest;

/**
 * Keeps a secret. Whether it is one was looked at before.
 *
 * @param secretId of the row it was taken from; null where there was none
 */
export async function keepSecret(
  key: string,
  value: string,
  now: number,
  secretId: string | null = null,
): Promise<void> {
  const fingerprint = await fingerprintOf(value);
  await secretsItem.change((secrets) => ({
    ...withoutExpired(secrets, now),
    [key]: { value, fingerprint, takenAt: now, ...(secretId === null ? {} : { secretId }) },
  }));
}

/** The secret that is kept for a set-up; what is too old is forgotten by asking. */
export async function secretOf(key: string, now: number): Promise<HeldSecret | null> {
  const secrets = await expireSecrets(now);
  return secrets[key] ?? null;
}

/** Forgets values that are too old. */
export async function expireSecrets(now: number): Promise<Secrets> {
  const before = await secretsItem.read();
  return timeLeft(before, now) === 0 ? secretsItem.change((secrets) => withoutExpired(secrets, now)) : before;
}

/** Forgets the value and keeps what recognises it in the form. */
export async function forgetSecret(key: string): Promise<void> {
  await secretsItem.change((secrets) => {
    const held = secrets[key];
    return held ? { ...secrets, [key]: valueless(held) } : secrets;
  });
}

/** Keeps Microsoft's answer, unless everything was forgotten since it was asked for. */
export async function keepVerdict(key: string, verdict: Verdict): Promise<void> {
  await verdictsItem.change(async (verdicts) =>
    (await startedOverItem.read()) > verdict.at ? verdicts : { ...verdicts, [key]: verdict },
  );
}

/** Puts what is kept under another key, once the directory of a window is known; of two the later one stays. */
export async function moveKept(from: string, to: string): Promise<void> {
  await secretsItem.change((secrets) => moved(secrets, from, to, ({ takenAt }) => takenAt));
  await verdictsItem.change((verdicts) => moved(verdicts, from, to, ({ at }) => at));
}

function moved<Kept>(all: Record<string, Kept>, from: string, to: string, at: (kept: Kept) => number) {
  const { [from]: one, ...rest } = all;
  const other = rest[to];
  return one === undefined || (other !== undefined && at(other) > at(one)) ? rest : { ...rest, [to]: one };
}

/**
 * Forgets everything that was read and entered, of all windows and directories. What is on disk stays. Pages that are open have to be asked to tell again.
 *
 * @param now ms since 1970
 */
export async function startOver(now: number): Promise<void> {
  await startedOverItem.write(now);
  await Promise.all([secretsItem, verdictsItem, setupsItem, screensItem].map((item) => item.forget()));
}
