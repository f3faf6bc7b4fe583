import type { Connection, Run } from '@production-assist/shared/api';
import { expect, it } from 'vitest';
import { useWorker } from './harness.ts';

const h = useWorker();

async function runsOf(tenantId: string): Promise<Run[]> {
  return (await h.call<{ items: Run[] }>('GET', `/api/tenants/${tenantId}/runs`)).body.items;
}

it('runs by schedule, through cron and queue, when the time has come and not before', async () => {
  const tenantId = await h.connect(h.directory({ members: 2 }), { schedule: { enabled: true, everyMinutes: 30 } });
  const { body: connection } = await h.call<Connection>('GET', `/api/tenants/${tenantId}/connection`);
  const due = Date.parse(connection.nextRunAt ?? '');
  expect(Math.abs(due - Date.now() - 30 * 60_000)).toBeLessThan(4 * 60_000);

  await h.worker.cron(new Date(due - 1));
  expect(await runsOf(tenantId)).toEqual([]);
  await h.worker.cron(new Date(due));
  const [started] = await runsOf(tenantId);
  if (!started) throw new Error('no run');
  const run = await h.finished(tenantId, started.id);
  expect(run).toMatchObject({ trigger: 'schedule', state: 'succeeded', counts: { processed: 2 } });

  // The same minute once more, as a platform may do.
  await h.worker.cron(new Date(due));
  expect(await runsOf(tenantId)).toHaveLength(1);
  const { body: after } = await h.call<Connection>('GET', `/api/tenants/${tenantId}/connection`);
  expect(Date.parse(after.nextRunAt ?? '')).toBeGreaterThan(due + 26 * 60_000);
  expect(after.lastRun?.id).toBe(run.id);
});

it('does not run what is switched off', async () => {
  const tenantId = await h.connect(h.directory({ members: 1 }), { schedule: { enabled: false, everyMinutes: 30 } });
  await h.worker.cron(new Date(Date.now() + 365 * 24 * 3_600_000));
  expect(await runsOf(tenantId)).toEqual([]);
});

it('joins the run in flight, however many ask at once', async () => {
  const tenantId = await h.connect(h.directory({ members: 500 }));
  const asked = await Promise.all([1, 2, 3].map(() => h.call<Run>('POST', `/api/tenants/${tenantId}/runs`)));
  expect(asked.map((answer) => answer.status)).toEqual([202, 202, 202]);
  await h.finished(tenantId, asked[0]?.body.id ?? '');
  expect(await runsOf(tenantId)).toHaveLength(1);
});

it('shows a run that cannot succeed with its failure, exactly as a preview would', async () => {
  const directory = h.directory({ members: 1 });
  const tenantId = await h.connect(directory);
  directory.directory.groups.clear();
  const preview = await h.preview(tenantId);
  const run = await h.run(tenantId);
  expect(run.state).toBe('failed');
  expect(run.failure).toMatchObject({ code: 'group-not-found' });
  expect({ ...run.failure, microsoft: null }).toEqual({ ...preview.failure, microsoft: null });
  expect(run.log).toEqual([]);
});

it('logs exactly the three lines of the guide for a run', async () => {
  const directory = h.directory({ members: 4 });
  const tenantId = await h.connect(directory);
  const from = h.logs.length;
  await h.run(tenantId);
  expect(h.logs.slice(from).filter((line) => line.includes('tenant'))).toEqual([
    `Fetched 4 users from tenant ${directory.directoryId}`,
    `Processed 4 users for tenant ${directory.directoryId}`,
    `Updated tenant ${tenantId} with 4 users`,
  ]);
});
