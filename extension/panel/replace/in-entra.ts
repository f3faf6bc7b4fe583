import type { Both } from '../../replace/rows.ts';
import type { Standing } from '../../service/replacement.ts';
import type { SecretsRead } from '../../setup-schema.ts';
import { setups } from '../state.ts';
import { givenId, wereSeveral } from './kept.ts';

/** The two sides that are compared: what the page listed, and what is known of the secrets. */

/** The secrets of the application, whichever directory's tab they were read in. */
export function secretsOf(clientId: string): SecretsRead | undefined {
  const readings = Object.values(setups.value.setups).flatMap(
    ({ applications }) => applications[clientId]?.secrets ?? [],
  );
  return readings.sort((one, other) => other.at - one.at)[0];
}

/** What is known of the secret that is in use and of the one before. Where no service says it, only which was taken. */
export function bothOf(now: Standing | null): Both {
  const unknown = { hint: null, expiresOn: null };
  const marks = (of: { kind: string; hint: string | null; expiresOn: string | null } | null | undefined) =>
    of?.kind === 'secret' ? { hint: of.hint, expiresOn: of.expiresOn } : null;
  return {
    current: now ? marks(now.credential) : unknown,
    former: now ? marks(now.former) : unknown,
    currentId: givenId.value,
    wereSeveral: wereSeveral.value,
  };
}
