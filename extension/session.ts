import { LANGUAGES } from '@production-assist/shared/texts/texts';
import { clientSecret, tenantId } from '@production-assist/shared/values';
import * as v from 'valibot';
import { fingerprintOf } from './form/fingerprint.ts';
import { setupsSchema } from './setup-schema.ts';
import { EMPTY_SETUPS, withoutSetup } from './setups.ts';
import { stored } from './stored.ts';
import { verdictSchema } from './verdict.ts';

/**
 * Everything the extension remembers. In memory, gone when the browser closes: what was read, the secret, the access
 * token, Microsoft's answer. On disk: the language and the address of the service; never a secret.
 */

/** How long a secret that was taken is kept: long enough to change to the form, too short to be forgotten about. */
export const SECRET_LIFE_MS = 15 * 60_000;

/** What was read from pages. */
export const setupsItem = stored('session', 'setups', setupsSchema, EMPTY_SETUPS);

const heldSecret = v.object({
  /** Absent once it was forgotten. */
  value: v.optional(clientSecret),
  /** Recognises the secret in the form after the value was forgotten. */
  fingerprint: v.object({ salt: v.string(), sha256: v.string() }),
  takenAt: v.number(),
});
export type HeldSecret = v.InferOutput<typeof heldSecret>;

/** By key of the set-up: a secret belongs to one directory. */
const secretsSchema = v.record(v.string(), heldSecret);
export type Secrets = v.InferOutput<typeof secretsSchema>;
export const secretsItem = stored('session', 'secrets', secretsSchema, {});

/** Access token of the service, entered by hand. */
export const tokenItem = stored('session', 'token', v.nullable(v.pipe(v.string(), v.maxLength(20_000))), null);

/** Microsoft's last answer, by key of the set-up. It names people, so it stays in memory. */
export const verdictsItem = stored('session', 'verdicts', v.record(v.string(), verdictSchema), {});

/** The language a person chose; null: the browser's. */
export const languageItem = stored('local', 'language', v.nullable(v.picklist(LANGUAGES)), null);

/** Where the Production Assist service is, and for which of its tenants. */
export const workerItem = stored('local', 'worker', v.nullable(v.object({ origin: v.string(), tenantId })), null);

/** Drops values that are too old. @param now ms since 1970 */
export function withoutExpired(secrets: Secrets, now: number): Secrets {
  return Object.fromEntries(
    Object.entries(secrets).map(([key, held]) => [key, now - held.takenAt < SECRET_LIFE_MS ? held : valueless(held)]),
  );
}

function valueless({ fingerprint, takenAt }: HeldSecret): HeldSecret {
  return { fingerprint, takenAt };
}

/** Keeps a secret. Whether it is one was looked at before. */
export async function keepSecret(key: string, value: string, now: number): Promise<void> {
  const fingerprint = await fingerprintOf(value);
  await secretsItem.change((secrets) => ({
    ...withoutExpired(secrets, now),
    [key]: { value, fingerprint, takenAt: now },
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
  const due = Object.values(before).some((held) => held.value !== undefined && now - held.takenAt >= SECRET_LIFE_MS);
  return due ? secretsItem.change((secrets) => withoutExpired(secrets, now)) : before;
}

/** Forgets the value and keeps what recognises it in the form. */
export async function forgetSecret(key: string): Promise<void> {
  await secretsItem.change((secrets) => {
    const held = secrets[key];
    return held ? { ...secrets, [key]: valueless(held) } : secrets;
  });
}

/** Puts what is kept under another key, once the directory of a window is known. */
export async function moveSecret(from: string, to: string): Promise<void> {
  await secretsItem.change((secrets) => {
    const { [from]: moved, ...rest } = secrets;
    return moved && !rest[to] ? { ...rest, [to]: moved } : rest;
  });
}

/** Forgets everything about one set-up. */
export async function startOver(key: string): Promise<void> {
  await secretsItem.change(({ [key]: _secret, ...rest }) => rest);
  await verdictsItem.change(({ [key]: _verdict, ...rest }) => rest);
  await setupsItem.change((state) => withoutSetup(state, key));
}
