import type { Failure } from '@production-assist/shared/failures';
import { logLines } from '@production-assist/shared/guide';
import { HIDDEN_MEMBERS_PERMISSION } from '@production-assist/shared/permissions';
import { sealingKeys } from '../config.ts';
import { GraphSession } from '../entra/graph.ts';
import { type AccessGroup, findAccessGroup } from '../entra/group.ts';
import type { Network } from '../entra/network.ts';
import { FailureError, failureOf } from '../failure-error.ts';
import { type ConnectionRow, getConnection, rememberGroup } from '../store/connections.ts';
import { countGroupMemberships, lookUpPeople, writePeople } from '../store/people.ts';
import { progressStatement, type RunLease, type RunProgress } from '../store/run-lease.ts';
import { NO_COUNTS } from '../store/runs.ts';
import { openCredential } from '../store/vault.ts';
import { explainDenied } from './denied.ts';
import { type People, readGroup } from './read-group.ts';

/** How a run ended. `progress` is what it had done by then. */
export interface RunOutcome {
  progress: RunProgress;
  failure: Failure | null;
  log: string[];
  /** True where another owner, or a change of the connection, took the run away: there is nothing left to record. */
  superseded: boolean;
}

/**
 * One sync of one tenant: token, group, pages of members, each written while the next one is fetched.
 * Never throws: what went wrong is in the outcome.
 */
export async function runSync(env: Env, network: Network, lease: RunLease): Promise<RunOutcome> {
  const progress: RunProgress = { counts: NO_COUNTS, pages: 0, roles: null, graphRequests: 0, rowsWritten: 0 };
  let graph: GraphSession | null = null;
  const note = () => {
    progress.roles = graph?.roles ?? null;
    progress.graphRequests = graph?.requests ?? 0;
  };
  try {
    const connection = await getConnection(env.DB, lease.tenantId);
    if (!connection) throw new FailureError('connection-missing');
    const { cloud, directoryId, clientId } = connection;
    const credential = await openCredential(
      env.CREDENTIALS,
      sealingKeys(env),
      { tenantId: lease.tenantId, version: connection.credentialVersion },
      connection,
      { savedAt: connection.credentialUpdatedAt, now: network.now() },
    );
    graph = await GraphSession.open(network, { cloud, directoryId, clientId, credential });
    const group = await trustedGroup(graph, connection);

    const people: People = {
      lookUp: (members) => lookUpPeople(env.DB, lease.tenantId, directoryId, members),
      async take(decisions, counts, pages) {
        note();
        const now = network.now();
        const result = await writePeople(env.DB, lease, directoryId, decisions, now);
        progress.rowsWritten += result.rowsWritten;
        if (result.settled) Object.assign(progress, { counts, pages });
        const kept = await progressStatement(env.DB, lease, progress, now).run();
        if (kept.meta.changes !== 1) throw new FailureError('run-superseded');
        return result.settled;
      },
    };
    const read = await readGroup(graph, group.id, directoryId, people, 'stop');
    progress.counts = {
      ...read.counts,
      // Whoever has access through the group and was not among those who were read.
      leavers: (await countGroupMemberships(env.DB, lease.tenantId)) - read.present,
    };
    note();
    await rememberGroup(env.DB, connection, group.id);
    const { fetched, processed } = progress.counts;
    return {
      progress,
      failure: null,
      log: logLines({ directoryId, tenantId: lease.tenantId, fetched, processed }),
      superseded: false,
    };
  } catch (error) {
    note();
    const failure = explainDenied(failureOf(error), progress.roles);
    if (failure.code === 'internal') reportUnforeseen(lease, error);
    return { progress, failure, log: [], superseded: failure.code === 'run-superseded' };
  }
}

/** The access group, if it is the one it was before and all of its members can be seen. */
async function trustedGroup(graph: GraphSession, connection: ConnectionRow): Promise<AccessGroup> {
  const group = await findAccessGroup(graph);
  const failure = distrust(group, connection.groupId, graph.roles);
  if (failure) throw new FailureError(failure.code, failure);
  return group;
}

/**
 * Why a found group must not be synced: its name belongs to another object than before, or its membership is hidden
 * and the token may not see it.
 */
export function distrust(
  group: AccessGroup,
  rememberedId: string | null,
  roles: readonly string[] | null,
): Failure | null {
  if (rememberedId !== null && rememberedId !== group.id) {
    return { code: 'group-replaced', params: { expected: group.displayName } };
  }
  if (group.hiddenMembership && !roles?.includes(HIDDEN_MEMBERS_PERMISSION)) {
    return { code: 'group-hidden', params: { permission: HIDDEN_MEMBERS_PERMISSION } };
  }
  return null;
}

/** What nobody foresaw: its kind and where it happened, without its message, which could hold a value. */
function reportUnforeseen(lease: RunLease, error: unknown): void {
  const { tenantId, runId } = lease;
  const kind = error instanceof Error ? error.name : typeof error;
  console.error(JSON.stringify({ event: 'run.unforeseen', tenantId, runId, kind }));
}
