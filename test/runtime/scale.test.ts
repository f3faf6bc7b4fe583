import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { DIRECTORY_GAP_SECONDS, SPREAD_MAX_SECONDS, SPREAD_PER_SECOND } from '../../worker/src/limits.ts';
import { spread, startDueRuns } from '../../worker/src/sync/schedule.ts';
import { countingEnv, LIMITS } from './counting.ts';
import { createWorld, type World } from './world.ts';

let w: World;
beforeAll(async () => {
  w = await createWorld();
});

/** Tenants that are due, as copies of one: made by the database, because there are thousands. */
async function dueTenants(count: number, directories: number): Promise<Map<string, string>> {
  const like = await w.tenant(w.directory(), { scheduleEnabled: true, nextRunAt: w.clock.now - 1 });
  const copies = Array.from({ length: count }, (_, n) => ({
    tenant: `${like}-${n}`,
    directory: `directory ${n % directories} of ${like}`,
  }));
  const json = JSON.stringify(copies);
  const columns = await Promise.all(['tenants', 'connections'].map(columnsOf));
  const [tenants = [], connections = []] = columns;
  const copy = (table: string, names: string[], values: Record<string, string>) =>
    env.DB.prepare(
      `INSERT INTO ${table} (${names.join(', ')})
       SELECT ${names.map((name) => values[name] ?? `t.${name}`).join(', ')}
       FROM json_each(?1) AS j JOIN ${table} AS t ON t.tenant_id = ?2`,
    ).bind(json, like);
  const tenant_id = `j.value ->> 'tenant'`;
  await env.DB.batch([
    copy('tenants', tenants, { tenant_id }),
    copy('connections', connections, { tenant_id, directory_id: `j.value ->> 'directory'` }),
    env.DB.prepare('DELETE FROM tenants WHERE tenant_id = ?').bind(like),
  ]);
  return new Map(copies.map(({ tenant, directory }) => [tenant, directory]));
}

async function columnsOf(table: string): Promise<string[]> {
  const { results } = await env.DB.prepare('SELECT name FROM pragma_table_info(?)').bind(table).all<{ name: string }>();
  return results.map(({ name }) => name);
}

/** Least time between two of the same directory, and most that begin in the same second. */
function closeness(runs: readonly { directory: string; second: number }[]): { gap: number; burst: number } {
  let gap = Number.POSITIVE_INFINITY;
  const seconds = new Map<number, number>();
  for (const own of Map.groupBy(runs, ({ directory }) => directory).values()) {
    const times = own.map(({ second }) => second).sort((a, b) => a - b);
    for (const [index, time] of times.entries()) gap = Math.min(gap, time - (times[index - 1] ?? -gap));
  }
  for (const { second } of runs) seconds.set(second, (seconds.get(second) ?? 0) + 1);
  return { gap, burst: Math.max(...seconds.values()) };
}

describe('5,000 tenants due at once', () => {
  it('are enqueued by one cron with a handful of queries, spread, and each once', async () => {
    const directories = await dueTenants(5_000, 250);
    const { used, env: counting } = countingEnv();
    expect(await startDueRuns(counting, w.clock.now, () => 0.5)).toBe(5_000);
    expect(used.batches.length).toBe(5_000 / LIMITS.batch);
    expect(Math.max(...used.batches.map((batch) => batch.length))).toBeLessThanOrEqual(LIMITS.batch);
    expect(used.queries).toBeLessThan(20);
    expect(used.calls).toBeLessThan(100);
    expect(used.parameters).toBeLessThanOrEqual(LIMITS.parameters);
    expect(used.text).toBeLessThanOrEqual(LIMITS.text);

    const runs = used.batches.flat().map(({ body, delaySeconds = 0 }) => {
      const { tenantId } = body as { tenantId: string };
      return { tenantId, directory: directories.get(tenantId) ?? '', second: delaySeconds };
    });
    expect(new Set(runs.map(({ tenantId }) => tenantId))).toEqual(new Set(directories.keys()));
    const { gap, burst } = closeness(runs);
    expect(gap).toBeGreaterThanOrEqual(DIRECTORY_GAP_SECONDS);
    expect(burst).toBeLessThanOrEqual(SPREAD_PER_SECOND);
    // Nobody waits longer than it takes to start all of them at that rate, and the turns of one directory.
    const last = Math.max(...runs.map(({ second }) => second));
    expect(last).toBeLessThanOrEqual(5_000 / SPREAD_PER_SECOND + 20 * DIRECTORY_GAP_SECONDS);

    const again = countingEnv();
    expect(await startDueRuns(again.env, w.clock.now + 60_000, () => 0.5)).toBe(0);
    expect(again.used.batches).toEqual([]);
  });
});

describe('the spread', () => {
  it('lets no more begin in a second than D1 bears, and those of one directory apart', () => {
    const directories = fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 600, size: 'max' });
    fc.assert(
      fc.property(directories, (numbers) => {
        const names = numbers.map(String);
        const delays = spread(names);
        const runs = names.map((directory, index) => ({ directory, second: delays[index] ?? -1 }));
        const { gap, burst } = closeness(runs);
        expect(Math.min(...runs.map(({ second }) => second))).toBe(0);
        expect(gap).toBeGreaterThanOrEqual(DIRECTORY_GAP_SECONDS);
        expect(burst).toBeLessThanOrEqual(SPREAD_PER_SECOND);
      }),
    );
  });

  it('leaves to the next cron whom there is no room for, and nobody else waits for them', async () => {
    const inOne = SPREAD_MAX_SECONDS / DIRECTORY_GAP_SECONDS + 1;
    const many = await dueTenants(inOne + 10, 1);
    const other = await dueTenants(1, 1);
    const first = countingEnv();
    expect(await startDueRuns(first.env, w.clock.now, () => 0.5)).toBe(inOne + 1);
    const delays = first.used.batches.flat();
    expect(Math.max(...delays.map(({ delaySeconds = 0 }) => delaySeconds))).toBe(SPREAD_MAX_SECONDS);
    const [alone] = other.keys();
    expect(delays.find(({ body }) => (body as { tenantId: string }).tenantId === alone)?.delaySeconds).toBe(0);

    const second = countingEnv();
    expect(await startDueRuns(second.env, w.clock.now + 60_000, () => 0.5)).toBe(10);
    const started = [...delays, ...second.used.batches.flat()].map(
      ({ body }) => (body as { tenantId: string }).tenantId,
    );
    expect(new Set(started)).toEqual(new Set([...many.keys(), ...other.keys()]));
  });
});
