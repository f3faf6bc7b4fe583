import type { Connection } from '@production-assist/shared/api';
import { GTG, gtgDirectory } from '@production-assist/simulator/gtg';
import type { LocalWorker } from '../worker.ts';
import { type Api, ApiError } from './api.ts';

/** The tenant that is there from the start. */
export const TENANT_ID = 'gtg';
const TENANT_NAME = 'GTG';

/** The tenant's connection; null where none is saved. Makes the tenant where it is missing. */
export async function findTenant(api: Api): Promise<{ created: boolean; connection: Connection | null }> {
  try {
    const connection = await api.call<Connection>('GET', `/api/tenants/${TENANT_ID}/connection`);
    return { created: false, connection };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'connection-missing') return { created: false, connection: null };
    if (error.code !== 'not-found') throw error;
    await api.call('PUT', `/api/tenants/${TENANT_ID}`, { name: TENANT_NAME });
    return { created: true, connection: null };
  }
}

/** Saves what an admin of the simulated directory would paste: its three values, and when the secret expires. */
export async function connectSimulated(api: Api): Promise<Connection> {
  const [application] = gtgDirectory().applications ?? [];
  const expiresAt = application?.secrets?.find(({ keyId }) => keyId === GTG.secretId)?.expiresAt;
  return api.call<Connection>('PUT', `/api/tenants/${TENANT_ID}/connection`, {
    directoryId: GTG.directoryId,
    clientId: GTG.clientId,
    clientSecret: GTG.secret,
    secretExpiresOn: expiresAt === undefined ? null : new Date(expiresAt).toISOString().slice(0, 10),
  });
}

/**
 * The local queue lives in memory: what was on its way when the command ended is lost, while D1 still waits for it.
 * Sends it again; a run whose owner ended with the command is free to be taken.
 *
 * @returns how many
 */
export async function resendLostRuns(worker: LocalWorker): Promise<number> {
  await worker.d1.prepare(`UPDATE runs SET lease_until = 0 WHERE state = 'running'`).run();
  const { results } = await worker.d1
    .prepare(`SELECT tenant_id AS tenantId, run_id AS runId FROM runs WHERE state IN ('queued', 'running')`)
    .all<{ tenantId: string; runId: string }>();
  for (const message of results) await worker.send(message);
  return results.length;
}
