import type { Failure } from '@production-assist/shared/failures';
import { sealingKeys } from '../config.ts';
import { GraphSession } from '../entra/graph.ts';
import { findAccessGroup } from '../entra/group.ts';
import { isRedacted } from '../entra/member.ts';
import { readMembers } from '../entra/members.ts';
import { type Network, workerNetwork } from '../entra/network.ts';
import { usableCredential } from '../entra/usable.ts';
import { FailureError, failureOf } from '../failure-error.ts';
import { PROVE_CLAIM_MS, PROVE_WAIT_MS, PROVEN_CANDIDATES } from '../limits.ts';
import { kindOf, log } from '../log.ts';
import { type CandidateRow, noteTry, takeDueCandidates } from '../store/candidates.ts';
import { type ConnectionRow, getConnection } from '../store/connections.ts';
import { unverifiedTenants } from '../store/formers.ts';
import { takeOver } from '../store/replacement.ts';
import { openCredential, type StoredCredential } from '../store/vault.ts';
import { explainDenied } from './denied.ts';
import { afterTry } from './patience.ts';
import { redactedFailure } from './read-group.ts';
import { requestRun } from './schedule.ts';
import { distrust } from './trusted-group.ts';

/**
 * Tries a candidate with Microsoft as a run would use it, and lets it take over where that goes well. The present
 * credential is not touched before.
 *
 * @param fresh the credential itself, where it was given just now: KV may not show it yet
 * @returns whether it took over
 */
export async function proveCandidate(
  env: Env,
  network: Network,
  candidate: CandidateRow,
  fresh?: StoredCredential,
): Promise<boolean> {
  const connection = await getConnection(env.DB, candidate.tenantId);
  if (!connection) return false;
  const failure = await attempt(env, network, connection, candidate, fresh);
  const now = network.now();
  if (failure) {
    await noteTry(env.DB, candidate, { ...afterTry(candidate, failure, candidate.tries + 1, now), failure }, now);
    return false;
  }
  if (!(await takeOver(env.DB, candidate, now))) return false;
  await startProvingRun(env, candidate.tenantId, candidate.createdBy, now);
  return true;
}

/**
 * What the cron does: tries the candidates whose turn it is, and starts runs that are missing after a take-over.
 *
 * @param now the cron's own time, ms since 1970
 */
export async function proveDueCandidates(
  env: Env,
  now: number,
  network: Network = workerNetwork(PROVE_WAIT_MS),
): Promise<void> {
  const due = await takeDueCandidates(env.DB, now, now + PROVE_CLAIM_MS, PROVEN_CANDIDATES);
  await Promise.all(due.map((candidate) => proveCandidate(env, network, candidate)));
  for (const tenantId of await unverifiedTenants(env.DB, now, PROVEN_CANDIDATES)) {
    await startProvingRun(env, tenantId, 'sync', now);
  }
}

/** Why the candidate will not do, or not yet; null where it does all a run needs. Never throws. */
async function attempt(
  env: Env,
  network: Network,
  connection: ConnectionRow,
  candidate: CandidateRow,
  fresh: StoredCredential | undefined,
): Promise<Failure | null> {
  const { cloud, directoryId, clientId, groupId } = connection;
  let graph: GraphSession | null = null;
  try {
    const credential = usableCredential(env, fresh ?? (await openCandidate(env, network, connection, candidate)));
    graph = await GraphSession.open(network, { cloud, directoryId, clientId, credential });
    const group = await findAccessGroup(graph);
    const distrusted = distrust(group, groupId, graph.roles);
    if (distrusted) return distrusted;
    for await (const { members } of readMembers(graph, group.id, null, 1)) {
      if (members.some(isRedacted)) throw redactedFailure();
    }
    return null;
  } catch (error) {
    const failure = explainDenied(failureOf(error), graph?.roles ?? null);
    if (failure.code === 'internal') reportUnforeseen(candidate.tenantId, error);
    return failure;
  }
}

function openCandidate(
  env: Env,
  network: Network,
  connection: ConnectionRow,
  { tenantId, credentialVersion, createdAt }: CandidateRow,
): Promise<StoredCredential> {
  const place = { tenantId, version: credentialVersion };
  const age = { savedAt: createdAt, now: network.now() };
  return openCredential(env.CREDENTIALS, sealingKeys(env), place, connection, age);
}

/** A full run, which makes an end of the former credential. Where it cannot be started now, the cron does so. */
async function startProvingRun(env: Env, tenantId: string, requestedBy: string, now: number): Promise<void> {
  try {
    await requestRun(env, tenantId, requestedBy, now);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    log('warn', 'run.unstarted', { tenantId, code: error.failure.code });
  }
}

/** Its kind only: a message could hold a value. */
function reportUnforeseen(tenantId: string, error: unknown): void {
  const kind = kindOf(error);
  log('error', 'candidate.unforeseen', { tenantId, kind });
}
