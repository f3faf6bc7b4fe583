import { coveringPermission } from '@production-assist/shared/permissions';
import { FailureError } from '../failure-error.ts';
import { MEMBERS_PAGE } from '../limits.ts';
import type { GraphSession } from './graph.ts';
import { array, type JsonObject, object, text } from './json.ts';
import { type GraphMember, readMember } from './member.ts';

/** One page of a group's direct members, and Microsoft's link to the page behind it; null: it was the last. */
export interface MembersPage {
  members: GraphMember[];
  next: string | null;
}

/**
 * The group's direct members, page by page; the next page is on its way while this one is used.
 *
 * @param from link of the page to begin with; null: the first
 * @param pages yields this many at most, and asks for none behind them
 * @throws FailureError while iterating
 */
export async function* readMembers(
  graph: GraphSession,
  groupId: string,
  from: string | null = null,
  pages = Number.POSITIVE_INFINITY,
): AsyncGenerator<MembersPage> {
  for await (const { value, next } of followPages(
    graph,
    from ?? firstPage(graph, groupId, personProperties(graph)),
    pages,
  )) {
    yield { members: value.map(readMember), next };
  }
}

/**
 * The object ids of the group's direct members, page by page: a second look at who is in it.
 *
 * @throws FailureError while iterating
 */
export async function* readMemberIds(graph: GraphSession, groupId: string): AsyncGenerator<string[]> {
  for await (const { value } of followPages(graph, firstPage(graph, groupId, ['id']), Number.POSITIVE_INFINITY)) {
    yield value.map((member) => readMember(member).objectId);
  }
}

async function* followPages(graph: GraphSession, first: string, pages: number) {
  let following: Promise<JsonObject> | null = fetchPage(graph, first);
  for (let page = 1; following; page++) {
    const body: JsonObject = await following;
    const next = text(body['@odata.nextLink']) ?? null;
    following = next !== null && page < pages ? fetchPage(graph, next) : null;
    // Its failure is told when it is awaited; until then it must not count as unhandled.
    following?.catch(() => {});
    yield { value: array(body.value) ?? [], next };
  }
}

/**
 * How many users Microsoft counts among the group's direct members. The count lags some minutes behind the list: it
 * may hold somebody who has just left, and lack somebody new.
 *
 * @returns null where Microsoft gives none
 * @throws FailureError where it may give one later
 */
export async function countUsers(graph: GraphSession, groupId: string): Promise<number | null> {
  try {
    return await graph.count(graph.url(`/groups/${encodeURIComponent(groupId)}/members/microsoft.graph.user/$count`));
  } catch (error) {
    const passes = error instanceof FailureError && PASSING.has(error.failure.code);
    if (passes || !(error instanceof FailureError)) throw error;
    return null;
  }
}

/** Failures of a count that say nothing about the next attempt; a query that is refused will be refused again. */
const PASSING: ReadonlySet<string> = new Set(['graph-throttled', 'graph-unavailable', 'token-refused']);

function personProperties({ roles }: GraphSession): string[] {
  // Only shown, and only asked for, where the token allows it.
  const more = roles && coveringPermission('User.Read.All', roles) ? ['accountEnabled', 'userType'] : [];
  return ['id', 'displayName', 'mail', 'userPrincipalName', ...more];
}

function firstPage(graph: GraphSession, groupId: string, properties: readonly string[]): string {
  // Plain members, not the cast to users: the cast reads an index that lags behind.
  return graph.url(
    `/groups/${encodeURIComponent(groupId)}/members?$select=${properties.join(',')}&$top=${MEMBERS_PAGE}`,
  );
}

function fetchPage(graph: GraphSession, url: string): Promise<JsonObject> {
  return graph.get(
    url,
    (body) => array(body.value)?.every((member) => text(object(member)?.id) !== undefined) ?? false,
  );
}
