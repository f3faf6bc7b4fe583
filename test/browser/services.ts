import { join } from 'node:path';
import { type AdminCenter, createAdminCenter } from '@production-assist/simulator/admin-center/admin-center';
import { GTG, gtgDirectory } from '@production-assist/simulator/gtg';
import { createSimulator, type Simulator } from '@production-assist/simulator/simulator';
import { newCredentialKeys } from '../local/keys.ts';
import { type LocalWorker, startWorker } from '../local/worker.ts';
import { BUNDLE } from './build.ts';

/** Everything the browser speaks to: Microsoft, simulated, and our Worker with one tenant. */
export interface Services {
  simulator: Simulator;
  adminCenter: AdminCenter;
  worker: LocalWorker;
  /** The tenant that is set up in the Worker, without a connection. */
  tenantId: string;
  /** A token of an operator, as it is entered by hand. */
  token: string;
}

export interface ServicesOptions {
  /** A directory with people and neither an application nor a group; default: GTG as it is set up already. */
  empty?: boolean;
  /** How long a page of the admin center shows that it is loading, in ms; default: as long as people are used to. */
  settleMs?: number;
}

const TENANT = 'gtg';

export async function startServices({ empty = false, settleMs }: ServicesOptions): Promise<Services> {
  const simulator = await createSimulator();
  const data = gtgDirectory();
  simulator.addDirectory(empty ? { ...data, applications: [], groups: [] } : data);
  const { url: issuer, audience, jwksUrl } = simulator.issuer;
  const worker = await startWorker({
    bundle: join(BUNDLE, 'index.js'),
    access: { ISSUERS: [{ issuer, audience, jwksUrl }], FIRST_OPERATOR: { issuer, subject: 'operator' } },
    credentialKeys: newCredentialKeys('browser'),
    network: simulator.fetch,
    onLog: () => {},
  });
  const token = await simulator.issuer.token({ subject: 'operator', email: 'operator@pa.example' });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const url = `${worker.url}/api/tenants/${TENANT}`;
  const created = await fetch(url, { method: 'PUT', headers, body: JSON.stringify({ name: 'GTG' }) });
  if (!created.ok) throw new Error(`The Worker did not create the tenant: ${created.status}`);
  const adminCenter = createAdminCenter({
    simulator,
    directoryId: GTG.directoryId,
    ...(settleMs === undefined ? {} : { settleMs }),
  });
  return { simulator, adminCenter, worker, tenantId: TENANT, token };
}
