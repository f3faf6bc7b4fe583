import type { Directory, Group, Member } from '../directory.ts';
import { badRequest, expiredPageToken, GraphFailure } from './answer.ts';
import type { GraphContext } from './context.ts';
import { type Filter, parseFilter } from './filter.ts';
import { checkMayFind, showGroup } from './groups.ts';
import { isHidden } from './members.ts';

/** What a delta token is compared with. */
interface Snapshot {
  groups: Map<string, { displayName: string; members: Map<string, Member> }>;
}

/** The question a delta round began with; its links carry nothing but a token. */
interface Question {
  filter: string | null;
  select: string[] | null;
}

type DeltaToken = { issuedAt: number; directoryId: string; question: Question } & (
  | { kind: 'page'; pages: object[][]; index: number; snapshot: Snapshot; before: Snapshot | null }
  | { kind: 'delta'; snapshot: Snapshot; before: Snapshot | null }
);

export type DeltaTokens = Map<string, DeltaToken>;

const LIFETIME_MS = 7 * 24 * 3_600_000;
const TOKEN_LENGTH = 120;
/** Old tokens are forgotten beyond this many: each may hold a whole group. */
const MAX_DELTA_TOKENS = 1000;
const EMPTY: Snapshot = { groups: new Map() };

/** `GET /groups/delta`: first everything, then what has changed since the token. */
export function groupsDelta(context: GraphContext): object {
  checkMayFind(context);
  const { query } = context;
  if (query.skipToken !== null) return nextPage(context, query.skipToken);

  const isFirst = query.deltaToken === null || query.deltaToken === 'latest' || query.deltaToken === '';
  const token = isFirst || query.deltaToken === null ? null : readDeltaToken(context, query.deltaToken);
  const question = token?.question ?? { filter: query.filter, select: query.select };
  const current = takeSnapshot(context, question);
  if (query.deltaToken === 'latest') return lastPage(context, question, [], current, null);

  const replayed = context.world.settings.deltaReplays ? token?.before : null;
  const entries = differences(context, question, replayed ?? token?.snapshot ?? EMPTY, current);
  const pages = paginate(entries, context.world.settings.deltaPageSize);
  // Where nothing has changed the old snapshot serves on: polling must not pile up copies of the group.
  const snapshot = entries.length === 0 && token !== null ? token.snapshot : current;
  return answerPage(context, question, pages, 0, snapshot, token?.snapshot ?? null);
}

function takeSnapshot({ directory, roles }: GraphContext, question: Question): Snapshot {
  const filter = question.filter === null ? () => true : idFilter(question.filter);
  const snapshot: Snapshot = { groups: new Map() };
  for (const group of directory.groups.values()) {
    if (!filter({ id: group.id })) continue;
    const members = isHidden(group, roles) ? [] : existing(directory, group);
    snapshot.groups.set(group.id, {
      displayName: group.displayName,
      members: new Map(members.map((member) => [member.id, member])),
    });
  }
  return snapshot;
}

function idFilter(text: string): Filter {
  if (!/^\s*id\s+eq\s/i.test(text)) throw badRequest("Invalid filter clause: only 'id eq' is supported for delta.");
  return parseFilter(text, false);
}

function existing(directory: Directory, group: Group): Member[] {
  return group.members.filter(({ type, id }) => {
    if (type === 'user') return directory.users.has(id);
    return type === 'group' ? directory.groups.has(id) : type !== 'servicePrincipal' && directory.others.has(id);
  });
}

/** One entry of an answer: a group, with the part of its members that fits on the page. */
type Entry = { id: string; 'members@delta'?: object[] } & Record<string, unknown>;

function differences({ directory }: GraphContext, question: Question, before: Snapshot, now: Snapshot): Entry[] {
  const withMembers = question.select === null || question.select.includes('members');
  const entries: Entry[] = [];
  for (const [id, group] of now.groups) {
    const old = before.groups.get(id);
    const stored = directory.groups.get(id);
    const isChanged = old?.displayName !== group.displayName;
    const properties = stored !== undefined && isChanged ? showGroup(stored, question.select) : {};
    const members = withMembers ? memberChanges(old?.members ?? new Map(), group.members) : [];
    if (isChanged || members.length > 0) {
      entries.push({ ...properties, id, ...(members.length > 0 ? { 'members@delta': members } : {}) });
    }
  }
  for (const id of before.groups.keys()) {
    if (!now.groups.has(id)) entries.push({ id, '@removed': { reason: 'deleted' } });
  }
  return entries;
}

function memberChanges(before: Map<string, Member>, now: Map<string, Member>): object[] {
  const shown = ({ type, id }: Member) => ({ '@odata.type': `#microsoft.graph.${type}`, id });
  const added = [...now.values()].filter(({ id }) => !before.has(id)).map(shown);
  const removed = [...before.values()].filter(({ id }) => !now.has(id));
  return [...added, ...removed.map((member) => ({ ...shown(member), '@removed': { reason: 'deleted' } }))];
}

/** Spreads the entries over pages; a group with many members comes again on the next page. */
function paginate(entries: readonly Entry[], size: number): Entry[][] {
  const pages: Entry[][] = [[]];
  let room = size;
  function place(entry: Entry, weight: number): void {
    if (room < weight) {
      pages.push([]);
      room = size;
    }
    pages.at(-1)?.push(entry);
    room -= weight;
  }
  for (const entry of entries) {
    const { 'members@delta': members = [], ...properties } = entry;
    if (members.length === 0) place(entry, 1);
    for (let start = 0; start < members.length; ) {
      if (room < 1) room = 0;
      const part = members.slice(start, start + (room === 0 ? size : room));
      const head = start === 0 ? properties : { id: entry.id };
      place({ ...head, id: entry.id, 'members@delta': part }, part.length);
      start += part.length;
    }
  }
  return pages;
}

function nextPage(context: GraphContext, text: string): object {
  const token = context.deltaTokens.get(text);
  const { directory, world } = context;
  if (token?.kind !== 'page' || token.directoryId !== directory.id) throw expiredPageToken();
  if (world.now() - token.issuedAt >= world.settings.pageTokenLifetimeMs) throw expiredPageToken();
  return answerPage(context, token.question, token.pages, token.index, token.snapshot, token.before);
}

function answerPage(
  context: GraphContext,
  question: Question,
  pages: object[][],
  index: number,
  snapshot: Snapshot,
  before: Snapshot | null,
): object {
  const value = pages[index] ?? [];
  if (index + 1 >= pages.length) return lastPage(context, question, value, snapshot, before);
  const { directory, world } = context;
  const base = { issuedAt: world.now(), directoryId: directory.id, question };
  const link = issue(context, '$skiptoken', { ...base, kind: 'page', pages, index: index + 1, snapshot, before });
  return { '@odata.context': contextOf(context, question), '@odata.nextLink': link, value };
}

function lastPage(
  context: GraphContext,
  question: Question,
  value: object[],
  snapshot: Snapshot,
  before: Snapshot | null,
): object {
  const base = { issuedAt: context.world.now(), directoryId: context.directory.id, question };
  const link = issue(context, '$deltatoken', { ...base, kind: 'delta', snapshot, before });
  return { '@odata.context': contextOf(context, question), '@odata.deltaLink': link, value };
}

function issue(context: GraphContext, option: string, token: DeltaToken): string {
  const text = context.world.random.text(TOKEN_LENGTH);
  const { deltaTokens } = context;
  deltaTokens.set(text, token);
  const [oldest] = deltaTokens.keys();
  if (deltaTokens.size > MAX_DELTA_TOKENS && oldest !== undefined) deltaTokens.delete(oldest);
  return `${context.url.origin}${context.url.pathname}?${option}=${text}`;
}

function contextOf({ url }: GraphContext, { select }: Question): string {
  return `${url.origin}/v1.0/$metadata#groups${select === null ? '' : `(${select.join(',')})`}`;
}

function readDeltaToken(context: GraphContext, text: string): DeltaToken {
  const { deltaTokens, directory, url, world } = context;
  const token = deltaTokens.get(text);
  const isOld = token !== undefined && world.now() - token.issuedAt >= LIFETIME_MS;
  if (token?.kind === 'delta' && token.directoryId === directory.id && !isOld) return token;

  if (world.settings.deltaExpiry === 'syncStateNotFound') {
    throw new GraphFailure(404, 'syncStateNotFound', 'The sync state generation is not found; start again.');
  }
  throw new GraphFailure(410, 'resyncRequired', 'Resync required. Replace any local items with the server version.', {
    Location: `${url.origin}${url.pathname}?$deltatoken=`,
  });
}
