import { join } from 'node:path';
import type { Preview, Problem, Run } from '@production-assist/shared/api';
import { createIssuer, type Issuer } from '@production-assist/simulator/issuer';
import { PAGE_CLIENT_ID } from '@production-assist/simulator/openid-provider';
import { createSimulator, type Simulator } from '@production-assist/simulator/simulator';
import { afterAll, beforeAll, vi } from 'vitest';
import { addTestDirectory, type TestDirectory } from '../local/directories.ts';
import { newCredentialKeys } from '../local/keys.ts';
import { LOCAL_ORIGIN, type LocalAccess, type LocalWorker, type SentEmail, startWorker } from '../local/worker.ts';
import { BUNDLE } from './bundle.ts';
import { signInAs } from './sign-in.ts';

/** What a call to the API answered; `body` is parsed JSON, or the text where it is none. */
export interface Answer<Body = unknown> {
  status: number;
  headers: Headers;
  body: Body;
  text: string;
}

/** The Worker as it is deployed, a simulator in place of the network, and callers. One per test file. */
export interface Harness {
  worker: LocalWorker;
  simulator: Simulator;
  /** A second issuer of callers, with an audience of its own. The first one is the simulator's. */
  otherIssuer: Issuer;
  /** An issuer of backends' tokens. */
  backendIssuer: Issuer;
  /** The Worker's secret of that name. */
  credentialKeys: string;
  /** Everything the Worker logged. */
  logs: string[];
  /** Everything the Worker sent by e-mail. */
  emails: SentEmail[];
  /** Calls the API as the operator, or as whoever `token` belongs to (`null`: nobody). */
  call<Body = unknown>(
    method: string,
    path: string,
    body?: unknown,
    options?: { token?: string | null; headers?: Record<string, string> },
  ): Promise<Answer<Body>>;
  /** A token of the simulator's issuer for this subject. */
  token(subject: string): Promise<string>;
  /**
   * Signs this person in on the page, with the simulator's issuer as the provider.
   *
   * @returns the headers a browser then sends from our own page: `call(…, { token: null, headers })`
   */
  signIn(subject: string): Promise<Record<string, string>>;
  /** Gives a subject a role in a tenant. */
  grant(subject: string, tenantId: string, role: 'admin' | 'viewer' | 'operator'): Promise<void>;
  /** A new directory set up as the guide says. */
  directory(options?: Parameters<typeof addTestDirectory>[2]): TestDirectory;
  /** A new tenant connected to this directory. */
  connect(directory: TestDirectory, connection?: Record<string, unknown>): Promise<string>;
  /** Starts a run by hand and waits for its end. */
  run(tenantId: string): Promise<Run>;
  /** Waits until a run has ended. */
  finished(tenantId: string, runId: string): Promise<Run>;
  preview(tenantId: string, values?: Record<string, unknown>): Promise<Preview>;
}

/** How a run is watched, in ms: asked without a pause, the Worker would answer in place of running. */
const WATCHED = { interval: 15, timeout: 60_000 };

const OPERATOR = 'operator';

/** The extension the Worker of the tests knows. */
export const EXTENSION = {
  redirectUris: ['https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/'],
  origins: ['chrome-extension://abcdefghijklmnopabcdefghijklmnop'],
};

/**
 * Starts the Worker before the file's tests and stops it after them.
 *
 * @param access changes to who may call and how
 * @param email whether it can send e-mail
 */
export function useWorker(access: Partial<LocalAccess> = {}, { email = true } = {}): Harness {
  const harness = {} as Harness;
  let operatorToken = '';
  let directories = 0;
  let tenants = 0;

  beforeAll(async () => {
    const simulator = await createSimulator({ seed: 1 });
    const { url: issuer, audience, jwksUrl } = simulator.issuer;
    const logs: string[] = [];
    harness.logs = logs;
    harness.emails = [];
    harness.simulator = simulator;
    const other = await createIssuer({
      now: Date.now,
      seed: 2,
      url: 'https://other-issuer.test/team',
      audience: 'https://other-audience.test',
    });
    harness.otherIssuer = other;
    const backend = await createIssuer({
      now: Date.now,
      seed: 3,
      url: 'https://backend-issuer.test',
      audience: 'https://users.production-assist.test',
    });
    harness.backendIssuer = backend;
    harness.credentialKeys = newCredentialKeys('test');
    const issuers = [simulator.issuer, other, backend];
    harness.worker = await startWorker({
      bundle: join(BUNDLE, 'index.js'),
      access: {
        ISSUERS: [
          { issuer, audience, jwksUrl },
          { issuer: other.url, audience: other.audience, jwksUrl: other.jwksUrl },
          { issuer: backend.url, audience: backend.audience, jwksUrl: backend.jwksUrl, for: 'backend' },
        ],
        FIRST_OPERATOR: { issuer, subject: OPERATOR },
        SIGN_IN: { issuer, clientId: PAGE_CLIENT_ID },
        EXTENSION,
        PUBLIC_ORIGIN: LOCAL_ORIGIN,
        ...access,
      },
      credentialKeys: harness.credentialKeys,
      network: async (request) => {
        const own = issuers.find((one) => one !== simulator.issuer && one.serves(new URL(request.url)));
        return own ? own.handle(request) : simulator.fetch(request);
      },
      onLog: (line) => logs.push(line),
      ...(email ? { onEmail: (sent) => harness.emails.push(sent) } : {}),
    });
    simulator.settings.fetchIssuer = (request) => harness.worker.fetch(request);
    operatorToken = await simulator.issuer.token({ subject: OPERATOR, email: 'operator@pa.example' });
  });
  afterAll(() => harness.worker.stop());

  harness.call = async (method, path, body, options = {}) => {
    const token = options.token === undefined ? operatorToken : options.token;
    const response = await fetch(harness.worker.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        'cf-connecting-ip': nextAddress(),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parse(text), text } as never;
  };
  harness.token = (subject) => harness.simulator.issuer.token({ subject, email: `${subject}@pa.example` });
  harness.signIn = async (subject) => {
    const { people } = harness.simulator.issuer.provider;
    if (!people.some((person) => person.subject === subject)) {
      people.push({ subject, name: subject, email: `${subject}@pa.example`, about: '' });
    }
    return { cookie: await signInAs(harness, subject), 'sec-fetch-site': 'same-origin' };
  };
  harness.grant = async (subject, tenantId, role) => {
    await harness.worker.d1
      .prepare(
        'INSERT INTO admins (issuer, subject, tenant_id, role, created_at, created_by) VALUES (?, ?, ?, ?, 0, ?)',
      )
      .bind(harness.simulator.issuer.url, subject, role === 'operator' ? '*' : tenantId, role, 'test')
      .run();
  };
  harness.directory = (options) => addTestDirectory(harness.simulator, ++directories, options);
  harness.connect = async (directory, connection = {}) => {
    const tenantId = `tenant-${++tenants}`;
    await expectStatus(201, harness.call('PUT', `/api/tenants/${tenantId}`, { name: `Tenant ${tenants}` }));
    const { directoryId, clientId, secret } = directory;
    const values = { directoryId, clientId, clientSecret: secret, ...connection };
    await expectStatus(201, harness.call('PUT', `/api/tenants/${tenantId}/connection`, values));
    return tenantId;
  };
  harness.finished = (tenantId, runId) =>
    vi.waitFor(async () => {
      const { body } = await harness.call<Run>('GET', `/api/tenants/${tenantId}/runs/${runId}`);
      if (!body.finishedAt) throw new Error(`run ${runId} goes on`);
      return body;
    }, WATCHED);
  harness.run = async (tenantId) => {
    const { body } = await expectStatus(202, harness.call<Run>('POST', `/api/tenants/${tenantId}/runs`));
    return harness.finished(tenantId, body.id);
  };
  harness.preview = async (tenantId, values) =>
    (await expectStatus(200, harness.call<Preview>('POST', `/api/tenants/${tenantId}/preview`, values))).body;
  return harness;
}

let addresses = 0;
/** Every call comes from an address of its own: a suite signs in more often than one address may. */
export function nextAddress(): string {
  const n = ++addresses;
  return `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
}

/** @throws Error with the problem's code where the answer has another status */
export async function expectStatus<Body>(status: number, answer: Promise<Answer<Body>>): Promise<Answer<Body>> {
  const got = await answer;
  if (got.status !== status) {
    throw new Error(`expected ${status}, got ${got.status} ${(got.body as Partial<Problem>)?.code ?? ''}`);
  }
  return got;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
