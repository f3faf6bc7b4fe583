import type { FederationView } from '@production-assist/shared/api-credentials';
import * as v from 'valibot';
import { ask, type WorkerAccess, type WorkerAnswer } from '../worker-api.ts';

/** How long the service may take: the first of all tenants has it make a key. */
const TIMEOUT_MS = 15_000;

/** `FederationView`; the module of that name holds much more, and all of it would be loaded. */
const answer: v.GenericSchema<unknown, FederationView> = v.object({
  issuer: v.string(),
  subject: v.string(),
  audience: v.string(),
});

/** What the tenant's federated credential has to hold. */
export function federation(access: WorkerAccess, fetcher: typeof fetch = fetch): Promise<WorkerAnswer<FederationView>> {
  const url = `${access.origin}/api/tenants/${encodeURIComponent(access.tenantId)}/connection/federation`;
  return ask(fetcher, url, answer, {
    headers: { authorization: `Bearer ${access.token}` },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}
