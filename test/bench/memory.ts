import type { Figure } from './figures.ts';
import { peakHeldMb } from './heap.ts';
import { memoryMb, resetPeak, workerdPid } from './process.ts';
import { say } from './progress.ts';
import { directoryOf, type Stand, setUp } from './stand.ts';

/** From ten pages on, one is always written while the next one is read. */
const GROUPS = [1_000, 10_000, 100_000];
/** What Cloudflare gives one Worker. */
const WORKER_MB = 128;
/** What the process may grow by: two isolates at their limit, the Worker's and the one that plays D1. */
const PROCESS_MB = 2 * WORKER_MB;
/** What ten times the pages may cost as a multiple: nothing, but for the collector, which has no fixed hour. */
const FLAT = 1.2;
const TENANT = 'bench-memory';

/**
 * Peak memory over a first run and one with nothing changed. A group of ten times the pages takes no more: pages come
 * and go, and nothing of them stays. Two measures: what the Worker's isolate cannot do without, and the whole
 * workerd process, with D1, KV, and what V8 has not yet found worth collecting.
 */
export async function memoryFigures(bundle: string): Promise<Figure[]> {
  const peaks: Peak[] = [];
  for (const members of GROUPS) {
    say(`memory: ${members.toLocaleString('en')} members, the process`);
    const { idle, peak } = await processPeak(bundle, members);
    say(`memory: ${members.toLocaleString('en')} members, the Worker`);
    peaks.push({ members, idle, peak, held: await heldPeak(bundle, members) });
  }
  const [small, large] = peaks.slice(-2);
  if (!small || !large) throw new Error('nothing was measured');
  return [
    ...peaks.map(({ members, held }) => ({
      what: `${members.toLocaleString('en')} members: peak memory the Worker cannot do without, MB`,
      measured: held,
      floor: small.held,
      goal: WORKER_MB,
      note: 'floor: 10,000 members; goal: what a Worker may take',
    })),
    {
      what: 'The same for 100,000 members, as a multiple of that for 10,000',
      measured: large.held / small.held,
      floor: 1,
      goal: FLAT,
      note: 'flat by page: ten times the pages',
    },
    ...peaks.map(({ members, idle, peak }) => ({
      what: `${members.toLocaleString('en')} members: peak memory of the whole process, MB`,
      measured: peak,
      floor: idle,
      goal: idle + PROCESS_MB,
      note: 'with D1 and KV; floor: before the run',
    })),
  ];
}

interface Peak {
  members: number;
  idle: number;
  peak: number;
  held: number;
}

/** In a process of its own: what one has grown to is not given back. */
async function processPeak(bundle: string, members: number): Promise<{ idle: number; peak: number }> {
  const stand = await setUp(bundle);
  await makeTenant(stand, members);
  const pid = await workerdPid();
  await resetPeak(pid);
  const idle = await memoryMb(pid, 'VmRSS');
  await twoRuns(stand);
  const peak = await memoryMb(pid, 'VmHWM');
  await stand.stop();
  return { idle, peak };
}

async function heldPeak(bundle: string, members: number): Promise<number> {
  const stand = await setUp(bundle, { inspect: true });
  await makeTenant(stand, members);
  const held = await peakHeldMb(stand.worker().inspector, () => twoRuns(stand));
  await stand.stop();
  return held;
}

async function makeTenant(stand: Stand, members: number): Promise<void> {
  const generated = directoryOf(members);
  stand.simulator.addDirectory(generated.data);
  await stand.connect(TENANT, generated);
}

async function twoRuns(stand: Stand): Promise<void> {
  await stand.run(TENANT);
  await stand.run(TENANT);
}
