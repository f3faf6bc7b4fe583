import { askFor, type WorkerAccess, type WorkerAnswer } from '../worker-api.ts';

const TIMEOUT_MS = 15_000;

/** The certificate of the tenant's connection, as DER: public, and without its key. */
export function certificate(
  { origin, tenantId, token }: WorkerAccess,
  of: 'candidate' | 'current',
  fetcher: typeof fetch = fetch,
): Promise<WorkerAnswer<Uint8Array<ArrayBuffer>>> {
  const url = `${origin}/api/tenants/${encodeURIComponent(tenantId)}/connection/certificate?of=${of}`;
  const init = { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(TIMEOUT_MS) };
  return askFor(fetcher, url, init, async (response) => ({
    ok: true,
    value: new Uint8Array(await response.arrayBuffer()),
  }));
}
