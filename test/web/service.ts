import { ConnectionInput, type Problem } from '@production-assist/shared/api';
import type { FailureCode } from '@production-assist/shared/failures';
import { safeParse } from 'valibot';
import { type Api, createApi } from '../../worker/web/api.ts';
import { aConnection } from './connections.ts';

/** A request as it left the page. */
export interface Sent {
  method: string;
  path: string;
  headers: Headers;
  body: unknown;
}

/** The network's edge: what the service answers stands in `answer`, what it was asked in `sent`. */
export interface FakeNetwork {
  api: Api;
  sent: Sent[];
  answer: (request: Sent) => Response | Promise<Response>;
  /** How often the page was told that nobody is signed in, and what it is told then. */
  signedOut: number;
  returns: boolean;
  /** Who is shown as signed in. */
  shownAs: string | null;
}

export function aNetwork(answer: FakeNetwork['answer'] = () => new Response(null, { status: 500 })): FakeNetwork {
  const network: FakeNetwork = {
    sent: [],
    answer,
    signedOut: 0,
    returns: false,
    shownAs: null,
    api: createApi({
      fetch: async (input, init) => {
        const body = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
        const sent = { method: init?.method ?? 'GET', path: String(input), headers: new Headers(init?.headers), body };
        network.sent.push(sent);
        init?.signal?.throwIfAborted();
        const answered = network.answer(sent);
        const aborted = new Promise<never>((_, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason), { once: true });
        });
        return Promise.race([answered, aborted]);
      },
      language: () => 'de',
      shownAs: () => network.shownAs,
      signedOut: async () => {
        network.signedOut += 1;
        return network.returns;
      },
    }),
  };
  return network;
}

export const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), { ...init, headers: { 'content-type': 'application/json', ...init.headers } });

export function aProblem(code: FailureCode, status: number, part: Partial<Problem> = {}): Response {
  const problem = {
    type: `/api/docs#${code}`,
    title: code,
    status,
    code,
    detail: 'd',
    fix: 'f',
    requestId: 'r',
    ...part,
  };
  return json(problem, { status, headers: { 'content-type': 'application/problem+json' } });
}

/**
 * The connection's resource as the service keeps it, with its versions; the secret never comes out. `save` is somebody
 * else's hand in it.
 */
export function aConnectionService(connection = aConnection()) {
  let saved: ReturnType<typeof aConnection> | null = connection;
  const etag = () => `"${saved?.version}"`;
  const service = {
    get saved() {
      return saved;
    },
    save(part: Partial<ReturnType<typeof aConnection>>, by: string) {
      saved = { ...(saved ?? aConnection()), ...part, version: (saved?.version ?? 0) + 1, updatedBy: by };
    },
    remove() {
      saved = null;
    },
    answer({ method, headers, body }: Sent): Response {
      if (method === 'GET') {
        return saved ? json(saved, { headers: { etag: etag() } }) : aProblem('connection-missing', 404);
      }
      const match = headers.get('if-match');
      if (saved && match === null) return aProblem('version-missing', 428);
      if (match !== null && (!saved || match !== etag())) return aProblem('version-stale', 412);
      if (method === 'DELETE') {
        saved = null;
        return new Response(null, { status: 204 });
      }
      const input = safeParse(ConnectionInput, body);
      if (!input.success) return aProblem('invalid-request', 422);
      const { clientSecret, secretExpiresOn, credentialKind, schedule, leavers, guard, ...ids } = input.output;
      const before = saved ?? aConnection({ version: 0 });
      service.save(
        {
          ...ids,
          schedule: schedule ?? before.schedule,
          leavers: leavers ?? before.leavers,
          guard: guard ?? before.guard,
          credential: {
            ...before.credential,
            kind: credentialKind ?? before.credential.kind,
            expiresOn: secretExpiresOn ?? null,
            updatedAt: clientSecret ? '2026-11-23T12:00:00.000Z' : before.credential.updatedAt,
          },
        },
        'Me',
      );
      return json(saved, { headers: { etag: etag() } });
    },
  };
  return service;
}
