import type { WorkerAccess, WorkerAnswer } from '../worker-api.ts';

const TIMEOUT_MS = 15_000;

/** The certificate of the tenant's connection, as DER: public, and without its key. */
export async function certificate(
  { origin, tenantId, token }: WorkerAccess,
  of: 'candidate' | 'current',
  fetcher: typeof fetch = fetch,
): Promise<WorkerAnswer<Uint8Array<ArrayBuffer>>> {
  const url = `${origin}/api/tenants/${encodeURIComponent(tenantId)}/connection/certificate?of=${of}`;
  try {
    const response = await fetcher(url, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) return { ok: false, because: 'apiUnreadable' };
    return { ok: true, value: new Uint8Array(await response.arrayBuffer()) };
  } catch {
    return { ok: false, because: 'apiUnreachable' };
  }
}
