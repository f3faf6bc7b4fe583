import type { AuditEvent, HeldPerson, HeldRemoval, Tenant, User } from '@production-assist/shared/api';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectStatus, useWorker } from './harness.ts';
import { holdRemoval } from './held.ts';
import { expectRefused } from './refusals.ts';

const h = useWorker();

type Page<Item> = { items: Item[]; nextCursor: string | null };
const pathOf = (tenantId: string) => `/api/tenants/${tenantId}/held-removals`;
const list = (tenantId: string, query = '') => h.call<Page<HeldRemoval>>('GET', pathOf(tenantId) + query);
const get = (tenantId: string, id: string) => h.call<HeldRemoval>('GET', `${pathOf(tenantId)}/${id}`);
const people = (tenantId: string, id: string, query = '') =>
  h.call<Page<HeldPerson>>('GET', `${pathOf(tenantId)}/${id}/people${query}`);
const decide = (tenantId: string, id: string, decision: string, body?: unknown) =>
  h.call<HeldRemoval>('POST', `${pathOf(tenantId)}/${id}/${decision}`, body);
const users = async (tenantId: string, query = '') =>
  (await h.call<Page<User>>('GET', `/api/tenants/${tenantId}/users${query}`)).body.items;
const events = async (tenantId: string) =>
  (await h.call<Page<AuditEvent>>('GET', `/api/tenants/${tenantId}/events`)).body.items;
const tenant = async (tenantId: string) => (await h.call<Tenant>('GET', `/api/tenants/${tenantId}`)).body;

/** A tenant that suspends leavers, with people in it. */
async function tenantWith(members: number): Promise<string> {
  const tenantId = await h.connect(h.directory({ members }), { leavers: 'suspend' });
  expect((await h.run(tenantId)).counts.processed).toBe(members);
  return tenantId;
}

describe('removals that were held', () => {
  let tenantId = '';
  const ids: string[] = [];
  beforeAll(async () => {
    tenantId = await tenantWith(7);
    for (const minutes of [3, 2, 1]) ids.unshift(await holdRemoval(h, tenantId, { at: Date.now() - minutes * 60_000 }));
  });

  it('are listed newest first, page by page, each with what a person has to know', async () => {
    const { body } = await expectStatus(200, list(tenantId));
    expect(body.items.map(({ id }) => id)).toEqual(ids);
    expect(body.nextCursor).toBeNull();
    expect(body.items[0]).toEqual({
      id: ids[0],
      reason: 'many',
      state: 'held',
      people: 7,
      peopleBefore: 7,
      runId: 'a-run',
      heldAt: expect.stringMatching(/Z$/),
      expiresAt: expect.stringMatching(/Z$/),
      decidedAt: null,
      decidedBy: null,
    });
    const first = await list(tenantId, '?limit=2');
    expect(first.body.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const rest = await list(tenantId, `?limit=2&cursor=${first.body.nextCursor}`);
    expect(rest.body.items.map(({ id }) => id)).toEqual(ids.slice(2));
    expect((await get(tenantId, ids[1] ?? '')).body).toEqual(body.items[1]);
  });

  it.each([1, 3, 7, 500])('show who is on the list, by %i: everyone once', async (limit) => {
    const seen: HeldPerson[] = [];
    for (let query = `?limit=${limit}`; query; ) {
      const { body } = await expectStatus(200, people(tenantId, ids[0] ?? '', query));
      seen.push(...body.items);
      query = body.nextCursor === null ? '' : `?limit=${limit}&cursor=${body.nextCursor}`;
    }
    const everyone = await users(tenantId);
    expect(seen).toEqual(everyone.map(({ state: _, ...person }) => person));
  });

  it('make somebody look at the tenant', async () => {
    expect(await tenant(tenantId)).toMatchObject({ attention: 'removals-held', users: 7 });
    const { body } = await h.call<Page<Tenant>>('GET', '/api/tenants?attention=true');
    expect(body.items.map(({ id }) => id)).toContain(tenantId);
  });

  it('that are not there: 404, of the list too', async () => {
    for (const path of ['', '/people']) {
      expectRefused(await h.call('GET', `${pathOf(tenantId)}/none${path}`), 404, 'not-found');
    }
    for (const decision of ['approve', 'reject', 'reopen']) {
      expectRefused(await decide(tenantId, 'none', decision), 404, 'not-found');
    }
    expectRefused(await list('no-such-tenant'), 404, 'not-found');
  });

  it('are decided about without values; whoever sends some meant something else', async () => {
    const answer = await decide(tenantId, ids[0] ?? '', 'approve', { people: ['one'] });
    expectRefused(answer, 422, 'invalid-request');
    expectRefused(await people(tenantId, ids[0] ?? '', '?cursor=x'), 422, 'invalid-request');
    expectRefused(await people(tenantId, ids[0] ?? '', '?q=x'), 422, 'invalid-request');
    expect((await get(tenantId, ids[0] ?? '')).body.state).toBe('held');
  });
});

describe('a decision', () => {
  it('approve: they have no access any more, and are listed as who lost it', async () => {
    const tenantId = await tenantWith(3);
    const id = await holdRemoval(h, tenantId);
    const before = await users(tenantId);
    const { body } = await expectStatus(200, decide(tenantId, id, 'approve'));
    expect(body).toMatchObject({ id, state: 'approved', people: 3, decidedBy: 'operator@pa.example' });
    expect(Date.parse(body.decidedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(await users(tenantId)).toEqual([]);
    const gone = await users(tenantId, '?state=suspended');
    expect(gone.map(({ objectId, state }) => [objectId, state])).toEqual(
      before.map(({ objectId }) => [objectId, 'suspended']),
    );
    expect(gone[0]?.since).toBe(body.decidedAt);
    expect(await tenant(tenantId)).toMatchObject({ attention: null, users: 0 });
    expect((await people(tenantId, id)).body.items.map(({ since }) => since)).toEqual(before.map(({ since }) => since));
    expect((await events(tenantId))[0]).toMatchObject({
      actor: 'operator@pa.example',
      action: 'removals.approved',
      detail: { removalId: id, people: 3 },
    });
    // Who is still in the group has access again by the next run.
    expect((await h.run(tenantId)).counts.added).toBe(3);
  });

  it('reject: they keep their access', async () => {
    const tenantId = await tenantWith(2);
    const id = await holdRemoval(h, tenantId);
    expect((await expectStatus(200, decide(tenantId, id, 'reject', {}))).body.state).toBe('rejected');
    expect(await users(tenantId)).toHaveLength(2);
    expect((await tenant(tenantId)).attention).toBeNull();
  });

  it('made twice, or by two at once: the second one is told so, with 409', async () => {
    const tenantId = await tenantWith(2);
    const id = await holdRemoval(h, tenantId);
    const answers = await Promise.all([decide(tenantId, id, 'approve'), decide(tenantId, id, 'approve')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    for (const decision of ['approve', 'reject']) {
      expectRefused(await decide(tenantId, id, decision), 409, 'already-decided');
    }
    const decided = (await events(tenantId)).filter(({ action }) => action.startsWith('removals.'));
    expect(decided).toHaveLength(1);
  });

  it('taken back: everything is as it was, and the removal waits again', async () => {
    const tenantId = await tenantWith(2);
    const id = await holdRemoval(h, tenantId);
    const before = await users(tenantId);
    expectRefused(await decide(tenantId, id, 'reopen'), 409, 'already-decided');
    await expectStatus(200, decide(tenantId, id, 'approve'));
    const { body } = await expectStatus(200, decide(tenantId, id, 'reopen'));
    expect(body).toMatchObject({ state: 'held', decidedAt: null, decidedBy: null });
    expect(await users(tenantId)).toEqual(before);
    expect((await tenant(tenantId)).attention).toBe('removals-held');
    await expectStatus(200, decide(tenantId, id, 'reject'));
  });

  it('too late: the cron has ended it, and nobody has lost anything', async () => {
    const tenantId = await tenantWith(1);
    const id = await holdRemoval(h, tenantId, { at: Date.now() - 15 * 86_400_000 });
    await h.worker.cron(new Date());
    expect((await get(tenantId, id)).body).toMatchObject({ state: 'expired', decidedBy: null });
    expectRefused(await decide(tenantId, id, 'approve'), 409, 'already-decided');
    expect(await users(tenantId)).toHaveLength(1);
    expect((await events(tenantId))[0]).toMatchObject({ actor: 'sync', action: 'removals.expired' });
  });
});

it('people who left are exported with their state', async () => {
  const tenantId = await tenantWith(2);
  await decide(tenantId, await holdRemoval(h, tenantId), 'approve');
  const csv = async (query: string) =>
    (await h.call('GET', `/api/tenants/${tenantId}/users?format=csv${query}`)).text.trim().split('\r\n');
  expect(await csv('')).toEqual(['directoryId,objectId,displayName,email,state,since']);
  const [, ...rows] = await csv('&state=suspended');
  expect(rows).toHaveLength(2);
  for (const row of rows) expect(row).toContain(',suspended,');
});

it('who has access in another way is not among those who lost it', async () => {
  const tenantId = await tenantWith(2);
  await decide(tenantId, await holdRemoval(h, tenantId), 'approve');
  const [one, other] = await users(tenantId, '?state=suspended');
  await h.worker.d1
    .prepare(
      `INSERT INTO memberships (tenant_id, directory_id, object_id, source, state, since)
       VALUES (?, ?, ?, 'invited', 'active', 0)`,
    )
    .bind(tenantId, one?.directoryId ?? '', one?.objectId ?? '')
    .run();
  expect(await users(tenantId, '?state=suspended')).toEqual([other]);
  expect((await users(tenantId)).map(({ objectId }) => objectId)).toEqual([one?.objectId]);
});
