import type { Directory, Group, Member } from '../directory.ts';
import type { ShownLanguage } from './languages.ts';
import type { FramePage, Route } from './routes.ts';
import type { AdminCenterSettings, EssentialsShape } from './settings.ts';

/** What a frame shows, as plain data. */

export interface GroupRow {
  id: string;
  name: string;
  kind: 'security' | 'microsoft365';
  membership: 'assigned' | 'dynamic';
  email: string;
}

export interface MemberRow {
  id: string;
  name: string;
  kind: Member['type'];
  email: string;
  userType: string;
}

export interface CandidateRow {
  id: string;
  name: string;
  email: string;
  kind: 'user' | 'group';
}

export interface GroupFacts extends GroupRow {
  description: string;
  visibility: string | null;
  counts: { total: number; users: number; groups: number; devices: number; others: number };
}

export type FrameContent =
  | {
      kind: 'directory-overview';
      tenant: { name: string; id: string; domain: string };
      counts: { users: number; groups: number; applications: number };
    }
  | { kind: 'groups'; rows: GroupRow[] }
  | { kind: 'new-group'; candidates: CandidateRow[] }
  | { kind: 'group-overview'; group: GroupFacts }
  | { kind: 'group-members'; group: { id: string; name: string }; rows: MemberRow[]; candidates: CandidateRow[] }
  | { kind: 'no-access' };

/** What a frame is answered when it asks for its content. */
export interface FrameAnswer {
  content: FrameContent;
  directoryId: string;
  language: ShownLanguage;
  essentials: EssentialsShape;
  truncateNamesAt: number;
  settleMs: number;
}

/** Which page uses which way of drawing essentials where the settings leave it to the pages. */
const ESSENTIALS_OF: Record<FramePage, EssentialsShape> = {
  'directory-overview': 'property-fields',
  'group-overview': 'items',
  'group-members': 'items',
  groups: 'items',
  'new-group': 'inputs',
};

/** Gathers what a frame shows. */
export function readFrame(
  directory: Directory,
  route: Route & { page: FramePage },
  settings: AdminCenterSettings,
): FrameAnswer {
  const { language, truncateNamesAt, settleMs } = settings;
  const essentials = settings.essentials === 'by-page' ? ESSENTIALS_OF[route.page] : settings.essentials;
  const content: FrameContent = settings.hasAccess ? readContent(directory, route) : { kind: 'no-access' };
  return { content, directoryId: directory.id, language, essentials, truncateNamesAt, settleMs };
}

function readContent(directory: Directory, { page, groupId }: Route & { page: FramePage }): FrameContent {
  const { id, displayName: name, domains, users, groups, applications } = directory;
  if (page === 'directory-overview') {
    const counts = { users: users.size, groups: groups.size, applications: applications.size };
    return { kind: page, tenant: { id, name, domain: domains[0] ?? '' }, counts };
  }
  if (page === 'groups') {
    const rows = [...groups.values()].map(groupRow).sort((a, b) => a.name.localeCompare(b.name));
    return { kind: page, rows };
  }
  if (page === 'new-group') return { kind: page, candidates: candidates(directory) };

  const group = groups.get(groupId ?? '');
  if (group === undefined) return { kind: 'no-access' };
  const members = memberRows(directory, group);
  if (page === 'group-overview') return { kind: page, group: groupFacts(group, members) };
  return {
    kind: page,
    group: { id: group.id, name: group.displayName },
    rows: members,
    candidates: candidates(directory, group),
  };
}

function groupRow({ id, displayName, groupTypes, mail }: Group): GroupRow {
  return {
    id,
    name: displayName,
    kind: groupTypes.includes('Unified') ? 'microsoft365' : 'security',
    membership: groupTypes.includes('DynamicMembership') ? 'dynamic' : 'assigned',
    email: mail ?? '',
  };
}

function groupFacts(group: Group, members: readonly MemberRow[]): GroupFacts {
  const count = (kind: MemberRow['kind']) => members.filter((member) => member.kind === kind).length;
  const [users, groups, devices] = [count('user'), count('group'), count('device')];
  const total = members.length;
  return {
    ...groupRow(group),
    description: group.description ?? '',
    visibility: group.visibility,
    counts: { total, users, groups, devices, others: total - users - groups - devices },
  };
}

/** The members whose objects exist, in the order in which they were added. */
function memberRows(directory: Directory, group: Group): MemberRow[] {
  return group.members.flatMap(({ id, type }): MemberRow[] => {
    if (type === 'user') {
      const user = directory.users.get(id);
      if (user === undefined) return [];
      const { displayName, userPrincipalName, mail, userType } = user;
      return [{ id, kind: type, name: displayName ?? userPrincipalName, email: mail ?? '', userType: userType ?? '' }];
    }
    if (type === 'group') {
      const nested = directory.groups.get(id);
      return nested ? [{ id, kind: type, name: nested.displayName, email: nested.mail ?? '', userType: '' }] : [];
    }
    const other = directory.others.get(id);
    return other ? [{ id, kind: type, name: other.displayName, email: other.mail ?? '', userType: '' }] : [];
  });
}

/** Who can be added: users and groups that are not in it yet. */
function candidates(directory: Directory, group?: Group): CandidateRow[] {
  const taken = new Set([group?.id, ...(group?.members ?? []).map(({ id }) => id)]);
  const users = [...directory.users.values()].map(({ id, displayName, userPrincipalName, mail }) => ({
    id,
    name: displayName ?? userPrincipalName,
    email: mail ?? userPrincipalName,
    kind: 'user' as const,
  }));
  const groups = [...directory.groups.values()].map(({ id, displayName, mail }) => ({
    id,
    name: displayName,
    email: mail ?? '',
    kind: 'group' as const,
  }));
  return [...users, ...groups].filter(({ id }) => !taken.has(id));
}
