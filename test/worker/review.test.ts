import type { Connection, Problem } from '@production-assist/shared/api';
import type { Permissions, Review, ReviewPerson } from '@production-assist/shared/api-notifications';
import { describe, expect, it } from 'vitest';
import { expectStatus, useWorker } from './harness.ts';
import { expectRefused, fieldsOf } from './refusals.ts';

const h = useWorker();

const reviewOf = async (base: string) => (await expectStatus(200, h.call<Review>('GET', `${base}/review`))).body;
const peopleOf = async (base: string, query = '') =>
  (await expectStatus(200, h.call<{ items: ReviewPerson[] }>('GET', `${base}/review/people${query}`))).body.items;

describe('a review', () => {
  it('says who is in, who came, who went and who has another name since the last one', async () => {
    const directory = h.directory({ members: 5 });
    const tenantId = await h.connect(directory, { leavers: 'suspend' });
    const base = `/api/tenants/${tenantId}`;
    await h.run(tenantId);
    const first = await reviewOf(base);
    expect(first).toMatchObject({ reviewedAt: null, people: 5, joined: 5, renamed: 0, left: 0, warnings: [] });
    expect(first.permissions).toEqual(['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All']);
    const done = await expectStatus(200, h.call<Review>('POST', `${base}/review`, { asOf: first.asOf }));
    expect(done.body).toMatchObject({ people: 5, joined: 0, reviewedAt: first.asOf });
    expect(Date.parse(done.body.dueAt) - Date.parse(first.asOf)).toBe(30 * 86_400_000);

    const [gone = '', renamed = ''] = directory.directory.users.keys();
    directory.directory.removeMember(directory.groupId, gone);
    Object.assign(directory.directory.users.get(renamed) ?? {}, { displayName: '=formula("x")' });
    const joined = directory.addMember();
    await h.run(tenantId);
    expect(await reviewOf(base)).toMatchObject({ people: 5, joined: 1, renamed: 1, left: 1 });
    const changed = await peopleOf(base, '?changed=true');
    expect(Object.fromEntries(changed.map(({ objectId, change }) => [objectId, change]))).toEqual({
      [gone]: 'left',
      [renamed]: 'renamed',
      [joined.id]: 'joined',
    });
    expect(await peopleOf(base)).toHaveLength(6);
    const csv = await expectStatus(200, h.call('GET', `${base}/review?format=csv`));
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const lines = csv.text.trim().split('\r\n');
    expect(lines[0]).toBe('directoryId,objectId,displayName,email,since,change');
    expect(lines).toHaveLength(7);
    expect(csv.text).toContain(`"'=formula(""x"")"`);
  });

  it('goes by pages', async () => {
    const directory = h.directory({ members: 5 });
    const tenantId = await h.connect(directory);
    await h.run(tenantId);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = `?limit=2${cursor && `&cursor=${cursor}`}`;
      const page: { items: ReviewPerson[]; nextCursor: string | null } = (
        await expectStatus(
          200,
          h.call<{ items: ReviewPerson[]; nextCursor: string | null }>(
            'GET',
            `/api/tenants/${tenantId}/review/people${query}`,
          ),
        )
      ).body;
      seen.push(...page.items.map(({ objectId }) => objectId));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([...directory.directory.users.keys()].sort());
  });

  it('of what is still to come is none', async () => {
    const tenantId = await h.connect(h.directory());
    const asOf = new Date(Date.now() + 3_600_000).toISOString();
    const answer = await h.call('POST', `/api/tenants/${tenantId}/review`, { asOf });
    expectRefused(answer, 422, 'invalid-request');
    expect(fieldsOf(answer.body as Problem)).toEqual({ asOf: 'too-large' });
  });

  it('of an older state, left open in a window, does not take back a later one', async () => {
    const tenantId = await h.connect(h.directory({ members: 1 }));
    const base = `/api/tenants/${tenantId}`;
    await h.run(tenantId);
    const month = 30 * 86_400_000;
    const now = Date.now();
    const [older = '', later = ''] = [now - month - 60_000, now].map((at) => new Date(at).toISOString());
    await expectStatus(200, h.call('POST', `${base}/review`, { asOf: later }));
    const { body } = await expectStatus(200, h.call<Review>('POST', `${base}/review`, { asOf: older }));
    expect(body).toMatchObject({ reviewedAt: later, joined: 0, dueAt: new Date(now + month).toISOString() });
    const events = await h.call<{ items: { action: string }[] }>('GET', `${base}/events`);
    expect(events.body.items.filter(({ action }) => action === 'review.done')).toHaveLength(1);
  });

  it('warns of permissions nobody needs, and so does the list of tenants', async () => {
    const roles = ['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All', 'Mail.ReadWrite'];
    const tenantId = await h.connect(h.directory({ members: 1, roles }));
    await h.run(tenantId);
    expect((await reviewOf(`/api/tenants/${tenantId}`)).warnings).toEqual([
      { code: 'permissions-excess', permissions: ['Mail.ReadWrite'], hint: null },
    ]);
    const { body } = await h.call<{ attention: string }>('GET', `/api/tenants/${tenantId}`);
    expect(body.attention).toBe('permissions-excess');
  });

  it('says which permissions appeared and vanished, when, and which run found it', async () => {
    const directory = h.directory({ members: 1 });
    const tenantId = await h.connect(directory);
    const base = `/api/tenants/${tenantId}`;
    const permissionsOf = async () =>
      (await expectStatus(200, h.call<Permissions>('GET', `${base}/connection/permissions`))).body;
    expect(await permissionsOf()).toEqual({
      permissions: null,
      permissionsSince: null,
      permissionChanges: [],
      excess: [],
    });
    const first = await h.run(tenantId);
    expect(await permissionsOf()).toMatchObject({ permissionsSince: first.finishedAt, permissionChanges: [] });
    directory.directory.consent(directory.clientId, ['Mail.Read']);
    directory.directory.revoke(directory.clientId, ['User.Read.All']);
    const second = await h.run(tenantId);
    const change = {
      at: second.finishedAt,
      runId: second.id,
      appeared: ['Mail.Read'],
      vanished: ['User.Read.All'],
    };
    expect(await permissionsOf()).toEqual({
      permissions: ['Group.Read.All', 'GroupMember.Read.All', 'Mail.Read'],
      permissionsSince: second.finishedAt,
      permissionChanges: [change],
      excess: ['Mail.Read'],
    });
    expect(await reviewOf(base)).toMatchObject({ permissionsSince: second.finishedAt, permissionChanges: [change] });
    const csv = await expectStatus(200, h.call('GET', `${base}/connection/permissions?format=csv`));
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.text.trim().split('\r\n')).toEqual([
      'at,runId,change,permission',
      `${second.finishedAt},${second.id},appeared,Mail.Read`,
      `${second.finishedAt},${second.id},vanished,User.Read.All`,
    ]);
    expect(second.permissionsChanged).toEqual({ appeared: ['Mail.Read'], vanished: ['User.Read.All'] });
    expect(first.permissionsChanged).toBeNull();
  });

  it('warns of a secret that nobody uses any more', async () => {
    const tenantId = await h.connect(h.directory({ members: 1 }));
    await h.run(tenantId);
    const former = async (state: string, daysAgo: number) => {
      await h.worker.d1.prepare('DELETE FROM formers WHERE tenant_id = ?').bind(tenantId).run();
      await h.worker.d1
        .prepare(
          `INSERT INTO formers (tenant_id, former_id, cloud, directory_id, client_id, kind, hint, state, created_at,
             replaced_at)
           SELECT tenant_id, 'a-former', cloud, directory_id, client_id, 'secret', 'abc', ?2, 0, ?3 FROM connections
           WHERE tenant_id = ?1`,
        )
        .bind(tenantId, state, Date.now() - daysAgo * 86_400_000)
        .run();
      return (await reviewOf(`/api/tenants/${tenantId}`)).warnings;
    };
    expect(await former('to-remove', 6)).toEqual([]);
    expect(await former('fallback', 9)).toEqual([]);
    expect(await former('to-remove', 9)).toEqual([{ code: 'secret-unused', permissions: [], hint: 'abc' }]);
    const { body } = await h.call<{ attention: string }>('GET', `/api/tenants/${tenantId}`);
    expect(body.attention).toBe('secret-unused');
  });

  it('warns of a secret that another one took the place of, and of one that none did at once', async () => {
    const directory = h.directory({ members: 1 });
    const tenantId = await h.connect(directory);
    const base = `/api/tenants/${tenantId}`;
    await h.run(tenantId);
    const { directoryId, clientId, secret } = directory;
    const ifMatch = { headers: { 'if-match': '*' } };
    const values = { directoryId, clientId, clientSecret: 'new8Q~another'.padEnd(40, '0') };
    await expectStatus(200, h.call('PUT', `${base}/connection`, values, ifMatch));
    const warnings = async () => (await reviewOf(base)).warnings;
    expect(await warnings()).toEqual([]);
    const old = [{ code: 'secret-unused', permissions: [], hint: secret.slice(0, 3) }];
    const age = 'UPDATE formers SET replaced_at = replaced_at - 8 * 86400000 WHERE tenant_id = ?';
    await h.worker.d1.prepare(age).bind(tenantId).run();
    expect(await warnings()).toEqual(old);
    await expectStatus(200, h.call('POST', `${base}/connection/former/removed`, {}));
    expect(await warnings()).toEqual([]);

    // Nothing signs in with a secret any more.
    const second = h.directory({ members: 1 });
    const without = await h.connect(second);
    await h.run(without);
    const connection = `/api/tenants/${without}/connection`;
    const { body: given } = await h.call<Connection>('PUT', `${connection}/candidate`, { kind: 'federated' });
    const { issuer = '', subject = '' } = given.candidate?.federation ?? {};
    second.directory.applications
      .get(second.clientId)
      ?.federatedCredentials.push({ name: 'production-assist', issuer, subject });
    const { body: proven } = await h.call<Connection>('POST', `${connection}/candidate/prove`, {});
    expect(proven.credential.kind).toBe('federated');
    await h.run(without);
    expect((await reviewOf(`/api/tenants/${without}`)).warnings).toEqual([
      { code: 'secret-unused', permissions: [], hint: second.secret.slice(0, 3) },
    ]);
  });
});
