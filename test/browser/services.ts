import { join } from 'node:path';
import { type AdminCenter, createAdminCenter } from '@production-assist/simulator/admin-center/admin-center';
import { GTG, gtgDirectory } from '@production-assist/simulator/gtg';
import { PAGE_CLIENT_ID } from '@production-assist/simulator/openid-provider';
import { createSimulator, type Simulator } from '@production-assist/simulator/simulator';
import { EXTENSION_CLIENT } from '../local/extension-client.ts';
import { newCredentialKeys } from '../local/keys.ts';
import { startSignInPage } from '../local/sign-in-page.ts';
import {
  LOCAL_ORIGIN,
  type LocalWorker,
  type LocalWorkerOptions,
  type SentEmail,
  startWorker,
} from '../local/worker.ts';
import { BUNDLE } from '../worker/bundle.ts';

/** Everything the browser speaks to: Microsoft, simulated, and our Worker with one tenant. */
export interface Services {
  simulator: Simulator;
  adminCenter: AdminCenter;
  worker: LocalWorker;
  /** The tenant that is set up in the Worker, without a connection. */
  tenantId: string;
  /** Where the panel and the browser find the Worker: cookies know no ports, and the sign-in is on 127.0.0.1. */
  serviceUrl: string;
  /** A token of an operator, for what calls the interface without a person. */
  token: string;
  /**
   * Stops the Worker, at once and whatever it does, and gives the way to start it anew at the same address, with what
   * it kept in `keep`.
   */
  stopWorker(): Promise<{ startAgain(): Promise<LocalWorker> }>;
  stop(): Promise<void>;
}

export interface ServicesOptions {
  /** A directory with people and neither an application nor a group; default: GTG as it is set up already. */
  empty?: boolean;
  /** How long a page of the admin center shows that it is loading, in ms; default: as long as people are used to. */
  settleMs?: number;
  /** Folder that keeps what the Worker stores; without it a Worker that was stopped has forgotten everything. */
  keep?: string;
  /** Called with every e-mail the Worker sends; without it the Worker cannot send any. */
  onEmail?: (email: SentEmail) => void;
}

const TENANT = 'gtg';

/** Who can sign in. The first one administers the tenant, the second may look into it, the third has no business here. */
export const PEOPLE = [
  { subject: 'ada', name: 'Ada Keller', email: 'ada@pa.example', about: 'administers GTG', role: 'admin' },
  { subject: 'vera', name: 'Vera Lang', email: 'vera@pa.example', about: 'looks into GTG', role: 'viewer' },
  { subject: 'otto', name: 'Otto Fremd', email: 'otto@pa.example', about: 'nobody here', role: null },
] as const;

export async function startServices({ empty = false, settleMs, keep, onEmail }: ServicesOptions): Promise<Services> {
  const simulator = await createSimulator();
  const data = gtgDirectory();
  simulator.addDirectory(empty ? { ...data, applications: [], groups: [] } : data);
  const { url: issuer, audience, jwksUrl } = simulator.issuer;
  const options: LocalWorkerOptions = {
    bundle: join(BUNDLE, 'index.js'),
    access: {
      ISSUERS: [{ issuer, audience, jwksUrl }],
      FIRST_OPERATOR: { issuer, subject: 'operator' },
      SIGN_IN: { issuer, clientId: PAGE_CLIENT_ID },
      EXTENSION: EXTENSION_CLIENT,
      PUBLIC_ORIGIN: LOCAL_ORIGIN,
    },
    credentialKeys: newCredentialKeys('browser'),
    network: simulator.fetch,
    onLog: () => {},
    ...(keep === undefined ? {} : { persist: keep }),
    ...(onEmail ? { onEmail } : {}),
  };
  const worker = await startWorker(options);
  let running = worker;
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
  const signInPage = await startSignInPage(simulator.issuer);
  const grant = worker.d1.prepare(
    'INSERT INTO admins (issuer, subject, tenant_id, role, created_at, created_by) VALUES (?, ?, ?, ?, 0, ?)',
  );
  for (const { role, ...person } of PEOPLE) {
    simulator.issuer.provider.people.push(person);
    if (role) await grant.bind(issuer, person.subject, TENANT, role, 'test').run();
  }
  const serviceUrl = worker.url.replace('127.0.0.1', 'localhost');
  const stop = async () => {
    await Promise.all([running.stop(), signInPage.stop()]);
  };
  const stopWorker = async () => {
    await running.stop();
    return {
      startAgain: async () => {
        running = await startWorker({ ...options, port: Number(new URL(worker.url).port) });
        return running;
      },
    };
  };
  return { simulator, adminCenter, worker, tenantId: TENANT, serviceUrl, token, stopWorker, stop };
}
