import { describe, expect, it } from 'vitest';
import { guid } from '../local/directories.ts';
import { GRAPH_CODES } from '../local/microsoft-codes.ts';
import { checkOf, expectAllWell, expectChecks } from '../local/preview-rules.ts';
import { useWorker } from './harness.ts';
import { asked, expectRunFailsAlike, look } from './preview-look.ts';

const h = useWorker();

const NAME = 'Azure_APP_Production-Assist';
const PERMITTED = {
  'permission.Group.Read.All': 'pass permission-granted',
  'permission.GroupMember.Read.All': 'pass permission-granted',
  'permission.excess': 'pass excess-none',
  consent: 'pass consent-given',
} as const;

describe('the group', () => {
  it('missing', async () => {
    const directory = h.directory({ group: null });
    directory.directory.addGroup({ id: guid(1, 0xe0000000), displayName: 'Azure administrators' });
    const tenantId = await h.connect(directory);
    const preview = await look(h, tenantId, directory);
    expectChecks(preview, {
      ...PERMITTED,
      'permission.users': 'unknown users-unproven',
      group: 'fail group-not-found',
      members: 'unknown not-reached',
      nested: 'unknown not-reached',
    });
    expect(checkOf(preview, 'group').detail).toContain(NAME);
    expect(checkOf(preview, 'group').link).toContain('AddGroupBlade');
    expect(preview).toMatchObject({ group: null, members: [], complete: false });
    await expectRunFailsAlike(h, tenantId, preview);
  });

  it.each([
    ['another case', 'Azure_App_Production-Assist'],
    ['another dash', 'Azure_APP_Production–Assist'],
    ['an underscore for the dash', 'Azure_APP_Production_Assist'],
    ['a space for the underscore', 'Azure APP_Production-Assist'],
    ['a space at the end', `${NAME} `],
    ['another ending', `${NAME}-Users`],
    ['an ending cut short', 'Azure_APP_Production-Assis'],
  ])('near miss, %s: the name found is in the text', async (_, displayName) => {
    const directory = h.directory({ members: 1, group: { displayName } });
    const tenantId = await h.connect(directory);
    const preview = await look(h, tenantId, directory);
    expectChecks(preview, { ...PERMITTED, group: 'fail group-near-miss', members: 'unknown not-reached' });
    expect(checkOf(preview, 'group').detail).toContain(`“${displayName}”`);
    await expectRunFailsAlike(h, tenantId, preview);
  });

  it('twice: none of them is used', async () => {
    const directory = h.directory({ members: 1 });
    directory.directory.addGroup({ id: guid(2, 0xe0000000), displayName: NAME });
    const tenantId = await h.connect(directory);
    const preview = await look(h, tenantId, directory);
    expectChecks(preview, { ...PERMITTED, group: 'fail group-duplicate', members: 'unknown not-reached' });
    expect(checkOf(preview, 'group').detail).toContain(': 2.');
    expect(asked(h, directory.directoryId, 'members')).toBe(0);
    await expectRunFailsAlike(h, tenantId, preview);
  });

  it('twice but for the case: the exact one is meant', async () => {
    const directory = h.directory({ members: 1 });
    directory.directory.addGroup({ id: guid(3, 0xe0000000), displayName: NAME.toUpperCase() });
    expectAllWell(await look(h, await h.connect(directory), directory));
  });

  it('no security group: a warning', async () => {
    const directory = h.directory({ members: 1, group: { securityEnabled: false, groupTypes: ['Unified'] } });
    const tenantId = await h.connect(directory);
    const preview = await look(h, tenantId, directory);
    expectChecks(preview, { group: 'warn group-not-security', members: 'pass members-usable' });
    await expectRunFailsAlike(h, tenantId, preview);
  });

  it('replaced by another of the same name: named, its people shown, accepted by saving again', async () => {
    const directory = h.directory({ members: 2 });
    const tenantId = await h.connect(directory);
    await h.run(tenantId);
    directory.directory.groups.delete(directory.groupId);
    const id = guid(4, 0xe0000000);
    directory.directory.addGroup({ id, displayName: NAME });
    const [someone] = directory.directory.users.keys();
    directory.directory.addMember(id, { type: 'user', id: someone ?? '' });

    const preview = await look(h, tenantId, directory);
    expectChecks(preview, { group: 'fail group-replaced', members: 'pass members-usable' });
    expect(preview).toMatchObject({ complete: false, counts: { unchanged: 1, leavers: 1 } });
    expect(checkOf(preview, 'group').fix).toContain('press “Save configuration” once more');
    expect(checkOf(preview, 'group').link).toContain(id);
    await expectRunFailsAlike(h, tenantId, preview);

    const { directoryId, clientId } = directory;
    await h.call(
      'PUT',
      `/api/tenants/${tenantId}/connection`,
      { directoryId, clientId },
      { headers: { 'if-match': '*' } },
    );
    expectAllWell(await look(h, tenantId, directory));
  });

  it('gone between finding and reading it', async () => {
    const directory = h.directory({ members: 1 });
    const tenantId = await h.connect(directory);
    h.simulator.faults.add({ directoryId: directory.directoryId, kind: 'members', status: 404, times: 2 });
    const preview = await look(h, tenantId, directory);
    expectChecks(preview, { group: 'fail group-gone', members: 'unknown not-reached', nested: 'unknown not-reached' });
    expect(checkOf(preview, 'members').detail).toContain(checkOf(preview, 'group').title);
    await expectRunFailsAlike(h, tenantId, preview);
  });
});

describe('hidden membership', () => {
  it('without Member.Read.Hidden: an incomplete read is not used, and nobody counts as a leaver', async () => {
    const directory = h.directory({ members: 2 });
    const tenantId = await h.connect(directory);
    await h.run(tenantId);
    for (const group of directory.directory.groups.values()) group.visibility = 'HiddenMembership';
    const preview = await look(h, tenantId, directory);
    expectChecks(preview, { group: 'pass group-found', members: 'fail group-hidden', nested: 'unknown not-reached' });
    expect(checkOf(preview, 'members').fix).toContain('Member.Read.Hidden');
    expect(preview).toMatchObject({ complete: false, counts: { leavers: 0 } });
    await expectRunFailsAlike(h, tenantId, preview);
  });

  it('with Member.Read.Hidden: everything is well', async () => {
    const roles = ['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All', 'Member.Read.Hidden'];
    const directory = h.directory({ members: 1, roles, group: { visibility: 'HiddenMembership' } });
    expectAllWell(await look(h, await h.connect(directory), directory));
  });
});

describe('the members', () => {
  it('none', async () => {
    const directory = h.directory();
    const tenantId = await h.connect(directory);
    const preview = await look(h, tenantId, directory);
    expectChecks(preview, {
      ...PERMITTED,
      'permission.users': 'unknown users-unproven',
      group: 'pass group-found',
      members: 'fail group-empty',
      nested: 'pass nested-none',
    });
    expect(checkOf(preview, 'members').link).toContain(`/Members/groupId/${directory.groupId}`);
    await expectRunFailsAlike(h, tenantId, preview);
  });

  it('only a nested group: nobody is directly in the group, and the nested one is named', async () => {
    const directory = h.directory();
    const id = guid(5, 0xe0000000);
    directory.directory.addGroup({ id, displayName: 'Sales <b>North</b>' });
    directory.directory.addMember(directory.groupId, { type: 'group', id });
    const preview = await look(h, await h.connect(directory), directory);
    expectChecks(preview, { members: 'fail group-empty', nested: 'warn nested-found' });
    expect(preview.counts).toMatchObject({ members: 1, fetched: 0, others: 1 });
  });

  it('nobody usable: the reasons stand with the people', async () => {
    const directory = h.directory();
    directory.addMember({ mail: null, userPrincipalName: 'visitor_other.example#EXT#@d.example', userType: 'Guest' });
    directory.addMember({ accountEnabled: false });
    const tenantId = await h.connect(directory);
    const preview = await look(h, tenantId, directory);
    expectChecks(preview, { 'permission.users': 'pass users-readable', members: 'fail nobody-usable' });
    expect(checkOf(preview, 'members').detail).toContain(': 2.');
    expect(preview.members.map(({ reason }) => reason).sort()).toEqual(['disabled', 'guest-without-address']);
    expect(preview.members.every(({ detail }) => detail)).toBe(true);
    await expectRunFailsAlike(h, tenantId, preview);
  });

  it('some skipped: a warning with the numbers', async () => {
    const directory = h.directory({ members: 3 });
    directory.addMember({ accountEnabled: false });
    const preview = await look(h, await h.connect(directory), directory);
    expectChecks(preview, { members: 'warn members-some-skipped' });
    expect(checkOf(preview, 'members').detail).toBe('Users in the group: 4. Of these 3 can come in and 1 cannot.');
  });

  it('nested groups are named, the first five of them', async () => {
    const directory = h.directory({ members: 1 });
    for (let n = 1; n <= 6; n++) {
      const id = guid(10 + n, 0xe0000000);
      directory.directory.addGroup({ id, displayName: `Team ${n}` });
      directory.directory.addMember(directory.groupId, { type: 'group', id });
    }
    const tenantId = await h.connect(directory);
    const preview = await look(h, tenantId, directory);
    expectChecks(preview, { members: 'pass members-usable', nested: 'warn nested-found' });
    expect(checkOf(preview, 'nested').detail).toContain('6 (Team 1, Team 2, Team 3, Team 4, Team 5, …)');
    await expectRunFailsAlike(h, tenantId, preview);
  });
});

it.each(GRAPH_CODES)('Graph’s %i %s is called %s and shown by the check %s', async (status, code, failure, id) => {
  const directory = h.directory({ members: 1 });
  const tenantId = await h.connect(directory);
  h.simulator.faults.add({ directoryId: directory.directoryId, kind: 'group', status, code, times: 2 });
  const preview = await look(h, tenantId, directory);
  h.simulator.faults.clear();
  expect(preview.failure).toMatchObject({ code: failure, microsoft: { status, code } });
  const check = checkOf(preview, id);
  expect(check.code).toBe(failure);
  expect(check.microsoft).toMatchObject({ status, code, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  const lasting = ['permission-denied', 'application-disabled', 'group-gone'].includes(failure);
  expect(check.status).toBe(lasting ? 'fail' : 'unknown');
  expectChecks(preview, { members: 'unknown not-reached', nested: 'unknown not-reached' });
});

it('a token that Graph refuses once is made anew, and all is well', async () => {
  const directory = h.directory({ members: 1 });
  const tenantId = await h.connect(directory);
  h.simulator.faults.add({ directoryId: directory.directoryId, kind: 'group', status: 401 });
  expectAllWell(await look(h, tenantId, directory));
  expect(asked(h, directory.directoryId, 'token')).toBe(2);
});

it('a page that is no longer offered, and an answer that points elsewhere, are the members’', async () => {
  const directory = h.directory({ members: 1 });
  const { directoryId } = directory;
  const tenantId = await h.connect(directory);
  h.simulator.faults.add({ directoryId, kind: 'members', status: 400, code: 'Directory_ExpiredPageToken' });
  expectChecks(await look(h, tenantId, directory), {
    group: 'pass group-found',
    members: 'unknown graph-page-expired',
    nested: 'unknown not-reached',
  });
  h.simulator.faults.add({ directoryId, kind: 'members', foreignNextLink: 'https://elsewhere.example/v1.0', times: 2 });
  const preview = await look(h, tenantId, directory);
  expectChecks(preview, { group: 'pass group-found', members: 'fail graph-foreign-link' });
  await expectRunFailsAlike(h, tenantId, preview);
});
