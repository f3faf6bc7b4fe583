import { describe, expect, it } from 'vitest';
import { GTG } from '../src/gtg.ts';
import { errorCode, simulated, values } from './helpers.ts';

const find = (filter: string) => `/groups?$filter=${encodeURIComponent(filter)}&$select=id,displayName,securityEnabled`;

describe('finding groups', () => {
  it('by name ignores case and may find several', async () => {
    const { directory, graph } = await simulated();
    directory.addGroup({ id: '20000000-0000-4000-8000-000000000001', displayName: 'azure_app_PRODUCTION-assist' });
    const found = values(await graph(find("displayName eq 'AZURE_APP_Production-Assist'")));
    expect(found).toHaveLength(2);
    expect(found[0]).toEqual({
      id: GTG.accessGroupId,
      displayName: 'Azure_APP_Production-Assist',
      securityEnabled: true,
    });
  });

  it('by the beginning of the name finds near misses', async () => {
    const { directory, graph } = await simulated();
    directory.addGroup({ id: '20000000-0000-4000-8000-000000000002', displayName: 'Azure_APP_Production-Assist ' });
    const found = values(await graph(find("startswith(displayName,'azure_app_production')")));
    expect(found.map(({ displayName }) => displayName)).toContain('Azure_APP_Production-Assist ');
    expect(values(await graph(find("displayName eq 'Azure_APP_Production-Assist '")))).toHaveLength(1);
  });

  it('takes doubled apostrophes for one', async () => {
    const { directory, graph } = await simulated();
    directory.addGroup({ id: '20000000-0000-4000-8000-000000000003', displayName: "Director's cut" });
    expect(values(await graph(find("displayName eq 'Director''s cut'")))).toHaveLength(1);
    expect((await graph(find("displayName eq 'Director's cut'"))).status).toBe(400);
  });

  it.each([
    [`id eq '${GTG.accessGroupId}'`, 1],
    [`id in ('${GTG.accessGroupId}', '${GTG.nestedGroupId}')`, 2],
    ["securityEnabled eq true and (startswith(displayName,'azure') or mailEnabled eq true)", 2],
    ["displayName eq 'nobody'", 0],
  ])('by %s', async (filter, count) => {
    const { graph } = await simulated();
    expect(values(await graph(find(filter)))).toHaveLength(count);
  });

  it.each([
    ["contains(displayName,'a')", 'Request_UnsupportedQuery'],
    ["displayName ne 'a'", 'Request_UnsupportedQuery'],
    ['displayName eq', 'Request_BadRequest'],
    ["displayName eq 'a' nonsense", 'Request_BadRequest'],
  ])('refuses %s', async (filter, code) => {
    const { graph } = await simulated();
    const answer = await graph(find(filter));
    expect([answer.status, errorCode(answer)]).toEqual([400, code]);
  });

  it('counts, and takes ne, only in an advanced query', async () => {
    const { graph } = await simulated();
    const headers = { ConsistencyLevel: 'eventual' };
    expect((await graph('/groups?$count=true')).body).not.toHaveProperty('@odata.count');
    expect((await graph('/groups?$count=true', { headers })).body['@odata.count']).toBe(2);
    expect((await graph("/groups?$count=true&$filter=displayName ne 'a'", { headers })).status).toBe(200);
  });

  it('refuses what it cannot select or page', async () => {
    const { graph } = await simulated();
    const refusals = [
      await graph('/groups?$select=nonsense'),
      await graph('/groups?$top=x'),
      await graph('/groups?$top=1000'),
    ];
    expect(refusals.map(errorCode)).toEqual(['Request_BadRequest', 'Request_BadRequest', 'Request_UnsupportedQuery']);
  });

  it('needs a permission for groups; one for users will not do', async () => {
    const { directory, graph } = await simulated();
    directory.revoke(GTG.clientId, ['Group.Read.All']);
    const answer = await graph('/groups');
    expect([answer.status, errorCode(answer)]).toEqual([403, 'Authorization_RequestDenied']);
    directory.behaviour.findGroupsNeeds = 'GroupMember.Read.All';
    expect((await graph('/groups')).status).toBe(200);
    directory.revoke(GTG.clientId, ['GroupMember.Read.All']);
    expect((await graph('/groups')).status).toBe(403);
  });
});

describe('one group', () => {
  it('is read by its id', async () => {
    const { graph } = await simulated();
    const { status, body } = await graph(`/groups/${GTG.accessGroupId}?$select=displayName,visibility`);
    expect([status, body.displayName, body.visibility]).toEqual([200, 'Azure_APP_Production-Assist', null]);
  });

  it('is missing, or was never one', async () => {
    const { directory, graph } = await simulated();
    directory.groups.delete(GTG.accessGroupId);
    const gone = await graph(`/groups/${GTG.accessGroupId}`);
    expect([gone.status, errorCode(gone)]).toEqual([404, 'Request_ResourceNotFound']);
    expect(errorCode(await graph('/groups/abc'))).toBe('Request_BadRequest');
  });

  it('errors carry the ids support asks for', async () => {
    const { simulator, graph } = await simulated();
    const headers = { 'client-request-id': 'my-id' };
    const { body, headers: answered } = await graph('/groups/abc', { headers });
    expect(answered.get('client-request-id')).toBe('my-id');
    const inner = {
      'request-id': answered.get('request-id'),
      'client-request-id': 'my-id',
      date: '2026-11-22T12:00:00',
    };
    expect(body).toMatchObject({ error: { innerError: inner } });
    simulator.settings.innerErrorName = 'innererror';
    expect((await graph('/groups/abc', { headers })).body).toMatchObject({ error: { innererror: expect.anything() } });
  });

  it('says plainly what it does not simulate', async () => {
    const { graph } = await simulated();
    const answer = await graph(`/groups/${GTG.accessGroupId}/owners`);
    expect([answer.status, errorCode(answer)]).toEqual([501, 'NotSimulated']);
  });
});

describe('users and the organization', () => {
  it('need their permissions', async () => {
    const { directory, graph } = await simulated();
    const [user] = directory.users.values();
    expect((await graph(`/users/${user?.id}`)).body.displayName).toBe('Lena Hoffmann');
    expect((await graph(`/users/${user?.userPrincipalName}`)).body.id).toBe(user?.id);
    expect(values(await graph('/users?$top=3'))).toHaveLength(3);
    expect((await graph('/organization')).status).toBe(403);
    directory.revoke(GTG.clientId, ['User.Read.All']);
    expect((await graph('/users')).status).toBe(403);
    directory.consent(GTG.clientId, ['Organization.Read.All']);
    expect(values(await graph('/organization'))).toMatchObject([{ id: GTG.directoryId, displayName: 'GTG' }]);
  });
});
