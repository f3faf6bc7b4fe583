import type { Row, World } from './world.ts';

/** Somebody's access in one tenant, by one way. */
export interface Membership {
  tenant: string;
  directory: string;
  person: string;
  source: string;
  state: string;
  since: number;
  keptAt: number | null;
}

export interface StoredUser {
  directory: string;
  person: string;
  name: string | null;
  key: string;
}

export interface StoredRun {
  tenant: string;
  id: string;
  state: string;
  mode: string;
  trigger: string;
  counts: Readonly<Record<string, number>>;
  failure: { code: string } | null;
  log: readonly string[];
  /** Whether it can go on where it stopped. */
  resumable: boolean;
}

export interface StoredRemoval {
  tenant: string;
  id: string;
  state: string;
  reason: string;
  people: ReadonlySet<string>;
  expiresAt: number;
  decidedAt: number | null;
}

export interface StoredConnection {
  tenant: string;
  leavers: string;
  guard: { people: number; percent: number };
  groupId: string | null;
}

/** What is stored at one moment, by key. */
export interface Snapshot {
  memberships: ReadonlyMap<string, Membership>;
  users: ReadonlyMap<string, StoredUser>;
  runs: ReadonlyMap<string, StoredRun>;
  removals: ReadonlyMap<string, StoredRemoval>;
  connections: ReadonlyMap<string, StoredConnection>;
  /** Pages of runs. */
  pages: number;
  /** Whatever holds text that was made up at run time: no secret must be in it. */
  texts: string[];
}

const QUERIES = [
  'SELECT * FROM memberships',
  'SELECT directory_id, object_id, display_name, email_key FROM users',
  'SELECT * FROM runs',
  'SELECT * FROM held_removals',
  'SELECT * FROM held_people',
  'SELECT tenant_id, leavers, guard_people, guard_percent, group_id FROM connections',
  'SELECT count(*) AS n FROM run_pages',
  'SELECT * FROM group_readings',
].map((sql) => ({ sql }));

/** Somebody in a directory. */
export const personKey = (directory: unknown, person: unknown) => `${directory}/${person}`;

/** Reads what is stored now. */
export async function takeSnapshot(world: World): Promise<Snapshot> {
  const tables = await world.rows(QUERIES);
  const [memberships = [], users = [], runs = [], removals = [], held = [], connections = [], pages = []] = tables;
  const onList = Map.groupBy(held, (row) => String(row.removal_id));
  return {
    memberships: new Map(memberships.map((row) => [membershipKey(row), membership(row)])),
    users: new Map(
      users.map((row) => [
        personKey(row.directory_id, row.object_id),
        {
          directory: String(row.directory_id),
          person: String(row.object_id),
          name: row.display_name as string | null,
          key: String(row.email_key),
        },
      ]),
    ),
    runs: new Map(runs.map((row) => [String(row.run_id), storedRun(row)])),
    removals: new Map(
      removals.map((row) => [
        String(row.removal_id),
        {
          tenant: String(row.tenant_id),
          id: String(row.removal_id),
          state: String(row.state),
          reason: String(row.reason),
          people: new Set(
            (onList.get(String(row.removal_id)) ?? []).map((one) => personKey(one.directory_id, one.object_id)),
          ),
          expiresAt: Number(row.expires_at),
          decidedAt: row.decided_at as number | null,
        },
      ]),
    ),
    connections: new Map(
      connections.map((row) => [
        String(row.tenant_id),
        {
          tenant: String(row.tenant_id),
          leavers: String(row.leavers),
          guard: { people: Number(row.guard_people), percent: Number(row.guard_percent) },
          groupId: row.group_id as string | null,
        },
      ]),
    ),
    pages: Number(pages[0]?.n ?? 0),
    texts: [...runs, ...removals, ...(tables[7] ?? [])].map((row) => JSON.stringify(row)),
  };
}

function membershipKey(row: Row): string {
  return [row.tenant_id, personKey(row.directory_id, row.object_id), row.source].join(' ');
}

function membership(row: Row): Membership {
  return {
    tenant: String(row.tenant_id),
    directory: String(row.directory_id),
    person: String(row.object_id),
    source: String(row.source),
    state: String(row.state),
    since: Number(row.since),
    keptAt: row.kept_at as number | null,
  };
}

function storedRun(row: Row): StoredRun {
  return {
    tenant: String(row.tenant_id),
    id: String(row.run_id),
    state: String(row.state),
    mode: String(row.mode),
    trigger: String(row.trigger),
    counts: JSON.parse(String(row.counts)),
    failure: row.failure === null ? null : JSON.parse(String(row.failure)),
    log: JSON.parse(String(row.log)),
    resumable: row.checkpoint !== null,
  };
}
