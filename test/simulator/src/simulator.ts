import { CLOUD_IDS, CLOUDS } from '@production-assist/shared/clouds';
import type { JWK } from 'jose';
import { createAccessTokens } from './access-token.ts';
import { createDirectory, type Directory, type DirectoryData } from './directory.ts';
import { applyEffect, delay } from './fault-effects.ts';
import { createFaults, type Faults } from './faults.ts';
import { createGraph } from './graph/graph.ts';
import { createIssuer, type Issuer } from './issuer.ts';
import { answerOther, type OtherHosts } from './other-hosts.ts';
import { createRandom } from './random.ts';
import {
  describe,
  graphNature,
  issuerNature,
  type RecordedRequest,
  type RequestNature,
  signInNature,
} from './recording.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { signIn } from './sign-in.ts';
import { createSignInLoop } from './sign-in-loop.ts';
import type { World } from './world.ts';

export interface SimulatorOptions {
  /** The time in milliseconds since the epoch. Default `Date.now`. */
  now?: () => number;
  /** Decides every generated id and token text. Default 1. */
  seed?: number;
  issuerUrl?: string;
  issuerAudience?: string;
  /** A private key (RSA or EC P-256) to go on with; see `Issuer.exportKey`. */
  issuerKey?: JWK;
  /** Delay before each sign-in and Graph answer; later in `settings.latencyMs`. */
  latencyMs?: number;
}

/** Microsoft's sign-in service and Graph in all four clouds, and the issuer of our callers' tokens. */
export interface Simulator {
  /** Takes the network's place. Throws a TypeError, as `fetch` does, for a host it does not stand for. */
  fetch(request: Request): Promise<Response>;
  /** All requests since the last `clearRequests`, to unknown hosts too; steps of a batch are not among them. */
  readonly requests: RecordedRequest[];
  clearRequests(): void;
  requestsFor(directoryId: string): RecordedRequest[];
  addDirectory(data: DirectoryData): Directory;
  /** @param id the directory's GUID */
  directory(id: string): Directory | undefined;
  removeDirectory(id: string): void;
  readonly faults: Faults;
  readonly settings: Settings;
  readonly issuer: Issuer;
  /** Hosts of others, whose names the resolver knows: receivers of webhooks. */
  readonly hosts: OtherHosts;
}

/** As many as `fetch` follows. */
const MAX_REDIRECTS = 20;

type Service = 'sign-in' | 'graph' | 'issuer';

const SIGN_IN_ORIGINS: ReadonlySet<string> = new Set(CLOUD_IDS.map((cloud) => CLOUDS[cloud].signIn));
const GRAPH_ORIGINS: ReadonlySet<string> = new Set(CLOUD_IDS.map((cloud) => CLOUDS[cloud].graph));

/** Makes a simulator without any directory in it. */
export async function createSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const now = options.now ?? Date.now;
  const seed = options.seed ?? 1;
  const settings = { ...defaultSettings(), latencyMs: options.latencyMs ?? 0 };
  const world: World = {
    now,
    random: createRandom(seed),
    settings,
    directories: new Map(),
    accessTokens: createAccessTokens(now),
    signInErrors: 0,
    issuerMemory: new Map(),
  };
  const issuer = await createIssuer({
    now,
    seed,
    ...(options.issuerUrl === undefined ? {} : { url: options.issuerUrl }),
    ...(options.issuerAudience === undefined ? {} : { audience: options.issuerAudience }),
    ...(options.issuerKey === undefined ? {} : { key: options.issuerKey }),
  });
  const graph = createGraph(world);
  const loop = createSignInLoop(world);
  const faults = createFaults();
  const requests: RecordedRequest[] = [];
  const hosts: OtherHosts = new Map();

  function serviceOf(url: URL): Service | null {
    if (issuer.serves(url)) return 'issuer';
    if (SIGN_IN_ORIGINS.has(url.origin)) return 'sign-in';
    return GRAPH_ORIGINS.has(url.origin) ? 'graph' : null;
  }

  function natureOf(service: Service | null, request: Request): RequestNature {
    const url = new URL(request.url);
    if (service === 'issuer') return issuerNature(url);
    if (service === 'sign-in') return signInNature(world, url);
    return service === 'graph' ? graphNature(url, request.headers) : { kind: 'other' };
  }

  async function handle(service: Service, request: Request): Promise<Response> {
    if (service === 'issuer') return issuer.handle(request);
    if (service === 'sign-in') return signIn(world, loop, request);
    return graph.handle(request, (step) => withFaults(service, step, graphNature(new URL(step.url), step.headers)));
  }

  async function withFaults(service: Service, request: Request, nature: RequestNature): Promise<Response> {
    const { delayMs, effect } = faults.take(nature);
    await delay(delayMs, request.signal);
    const answer = (other: Request) => handle(service, other);
    return effect === null ? answer(request) : applyEffect(effect, { world, request, service, answer });
  }

  async function send(request: Request, redirects: number): Promise<Response> {
    const url = new URL(request.url);
    const service = serviceOf(url);
    const nature = natureOf(service, request);
    const record = describe(request, nature, now());
    requests.push(record);
    request.signal.throwIfAborted();
    if (service === null) {
      const other = await answerOther(hosts, request);
      if (other) return other;
      throw new TypeError('fetch failed', {
        cause: new Error(`The simulator does not stand for the host ${url.host}`),
      });
    }
    if (service !== 'issuer') await delay(settings.latencyMs, request.signal);
    const response = await withFaults(service, request, nature);
    record.status = response.status;
    return followRedirect(request, response, redirects);
  }

  /** Does with a redirect what `fetch` does by the request's `redirect` mode. */
  async function followRedirect(request: Request, response: Response, redirects: number): Promise<Response> {
    const location = response.headers.get('Location');
    if (response.status < 300 || response.status > 399 || location === null) return response;
    if (request.redirect === 'manual') return response;
    if (request.redirect === 'error' || redirects === MAX_REDIRECTS) {
      throw new TypeError('fetch failed', { cause: new Error('unexpected redirect') });
    }
    const target = new URL(location, request.url);
    const headers = new Headers(request.headers);
    if (target.origin !== new URL(request.url).origin) headers.delete('Authorization');
    return send(new Request(target, { headers, signal: request.signal }), redirects + 1);
  }

  return {
    fetch: (request) => send(request, 0),
    requests,
    clearRequests() {
      requests.length = 0;
    },
    requestsFor: (directoryId) => requests.filter((request) => request.directoryId === directoryId.toLowerCase()),
    addDirectory(data) {
      const directory = createDirectory(data, now);
      world.directories.set(directory.id, directory);
      return directory;
    },
    directory: (id) => world.directories.get(id.toLowerCase()),
    removeDirectory(id) {
      world.directories.delete(id.toLowerCase());
    },
    faults,
    settings,
    issuer,
    hosts,
  };
}
