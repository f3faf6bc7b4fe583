import { describe, expect, it } from 'vitest';
import { GTG } from '../src/gtg.ts';
import { errorCode, type JsonBody, simulated, values } from './helpers.ts';

const MEMBERS = `/groups/${GTG.accessGroupId}/members`;
const SELECT = '$select=id,displayName,mail,userPrincipalName';
const CAST = `${MEMBERS}/microsoft.graph.user`;
const EVENTUAL = { headers: { ConsistencyLevel: 'eventual' } };
const ids = (members: JsonBody[]) => members.map(({ id }) => String(id));

describe('members', () => {
  it('come with their kind; users, groups and devices mixed, service principals not at all', async () => {
    const { directory, group, graph } = await simulated();
    directory.others.set('sp', { type: 'servicePrincipal', id: 'sp', displayName: 'a service' });
    group.members.push({ type: 'servicePrincipal', id: 'sp' });
    const members = values(await graph(`${MEMBERS}?${SELECT}&$top=999`));
    const kinds = members.map((member) => member['@odata.type']);
    expect(kinds.filter((kind) => kind === '#microsoft.graph.user')).toHaveLength(22);
    expect(kinds.slice(22)).toEqual(['#microsoft.graph.group', '#microsoft.graph.device']);
  });

  it('come in pages, in their order, each once', async () => {
    const { group, graph, accessToken } = await simulated();
    const token = await accessToken();
    const seen: string[] = [];
    const sizes: number[] = [];
    for (let next: unknown = `${MEMBERS}?${SELECT}&$top=10`; typeof next === 'string'; ) {
      const answer = await graph(next, { token });
      sizes.push(values(answer).length);
      seen.push(...ids(values(answer)));
      next = answer.body['@odata.nextLink'];
    }
    expect(sizes).toEqual([10, 10, 4]);
    expect(seen).toEqual(group.members.map(({ id }) => id));
  });

  it('on a later page are those of that moment, and nobody is skipped', async () => {
    const { directory, group, graph } = await simulated();
    const [first] = group.members;
    const page = await graph(`${MEMBERS}?$top=23`);
    const next = String(page.body['@odata.nextLink']);
    directory.removeMember(group.id, first?.id ?? '');
    directory.addUser({ id: 'late', userPrincipalName: 'late@gtg.example' });
    directory.addMember(group.id, { type: 'user', id: 'late' });
    expect(ids(values(await graph(next)))).toEqual([GTG.deviceId, 'late']);
    // The same link again gives the same page: a client may repeat itself.
    expect(ids(values(await graph(next)))).toEqual([GTG.deviceId, 'late']);
  });

  it('refuse a page token that is made up, old, or of another query', async () => {
    const { graph, clock } = await simulated();
    const next = String((await graph(`${MEMBERS}?$top=10`)).body['@odata.nextLink']);
    const made = next.replace(/skiptoken=.*/, 'skiptoken=RFNwdAIAAQabc');
    const other = next.replace('$top=10', '$top=11');
    clock.now += 3_600_000;
    const refusals = [await graph(made), await graph(other), await graph(next)];
    expect(refusals.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(new Set(refusals.map(errorCode))).toEqual(new Set(['Directory_ExpiredPageToken']));
  });

  it('are 100 to a page unless asked otherwise, and 999 at most', async () => {
    const { directory, group, graph } = await simulated();
    for (let index = 0; index < 200; index++) {
      directory.addUser({ id: `u${index}`, userPrincipalName: `u${index}@gtg.example` });
      group.members.push({ type: 'user', id: `u${index}` });
    }
    expect(values(await graph(MEMBERS))).toHaveLength(100);
    expect(values(await graph(`${MEMBERS}?$top=999`))).toHaveLength(224);
    const tooMany = await graph(`${MEMBERS}?$top=1000`);
    expect([tooMany.status, errorCode(tooMany)]).toEqual([400, 'Request_UnsupportedQuery']);
  });

  it('need a permission for members', async () => {
    const { directory, graph } = await simulated();
    directory.revoke(GTG.clientId, ['GroupMember.Read.All']);
    expect((await graph(MEMBERS)).status).toBe(200);
    directory.revoke(GTG.clientId, ['Group.Read.All']);
    expect(errorCode(await graph(MEMBERS))).toBe('Authorization_RequestDenied');
  });

  it('of a hidden membership are silently none', async () => {
    const { directory, group, graph } = await simulated();
    group.visibility = 'HiddenMembership';
    expect(values(await graph(MEMBERS))).toEqual([]);
    directory.consent(GTG.clientId, ['Member.Read.Hidden']);
    expect(values(await graph(MEMBERS))).toHaveLength(24);
  });

  it('of a group that is gone are a 404', async () => {
    const { directory, graph } = await simulated();
    directory.groups.delete(GTG.accessGroupId);
    expect((await graph(MEMBERS)).status).toBe(404);
  });
});

describe('the cast to users', () => {
  it('is an advanced query', async () => {
    const { graph } = await simulated();
    for (const answer of [await graph(CAST), await graph(`${CAST}?$count=true`), await graph(CAST, EVENTUAL)]) {
      expect([answer.status, errorCode(answer)]).toEqual([400, 'Request_UnsupportedQuery']);
    }
    const answer = await graph(`${CAST}?$count=true`, EVENTUAL);
    expect(answer.body['@odata.count']).toBe(22);
    expect(values(answer)).toHaveLength(22);
  });

  it('reads an index that has not heard of the newest members', async () => {
    const { directory, group, graph, clock } = await simulated();
    directory.addUser({ id: 'new', userPrincipalName: 'new@gtg.example' });
    directory.addMember(group.id, { type: 'user', id: 'new' });
    expect(ids(values(await graph(MEMBERS)))).toContain('new');
    expect(ids(values(await graph(`${CAST}?$count=true`, EVENTUAL)))).not.toContain('new');
    clock.now += 5 * 60_000;
    expect(ids(values(await graph(`${CAST}?$count=true`, EVENTUAL)))).toContain('new');
  });

  it('still counts, for a while, who was just removed', async () => {
    const { directory, group, graph, clock } = await simulated();
    const [first, second] = group.members;
    directory.removeMember(group.id, first?.id ?? '');
    expect((await graph(`${CAST}/$count`, EVENTUAL)).body.text).toBe('21');
    directory.behaviour.removalLagMs = 60_000;
    directory.removeMember(group.id, second?.id ?? '');
    expect((await graph(`${CAST}/$count`, EVENTUAL)).body.text).toBe('22');
    expect(ids(values(await graph(`${MEMBERS}?$top=999`)))).not.toContain(second?.id);
    // Back again, they are there once.
    directory.addMember(group.id, { type: 'user', id: second?.id ?? '', addedAt: 0 });
    expect((await graph(`${CAST}/$count`, EVENTUAL)).body.text).toBe('22');
    directory.removeMember(group.id, second?.id ?? '');
    expect((await graph(`${CAST}/$count`, EVENTUAL)).body.text).toBe('22');
    clock.now += 60_000;
    expect((await graph(`${CAST}/$count`, EVENTUAL)).body.text).toBe('20');
  });

  it('counts users alone, for who may read members', async () => {
    const { directory, group, graph, clock } = await simulated();
    expect((await graph(`${CAST}/$count`, EVENTUAL)).body.text).toBe('22');
    expect((await graph(`${CAST}/$count`)).status).toBe(400);
    directory.addUser({ id: 'new', userPrincipalName: 'new@gtg.example' });
    directory.addMember(group.id, { type: 'user', id: 'new' });
    expect((await graph(`${CAST}/$count`, EVENTUAL)).body.text).toBe('22');
    clock.now += 5 * 60_000;
    expect((await graph(`${CAST}/$count`, EVENTUAL)).body.text).toBe('23');
    group.visibility = 'HiddenMembership';
    expect((await graph(`${CAST}/$count`, EVENTUAL)).body.text).toBe('0');
    directory.revoke(GTG.clientId, ['Group.Read.All', 'GroupMember.Read.All']);
    expect((await graph(`${CAST}/$count`, EVENTUAL)).status).toBe(403);
  });

  it('can be filtered and counted', async () => {
    const { graph } = await simulated();
    const filtered = await graph(`${CAST}?$count=true&$filter=startswith(displayName,'n')`, EVENTUAL);
    expect(values(filtered).map(({ displayName }) => displayName)).toEqual(['Nora Lind', 'Nils Lind']);
    expect((await graph(`${MEMBERS}/$count`, EVENTUAL)).body.text).toBe('24');
    expect((await graph(`${MEMBERS}/$count`)).status).toBe(400);
  });
});

describe('transitive members', () => {
  it('include those of nested groups, each once, even in a circle', async () => {
    const { directory, graph } = await simulated();
    directory.addMember(GTG.nestedGroupId, { type: 'group', id: GTG.accessGroupId });
    const members = values(await graph(`/groups/${GTG.accessGroupId}/transitiveMembers?$top=999`));
    expect(members).toHaveLength(25);
    expect(members.map(({ displayName }) => displayName)).toContain('Nadia Nested');
  });
});
