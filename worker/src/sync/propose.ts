import type { Network } from '../entra/network.ts';
import { FailureError } from '../failure-error.ts';
import { PROVE_CLAIM_MS } from '../limits.ts';
import { destroyDiscarded } from '../sealing/discard.ts';
import { type NewCredential, sealNew } from '../sealing/new-credential.ts';
import { type CandidateRow, putCandidate } from '../store/candidates.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { noteDiscarded } from '../store/discarded.ts';
import { newId } from '../store/ids.ts';
import { firstTryAfter } from './patience.ts';
import { proveCandidate } from './prove.ts';

/**
 * Keeps a credential as the candidate of a connection, in the place of an older one, and tries it where that makes sense
 * already.
 *
 * @throws FailureError `version-stale` where the connection is another application's by now, or gone;
 *   `storage-unavailable`
 */
export async function proposeCandidate(
  env: Env,
  network: Network,
  connection: ConnectionRow,
  { stored, hint, certificate, expiresOn }: NewCredential,
  createdBy: string,
): Promise<void> {
  const { tenantId } = connection;
  const { kind } = stored;
  const now = network.now();
  const { version, key } = await sealNew(env, tenantId, connection, stored, now);
  const wait = firstTryAfter(kind);
  const row: CandidateRow = {
    tenantId,
    candidateId: newId(now),
    kind,
    credentialVersion: version,
    credentialKey: key,
    hint,
    certificate,
    expiresOn,
    state: 'waiting',
    tries: 0,
    // Whoever dies over the first try leaves it to the cron.
    nextTryAt: now + (wait ?? PROVE_CLAIM_MS),
    failure: null,
    createdAt: now,
    createdBy,
  };
  const written = await putCandidate(env.DB, row, connection);
  if (!written) await noteDiscarded(env.DB, { tenantId, version }, now);
  await destroyDiscarded(env, now, tenantId);
  if (!written) throw new FailureError('version-stale');
  if (wait === null) await proveCandidate(env, network, row, stored);
}
