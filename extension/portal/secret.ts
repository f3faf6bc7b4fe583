import { isGuid, secretFlaw } from '@production-assist/shared/pasted';
import { isSecretValue } from './secret-value.ts';
import { secretsTableOf } from './secrets-table.ts';

/** Why no secret was taken. `several-shown`: more than one whole value stands there, and it is not said which. */
export type SecretRefusal = 'secret-is-id' | 'secret-masked' | 'not-shown' | 'several-shown';

export type TakenSecret = { value: string; secretId: string | null } | { refused: SecretRefusal };

/**
 * The client secret's value that stands on *Certificates & secrets*. The only function that returns it: called when a
 * person clicks on "take the secret", and never on its own. Where several are shown none of them is taken: which one is
 * meant only the person knows.
 */
export function takeSecret(document: Document): TakenSecret {
  const rows = secretsTableOf(document)?.rows ?? [];
  const shown = rows.filter((row) => isSecretValue(row.value));
  const [only] = shown;
  if (only && shown.length === 1) return { value: only.value, secretId: only.secretId };
  if (shown.length > 1) return { refused: 'several-shown' };
  // A whole GUID where the value should be: the page's columns are not where they were, or are read in a wrong language.
  if (rows.some((row) => isGuid(row.value))) return { refused: 'secret-is-id' };
  return { refused: rows.some((row) => secretFlaw(row.value) === 'secret-masked') ? 'secret-masked' : 'not-shown' };
}
