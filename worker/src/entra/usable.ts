import { certificateAssertion } from '../certificate/assertion.ts';
import { type KeyEnv, signAssertion } from '../federation/issuer-keys.ts';
import type { StoredCredential } from '../store/vault.ts';
import type { Credential } from './sign-in.ts';

/** Makes of a kept credential one that can sign in: with a key it signs, and with none this service vouches. */
export function usableCredential(env: KeyEnv, stored: StoredCredential): Credential {
  switch (stored.kind) {
    case 'secret':
      return stored;
    case 'certificate':
      return { kind: 'certificate', assert: (asked) => certificateAssertion(stored, asked) };
    case 'federated': {
      const { issuer, subject } = stored;
      return {
        ...stored,
        assert: ({ federationAudience: audience, now }) => signAssertion(env, { issuer, subject, audience }, now),
      };
    }
  }
}
