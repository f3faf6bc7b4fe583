import { coveringPermission, HIDDEN_MEMBERS_PERMISSION } from '@production-assist/shared/permissions';
import type { Directory, Group, Member, MemberKind, OtherObject, User } from '../directory.ts';
import { showUser, USER_PROPERTIES, userAccess } from '../redaction.ts';
import { badRequest, denied, unsupportedQuery } from './answer.ts';
import type { GraphContext } from './context.ts';
import { parseFilter } from './filter.ts';
import { findGroup, GROUP_PROPERTIES, named, showGroup } from './groups.ts';
import { collection, cutPage } from './paging.ts';
import { checkSelect } from './query.ts';

type Listed = { id: string; addedAt: number | undefined } & (
  | { type: 'user'; object: User }
  | { type: 'group'; object: Group }
  | { type: 'other'; object: OtherObject }
);

const CASTS = ['user', 'group', 'device', 'orgContact', 'servicePrincipal'] as const satisfies readonly MemberKind[];
/** Permissions that show what a device or contact is, besides its id. */
const OTHER_PERMISSIONS: Record<OtherObject['type'], string> = {
  device: 'Device.Read.All',
  orgContact: 'OrgContact.Read.All',
  servicePrincipal: 'Application.Read.All',
};
/** A mixed collection takes the properties of every kind in it. */
const MEMBER_PROPERTIES: ReadonlySet<string> = new Set([...USER_PROPERTIES, ...GROUP_PROPERTIES]);
const ADVANCED_NEEDED =
  "The specified query requires the 'ConsistencyLevel: eventual' request header and the '$count=true' query parameter.";

/** `GET /groups/{id}/members` and `/transitiveMembers`, with their casts and `/$count`. */
export function listMembers(
  context: GraphContext,
  id: string,
  relation: string,
  rest: readonly string[],
): object | string {
  const { directory, query, roles, world } = context;
  if (coveringPermission('GroupMember.ReadBasic.All', roles) === null) throw denied();
  const wantsCount = rest.at(-1) === '$count';
  const castSegments = wantsCount ? rest.slice(0, -1) : rest;
  const cast = readCast(castSegments);
  if ((cast !== null || query.filter !== null) && !wantsCount && !query.advanced)
    throw unsupportedQuery(ADVANCED_NEEDED);
  if (wantsCount && !query.eventual) throw unsupportedQuery(ADVANCED_NEEDED);

  const group = findGroup(context, id);
  const isTransitive = relation === 'transitiveMembers';
  const members = isTransitive ? transitiveMembers(directory, group) : group.members;
  let listed = isHidden(group, roles) ? [] : resolve(directory, members);
  if (cast !== null || query.filter !== null) {
    // Advanced queries read an index of their own, which has not heard of the newest members yet.
    const horizon = world.now() - directory.behaviour.indexLagMs;
    listed = listed.filter(({ addedAt }) => addedAt === undefined || addedAt <= horizon);
  }
  if (cast !== null) listed = listed.filter((member) => kindOf(member) === cast);
  if (query.filter !== null) {
    const filter = parseFilter(query.filter, query.advanced);
    listed = listed.filter(({ object }) => filter({ ...object }));
  }
  if (wantsCount) return String(listed.length);

  checkSelect(query.select, cast === 'user' ? USER_PROPERTIES : MEMBER_PROPERTIES, cast ?? 'directoryObject');
  const page = cutPage(context, listed);
  const items = page.items.map((member) => showMember(context, member, cast === null));
  const name = cast === null ? 'directoryObjects' : `${cast}s`;
  return collection(context, named(name, query.select), { ...page, items }, listed.length);
}

function readCast(segments: readonly string[]): MemberKind | null {
  if (segments.length === 0) return null;
  const cast = CASTS.find((kind) => segments[0]?.toLowerCase() === `microsoft.graph.${kind}`.toLowerCase());
  if (cast === undefined || segments.length > 1) {
    throw badRequest(`Resource not found for the segment '${segments.at(-1)}'.`);
  }
  return cast;
}

/** Hidden membership looks like an empty group, not like a refusal. */
export function isHidden(group: Group, roles: readonly string[]): boolean {
  return group.visibility === 'HiddenMembership' && coveringPermission(HIDDEN_MEMBERS_PERMISSION, roles) === null;
}

/** The members whose objects exist. v1.0 does not list service principals. */
function resolve(directory: Directory, members: Iterable<Member>): Listed[] {
  const listed: Listed[] = [];
  for (const { type, id, addedAt } of members) {
    if (type === 'user') {
      const object = directory.users.get(id);
      if (object !== undefined) listed.push({ type, id, addedAt, object });
    } else if (type === 'group') {
      const object = directory.groups.get(id);
      if (object !== undefined) listed.push({ type, id, addedAt, object });
    } else if (type !== 'servicePrincipal') {
      const object = directory.others.get(id);
      if (object !== undefined) listed.push({ type: 'other', id, addedAt, object });
    }
  }
  return listed;
}

/** Members of the group and of the groups in it, each once; groups that hold each other do no harm. */
function transitiveMembers(directory: Directory, group: Group): Iterable<Member> {
  const seen = new Map<string, Member>();
  const open = [...group.members];
  // `open` grows while it is gone through.
  for (const member of open) {
    if (seen.has(member.id) || member.id === group.id) continue;
    seen.set(member.id, member);
    if (member.type === 'group') open.push(...(directory.groups.get(member.id)?.members ?? []));
  }
  return seen.values();
}

function kindOf(member: Listed): MemberKind {
  return member.type === 'other' ? member.object.type : member.type;
}

function showMember(context: GraphContext, member: Listed, withType: boolean): Record<string, unknown> {
  const type = withType ? { '@odata.type': `#microsoft.graph.${kindOf(member)}` } : {};
  return { ...type, ...showObject(context, member) };
}

function showObject({ directory, roles, query }: GraphContext, member: Listed): Record<string, unknown> {
  const { redaction } = directory.behaviour;
  if (member.type === 'user') return showUser(member.object, query.select, userAccess(roles), redaction);
  if (member.type === 'group') return showGroup(member.object, query.select);

  const { type, ...stored } = member.object;
  const mayRead = roles.includes(OTHER_PERMISSIONS[type]) || coveringPermission('Directory.Read.All', roles) !== null;
  const shown: Record<string, unknown> = { id: stored.id };
  const own: Partial<Record<string, unknown>> = stored;
  for (const name of query.select ?? ['displayName']) {
    if (name === 'id' || !(name in stored)) continue;
    if (mayRead) shown[name] = own[name] ?? null;
    else if (redaction === 'null') shown[name] = null;
  }
  return shown;
}
