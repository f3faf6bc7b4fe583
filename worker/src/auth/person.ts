import type { JWTPayload } from 'jose';
import { cleanText } from '../entra/json.ts';
import type { PersonKey } from '../store/person-key.ts';
import { entraIdentity } from './entra-identity.ts';
import { sha256 } from './secret.ts';

/** Who somebody is: an issuer and its name for them, never an address. `name` is for people: what the audit shows. */
export interface Person {
  issuer: string;
  subject: string;
  name: string;
}

/** Somebody who has proved who they are. */
export interface ProvenPerson extends Person {
  /** Who they are in their Entra directory, where the proof says so. */
  entra: PersonKey | null;
}

/** Longest name shown of a person, in characters. */
export const PERSON_NAME_LENGTH = 200;

/** What an issuer says of a person: by address, else by name, else by subject. Null without a subject. */
export function personIn(
  issuer: string,
  claims: Pick<JWTPayload, 'sub'> & Record<string, unknown>,
): ProvenPerson | null {
  // Typed as text, but nobody has checked it.
  const subject: unknown = claims.sub;
  if (typeof subject !== 'string' || !subject) return null;
  const [name = 'unknown'] = [claims.email, claims.name, subject].flatMap(
    (text) => cleanText(text, PERSON_NAME_LENGTH) ?? [],
  );
  return { issuer, subject, name, entra: entraIdentity(issuer, claims) };
}

/** One short name for issuer and subject together, which leads back to neither: 43 characters of base64url. */
export async function personKey({ issuer, subject }: Pick<Person, 'issuer' | 'subject'>): Promise<string> {
  return sha256(JSON.stringify([issuer, subject]));
}
