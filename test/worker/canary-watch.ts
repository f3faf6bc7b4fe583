import { Buffer } from 'node:buffer';
import { afterAll, beforeAll, vi } from 'vitest';
import type { Harness } from './harness.ts';
import { ROUTES } from './routes.ts';

/** Everything that passes between the Worker and the rest of the world, as it comes. */
export interface Watched {
  /** What the Worker answered, whoever asked. */
  answers: { what: string; text: string }[];
  /** The addresses of what it asked others. */
  asked: string[];
  /** What it signed in with where that was no secret. */
  assertions: string[];
  /** What Microsoft let it in with. */
  tokens: string[];
}

/** Watches the Worker from before the file's tests until after them. */
export function useWatch(h: Harness): Watched {
  const watched: Watched = { answers: [], asked: [], assertions: [], tokens: [] };
  beforeAll(() => {
    const { fetch: others } = h.simulator;
    h.simulator.fetch = async (request) => {
      watched.asked.push(request.url);
      if (!new URL(request.url).pathname.endsWith('/token')) return others(request);
      const assertion = new URLSearchParams(await request.clone().text()).get('client_assertion');
      if (assertion) watched.assertions.push(assertion);
      const response = await others(request);
      const token = /"access_token":"([^"]+)"/.exec(await response.clone().text())?.[1];
      if (token) watched.tokens.push(token);
      return response;
    };
    const real = globalThis.fetch;
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      const response = await real(input, init);
      const request = new Request(input, init);
      if (request.url.startsWith(h.worker.url)) {
        const { pathname } = new URL(request.url);
        const body = Buffer.from(await response.clone().arrayBuffer()).toString('latin1');
        const text = `${[...response.headers].join('\n')}\n${body}`;
        watched.answers.push({
          what: `${request.method} ${routeOf(request.method, pathname)} ${response.status}`,
          text,
        });
      }
      return response;
    });
  });
  afterAll(() => vi.restoreAllMocks());
  return watched;
}

/** The route of an address: the address itself may hold a secret. */
function routeOf(method: string, pathname: string): string {
  const parts = pathname.split('/');
  const fits = (route: string) => {
    const [own, path = ''] = route.split(' ');
    const wanted = path.split('/');
    return (
      own === method &&
      wanted.length === parts.length &&
      wanted.every((part, i) => part.startsWith('{') || part === parts[i])
    );
  };
  // A path that is written out goes before one with a place in it.
  const [route] = ROUTES.filter(fits).toSorted((a, b) => a.split('{').length - b.split('{').length);
  return route?.split(' ')[1] ?? 'elsewhere';
}

/** What a line of the log is about, without what it says. */
export const eventOf = (line: string): string => /"event":"([\w.-]+)"/.exec(line)?.[1] ?? 'elsewhere';

/** The part of a signed text that nobody can make: its signature, or what there is where it has none. */
export const signatureOf = (signed: string): string => signed.split('.')[2] || signed;
