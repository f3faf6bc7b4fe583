import { type Directory, servicePrincipalId } from '../directory.ts';
import { pathSegments } from '../directory-name.ts';
import { createThrottle, resourceUnits } from '../throttle.ts';
import type { World } from '../world.ts';
import { badRequest, cutShort, GraphFailure, graphAnswer, graphError, notSimulated } from './answer.ts';
import { answerBatch } from './batch.ts';
import type { GraphContext } from './context.ts';
import { type DeltaTokens, groupsDelta } from './delta.ts';
import { listGroups, readGroup } from './groups.ts';
import { listMembers } from './members.ts';
import type { PageTokens } from './paging.ts';
import { readQuery } from './query.ts';
import { listUsers, readOrganization, readUser } from './users.ts';

/** Microsoft Graph at one of its hosts. */
export interface Graph {
  /** @param step answers one inner request of a batch, with whatever is scripted for it */
  handle(request: Request, step: (inner: Request) => Promise<Response>): Promise<Response>;
}

/** Makes Graph over the directories of a world; page and delta tokens live in it. */
export function createGraph(world: World): Graph {
  const pageTokens: PageTokens = new Map();
  const deltaTokens: DeltaTokens = new Map();
  const throttle = createThrottle(world);

  async function answer(request: Request, step: (inner: Request) => Promise<Response>): Promise<object | string> {
    const url = new URL(request.url);
    const [version = '', ...segments] = pathSegments(url).filter(Boolean);
    if (version !== 'v1.0' && version !== 'beta') throw badRequest(`Invalid version: ${version}`);
    const { directory, clientId, roles } = await authorize(world, request, url);

    const budget = throttle.take(directory, clientId, resourceUnits(segments, url));
    if (!budget.ok) {
      throw new GraphFailure(429, 'TooManyRequests', 'Too many requests.', Object.fromEntries(budget.headers));
    }
    if (request.method === 'POST' && segments[0] === '$batch') return answerBatch(request, version, step);
    if (request.method !== 'GET') throw notSimulated(`${request.method} ${url.pathname}`);

    const query = readQuery(url, request.headers);
    return route({ world, directory, roles, url, segments, query, pageTokens, deltaTokens });
  }

  return {
    async handle(request, step) {
      try {
        const body = await answer(request, step);
        const response = graphAnswer(world, request, body);
        // The beta endpoint has been seen to answer 200 with JSON that stops in the middle (August 2026).
        return new URL(request.url).pathname.startsWith('/beta') ? await cutShort(response) : response;
      } catch (error) {
        if (!(error instanceof GraphFailure)) throw error;
        const { message, headers } = error;
        return graphError(world, request, error.status, error.code, { message, headers });
      }
    },
  };
}

function route(context: GraphContext): object | string {
  const [resource, id, relation, ...rest] = context.segments;
  if (resource === 'groups') {
    if (id === undefined) return listGroups(context);
    if (id === 'delta' && relation === undefined) return groupsDelta(context);
    if (relation === undefined) return readGroup(context, id);
    if (relation === 'members' || relation === 'transitiveMembers') return listMembers(context, id, relation, rest);
  }
  if (resource === 'users' && id === undefined) return listUsers(context);
  if (resource === 'users' && id !== undefined && relation === undefined) return readUser(context, id);
  if (resource === 'organization' && id === undefined) return readOrganization(context);
  throw notSimulated(`GET /${context.segments.join('/')}`);
}

/** Who asks, and what the token lets them do. */
async function authorize(
  world: World,
  request: Request,
  url: URL,
): Promise<{ directory: Directory; clientId: string; roles: readonly string[] }> {
  const [, token] = /^Bearer (.+)$/i.exec(request.headers.get('Authorization') ?? '') ?? [];
  if (token === undefined) throw invalidToken('Access token is empty.');
  const reading = await world.accessTokens.read(token, url.origin);
  if (!reading.ok) throw invalidToken(reading.reason);

  const { claims } = reading;
  const directory = world.directories.get(claims.tid);
  if (directory === undefined) throw invalidToken('The tenant for the token could not be found.');
  const application = directory.applications.get(claims.appid);
  if (application === undefined || claims.oid === undefined || servicePrincipalId(application) === null) {
    const message = 'The identity of the calling application could not be established.';
    throw new GraphFailure(401, 'Authorization_IdentityNotFound', message);
  }
  if (!application.enabled) {
    throw new GraphFailure(403, 'Authorization_IdentityDisabled', 'The calling application is disabled.');
  }
  return { directory, clientId: claims.appid, roles: claims.roles ?? [] };
}

function invalidToken(message: string): GraphFailure {
  return new GraphFailure(401, 'InvalidAuthenticationToken', message, {
    'WWW-Authenticate': 'Bearer realm="", error="invalid_token"',
  });
}
