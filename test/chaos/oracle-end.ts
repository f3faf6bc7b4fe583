import { addressOf, type Scene } from './scene.ts';
import { type Membership, personKey, type Snapshot } from './snapshot.ts';

/** A tenant, and the directory it is connected to. */
export interface TenantScene {
  tenant: string;
  scene: Scene;
  /** The run that was made after the faults had stopped. */
  lastRun: string;
  /** People of the directory who are the tenant's only admins. */
  admins: readonly string[];
}

/** What must hold in the end, when the group could be read undisturbed. @returns what does not, in words */
export function judgeEnd(snapshot: Snapshot, tenants: readonly TenantScene[]): string[] {
  const problems = tenants.flatMap((tenant) => [
    ...judgeLastRun(snapshot, tenant),
    ...judgeMembers(snapshot, tenant),
    ...judgeOthers(snapshot, tenant),
  ]);
  for (const { id, state } of snapshot.runs.values()) {
    if (state !== 'succeeded' && state !== 'failed') problems.push(`run ${id} is still ${state}`);
  }
  if (snapshot.pages) problems.push(`${snapshot.pages} pages of runs are still there`);
  return problems;
}

function judgeLastRun(snapshot: Snapshot, { lastRun, scene, tenant }: TenantScene): string[] {
  const run = snapshot.runs.get(lastRun);
  if (run?.state !== 'succeeded') return [`the last run of ${tenant} ${run?.state}: ${run?.failure?.code}`];
  const expected = { members: scene.size, fetched: scene.members.length };
  const wrong = Object.entries(expected).filter(([name, value]) => run.counts[name] !== value);
  return wrong.map(([name, value]) => `the last run of ${tenant} counts ${run.counts[name]} ${name}, not ${value}`);
}

function throughGroup(snapshot: Snapshot, tenant: string): Membership[] {
  return [...snapshot.memberships.values()].filter((row) => row.tenant === tenant && row.source === 'group');
}

/** Everybody in the group whom the rules let in has access, as they are called now. */
function judgeMembers(snapshot: Snapshot, { tenant, scene }: TenantScene): string[] {
  const holders = new Map([...snapshot.users].map(([person, { key }]) => [key, person]));
  return scene.members.flatMap((user) => {
    const address = addressOf(user);
    if (address === null) return [];
    const person = personKey(scene.directory.id, user.id);
    const row = snapshot.memberships.get(`${tenant} ${person} group`);
    const holder = holders.get(address);
    const who = `${user.id} of ${tenant}`;
    // Whoever has an address keeps it; one at a time.
    if (holder !== person) return holder === undefined ? [`${who} is in the group and not stored with ${address}`] : [];
    if (row?.state !== 'active') return [`${who} is in the group and ${row?.state ?? 'has no access'}`];
    const name = snapshot.users.get(person)?.name;
    return name === user.displayName ? [] : [`${who} is called ${name}, not ${user.displayName}`];
  });
}

/** Who has access and is not in the group has it for a reason. */
function judgeOthers(snapshot: Snapshot, { tenant, scene, admins }: TenantScene): string[] {
  const inside = new Set(scene.members.map(({ id }) => personKey(scene.directory.id, id)));
  const rows = throughGroup(snapshot, tenant);
  const left = rows.filter((row) => row.state === 'active' && !inside.has(personKey(row.directory, row.person)));
  if (snapshot.connections.get(tenant)?.leavers !== 'suspend') return [];
  const held = new Set(
    [...snapshot.removals.values()].flatMap((removal) =>
      removal.tenant === tenant && removal.state === 'held' ? [...removal.people] : [],
    ),
  );
  const unexplained = left.filter((row) => row.keptAt === null && !held.has(personKey(row.directory, row.person)));
  // One admin of those who would all be gone stays.
  const stay = unexplained.filter(({ person }) => admins.includes(person));
  const spared =
    stay.length === 1 &&
    !rows.some((row) => row.state === 'active' && !stay.includes(row) && admins.includes(row.person));
  return unexplained
    .filter((row) => !(spared && stay.includes(row)))
    .map(({ person }) => `${person} of ${tenant} left the group and has access, neither held nor kept`);
}
