import { withNewKey } from '../../worker/tools/key-set.ts';

/** A new JWK set with one 256-bit key, as the Worker's secret `CREDENTIAL_KEYS` holds it. */
export function newCredentialKeys(kid = new Date().toISOString().slice(0, 10)): string {
  return JSON.stringify(withNewKey({ keys: [] }, kid));
}
