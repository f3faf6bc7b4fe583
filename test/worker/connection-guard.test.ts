import type { AuditEvent, Connection, HeldRemoval, Preview } from '@production-assist/shared/api';
import { describe, expect, it } from 'vitest';
import { expectStatus, useWorker } from './harness.ts';
import { holdRemoval } from './held.ts';
import { expectRefused, fieldsOf } from './refusals.ts';

const h = useWorker();

const pathOf = (tenantId: string) => `/api/tenants/${tenantId}/connection`;
const read = async (tenantId: string) => (await h.call<Connection>('GET', pathOf(tenantId))).body;
const put = (tenantId: string, values: object) =>
  h.call<Connection>('PUT', pathOf(tenantId), values, { headers: { 'if-match': '*' } });
const lastEvents = async (tenantId: string) =>
  (await h.call<{ items: AuditEvent[] }>('GET', `/api/tenants/${tenantId}/events`)).body.items;
const removalsOf = async (tenantId: string) =>
  (await h.call<{ items: HeldRemoval[] }>('GET', `/api/tenants/${tenantId}/held-removals`)).body.items;

async function connected(members: number, connection: Record<string, unknown> = {}) {
  const directory = h.directory({ members });
  const tenantId = await h.connect(directory, connection);
  const { directoryId, clientId } = directory;
  return { directory, tenantId, values: { directoryId, clientId } };
}

describe('what happens to leavers', () => {
  it('is that they keep their access, and the limits are the usual ones, where nothing was said', async () => {
    const { tenantId } = await connected(0);
    expect(await read(tenantId)).toMatchObject({ leavers: 'keep', guard: { people: 5, percent: 20 }, failures: 0 });
  });

  it('is saved, kept where it is left out, and recorded by name', async () => {
    const { tenantId, values } = await connected(0);
    const guard = { people: 0, percent: 100 };
    const saved = await expectStatus(200, put(tenantId, { ...values, leavers: 'suspend', guard }));
    expect(saved.body).toMatchObject({ leavers: 'suspend', guard });
    expect((await lastEvents(tenantId))[0]?.detail).toEqual({ version: 2, changed: ['leavers', 'guard'] });
    await expectStatus(200, put(tenantId, values));
    expect(await read(tenantId)).toMatchObject({ leavers: 'suspend', guard });
    expect((await lastEvents(tenantId))[0]?.detail).toEqual({ version: 3, changed: [] });
    await expectStatus(200, put(tenantId, { ...values, guard: { people: 0, percent: 99 } }));
    expect((await lastEvents(tenantId))[0]?.detail).toEqual({ version: 4, changed: ['guard'] });
  });

  it.each([
    [{ people: -1, percent: 20 }, { 'guard.people': 'too-small' }],
    [{ people: 5, percent: 101 }, { 'guard.percent': 'too-large' }],
    [
      { people: 5.5, percent: '20' },
      { 'guard.people': 'not-whole', 'guard.percent': 'wrong-type' },
    ],
    [{ people: 5 }, { 'guard.percent': 'required' }],
    [{ people: 5, percent: 20, days: 3 }, { 'guard.days': 'unknown-field' }],
  ])('is refused as %j', async (guard, fields) => {
    const { tenantId, values } = await connected(0);
    const answer = await put(tenantId, { ...values, guard });
    expect(fieldsOf(expectRefused(answer, 422, 'invalid-request'))).toEqual(fields);
  });

  it('saved as `keep`, what waits is withdrawn; so it is when the connection is removed', async () => {
    for (const end of ['save', 'remove'] as const) {
      const { tenantId, values } = await connected(2, { leavers: 'suspend' });
      await h.run(tenantId);
      const id = await holdRemoval(h, tenantId);
      await expectStatus(200, put(tenantId, { ...values, leavers: 'suspend' }));
      expect(await removalsOf(tenantId)).toMatchObject([{ id, state: 'held' }]);
      const headers = { 'if-match': '*' };
      if (end === 'save') await expectStatus(200, put(tenantId, { ...values, leavers: 'keep' }));
      else await expectStatus(204, h.call('DELETE', pathOf(tenantId), undefined, { headers }));
      expect(await removalsOf(tenantId)).toMatchObject([
        { id, state: 'withdrawn', decidedBy: 'operator@pa.example', people: 2 },
      ]);
      expect((await lastEvents(tenantId)).map(({ action }) => action)).toContain('removals.withdrawn');
    }
  });
});

describe('runs that failed in a row', () => {
  const failing = (tenantId: string, nextRunAt: number) =>
    h.worker.d1
      .prepare('UPDATE connections SET failures = 4, next_run_at = ? WHERE tenant_id = ?')
      .bind(nextRunAt, tenantId)
      .run();
  const TOMORROW = Date.now() + 20 * 3_600_000;

  it('are shown, and forgotten by a save, which brings the next run to its usual time', async () => {
    const { tenantId, values } = await connected(0);
    await failing(tenantId, TOMORROW);
    expect(await read(tenantId)).toMatchObject({ failures: 4, nextRunAt: new Date(TOMORROW).toISOString() });
    const { body } = await expectStatus(200, put(tenantId, values));
    expect(body.failures).toBe(0);
    expect(Date.parse(body.nextRunAt ?? '')).toBeLessThan(Date.now() + 67 * 60_000);
    expect(await read(tenantId)).toEqual(body);
  });

  it('bring no run where the schedule is off; and without them a save leaves the next run where it was', async () => {
    const off = await connected(0, { schedule: { enabled: false, everyMinutes: 60 } });
    await failing(off.tenantId, TOMORROW);
    expect((await put(off.tenantId, off.values)).body).toMatchObject({ failures: 0, nextRunAt: null });
    const on = await connected(0);
    const { nextRunAt } = await read(on.tenantId);
    expect((await put(on.tenantId, on.values)).body.nextRunAt).toBe(nextRunAt);
  });
});

describe('a preview of leavers', () => {
  const preview = async (tenantId: string, values?: object) =>
    (await expectStatus(200, h.call<Preview>('POST', `/api/tenants/${tenantId}/preview`, values))).body;
  /** A tenant of ten, of whom some have left since. */
  async function after(leavers: number, connection: Record<string, unknown> = {}) {
    const { directory, ...rest } = await connected(0, connection);
    const members = Array.from({ length: 10 }, () => directory.addMember());
    await h.run(rest.tenantId);
    for (const { id } of members.slice(0, leavers)) directory.directory.removeMember(directory.groupId, id);
    return { directory, members, ...rest };
  }

  it('does what the rule and the limits say: the given ones, else the saved ones, else the usual ones', async () => {
    const { tenantId } = await after(6);
    expect((await preview(tenantId)).leavers).toEqual({ action: 'none', reason: null });
    expect((await preview(tenantId, { leavers: 'suspend' })).leavers).toEqual({ action: 'hold', reason: 'many' });
    const guard = { people: 6, percent: 0 };
    const given = await preview(tenantId, { leavers: 'suspend', guard });
    expect(given.leavers).toEqual({ action: 'suspend', reason: null });
    expect(given.counts.leavers).toBe(6);
    const saved = await after(6, { leavers: 'suspend', guard });
    expect((await preview(saved.tenantId)).leavers).toEqual({ action: 'suspend', reason: null });
    expect((await preview(saved.tenantId, { leavers: 'keep' })).leavers).toEqual({ action: 'none', reason: null });
  });

  it.each([
    [0, { action: 'none', reason: null }],
    [1, { action: 'suspend', reason: null }],
    [10, { action: 'hold', reason: 'empty' }],
  ])('of %i', async (leavers, expected) => {
    const { tenantId } = await after(leavers, { leavers: 'suspend' });
    expect((await preview(tenantId)).leavers).toEqual(expected);
  });

  it('says of whom a person has decided, or has to; nothing is done about them', async () => {
    const { tenantId, members } = await after(1, { leavers: 'suspend' });
    const id = await holdRemoval(h, tenantId);
    const held = await preview(tenantId);
    expect(held.leavers).toEqual({ action: 'none', reason: null });
    const leaver = (shown: Preview) => shown.members.find(({ action }) => action === 'leave');
    expect(leaver(held)).toMatchObject({
      objectId: members[0]?.id,
      detail: expect.stringContaining('Waits'),
    });
    await expectStatus(200, h.call('POST', `/api/tenants/${tenantId}/held-removals/${id}/reject`));
    const kept = await preview(tenantId);
    expect(kept.leavers).toEqual({ action: 'none', reason: null });
    expect(leaver(kept)?.detail).toContain('Keeps');
  });

  it('does nothing where not everybody could be read', async () => {
    const { tenantId, directory } = await after(1, { leavers: 'suspend' });
    h.simulator.faults.add({ directoryId: directory.directoryId, kind: 'members', status: 503, times: 20 });
    const { complete, leavers } = await preview(tenantId);
    expect({ complete, leavers }).toEqual({ complete: false, leavers: { action: 'none', reason: null } });
  });
});
