import { SPREAD_PER_SECOND } from '../../worker/src/limits.ts';
import type { Figure } from './figures.ts';
import { processorMs, workerdPid } from './process.ts';
import { say } from './progress.ts';
import { directoryOf, SEED, type Stand, setUp } from './stand.ts';

const TENANTS = 5_000;
const DIRECTORIES = 250;
const MEMBERS = 20;
const HUGE_MEMBERS = 100_000;
/** What Microsoft's answers take here, ms. */
const ANSWER_MS = 100;
/** Calls of the interface at once while the tenants are made. */
const AT_ONCE = 16;
const HUGE = 'bench-huge';

/**
 * 5,000 tenants in 250 directories, all due in the same minute: when the first 95 % are done, beside when the schedule
 * lets them begin; and the same with a tenant of 100,000 among them.
 */
export async function scaleFigures(bundle: string): Promise<Figure[]> {
  const stand = await setUp(bundle);
  const tenants = await makeTenants(stand);
  stand.simulator.settings.latencyMs = ANSWER_MS;
  // Everybody comes in first, so that both rounds have the same to do.
  await round(stand, tenants, 'everybody’s first run');
  const alone = await round(stand, tenants, 'nothing changed');
  const huge = directoryOf(HUGE_MEMBERS);
  stand.simulator.addDirectory(huge.data);
  await stand.connect(HUGE, huge);
  const together = await round(stand, [HUGE, ...tenants], 'beside a tenant of 100,000');
  await stand.stop();
  return [
    {
      what: '5,000 tenants due at once: seconds of the cron that enqueues them',
      measured: alone.cronSeconds,
      floor: 0,
      goal: 30,
    },
    {
      what: '5,000 tenants of 20 members: seconds to 95 % done',
      measured: alone.doneSeconds,
      floor: alone.sentSeconds,
      goal: 1.2 * alone.sentSeconds,
      note: `floor: when the schedule lets them begin; ${DIRECTORIES} directories`,
    },
    {
      what: 'Processor time of such a run, ms',
      measured: alone.processorMs,
      floor: 0,
      goal: 1000 / SPREAD_PER_SECOND,
      note: 'workerd with D1; goal: one processor keeps up with the schedule',
    },
    {
      what: 'The same seconds beside a tenant of 100,000 members',
      measured: together.doneSeconds,
      floor: alone.doneSeconds,
      goal: 1.1 * alone.doneSeconds,
      note: 'floor: without it',
    },
  ];
}

async function makeTenants(stand: Stand): Promise<string[]> {
  const directories = Array.from({ length: DIRECTORIES }, (_, n) => directoryOf(MEMBERS, MEMBERS, SEED + 1_000 + n));
  for (const { data } of directories) stand.simulator.addDirectory(data);
  const tenants = Array.from({ length: TENANTS }, (_, n) => `bench-${n}`);
  let made = 0;
  const work = async () => {
    for (let n = made++; n < TENANTS; n = made++) {
      const [tenantId, directory] = [tenants[n], directories[n % DIRECTORIES]];
      if (tenantId && directory) await stand.connect(tenantId, directory);
      if (n % 1_000 === 0) say(`scale: ${n} of ${TENANTS} tenants made`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return tenants;
}

interface Round {
  cronSeconds: number;
  /** When 95 % of the small tenants' messages could be delivered first, after the cron fired. */
  sentSeconds: number;
  /** When 95 % of them were done. */
  doneSeconds: number;
  /** Time on the processor for each run. */
  processorMs: number;
}

async function round(stand: Stand, tenants: readonly string[], what: string): Promise<Round> {
  say(`scale: ${what}`);
  stand.clear();
  const { delays, done } = stand.queue;
  delays.length = 0;
  done.clear();
  const pid = await workerdPid();
  const workedBefore = await processorMs(pid);
  const start = Date.now();
  await stand.due(tenants);
  const cronSeconds = (Date.now() - start) / 1000;
  const sentSeconds = at95(delays);
  // By the queue, not by the database: asking that from here would stop this process, which plays Microsoft, each time.
  for (let said = 1_000; done.size < tenants.length; ) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    for (; done.size >= said; said += 1_000) {
      say(`scale: ${said} done after ${Math.round((Date.now() - start) / 1000)} s`);
    }
  }
  const worked = (await processorMs(pid)) - workedBefore;
  // Its pages are read in turns: after the first one it is not done.
  if (tenants.includes(HUGE)) await stand.finished(HUGE);
  await checkAll(stand, start, tenants.length);
  const small = tenants.filter((tenantId) => tenantId !== HUGE);
  const doneSeconds = at95(small.map((tenantId) => ((done.get(tenantId) ?? Number.NaN) - start) / 1000));
  return { cronSeconds, sentSeconds, doneSeconds, processorMs: worked / tenants.length };
}

/** @throws where not each of them has had a run that succeeded */
async function checkAll(stand: Stand, since: number, tenants: number): Promise<void> {
  const row = await stand
    .worker()
    .d1.prepare(`SELECT count(*) AS n FROM runs WHERE queued_at >= ? AND state = 'succeeded'`)
    .bind(since)
    .first<{ n: number }>();
  if (row?.n !== tenants) throw new Error(`${row?.n} of ${tenants} runs succeeded`);
}

/** What 95 % are not above. */
function at95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0;
}
