import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { KV_SETTLES_MS } from '../../worker/src/limits.ts';
import { getConnection, saveConnection } from '../../worker/src/store/connections.ts';
import { consumeRun } from '../../worker/src/sync/consume.ts';
import { guid } from '../local/directories.ts';
import { createWorld, type World } from './world.ts';

let w: World;
beforeAll(async () => {
  w = await createWorld();
});

describe('a run', () => {
  it('asks Microsoft for a token, the group and each page, and writes nothing the second time', async () => {
    const directory = w.directory({ members: 1000 });
    const tenantId = await w.tenant(directory);
    w.simulator.clearRequests();
    const first = await w.run(tenantId);
    expect(first.counts).toMatchObject({ members: 1000, fetched: 1000, processed: 1000, created: 1000 });
    const kinds = ['token', 'group', 'members', 'members'];
    expect(w.simulator.requestsFor(directory.directoryId).map((r) => r.kind)).toEqual(kinds);
    expect(first.graphRequests).toBe(3);
    // One row a user, one index entry, one membership.
    expect(first.rowsWritten).toBe(3000);

    w.simulator.clearRequests();
    const second = await w.run(tenantId);
    expect(second).toMatchObject({ state: 'succeeded', rowsWritten: 0 });
    expect(second.counts).toMatchObject({ processed: 1000, created: 0, unchanged: 1000 });
    expect(w.simulator.requestsFor(directory.directoryId).map((r) => r.kind)).toEqual(kinds);
  });

  it('shows how far it is while it goes on, in the row that keeps its lease and no other', async () => {
    const directory = w.directory({ members: 2500 });
    const tenantId = await w.tenant(directory);
    const runId = await w.queue(tenantId);
    const seen: [pages: number, members: number][] = [];
    const network = {
      ...w.network,
      async fetch(request: Request) {
        const { pages, counts } = await w.get(tenantId, runId);
        if (request.url.includes('/members')) seen.push([pages, counts.members]);
        return w.network.fetch(request);
      },
    };
    await w.deliver(tenantId, runId, 1, network);
    // A page is fetched while the one before is written: the third is asked for when the first is in.
    expect(seen).toEqual([
      [0, 0],
      [0, 0],
      [1, 999],
    ]);
    expect(await w.get(tenantId, runId)).toMatchObject({ pages: 3, rowsWritten: 7500 });
    const again = await w.run(tenantId);
    expect(again).toMatchObject({ pages: 3, rowsWritten: 0 });
  });

  it('asks for plain members with the page size Microsoft allows, and for what the token may see', async () => {
    const seeing = w.directory({ members: 1 });
    const basic = w.directory({ members: 1, roles: ['Group.Read.All', 'GroupMember.Read.All', 'User.ReadBasic.All'] });
    for (const directory of [seeing, basic]) await w.run(await w.tenant(directory));
    const [path, basicPath] = [seeing, basic].map(
      (directory) => w.simulator.requestsFor(directory.directoryId).find((r) => r.kind === 'members')?.path,
    );
    expect(path).toBe(
      `/v1.0/groups/${seeing.groupId}/members?$select=id,displayName,mail,userPrincipalName,accountEnabled,userType&$top=999`,
    );
    expect(basicPath).toMatch(/\?\$select=id,displayName,mail,userPrincipalName&\$top=999$/);
  });

  it('counts every object, with members = fetched + others and fetched = processed + skipped', async () => {
    const directory = w.directory({ members: 2 });
    directory.addMember({ accountEnabled: false });
    directory.addMember({ mail: null, userPrincipalName: 'g_p.example#EXT#@t.example', userType: 'Guest' });
    directory.directory.addGroup({ id: guid(77, 9), displayName: 'Nested' });
    directory.directory.addMember(directory.groupId, { type: 'group', id: guid(77, 9) });
    const { counts } = await w.run(await w.tenant(directory));
    expect(counts).toMatchObject({ members: 5, fetched: 4, others: 1, processed: 2, skipped: 2, created: 2 });
  });

  it('counts someone who comes on two pages once', async () => {
    const directory = w.directory({ members: 999 });
    const tenantId = await w.tenant(directory);
    const group = directory.directory.groups.get(directory.groupId);
    const first = group?.members[0];
    if (!group || !first) throw new Error('no members');
    group.members.push({ ...first });
    const { counts } = await w.run(tenantId);
    expect(counts).toMatchObject({ members: 999, fetched: 999, created: 999 });
  });

  it('follows a renamed, re-addressed person and writes that row alone', async () => {
    const directory = w.directory({ members: 3 });
    const tenantId = await w.tenant(directory);
    await w.run(tenantId);
    const user = [...directory.directory.users.values()][1];
    if (!user) throw new Error('no user');
    Object.assign(user, { displayName: 'Renamed', mail: 'renamed@elsewhere.example' });
    const run = await w.run(tenantId);
    expect(run.counts).toMatchObject({ updated: 1, unchanged: 2, created: 0 });
    expect(await w.addresses(tenantId)).toContain('renamed@elsewhere.example');
    const { results } = await env.DB.prepare('SELECT count(*) AS n FROM users WHERE directory_id = ?')
      .bind(directory.directoryId)
      .all<{ n: number }>();
    expect(results[0]?.n).toBe(3);
  });

  it('lets two people exchange addresses although they come on different pages', async () => {
    const directory = w.directory({ members: 1000 });
    const tenantId = await w.tenant(directory);
    await w.run(tenantId);
    const users = [...directory.directory.users.values()];
    const [first, last] = [users[0], users[999]];
    if (!first || !last) throw new Error('no users');
    [first.mail, last.mail] = [last.mail, first.mail];
    const run = await w.run(tenantId);
    expect(run.counts).toMatchObject({ updated: 2, unchanged: 998, skipped: 0 });
  });

  it('never merges people of two directories over one address', async () => {
    const [one, other] = [w.directory(), w.directory()];
    one.addMember({ mail: 'same@shared.example' });
    other.addMember({ mail: 'Same@Shared.example' });
    const first = await w.run(await w.tenant(one));
    const second = await w.run(await w.tenant(other));
    expect(first.counts).toMatchObject({ created: 1, skipped: 0 });
    expect(second.counts).toMatchObject({ created: 0, skipped: 1, fetched: 1, processed: 0 });
  });

  it('shares people between two tenants of one directory', async () => {
    const directory = w.directory({ members: 2 });
    await w.run(await w.tenant(directory));
    const run = await w.run(await w.tenant(directory));
    expect(run.counts).toMatchObject({ created: 0, added: 2 });
    // A membership each, no user.
    expect(run.rowsWritten).toBe(2);
  });

  it('counts leavers and takes nothing from them', async () => {
    const directory = w.directory({ members: 3 });
    const tenantId = await w.tenant(directory);
    await w.run(tenantId);
    const [gone] = [...directory.directory.users.keys()];
    directory.directory.removeMember(directory.groupId, gone ?? '');
    const run = await w.run(tenantId);
    expect(run.counts).toMatchObject({ members: 2, leavers: 1 });
    expect(await w.addresses(tenantId)).toHaveLength(3);
  });

  it('leaves memberships from elsewhere out of the leavers', async () => {
    const directory = w.directory({ members: 1 });
    const tenantId = await w.tenant(directory);
    await w.run(tenantId);
    await env.DB.prepare(`UPDATE memberships SET source = 'invited' WHERE tenant_id = ?`).bind(tenantId).run();
    const [gone] = [...directory.directory.users.keys()];
    directory.directory.removeMember(directory.groupId, gone ?? '');
    const run = await w.run(tenantId);
    expect(run.counts.leavers).toBe(0);
    expect(await w.addresses(tenantId)).toHaveLength(1);
  });

  it('succeeds with an empty group and says so in its counts', async () => {
    const run = await w.run(await w.tenant(w.directory()));
    expect(run).toMatchObject({ state: 'succeeded', counts: { members: 0, fetched: 0 } });
    expect(run.log[0]).toMatch(/^Fetched 0 users/);
  });
});

describe('a run that must not go on', () => {
  it('fails on redacted members, keeps what earlier pages added, and nobody leaves', async () => {
    const directory = w.directory({ members: 999 });
    const tenantId = await w.tenant(directory);
    await w.run(tenantId);
    const late = directory.addMember();
    const user = directory.directory.users.get(late.id);
    if (!user) throw new Error('no user');
    // What Graph shows of somebody it will not show.
    Object.assign(user, { userPrincipalName: null, mail: null, displayName: null });
    const run = await w.run(tenantId);
    expect(run.state).toBe('failed');
    expect(run.failure).toMatchObject({ code: 'members-redacted', params: { permission: 'User.Read.All' } });
    expect(run.counts.leavers).toBe(0);
    expect(run.log).toEqual([]);
    expect(await w.addresses(tenantId)).toHaveLength(999);
  });

  it('fails when every member is redacted, instead of a success with nobody', async () => {
    const directory = w.directory({ members: 5, roles: ['Group.Read.All', 'GroupMember.Read.All'] });
    const run = await w.run(await w.tenant(directory));
    expect(run).toMatchObject({ state: 'failed', failure: { code: 'members-redacted' }, log: [] });
  });

  it('stops when the name belongs to another object than before', async () => {
    const directory = w.directory({ members: 1 });
    const tenantId = await w.tenant(directory);
    await w.run(tenantId);
    const group = directory.directory.groups.get(directory.groupId);
    if (!group) throw new Error('no group');
    directory.directory.groups.delete(directory.groupId);
    directory.directory.addGroup({ ...group, id: guid(88, 9) });
    expect((await w.run(tenantId)).failure?.code).toBe('group-replaced');
  });

  it('does not believe a group whose membership is hidden from it', async () => {
    const directory = w.directory({ members: 2, group: { visibility: 'HiddenMembership' } });
    const tenantId = await w.tenant(directory);
    expect((await w.run(tenantId)).failure?.code).toBe('group-hidden');
    directory.directory.consent(directory.clientId, ['Member.Read.Hidden']);
    expect((await w.run(tenantId)).counts.processed).toBe(2);
  });

  it.each([
    ['no consent', [], 'consent-missing'],
    ['one permission missing', ['User.Read.All'], 'permission-missing'],
  ])('says why Graph refuses: %s', async (_, roles, code) => {
    const run = await w.run(await w.tenant(w.directory({ members: 1, roles })));
    expect(run).toMatchObject({ state: 'failed', failure: { code }, roles });
  });

  it('mints the token again when consent was just given', async () => {
    const directory = w.directory({ members: 1, roles: [] });
    const tenantId = await w.tenant(directory);
    directory.directory.consent(directory.clientId, ['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All'], {
      hiddenForTokens: 1,
    });
    expect((await w.run(tenantId)).state).toBe('succeeded');
    const tokens = w.simulator.requestsFor(directory.directoryId).filter((r) => r.kind === 'token');
    expect(tokens).toHaveLength(2);
  });

  it('fails plainly where there is no connection any more', async () => {
    const tenantId = await w.tenant(w.directory());
    await env.DB.prepare('DELETE FROM connections WHERE tenant_id = ?').bind(tenantId).run();
    expect((await w.run(tenantId)).failure?.code).toBe('connection-missing');
  });

  it('waits where the credential was replaced after the run had seen which one it was', async () => {
    const tenantId = await w.tenant(w.directory({ members: 1 }));
    const runId = await w.queue(tenantId);
    w.clock.now += KV_SETTLES_MS;
    let replaced = false;
    const CREDENTIALS = {
      ...env.CREDENTIALS,
      async get() {
        const saved = await getConnection(env.DB, tenantId);
        if (!saved) throw new Error('no connection');
        if (!replaced) {
          replaced = true;
          const row = { ...saved, credentialVersion: 'newer', version: 2 };
          await saveConnection(env.DB, row, saved, ['credential']);
        }
        return null;
      },
    };
    const replacing = { ...w.env, CREDENTIALS } as unknown as Env;
    expect((await consumeRun(replacing, { tenantId, runId }, 1, w.network)).ack).toBe(false);
    expect(await w.get(tenantId, runId)).toMatchObject({ state: 'queued', failure: { code: 'connection-changed' } });
  });

  it('fails plainly where the sealed credential is gone', async () => {
    const tenantId = await w.tenant(w.directory());
    const { keys } = await env.CREDENTIALS.list({ prefix: `connection/${tenantId}/` });
    for (const { name } of keys) await env.CREDENTIALS.delete(name);
    w.clock.now += KV_SETTLES_MS;
    expect((await w.run(tenantId)).failure?.code).toBe('credential-unreadable');
  });
});
