import type { AuditEvent, Tenant } from '@production-assist/shared/api';
import { describe, expect, it } from 'vitest';
import { expectStatus, useWorker } from './harness.ts';
import { expectRefused } from './refusals.ts';

const h = useWorker();
const put = (tenantId: string, name: string) => h.call<Tenant>('PUT', `/api/tenants/${tenantId}`, { name });
const remove = (tenantId: string) => h.call('DELETE', `/api/tenants/${tenantId}`);
const eventsOf = async (tenantId: string) =>
  (await h.call<{ items: AuditEvent[] }>('GET', `/api/tenants/${tenantId}/events`)).body.items;

describe('a tenant', () => {
  it('is created with 201 and renamed with 200', async () => {
    const created = await expectStatus(201, put('new.Tenant_1-a', '  First name '));
    expect(created.body).toEqual({
      id: 'new.Tenant_1-a',
      name: 'First name',
      role: 'operator',
      connected: false,
      users: 0,
      nextRunAt: null,
      lastRun: null,
      createdAt: expect.any(String),
    });
    const renamed = await expectStatus(200, put('new.Tenant_1-a', 'Second name'));
    expect(renamed.body).toEqual({ ...created.body, name: 'Second name' });
    expect((await eventsOf('new.Tenant_1-a')).map(({ action, detail }) => [action, detail])).toEqual([
      ['tenant.renamed', { name: 'Second name' }],
      ['tenant.created', { name: 'First name' }],
    ]);
  });

  it('given the name it has: 200, and no event', async () => {
    await expectStatus(201, put('same', 'Same'));
    await expectStatus(200, put('same', ' Same '));
    expect(await eventsOf('same')).toHaveLength(1);
  });

  it('created by two at once: it is there once, and recorded once', async () => {
    const answers = await Promise.all([put('twice', 'Twice'), put('twice', 'Twice')]);
    for (const { status } of answers) expect([200, 201]).toContain(status);
    const { results } = await h.worker.d1.prepare("SELECT name FROM tenants WHERE tenant_id = 'twice'").all();
    expect(results).toEqual([{ name: 'Twice' }]);
    expect(await eventsOf('twice')).toHaveLength(1);
  });

  it('shows its people, its last run and when the next one is', async () => {
    const tenantId = await h.connect(h.directory({ members: 3 }));
    const run = await h.run(tenantId);
    const { body } = await put(tenantId, 'With people');
    expect(body).toMatchObject({ connected: true, users: 3, lastRun: { id: run.id, state: 'succeeded' } });
    expect(Date.parse(body.nextRunAt ?? '')).toBeGreaterThan(Date.now());
  });
});

describe('a tenant that is removed', () => {
  it('takes everything of its own with it, and people who were nowhere else', async () => {
    const directory = h.directory({ members: 2 });
    const [kept, removed] = [await h.connect(directory), await h.connect(directory)];
    await h.run(kept);
    // Somebody joins, and only the second tenant has read it.
    const newcomer = directory.addMember();
    await h.run(removed);
    await h.grant('its-admin', removed, 'admin');

    const answer = await expectStatus(204, remove(removed));
    expect(answer.text).toBe('');
    const { d1, kv } = h.worker;
    for (const table of ['tenants', 'connections', 'memberships', 'runs', 'admins']) {
      const { results } = await d1.prepare(`SELECT * FROM ${table} WHERE tenant_id = ?`).bind(removed).all();
      expect(results, table).toEqual([]);
    }
    expect((await kv.list({ prefix: `connection/${removed}/` })).keys).toEqual([]);
    const { results } = await d1
      .prepare('SELECT object_id AS id FROM users WHERE directory_id = ?')
      .bind(directory.directoryId)
      .all<{ id: string }>();
    expect(results).toHaveLength(2);
    expect(results.map(({ id }) => id)).not.toContain(newcomer.id);
    const { body } = await h.call<{ items: unknown[] }>('GET', `/api/tenants/${kept}/users`);
    expect(body.items).toHaveLength(2);
    expect((await kv.list({ prefix: `connection/${kept}/` })).keys).toHaveLength(1);
  });

  it('is not there any more, and what is made anew begins empty', async () => {
    const tenantId = await h.connect(h.directory({ members: 1 }));
    await h.run(tenantId);
    await expectStatus(204, remove(tenantId));
    for (const path of ['connection', 'users', 'runs', 'events']) {
      expectRefused(await h.call('GET', `/api/tenants/${tenantId}/${path}`), 404, 'not-found');
    }
    expectRefused(await remove(tenantId), 404, 'not-found');
    const { body } = await expectStatus(201, put(tenantId, 'Anew'));
    expect(body).toMatchObject({ connected: false, users: 0, lastRun: null });
    expectRefused(await h.call('GET', `/api/tenants/${tenantId}/connection`), 404, 'connection-missing');
    // The audit outlives it: who removed it is part of the record.
    expect((await eventsOf(tenantId)).map(({ action }) => action).slice(0, 2)).toEqual([
      'tenant.created',
      'tenant.removed',
    ]);
  });
});

it('the list comes in pages, in the order of ids, without gaps or repeats', async () => {
  const ids = ['page-b', 'page-a', 'page-d', 'page-c', 'page-e'];
  for (const id of ids) {
    await expectStatus(201, put(id, id));
    await h.grant('pager', id, 'viewer');
  }
  const token = await h.token('pager');
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = `limit=2${cursor && `&cursor=${cursor}`}`;
    const { body } = await expectStatus(
      200,
      h.call<{ items: Tenant[]; nextCursor: string | null }>('GET', `/api/tenants?${query}`, undefined, { token }),
    );
    expect(body.items.length).toBeLessThanOrEqual(2);
    seen.push(...body.items.map(({ id }) => id));
    cursor = body.nextCursor;
  }
  expect(seen).toEqual([...ids].sort());
});
