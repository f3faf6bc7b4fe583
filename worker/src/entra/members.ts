import { coveringPermission } from '@production-assist/shared/permissions';
import { FailureError } from '../failure-error.ts';
import { MEMBERS_PAGE, NAME_LENGTH } from '../limits.ts';
import type { GraphSession } from './graph.ts';
import { array, cleanText, type JsonObject, object, text } from './json.ts';

/** What a member of a group is. `other`: a kind we have no name for. */
export type MemberKind = 'user' | 'group' | 'device' | 'contact' | 'service-principal' | 'other';

/** A direct member of the access group as Microsoft Graph shows it; what it does not show is null. */
export interface GraphMember {
  objectId: string;
  kind: MemberKind;
  displayName: string | null;
  mail: string | null;
  userPrincipalName: string | null;
  /** null says nothing: it is only shown with `User.Read.All`. */
  accountEnabled: boolean | null;
  userType: string | null;
}

const KINDS: Readonly<Record<string, MemberKind>> = {
  '#microsoft.graph.user': 'user',
  '#microsoft.graph.group': 'group',
  '#microsoft.graph.device': 'device',
  '#microsoft.graph.orgcontact': 'contact',
  '#microsoft.graph.serviceprincipal': 'service-principal',
};

/**
 * A user Graph may not show us: every real user has a user principal name, so one without is not a user without an
 * address but a missing permission.
 */
export function isRedacted(member: GraphMember): boolean {
  return member.kind === 'user' && !member.userPrincipalName;
}

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

function readMember(value: unknown): GraphMember {
  const member = object(value);
  return {
    objectId: (text(member?.id) ?? '').toLowerCase(),
    kind: KINDS[(text(member?.['@odata.type']) ?? '').toLowerCase()] ?? 'other',
    displayName: cleanText(member?.displayName, NAME_LENGTH) ?? null,
    mail: text(member?.mail) ?? null,
    userPrincipalName: text(member?.userPrincipalName) ?? null,
    accountEnabled: typeof member?.accountEnabled === 'boolean' ? member.accountEnabled : null,
    userType: text(member?.userType) ?? null,
  };
}
