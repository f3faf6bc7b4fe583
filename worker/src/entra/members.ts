import { coveringPermission } from '@production-assist/shared/permissions';
import { FailureError } from '../failure-error.ts';
import { MEMBERS_PAGE } from '../limits.ts';
import type { GraphSession } from './graph.ts';
import { array, type JsonObject, object, text } from './json.ts';
import { type GraphMember, readMember } from './member.ts';

/**
 * The group's direct members, page by page; the next page is on its way while this one is used.
 *
 * @throws FailureError while iterating
 */
export async function* readMembers(graph: GraphSession, groupId: string): AsyncGenerator<GraphMember[]> {
  // Plain members, not the cast to users: the cast reads an index that lags behind.
  const properties = ['id', 'displayName', 'mail', 'userPrincipalName'];
  // Only shown, and only asked for, where the token allows it.
  if (graph.roles && coveringPermission('User.Read.All', graph.roles)) properties.push('accountEnabled', 'userType');
  const first = `/groups/${encodeURIComponent(groupId)}/members?$select=${properties.join(',')}&$top=${MEMBERS_PAGE}`;
  const followed = new Set<string>();
  let next: Promise<JsonObject> | null = fetchPage(graph, graph.url(first));
  while (next) {
    const page: JsonObject = await next;
    const link = text(page['@odata.nextLink']);
    next = null;
    if (link !== undefined) {
      if (followed.has(link)) throw new FailureError('graph-unreadable');
      followed.add(link);
      next = fetchPage(graph, link);
      // Its failure is told when it is awaited; until then it must not count as unhandled.
      next.catch(() => {});
    }
    yield (array(page.value) ?? []).map(readMember);
  }
}

function fetchPage(graph: GraphSession, url: string): Promise<JsonObject> {
  return graph.get(
    url,
    (body) => array(body.value)?.every((member) => text(object(member)?.id) !== undefined) ?? false,
  );
}
