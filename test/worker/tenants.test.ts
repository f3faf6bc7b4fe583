import type { AuditEvent, Tenant } from '@production-assist/shared/api';
import { describe, expect, it } from 'vitest';
import { expectStatus, useWorker } from './harness.ts';
import { holdRemoval } from './held.ts';
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
      credentialExpiresOn: null,
      attention: 'not-connected',
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
    expect((await expectStatus(200, h.call('GET', `/api/tenants/${tenantId}`))).body).toEqual(body);
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
    await holdRemoval(h, removed);

    const answer = await expectStatus(204, remove(removed));
    expect(answer.text).toBe('');
    const { d1, kv } = h.worker;
    for (const table of ['tenants', 'connections', 'memberships', 'runs', 'admins', 'held_removals', 'held_people']) {
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

describe('the list of tenants', () => {
  const idsOf = async (query: string) =>
    (await expectStatus(200, h.call<{ items: Tenant[] }>('GET', `/api/tenants?${query}`))).body.items.map(
      ({ id }) => id,
    );

  it('is searched by name and id, whatever the case', async () => {
    await expectStatus(201, put('Search-1', 'Bücherei Ost'));
    await expectStatus(201, put('search-2', 'Kiosk'));
    expect(await idsOf(`q=${encodeURIComponent('BÜCHER')}`)).toEqual(['Search-1']);
    expect(await idsOf('q=sEARCH-')).toEqual(['Search-1', 'search-2']);
    expect(await idsOf('q=%25')).toEqual([]);
    await expectStatus(200, put('search-2', 'Bücher & mehr'));
    expect(await idsOf(`q=${encodeURIComponent('bücher')}`)).toEqual(['Search-1', 'search-2']);
  });

  it('holds only those somebody should look at, where that is asked for', async () => {
    const [fine, failing, ending] = [
      await h.connect(h.directory({ members: 1 }), { secretExpiresOn: '2099-01-01' }),
      await h.connect(h.directory({ members: 0 }), { secretExpiresOn: '2099-01-01' }),
      await h.connect(h.directory({ members: 1 }), { secretExpiresOn: '2020-01-01' }),
    ];
    for (const tenantId of [fine, failing, ending]) {
      await h.call('PUT', `/api/tenants/${tenantId}`, { name: `Look at ${tenantId}` });
    }
    await h.worker.d1
      .prepare(
        "INSERT INTO runs (tenant_id, run_id, trigger, state, mode, queued_at, sent_at) VALUES (?, '1', 'manual', 'failed', 'full', 0, 0)",
      )
      .bind(failing)
      .run();
    expect(await idsOf('q=look+at&attention=false')).toEqual([fine, failing, ending].sort());
    expect(await idsOf('q=look+at&attention=true')).toEqual([failing, ending].sort());
    const { body } = await h.call<Tenant>('GET', `/api/tenants/${ending}`);
    expect(body).toMatchObject({ attention: 'secret-expired', credentialExpiresOn: '2020-01-01' });
    expectRefused(await h.call('GET', '/api/tenants?attention=maybe'), 422, 'invalid-request');
  });

  it('never holds somebody else’s, whatever is searched', async () => {
    const token = await h.token('searcher');
    await expectStatus(201, put('mine-only', 'Findable mine'));
    await expectStatus(201, put('not-mine', 'Findable not mine'));
    await h.grant('searcher', 'mine-only', 'viewer');
    for (const query of ['q=findable', 'attention=true', 'q=mine&attention=true', '']) {
      const { body } = await h.call<{ items: Tenant[] }>('GET', `/api/tenants?${query}`, undefined, { token });
      expect(
        body.items.map(({ id }) => id),
        query,
      ).toEqual(['mine-only']);
    }
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
