import type { Readings } from './readings.ts';
import { type Membership, personKey, type Snapshot, type StoredRemoval } from './snapshot.ts';
import type { Truth } from './truth.ts';

/** Who acted between two looks at what is stored. */
export type Cause =
  | { by: 'run'; tenant: string; runId: string }
  | { by: 'decision'; decision: 'approve' | 'reject' | 'reopen'; tenant: string; removalId: string }
  | { by: 'save' | 'cron' | 'nobody' };

/** What is known from outside of the Worker. */
export interface Known {
  truth: Truth;
  readings: Readings;
  /** Since when a run goes on, and who had access through the group then. */
  began: ReadonlyMap<string, { tick: number; active: ReadonlySet<string> }>;
  /** A tenant's only admins, where they are known by their directory: tenant and person, with a space between. */
  admins: ReadonlyMap<string, readonly string[]>;
  /** The time the Worker sees. */
  now: number;
}

/** Who has access to a tenant through the group. */
export function activeOf(snapshot: Snapshot, tenant: string): Set<string> {
  const active = [...snapshot.memberships.values()].filter(
    (row) => row.tenant === tenant && row.source === 'group' && row.state === 'active',
  );
  return new Set(active.map((row) => personKey(row.directory, row.person)));
}

/**
 * What must hold for everything that was written between two looks, by whom it was written.
 *
 * @returns what does not hold, in words; nothing where all is well
 */
export function judgeStep(before: Snapshot, after: Snapshot, cause: Cause, known: Known): string[] {
  return [
    ...judgeMemberships(before, after, cause, known),
    ...judgeRemovals(before, after, cause, known),
    ...judgeUsers(after),
    ...judgeRuns(before, after),
    ...judgeUnchanged(before, after, known),
  ];
}

function judgeMemberships(before: Snapshot, after: Snapshot, cause: Cause, known: Known): string[] {
  const problems: string[] = [];
  const suspended: Membership[] = [];
  for (const [key, was] of before.memberships) {
    const is = after.memberships.get(key);
    if (!is) problems.push(`${key} is gone`);
    else if (was.source !== 'group' && JSON.stringify(was) !== JSON.stringify(is)) problems.push(`${key} was touched`);
    else if (was.state === 'active' && is.state === 'suspended') suspended.push(is);
    else if (was.state !== is.state) problems.push(...judgeAdded(before, is, cause, known));
    else if (was.since !== is.since) problems.push(`${key} has another beginning`);
    if (is && was.keptAt === null && is.keptAt !== null && !mayKeep(is, cause, known)) {
      problems.push(`${key} is kept though nobody decided so`);
    }
  }
  for (const [key, is] of after.memberships) {
    if (before.memberships.has(key)) continue;
    if (is.source !== 'group' || is.state !== 'active') problems.push(`${key} came from nowhere`);
    else problems.push(...judgeAdded(before, is, cause, known));
  }
  return [...problems, ...judgeSuspended(before, after, suspended, cause, known)];
}

/** Whoever rejects a removal decides that they keep access; whoever approves one leaves an admin out if it must be. */
function mayKeep({ tenant, directory, person }: Membership, cause: Cause, { admins }: Known): boolean {
  if (cause.by !== 'decision') return false;
  const isAdmin = admins.get(tenant)?.includes(`${tenant} ${personKey(directory, person)}`) ?? false;
  return cause.decision === 'reject' || (cause.decision === 'approve' && isAdmin);
}

/** Nobody gets access who was not in the group while it was read, by the rules, or whose removal was not taken back. */
function judgeAdded(before: Snapshot, is: Membership, cause: Cause, known: Known): string[] {
  const who = `${is.person} of ${is.tenant}`;
  if (cause.by === 'decision' && cause.decision === 'reopen') {
    const list = before.removals.get(cause.removalId)?.people;
    return list?.has(personKey(is.directory, is.person)) ? [] : [`${who} came back without having been on the list`];
  }
  if (cause.by !== 'run' || cause.tenant !== is.tenant) return [`${who} was let in by ${cause.by}`];
  const { truth, began } = known;
  const { tick: from = 0, active } = began.get(cause.runId) ?? {};
  // Who had access when the run began, and was approved to lose it while being read in the group, has it again as before.
  const which = active?.has(personKey(is.directory, is.person)) ? 'everybody' : 'eligible';
  const was = truth.wasAnywhere(which, is.person, from, truth.tick);
  return was ? [] : [`${who} was let in and was not to be`];
}

/** Nobody loses access but by a person's decision, or who truly left, was read as gone, and within the limits. */
function judgeSuspended(
  before: Snapshot,
  after: Snapshot,
  suspended: readonly Membership[],
  cause: Cause,
  known: Known,
): string[] {
  const [first] = suspended;
  if (!first) return [];
  const who = suspended.map(({ tenant, person }) => `${person} of ${tenant}`).join(', ');
  const orphaned = [...known.admins]
    .filter(([, admins]) => admins.some((admin) => hasAccess(before, admin)))
    .filter(([, admins]) => !admins.some((admin) => hasAccess(after, admin)));
  if (orphaned.length) return [`no admin of ${orphaned.map(([tenant]) => tenant)} has access any more`];
  if (suspended.some(({ source }) => source !== 'group')) return [`suspended though from elsewhere: ${who}`];
  if (cause.by === 'decision' && cause.decision === 'approve') {
    const removal = before.removals.get(cause.removalId);
    const outside = suspended.filter(({ directory, person }) => !removal?.people.has(personKey(directory, person)));
    return outside.length || removal?.state !== 'held' ? [`suspended by an approval not about them: ${who}`] : [];
  }
  if (cause.by !== 'run' || suspended.some(({ tenant }) => tenant !== cause.tenant)) {
    return [`suspended by ${cause.by}: ${who}`];
  }
  return [
    ...judgeLeft(suspended, cause.runId, known),
    ...judgeLimits(before, after, suspended, cause, known),
    ...suspended
      .filter((row) => isHeld(before, row))
      .map(({ person }) => `${person} was suspended while their removal was held`),
    ...suspended
      .filter((row) => before.memberships.get(`${row.tenant} ${personKey(row.directory, row.person)} group`)?.keptAt)
      .map(({ person }) => `${person} was suspended though a person decided that they keep access`),
  ];
}

/** @param admin tenant and person */
function hasAccess({ memberships }: Snapshot, admin: string): boolean {
  return [...memberships].some(([key, { state }]) => key.startsWith(`${admin} `) && state === 'active');
}

function isHeld(snapshot: Snapshot, row: Membership): boolean {
  const key = personKey(row.directory, row.person);
  return [...snapshot.removals.values()].some(
    ({ tenant, state, people }) => tenant === row.tenant && state === 'held' && people.has(key),
  );
}

function judgeLeft(suspended: readonly Membership[], runId: string, { truth, readings }: Known): string[] {
  const whole = readings.whole(runId).filter(({ redacted }) => !redacted);
  return suspended.flatMap(({ person }) => {
    const without = whole.filter(({ ids }) => !ids.has(person));
    if (!without.length) return [`${person} was suspended without a whole reading in which they are missing`];
    const absent = without.some(({ group, from, to }) => truth.was(group, 'everybody', person, false, from, to));
    return absent ? [] : [`${person} was suspended and had been in the group all the time`];
  });
}

function judgeLimits(
  before: Snapshot,
  after: Snapshot,
  suspended: readonly Membership[],
  cause: { tenant: string; runId: string },
  { began, readings }: Known,
): string[] {
  const problems: string[] = [];
  const connections = [before, after].flatMap(({ connections: all }) => all.get(cause.tenant) ?? []);
  if (!connections.some(({ leavers }) => leavers === 'suspend')) problems.push('suspended though the rule is to keep');
  const then = began.get(cause.runId)?.active ?? new Set();
  const most = new Set([...then, ...activeOf(before, cause.tenant)]).size;
  const allowed = connections.some(
    ({ guard }) => suspended.length <= guard.people || suspended.length * 100 <= guard.percent * most,
  );
  if (!allowed) problems.push(`${suspended.length} of ${most} were suspended, which is above the limits`);
  const now = activeOf(after, cause.tenant);
  if (then.size && ![...then].some((person) => now.has(person))) problems.push('everyone was suspended');
  if (readings.whole(cause.runId).every(({ ids }) => ids.size === 0)) problems.push('suspended by an empty group');
  return problems;
}

/** Who may bring a held removal from one state to another. */
const TURNS: Readonly<
  Record<string, (cause: Cause, removal: StoredRemoval, known: Known, after: Snapshot) => boolean>
> = {
  'held>approved': (cause, { id }) => cause.by === 'decision' && cause.decision === 'approve' && cause.removalId === id,
  'held>rejected': (cause, { id }) => cause.by === 'decision' && cause.decision === 'reject' && cause.removalId === id,
  'approved>held': (cause, { id }) => cause.by === 'decision' && cause.decision === 'reopen' && cause.removalId === id,
  'rejected>held': (cause, { id }) => cause.by === 'decision' && cause.decision === 'reopen' && cause.removalId === id,
  'approved>withdrawn': reopensForNothing,
  'rejected>withdrawn': reopensForNothing,
  'approved>returned': reopensForNobody,
  'rejected>returned': reopensForNobody,
  'held>expired': (cause, { expiresAt }, { now }) => cause.by === 'cron' && expiresAt <= now,
  'held>returned': (cause) => cause.by === 'run',
  'held>withdrawn': (cause) => cause.by === 'save',
};

/** Who takes a decision back after the rule has become to keep everybody finds nothing that could wait. */
function reopensForNothing(cause: Cause, { id, tenant }: StoredRemoval, _: Known, { connections }: Snapshot): boolean {
  const reopens = cause.by === 'decision' && cause.decision === 'reopen' && cause.removalId === id;
  return reopens && connections.get(tenant)?.leavers === 'keep';
}

/** Who takes a decision back after everybody on its list has returned finds nobody who could wait. */
function reopensForNobody(cause: Cause, { id }: StoredRemoval, _: Known, { removals }: Snapshot): boolean {
  const reopens = cause.by === 'decision' && cause.decision === 'reopen' && cause.removalId === id;
  return reopens && removals.get(id)?.people.size === 0;
}

function judgeRemovals(before: Snapshot, after: Snapshot, cause: Cause, known: Known): string[] {
  const problems: string[] = [];
  for (const [id, is] of after.removals) {
    const was = before.removals.get(id);
    if (!was) {
      if (cause.by !== 'run' || is.state !== 'held') problems.push(`removal ${id} (${is.state}) came from ${cause.by}`);
      if (!is.people.size) problems.push(`removal ${id} has nobody on its list`);
      continue;
    }
    const turn = `${was.state}>${is.state}`;
    if (was.state !== is.state && !TURNS[turn]?.(cause, was, known, after)) {
      problems.push(`removal ${id}: ${turn} by ${cause.by}`);
    }
    problems.push(...judgeList(was, is, cause, known, before, after));
  }
  for (const id of before.removals.keys()) if (!after.removals.has(id)) problems.push(`removal ${id} is gone`);
  return problems;
}

/**
 * A list only gets shorter: by who returned, and when it is opened again by who has returned since and by who waits on
 * another one.
 */
function judgeList(
  was: StoredRemoval,
  is: StoredRemoval,
  cause: Cause,
  { truth, began }: Known,
  before: Snapshot,
  after: Snapshot,
): string[] {
  const reopened = cause.by === 'decision' && cause.decision === 'reopen' && cause.removalId === is.id;
  const others = [...after.removals.values()].filter(({ id, state }) => id !== is.id && state === 'held');
  // Those of them the decision itself left in are no returners.
  const inAgain = new Set(
    [...before.memberships.values()]
      .filter(({ tenant, source, state }) => tenant === was.tenant && source === 'group' && state === 'active')
      .filter(({ keptAt }) => keptAt === null || keptAt !== was.decidedAt)
      .map(({ directory, person }) => personKey(directory, person)),
  );
  const problems: string[] = [];
  for (const person of is.people) if (!was.people.has(person)) problems.push(`${person} was put on list ${is.id}`);
  for (const person of was.people) {
    if (is.people.has(person)) continue;
    if (reopened && (inAgain.has(person) || others.some(({ people }) => people.has(person)))) continue;
    const from = cause.by === 'run' ? began.get(cause.runId)?.tick : undefined;
    const id = person.split('/')[1] ?? '';
    if (from === undefined) problems.push(`${person} was taken from list ${is.id} by ${cause.by}`);
    else if (!truth.wasAnywhere('everybody', id, from, truth.tick)) {
      problems.push(`${person} was taken from list ${is.id} and had not returned`);
    }
  }
  return problems;
}

/** Nobody with access has an address somebody else with access has. */
function judgeUsers({ users, memberships }: Snapshot): string[] {
  const active = new Set(
    [...memberships.values()].flatMap((row) => (row.state === 'active' ? personKey(row.directory, row.person) : [])),
  );
  const inside = [...users.values()].filter(({ directory, person }) => active.has(personKey(directory, person)));
  const byAddress = Map.groupBy(inside, ({ key }) => key);
  return [...byAddress].flatMap(([key, owners]) => (owners.length > 1 ? [`${key} belongs to ${owners.length}`] : []));
}

/** What has ended stays as it ended; the counts of what succeeded add up, and its log says the same. */
function judgeRuns(before: Snapshot, after: Snapshot): string[] {
  const problems: string[] = [];
  for (const [id, run] of after.runs) {
    const was = before.runs.get(id);
    const ended = was?.state === 'succeeded' || was?.state === 'failed';
    if (ended) {
      if (JSON.stringify(was) !== JSON.stringify(run)) problems.push(`run ${id} changed after its end`);
      continue;
    }
    const n = (name: string) => run.counts[name] ?? 0;
    if (n('members') !== n('fetched') + n('others')) problems.push(`run ${id}: members do not add up`);
    if (n('fetched') !== n('processed') + n('skipped')) problems.push(`run ${id}: fetched does not add up`);
    if (n('processed') !== n('created') + n('added') + n('updated') + n('unchanged')) {
      problems.push(`run ${id}: processed does not add up`);
    }
    if (n('leavers') < n('suspended') + n('held')) problems.push(`run ${id}: leavers do not add up`);
    if (run.state !== 'succeeded') continue;
    // It fetched nobody, and says that.
    if (run.mode === 'delta') continue;
    const log = run.log.join('\n');
    const told = [`Fetched ${n('fetched')} users`, `Processed ${n('processed')} users`, `with ${n('processed')} users`];
    if (run.log.length !== 3 || told.some((line) => !log.includes(line))) problems.push(`run ${id}: its log differs`);
  }
  for (const id of before.runs.keys()) if (!after.runs.has(id)) problems.push(`run ${id} is gone`);
  return problems;
}

/** A run that read nobody, because nothing had changed since the reading before: then nothing had. */
function judgeUnchanged(before: Snapshot, after: Snapshot, { truth, readings, began }: Known): string[] {
  return [...after.runs.values()].flatMap(({ id, tenant, mode, state }) => {
    const ended = state === 'succeeded' && before.runs.get(id)?.state !== 'succeeded';
    if (!ended || mode !== 'delta') return [];
    // Ids sort by time.
    const full = [...before.runs.values()]
      .filter((run) => run.tenant === tenant && run.state === 'succeeded' && run.mode === 'full')
      .map((run) => run.id)
      .sort()
      .at(-1);
    const reading = readings.whole(full ?? '')[0];
    if (!reading) return [`run ${id} ended without a reading, and there was none before`];
    const then = truth.at(reading.group, 'everybody', reading.from);
    for (let tick = began.get(id)?.tick ?? truth.tick; tick <= truth.tick; tick++) {
      const now = truth.at(reading.group, 'everybody', tick);
      if (now.size === then.size && [...now].every((person) => then.has(person))) return [];
    }
    return [`run ${id} says that nothing has changed, and something had`];
  });
}
