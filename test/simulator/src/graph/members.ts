import { coveringPermission, HIDDEN_MEMBERS_PERMISSION } from '@production-assist/shared/permissions';
import type { Directory, Group, Member, MemberKind, OtherObject, User } from '../directory.ts';
import { showUser, USER_PROPERTIES, userAccess } from '../redaction.ts';
import { badRequest, denied, unsupportedQuery } from './answer.ts';
import type { GraphContext } from './context.ts';
import { parseFilter } from './filter.ts';
import { findGroup, GROUP_PROPERTIES, named, showGroup } from './groups.ts';
import { collection, cutPage } from './paging.ts';
import { checkSelect } from './query.ts';

type Listed = { id: string } & (
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
  const { directory, query, roles } = context;
  if (coveringPermission('GroupMember.ReadBasic.All', roles) === null) throw denied();
  const wantsCount = rest.at(-1) === '$count';
  const castSegments = wantsCount ? rest.slice(0, -1) : rest;
  const cast = readCast(castSegments);
  if ((cast !== null || query.filter !== null) && !wantsCount && !query.advanced)
    throw unsupportedQuery(ADVANCED_NEEDED);
  if (wantsCount && !query.eventual) throw unsupportedQuery(ADVANCED_NEEDED);

  const group = findGroup(context, id);
  const isIndexed = wantsCount || cast !== null || query.filter !== null;
  const members = isHidden(group, roles) ? [] : storedMembers(context, group, relation, isIndexed);
  const filter = query.filter === null ? null : parseFilter(query.filter, query.advanced);
  const look = (member: Member): Listed | null => {
    const listed = resolve(directory, member);
    if (listed === null || (cast !== null && kindOf(listed) !== cast)) return null;
    return filter === null || filter({ ...listed.object }) ? listed : null;
  };
  const count = () => members.reduce((sum, member) => (look(member) === null ? sum : sum + 1), 0);
  if (wantsCount) return String(count());

  checkSelect(query.select, cast === 'user' ? USER_PROPERTIES : MEMBER_PROPERTIES, cast ?? 'directoryObject');
  const page = cutPage(context, members, look);
  const items = page.items.map((member) => showMember(context, member, cast === null));
  const name = cast === null ? 'directoryObjects' : `${cast}s`;
  return collection(context, named(name, query.select), { ...page, items }, count);
}

/** Everyone in the group, or whom the index behind counts, casts and filters takes to be in it. */
function storedMembers(
  { directory, world }: GraphContext,
  group: Group,
  relation: string,
  isIndexed: boolean,
): readonly Member[] {
  const members = relation === 'transitiveMembers' ? transitiveMembers(directory, group) : group.members;
  if (!isIndexed) return members;
  // It has not heard of the newest members yet, nor of those who were just removed.
  const { indexLagMs, removalLagMs } = directory.behaviour;
  const now = world.now();
  const known = members.filter(({ addedAt }) => addedAt === undefined || addedAt <= now - indexLagMs);
  const lingering = group.formerMembers.filter(({ removedAt }) => removedAt > now - removalLagMs);
  // Each once: somebody may have gone and come back, and gone again.
  return [...new Map([...lingering, ...known].map((member) => [member.id, member])).values()];
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

/** A member as an object, or null where there is none. v1.0 does not list service principals. */
function resolve(directory: Directory, { type, id }: Member): Listed | null {
  if (type === 'user') {
    const object = directory.users.get(id);
    return object === undefined ? null : { type, id, object };
  }
  if (type === 'group') {
    const object = directory.groups.get(id);
    return object === undefined ? null : { type, id, object };
  }
  const object = type === 'servicePrincipal' ? undefined : directory.others.get(id);
  return object === undefined ? null : { type: 'other', id, object };
}

/** Members of the group and of the groups in it, each once; groups that hold each other do no harm. */
function transitiveMembers(directory: Directory, group: Group): Member[] {
  const seen = new Map<string, Member>();
  const open = [...group.members];
  // `open` grows while it is gone through.
  for (const member of open) {
    if (seen.has(member.id) || member.id === group.id) continue;
    seen.set(member.id, member);
    if (member.type === 'group') open.push(...(directory.groups.get(member.id)?.members ?? []));
  }
  return [...seen.values()];
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
