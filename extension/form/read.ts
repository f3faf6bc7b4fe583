import { guid, secretFlaw } from '@production-assist/shared/values';
import { safeParse } from 'valibot';
import { type Found, findFields, type Missing } from './find.ts';
import { type Fingerprint, matchesFingerprint } from './fingerprint.ts';
import { sameValue } from './same-value.ts';

/** What was read in the admin center or typed in by hand, as far as it is known. */
export interface Captured {
  directoryId?: string;
  clientId?: string;
  secret?: Fingerprint;
}

/** No verdict on a field that is not there. */
export type NoField = { status: 'not-found'; because: Missing } | { status: 'ambiguous'; count: number };

/** `uncompared`: something stands there and nothing was captured to compare it with. */
export const ID_STATUSES = ['agrees', 'differs', 'empty', 'uncompared'] as const;

/** An id field. `value` is the GUID that stands there; null where it is none, whatever it is instead. */
export type IdReading = { status: (typeof ID_STATUSES)[number]; value: string | null } | NoField;

/** `other`: neither the captured secret nor visibly wrong. */
export const SECRET_STATUSES = ['agrees', 'empty', 'secret-is-id', 'secret-masked', 'other'] as const;

/** The secret field: a verdict only. What stands in it never leaves this function. */
export type SecretReading = { status: (typeof SECRET_STATUSES)[number] } | NoField;

export interface FormReading {
  directoryId: IdReading;
  clientId: IdReading;
  clientSecret: SecretReading;
}

/** Reads the configuration form and compares it with what was captured. */
export async function readForm(document: Document, captured: Captured): Promise<FormReading> {
  const found = findFields(document, 'read');
  return {
    directoryId: readId('directoryId', found.directoryId, captured.directoryId),
    clientId: readId('clientId', found.clientId, captured.clientId),
    clientSecret: await readSecret(found.clientSecret, captured.secret),
  };
}

function readId(name: 'directoryId' | 'clientId', found: Found, captured: string | undefined): IdReading {
  if (found.status !== 'found') return found;
  const text = found.field.value;
  // A secret pasted into the wrong field must not be passed on either: only a GUID is.
  const parsed = safeParse(guid, text);
  const value = parsed.success ? parsed.output : null;
  if (text.trim() === '') return { status: 'empty', value };
  if (captured === undefined) return { status: 'uncompared', value };
  return { status: sameValue(name, text, captured) ? 'agrees' : 'differs', value };
}

async function readSecret(found: Found, captured: Fingerprint | undefined): Promise<SecretReading> {
  if (found.status !== 'found') return found;
  const text = found.field.value;
  if (text.trim() === '') return { status: 'empty' };
  const flaw = secretFlaw(text);
  if (flaw) return { status: flaw };
  return { status: captured && (await matchesFingerprint(text, captured)) ? 'agrees' : 'other' };
}
