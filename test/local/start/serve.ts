import type { Connection } from '@production-assist/shared/api';
import { GTG, gtgDirectory } from '@production-assist/simulator/gtg';
import { PAGE_CLIENT_ID } from '@production-assist/simulator/openid-provider';
import { createSimulator, type Simulator } from '@production-assist/simulator/simulator';
import { bundleWorker } from '../bundle.ts';
import { EXTENSION_CLIENT } from '../extension-client.ts';
import { newCredentialKeys } from '../keys.ts';
import { startSignInPage } from '../sign-in-page.ts';
import type { LocalWorker } from '../worker.ts';
import { type Api, createApi } from './api.ts';
import { everyMinute } from './cron.ts';
import { type Home, homeIn, keep, type Session, shown, writePrivate } from './home.ts';
import { takeLock } from './lock.ts';
import { liveNetwork } from './networks.ts';
import { nextSteps } from './next-steps.ts';
import type { StartOptions } from './options.ts';
import { letPeopleIn, OPERATOR, tokenFor } from './people.ts';
import { freePort } from './port.ts';
import { connectSimulated, findTenant, resendLostRuns, TENANT_ID } from './set-up.ts';
import { startReceiver } from './start-receiver.ts';
import type { Stop } from './stop.ts';
import { sync } from './sync.ts';
import { paint, seconds, type Terminal } from './terminal.ts';

/** The receiver's page stands beside the Worker, with room for a second one of that. */
const RECEIVER_PORT_AHEAD = 100;

/** Starts everything and leaves it running. @throws StartError where it cannot */
export async function serve(options: StartOptions, terminal: Terminal, stop: Stop): Promise<void> {
  const { live } = options;
  const home = homeIn(options.data, live);
  const lock = await takeLock(home.lock);
  const simulator = await createSimulator({ issuerKey: await keep(home.issuerKey, newIssuerKey) });
  if (!live) simulator.addDirectory(gtgDirectory());
  const signInPage = await startSignInPage(simulator.issuer);
  stop.before(signInPage.stop);
  const worker = await startLocally(options, home, simulator, terminal);
  // The simulated Microsoft asks the Worker for its keys under the address it has there.
  simulator.settings.fetchIssuer = (request) => worker.fetch(request);
  stop.before(worker.stop);
  stop.takeOver();
  const url = `http://localhost:${new URL(worker.url).port}`;
  await lock.announce(url);
  // The real Internet has receivers of its own, and cannot reach this one.
  const receiver = live ? null : await startReceiver(simulator, home.receiver, options.port + RECEIVER_PORT_AHEAD);
  if (receiver) stop.before(receiver.stop);

  const token = await tokenFor(simulator.issuer, OPERATOR);
  const api = createApi(worker.url, token);
  await resendLostRuns(worker);
  const connection = await prepareTenant(api, live, terminal);
  await letPeopleIn(api, worker.url, simulator.issuer, TENANT_ID);
  const log = connection ? await sync(api, TENANT_ID, home, terminal) : [];
  const { directoryId, clientId, secret } = GTG;
  const values = live
    ? { directoryId: null, clientId: null, clientSecret: null }
    : { directoryId, clientId, clientSecret: secret };
  await writePrivate(home.session, { url, token, tenantId: TENANT_ID, ...values } satisfies Session);

  terminal.line(`\n${paint('bold', `Ready after ${seconds(0)}: ${paint('cyan', url)}`)}`);
  if (!url.endsWith(`:${options.port}`))
    terminal.warn(`Port ${options.port} is taken, so it is another one this time.`);
  terminal.line();
  const everyMinutes = connection?.schedule.enabled ? connection.schedule.everyMinutes : null;
  const place = { url, session: home.session, state: home.state, tenantId: TENANT_ID };
  for (const line of nextSteps({
    ...place,
    everyMinutes,
    connected: connection !== null,
    receiver: receiver?.url ?? null,
  }))
    terminal.line(line);
  terminal.line();
  terminal.showLogs(log);
  const endCron = everyMinute((minute) => {
    // What was asked is kept for tests; here it would only grow.
    simulator.clearRequests();
    worker.cron(minute).catch((error: Error) => {
      if (!stop.requested) terminal.warn(`The cron of ${minute.toISOString()} failed: ${error.message}`);
    });
  });
  stop.before(async () => endCron());
}

async function startLocally(
  { live, port }: StartOptions,
  home: Home,
  simulator: Simulator,
  terminal: Terminal,
): Promise<LocalWorker> {
  // The bundler is a process of its own; wrangler and Miniflare, which take a second to load, load meanwhile.
  const [bundle, { LOCAL_ORIGIN, startWorker }] = await terminal.step(
    'Bundling the Worker',
    () => Promise.all([bundleWorker(home.bundle), import('../worker.ts')]),
    () => 'Worker bundled',
  );
  const { url: issuer, audience, jwksUrl } = simulator.issuer;
  return terminal.step(
    'Starting it on workerd',
    async () =>
      startWorker({
        bundle,
        port: await freePort(port),
        persist: home.state,
        access: {
          ISSUERS: [{ issuer, audience, jwksUrl }],
          FIRST_OPERATOR: { issuer, subject: OPERATOR.subject },
          SIGN_IN: { issuer, clientId: PAGE_CLIENT_ID },
          EXTENSION: EXTENSION_CLIENT,
          // No name for the real Microsoft: it could not find this machine.
          ...(live ? {} : { PUBLIC_ORIGIN: LOCAL_ORIGIN }),
        },
        credentialKeys: JSON.stringify(await keep(home.sealingKeys, newSealingKeys)),
        network: live ? liveNetwork(simulator, terminal.log) : simulator.fetch,
        onLog: terminal.log,
      }),
    () => `Running on workerd, data in ${shown(home.state)}`,
  );
}

/** @returns the tenant's connection; null where the real directory's is still to be saved */
async function prepareTenant(api: Api, live: boolean, terminal: Terminal): Promise<Connection | null> {
  const prepared = await terminal.step(
    'Looking for the tenant',
    async () => {
      const { created, connection } = await findTenant(api);
      if (connection) return { connection, done: `Tenant ${TENANT_ID} and its connection are there` };
      const tenant = created ? `Tenant ${TENANT_ID} created` : `Tenant ${TENANT_ID} is there`;
      if (live) return { connection: null, done: tenant };
      return { connection: await connectSimulated(api), done: `${tenant}, its connection saved` };
    },
    ({ done }) => done,
  );
  return prepared.connection;
}

async function newSealingKeys(): Promise<unknown> {
  return JSON.parse(newCredentialKeys());
}

async function newIssuerKey() {
  return (await createSimulator()).issuer.exportKey();
}
