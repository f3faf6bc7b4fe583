import { env } from 'cloudflare:workers';
import type { Fault } from '@production-assist/simulator/faults';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ATTEMPTS, DELTA_MEMBERS, FULL_READ_MS } from '../../worker/src/limits.ts';
import { getConnection, saveConnection } from '../../worker/src/store/connections.ts';
import { getGroupReading } from '../../worker/src/store/group-readings.ts';
import type { RunRow } from '../../worker/src/store/runs.ts';
import { requestRun, startDueRuns } from '../../worker/src/sync/schedule.ts';
import { guid, type TestDirectory } from '../local/directories.ts';
import { simulatedNetwork } from './clock.ts';
import { countingEnv } from './counting.ts';
import { createWorld, type World } from './world.ts';

const MEMBERS = DELTA_MEMBERS + 1;
/** What a reading of three pages asks, of a group that was large before. */
const FULL = ['group', 'delta', 'members', 'members', 'members'];
const MINUTE_MS = 60_000;

let w: World;
let directory: TestDirectory;
let tenantId: string;
beforeAll(async () => {
  w = await createWorld();
  directory = w.directory({ members: MEMBERS });
  tenantId = await w.tenant(directory, { scheduleEnabled: true, leavers: 'suspend' });
  await w.run(tenantId);
  await w.run(tenantId);
});
beforeEach(async () => {
  w.simulator.faults.clear();
  Object.assign(w.simulator.settings, { deltaReplays: false, deltaPageSize: 200 });
  // Each test begins with a link: one that broke it is mended by two full readings.
  if (!(await link())) for (const _ of [1, 2]) await w.run(tenantId);
});

const link = async (tenant = tenantId) => (await getGroupReading(env.DB, tenant))?.deltaLink ?? null;
const kinds = (of = directory) =>
  w.simulator.requestsFor(of.directoryId).flatMap(({ kind }) => (kind === 'token' ? [] : [kind]));

/** Queues the tenant's scheduled run, a minute later. @returns its id */
async function due(tenant = tenantId): Promise<string> {
  w.clock.now += MINUTE_MS;
  await env.DB.prepare('UPDATE connections SET next_run_at = ? WHERE tenant_id = ?').bind(w.clock.now, tenant).run();
  const { used, env: counting } = countingEnv();
  await startDueRuns(counting, w.clock.now, () => 0.5);
  const sent = used.batches.flat().map(({ body }) => body as { tenantId: string; runId: string });
  const own = sent.find((message) => message.tenantId === tenant);
  if (!own) throw new Error('not started');
  w.simulator.clearRequests();
  return own.runId;
}

/** Has the tenant run by its schedule. */
async function scheduled(tenant = tenantId): Promise<RunRow> {
  const runId = await due(tenant);
  await w.deliver(tenant, runId, 1, simulatedNetwork(w.simulator, w.clock, { timeoutMs: 20 }));
  return w.get(tenant, runId);
}

describe('between two full readings', () => {
  it('Microsoft is asked once whether anything has changed, and nobody is written', async () => {
    const before = await w.run(tenantId);
    const run = await scheduled();
    expect(kinds()).toEqual(['delta']);
    expect(run).toMatchObject({ state: 'succeeded', mode: 'delta', rowsWritten: 0, graphRequests: 1, pages: 0 });
    expect(run.counts).toEqual({ ...before.counts, created: 0, added: 0, updated: 0 });
    // The link serves on: it is as good as a new one, and a new one would be a row.
    expect(await link()).not.toBeNull();
    expect((await scheduled()).mode).toBe('delta');
  });

  it('a run that somebody asked for reads in full, also where it joins one that would not have', async () => {
    expect((await w.run(tenantId)).mode).toBe('full');
    const runId = await due();
    expect((await w.get(tenantId, runId)).mode).toBe('delta');
    const { run, joined } = await requestRun(w.env, tenantId, 'somebody', w.clock.now);
    expect([run.runId, run.mode, joined]).toEqual([runId, 'full', true]);
    await w.deliver(tenantId, runId);
    expect(kinds()).toEqual(FULL);
    expect(await w.get(tenantId, runId)).toMatchObject({ mode: 'full', counts: { members: MEMBERS } });
  });

  it('somebody who asks while Microsoft answers gets a full reading too', async () => {
    const runId = await due();
    const network = simulatedNetwork(w.simulator, w.clock, {
      async fetch(request) {
        if (request.url.includes('/groups/delta')) await requestRun(w.env, tenantId, 'somebody', w.clock.now);
        return w.simulator.fetch(request);
      },
    });
    await w.deliver(tenantId, runId, 1, network);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'succeeded', mode: 'full', pages: 3 });
  });

  it('it is read in full again when the last reading is too old to do until the next turn', async () => {
    await w.run(tenantId);
    const readAt = w.clock.now;
    w.clock.now = readAt + FULL_READ_MS - 67 * MINUTE_MS - MINUTE_MS;
    expect((await scheduled()).mode).toBe('delta');
    w.clock.now = readAt + FULL_READ_MS - 66 * MINUTE_MS;
    expect((await scheduled()).mode).toBe('full');
    expect((await scheduled()).mode).toBe('delta');
  });

  it('a link that expired is not even asked', async () => {
    w.clock.now += 7 * 24 * 60 * MINUTE_MS;
    expect((await scheduled()).mode).toBe('full');
    expect(kinds()).toEqual(FULL);
  });

  it('a connection that was saved begins anew', async () => {
    const saved = await getConnection(env.DB, tenantId);
    if (!saved) throw new Error('no connection');
    await saveConnection(env.DB, { ...saved, everyMinutes: 61, version: saved.version + 1 }, saved, []);
    expect(await link()).toBeNull();
    expect((await scheduled()).mode).toBe('full');
  });
});

describe('a group', () => {
  it('whose size is not known has no link yet; with the second reading it has', async () => {
    const large = w.directory({ members: MEMBERS });
    const tenant = await w.tenant(large, { scheduleEnabled: true });
    w.simulator.clearRequests();
    await w.run(tenant);
    expect(kinds(large)).toEqual(['group', 'members', 'members', 'members']);
    expect((await scheduled(tenant)).mode).toBe('full');
    expect(kinds(large)).toEqual(FULL);
    expect((await scheduled(tenant)).mode).toBe('delta');
    // Deleted and created again: not the group that was trusted.
    large.directory.recreateGroup(large.groupId, guid(1, 0x9999));
    expect(await scheduled(tenant)).toMatchObject({ state: 'failed', failure: { code: 'group-replaced' } });
  });

  it('that is small is always read in full, and costs no row for it', async () => {
    const small = w.directory({ members: 1 });
    const tenant = await w.tenant(small, { scheduleEnabled: true });
    for (const _ of [1, 2]) await w.run(tenant);
    expect(await getGroupReading(env.DB, tenant)).toBeNull();
    expect((await scheduled(tenant)).mode).toBe('full');
    expect(kinds(small)).toEqual(['group', 'members']);
  });
});

describe('what has changed', () => {
  it('is read in full in the same run: who came, who went, who was told twice', async () => {
    const late = directory.addMember();
    const first = directory.directory.groups.get(directory.groupId)?.members[0]?.id ?? '';
    directory.directory.removeMember(directory.groupId, first);
    const changed = await scheduled();
    expect(changed).toMatchObject({ mode: 'full', counts: { members: MEMBERS, created: 1, suspended: 1 } });
    // Before anybody loses access Microsoft counts, its members are looked at once more, and then the group itself.
    expect(kinds()).toEqual(['delta', ...FULL, 'count', 'members', 'members', 'members', 'group']);
    expect(await w.addresses(tenantId)).toContain(late.mail);

    // Told again although it is known: nothing is written for it.
    w.simulator.settings.deltaReplays = true;
    directory.directory.addMember(directory.groupId, { type: 'user', id: first });
    expect((await scheduled()).counts).toMatchObject({ added: 1 });
    const again = await scheduled();
    expect(again).toMatchObject({ state: 'succeeded', rowsWritten: 0, counts: { members: MEMBERS + 1 } });
    directory.directory.removeMember(directory.groupId, late.id);
    await w.run(tenantId);
  });

  it('on several pages of changes is one request more, not one for each', async () => {
    w.simulator.settings.deltaPageSize = 2;
    const late = Array.from({ length: 10 }, () => directory.addMember());
    expect((await scheduled()).counts).toMatchObject({ created: 10 });
    expect(kinds()).toEqual(['delta', ...FULL]);
    for (const { id } of late) directory.directory.removeMember(directory.groupId, id);
    await w.run(tenantId);
  });

  it('while a reading went on is seen by the next run', async () => {
    let late = '';
    const network = simulatedNetwork(w.simulator, w.clock, {
      async fetch(request) {
        const answer = await w.simulator.fetch(request);
        // Behind the last page, which is the one with somebody like this on it.
        if (request.url.includes('/members?') && !(await answer.clone().text()).includes('@odata.nextLink')) {
          late = directory.addMember().id;
        }
        return answer;
      },
    });
    await w.run(tenantId, network);
    const run = await scheduled();
    expect(run).toMatchObject({ mode: 'full', counts: { created: 1 } });
    directory.directory.removeMember(directory.groupId, late);
    await w.run(tenantId);
  });
});

describe('an answer that is no plain “nothing has changed”', () => {
  const value: unknown[] = [];
  it.each<[string, Fault, number]>([
    ['410 Gone', { status: 410 }, 1],
    ['syncStateNotFound', { status: 404, code: 'syncStateNotFound' }, 1],
    ['a request that is refused', { status: 400 }, 1],
    [
      'another page, with nothing on this one',
      { status: 200, body: { value, '@odata.nextLink': 'https://x.example' } },
      1,
    ],
    ['no link at its end', { status: 200, body: { value } }, 1],
    ['no list', { withoutValue: true, times: ATTEMPTS }, ATTEMPTS],
    ['a body cut off', { cutOff: true, times: ATTEMPTS }, ATTEMPTS],
    ['no JSON', { notJson: true, times: ATTEMPTS }, ATTEMPTS],
    ['a server error that stays', { status: 500, times: ATTEMPTS }, ATTEMPTS],
    ['silence', { hang: true, times: ATTEMPTS }, ATTEMPTS],
  ])('is followed by a full reading in the same run: %s', async (_, fault, asked) => {
    w.simulator.faults.add({ ...fault, kind: 'delta', directoryId: directory.directoryId });
    const run = await scheduled();
    expect(run).toMatchObject({ state: 'succeeded', mode: 'full', rowsWritten: 0, counts: { members: MEMBERS } });
    expect(kinds()).toEqual([...Array.from({ length: asked }, () => 'delta'), ...FULL]);
  });

  it('is waited for where Microsoft asks for a pause, and nothing else is asked', async () => {
    w.simulator.faults.add({ kind: 'delta', status: 429, retryAfter: 600, directoryId: directory.directoryId });
    const runId = await due();
    expect(await w.deliver(tenantId, runId)).toEqual({ ack: false, delaySeconds: 600 });
    expect(kinds()).toEqual(['delta']);
    await w.deliver(tenantId, runId, 2);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'succeeded', mode: 'delta' });
  });

  it('leads nowhere else, whatever the link has become', async () => {
    await env.DB.prepare('UPDATE group_readings SET delta_link = ? WHERE tenant_id = ?')
      .bind('https://evil.example/v1.0/groups/delta?$deltatoken=x', tenantId)
      .run();
    expect((await scheduled()).mode).toBe('full');
    expect(w.simulator.requests.map(({ host }) => host)).not.toContain('evil.example');
  });

  it('where there is no link for the next time, the next run reads in full', async () => {
    w.simulator.faults.add({ kind: 'delta', status: 410, directoryId: directory.directoryId });
    expect(await w.run(tenantId)).toMatchObject({ state: 'succeeded', mode: 'full' });
    expect(await link()).toBeNull();
    expect((await scheduled()).mode).toBe('full');
    expect((await scheduled()).mode).toBe('delta');
  });
});
