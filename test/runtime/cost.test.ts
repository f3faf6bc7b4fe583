import { env } from 'cloudflare:workers';
import { beforeAll, expect, it } from 'vitest';
import { doJobs } from '../../worker/src/cron.ts';
import { consumeRun } from '../../worker/src/sync/consume.ts';
import { startDueRuns } from '../../worker/src/sync/schedule.ts';
import { CRON_USE, runUse } from '../../worker/tools/costs.ts';
import { createWorld, type World } from './world.ts';

/** The figures docs/operations.md counts costs from are what D1 counts. */

const PEOPLE = 200;
let w: World;
beforeAll(async () => {
  w = await createWorld();
});

/** D1 that adds up the rows it bills. */
function billed() {
  const rows = { read: 0, written: 0 };
  const note = <Result extends D1Result>(result: Result): Result => {
    rows.read += result.meta.rows_read;
    rows.written += result.meta.rows_written;
    return result;
  };
  const original = Symbol('original');
  type Watched = D1PreparedStatement & { [original]: D1PreparedStatement };
  const watch = (statement: D1PreparedStatement): Watched =>
    ({
      [original]: statement,
      bind: (...values: unknown[]) => watch(statement.bind(...values)),
      run: async () => note(await statement.run()),
      all: async () => note(await statement.all()),
      first: async (column?: string) => {
        const [row] = note(await statement.all<Record<string, unknown>>()).results;
        return row === undefined ? null : column === undefined ? row : row[column];
      },
      raw: async () => {
        throw new Error('raw() tells no figures');
      },
    }) as unknown as Watched;
  const DB = {
    prepare: (sql: string) => watch(env.DB.prepare(sql)),
    async batch(statements: Watched[]) {
      const results = await env.DB.batch(statements.map((statement) => statement[original]));
      for (const result of results) note(result);
      return results;
    },
  };
  return { rows, env: { ...w.env, DB } as unknown as Env };
}

it('a scheduled run in which nothing has changed costs what the table says, and no more', async () => {
  const tenantId = await w.tenant(w.directory({ members: PEOPLE }), {
    scheduleEnabled: true,
    nextRunAt: w.clock.now + 60_000,
  });
  await w.run(tenantId);
  w.clock.now += 2 * 60_000;
  const { rows, env: counting } = billed();
  w.sent.length = 0;
  await startDueRuns(counting, w.clock.now, () => 0.5);
  expect(w.sent).toHaveLength(1);
  const [message] = w.sent;
  await consumeRun(counting, message?.body, 1, w.network);
  expect(await w.get(tenantId, message?.body.runId ?? '')).toMatchObject({ state: 'succeeded', rowsWritten: 0 });
  const table = runUse(PEOPLE);
  // An estimate that is twice too high would be as wrong.
  expect(rows.read * 2, JSON.stringify(rows)).toBeGreaterThan(table.d1RowsRead);
  expect(rows.read).toBeLessThanOrEqual(table.d1RowsRead);
  expect(rows.written, JSON.stringify(rows)).toBeLessThanOrEqual(table.d1RowsWritten);
  expect(rows.written * 2, JSON.stringify(rows)).toBeGreaterThan(table.d1RowsWritten);
});

it('a minute in which nothing is due costs what the table says, and no more', async () => {
  await doJobs(w.env, w.clock.now);
  const { rows, env: counting } = billed();
  await doJobs(counting, w.clock.now + 60_000);
  expect(rows.read, JSON.stringify(rows)).toBeLessThanOrEqual(CRON_USE.d1RowsRead);
  expect(rows.written, JSON.stringify(rows)).toBeLessThanOrEqual(CRON_USE.d1RowsWritten);
});
