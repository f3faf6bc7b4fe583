import { CLOUDS, type Cloud } from '@production-assist/shared/clouds';
import { GTG, gtgDirectory } from '../src/gtg.ts';
import { createSimulator, type SimulatorOptions } from '../src/simulator.ts';

/** A simulator with the demo directory in it and a clock that only moves when told to. */
export async function simulated(options: SimulatorOptions = {}) {
  const clock = { now: Date.UTC(2026, 10, 22, 12) };
  const simulator = await createSimulator({ now: () => clock.now, ...options });
  const directory = simulator.addDirectory(gtgDirectory(clock.now));
  const application = directory.applications.get(GTG.clientId);
  const group = directory.groups.get(GTG.accessGroupId);
  if (application === undefined || group === undefined) throw new Error('the demo directory lacks its parts');
  return { simulator, clock, directory, application, group, ...callers(simulator.fetch) };
}

export type JsonBody = Record<string, unknown>;

export interface Answer {
  status: number;
  headers: Headers;
  body: JsonBody;
}

function callers(fetch: (request: Request) => Promise<Response>) {
  async function call(url: string, init?: RequestInit): Promise<Answer> {
    const response = await fetch(new Request(url, init));
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text.startsWith('{') ? JSON.parse(text) : { text },
    };
  }

  /** Asks for a token; what the form lacks is taken from the demo application. */
  function signIn(
    form: Record<string, string | undefined> = {},
    directoryId: string = GTG.directoryId,
    cloud: Cloud = 'global',
  ) {
    const fields = {
      client_id: GTG.clientId,
      scope: `${CLOUDS[cloud].graph}/.default`,
      client_secret: GTG.secret,
      grant_type: 'client_credentials',
      ...form,
    };
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) if (value !== undefined) body.set(name, value);
    return call(`${CLOUDS[cloud].signIn}/${directoryId}/oauth2/v2.0/token`, { method: 'POST', body });
  }

  async function accessToken(): Promise<string> {
    const { body } = await signIn();
    return String(body.access_token);
  }

  /** Asks Graph, with a new token unless one is given. */
  async function graph(path: string, options: { token?: string; headers?: Record<string, string> } = {}) {
    const token = options.token ?? (await accessToken());
    const url = path.startsWith('https:') ? path : `https://graph.microsoft.com/v1.0${path}`;
    return call(url, { headers: { Authorization: `Bearer ${token}`, ...options.headers } });
  }

  return { call, signIn, accessToken, graph };
}

/** The `value` of a collection. */
export function values(answer: Answer): JsonBody[] {
  const { value } = answer.body;
  if (!Array.isArray(value)) throw new Error(`no collection: ${JSON.stringify(answer.body)}`);
  return value;
}

/** The code of a Graph error. */
export function errorCode({ body }: Answer): unknown {
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
