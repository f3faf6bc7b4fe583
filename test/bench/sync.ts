import type { Run } from '@production-assist/shared/api';
import type { Directory } from '@production-assist/simulator/directory';
import type { GeneratedDirectory } from '@production-assist/simulator/people';
import type { Figure } from './figures.ts';
import { say } from './progress.ts';
import { directoryOf, type Stand, setUp } from './stand.ts';

const DIRECTORY_USERS = 100_000;
/** Group sizes, and how many runs' median time counts. */
const GROUPS = [
  { members: 1_000, times: 3 },
  { members: 10_000, times: 3 },
  { members: 100_000, times: 1 },
];
/** A group above this is asked for changes between full readings; smaller ones are always read in full. */
const DELTA_ABOVE = 2_000;
const ANSWER_MS = 100;

/**
 * What a run asks, writes and takes, for groups of three sizes. Times are ratios to their floor, on a Microsoft whose
 * every answer takes 100 ms, so that a slow machine changes them little.
 */
export async function syncFigures(bundle: string): Promise<Figure[]> {
  const stand = await setUp(bundle);
  const figures: Figure[] = [];
  for (const { members, times } of GROUPS) {
    // Made up before anything is measured or connected: it keeps the process busy for a second.
    const generated = directoryOf(members, DIRECTORY_USERS);
    const directory = stand.simulator.addDirectory(generated.data);
    figures.push(...(await groupFigures(stand, directory, generated, members, times)));
    stand.simulator.removeDirectory(generated.directoryId);
  }
  await stand.stop();
  return figures;
}

interface Measured {
  run: Run;
  /** Requests to Microsoft, and those of them to Graph. */
  requests: number;
  graph: number;
  ms: number;
  floorMs: number;
}

async function groupFigures(
  stand: Stand,
  directory: Directory,
  generated: GeneratedDirectory,
  members: number,
  times: number,
): Promise<Figure[]> {
  const { directoryId, groupId } = generated;
  const label = `${members.toLocaleString('en')} members`;
  const measure = async (start: (tenantId: string) => Promise<Run>): Promise<Measured> => {
    stand.clear();
    stand.simulator.settings.latencyMs = ANSWER_MS;
    const run = await start(`bench-${members}`);
    stand.simulator.settings.latencyMs = 0;
    const asked = stand.requestsFor(directoryId);
    const ms = Date.parse(run.finishedAt ?? '') - Date.parse(run.startedAt ?? '');
    const graph = asked.filter(({ kind }) => kind !== 'token' && kind !== 'discovery').length;
    return { run, requests: asked.length, graph, ms, floorMs: stand.answersMs() };
  };

  const firsts: Measured[] = [];
  const laters: Measured[] = [];
  const scheduled: Measured[] = [];
  for (let n = 0; n < times; n++) {
    // With the tenant go the people who were only in it: the next run is a first one again.
    if (n > 0) await stand.call('DELETE', `bench-${members}`);
    await stand.connect(`bench-${members}`, generated);
    say(`${label}: first run, ${n + 1} of ${times}`);
    firsts.push(await measure(stand.run));
    say(`${label}: nothing changed, read in full`);
    laters.push(await measure(stand.run));
    say(`${label}: nothing changed, by the schedule`);
    scheduled.push(await measure(stand.scheduled));
  }
  say(`${label}: one in a hundred changed`);
  const changed = change(directory, groupId, members / 100);
  const after = await measure(stand.scheduled);

  const [first, later, quiet] = [firsts[0], laters[0], scheduled[0]];
  if (!first || !later || !quiet) throw new Error('nothing was measured');
  const pages = Math.ceil(members / 999);
  const usesDelta = members > DELTA_ABOVE;
  const quietFloor = usesDelta ? 1 : 1 + pages;
  const { processed } = first.run.counts;
  return [
    {
      what: `${label}: requests to Microsoft, first run`,
      measured: first.requests,
      floor: 2 + pages,
      goal: 2 + pages,
      note: 'a token, the group, its pages',
    },
    {
      what: `${label}: requests to Microsoft, nothing changed, read in full`,
      measured: later.requests,
      floor: 2 + pages,
      goal: 2 + pages + (usesDelta ? 1 : 0),
      ...(usesDelta ? { note: 'and the link for changes' } : {}),
    },
    {
      what: `${label}: requests to Graph, nothing changed, by the schedule`,
      measured: quiet.graph,
      floor: quietFloor,
      goal: quietFloor,
      note: `mode ${quiet.run.mode}`,
    },
    {
      what: `${label}: rows written, first run`,
      measured: first.run.rowsWritten,
      floor: 2 * processed,
      goal: 3 * processed,
      note: 'a user, a membership, and the index entry of the address',
    },
    ...Object.entries({ 'read in full': later, 'by the schedule': quiet }).map(([how, { run }]) => ({
      what: `${label}: rows written, nothing changed, ${how}`,
      measured: run.rowsWritten,
      floor: 0,
      goal: 0,
      note: 'besides the run’s own',
    })),
    {
      what: `${label}: rows written, 1 % changed`,
      measured: after.run.rowsWritten,
      floor: changed.rows,
      goal: changed.rows + changed.indexEntries,
      note: `${said(after.run)}; goal: with the index entries of new addresses`,
    },
    time(`${label}: time of the first run, ms`, firsts),
    time(`${label}: time with nothing changed, read in full, ms`, laters),
    time(`${label}: time with nothing changed, by the schedule, ms`, scheduled),
  ];
}

const said = ({ counts: { created, updated, suspended } }: Run) =>
  `${created} came, ${updated} changed, ${suspended} lost their access`;

/**
 * Changes so many members: a third goes, a third is renamed, the rest is new.
 *
 * @returns rows that cannot but be written for it
 */
function change(directory: Directory, groupId: string, people: number): { rows: number; indexEntries: number } {
  const third = Math.floor(people / 3);
  // Somebody who is in, and will be in: who has no access changes no row.
  const ordinary = (directory.groups.get(groupId)?.members ?? []).flatMap(({ id }) => {
    const user = directory.users.get(id);
    return user?.accountEnabled && user.mail && user.userType === 'Member' ? [user] : [];
  });
  for (const { id } of ordinary.slice(0, third)) directory.removeMember(groupId, id);
  for (const user of ordinary.slice(third, 2 * third)) user.displayName = `${user.displayName} (renamed)`;
  const created = people - 2 * third;
  for (let n = 0; n < created; n++) {
    const address = `new${n}@${directory.domains[0]}`;
    const id = crypto.randomUUID();
    directory.addUser({ id, displayName: `New ${n}`, userPrincipalName: address, mail: address });
    directory.addMember(groupId, { type: 'user', id });
  }
  return { rows: 2 * third + 2 * created, indexEntries: created };
}

/** The run with the median ratio to its own floor. */
function time(what: string, runs: Measured[]): Figure {
  const ratio = (m: Measured) => m.ms / m.floorMs;
  const run = runs.toSorted((a, b) => ratio(a) - ratio(b))[Math.floor(runs.length / 2)];
  if (!run) throw new Error('nothing was measured');
  return { what, measured: run.ms, floor: run.floorMs, goal: 1.2 * run.floorMs };
}
