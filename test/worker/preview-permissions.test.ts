import { describe, expect, it } from 'vitest';
import { checkOf, expectAllWell, expectChecks } from '../local/preview-rules.ts';
import { useWorker } from './harness.ts';
import { asked, expectRunFailsAlike, look } from './preview-look.ts';

const h = useWorker();

const SIGNED_IN = {
  directory: 'pass directory-found',
  application: 'pass application-found',
  credential: 'pass credential-accepted',
} as const;
const GROUP_NOT_REACHED = {
  group: 'unknown not-reached',
  members: 'unknown not-reached',
  nested: 'unknown not-reached',
} as const;

describe('a token that lacks something', () => {
  it('no consent at all: no roles, and every permission is named', async () => {
    const directory = h.directory({ members: 1, roles: [] });
    const tenantId = await h.connect(directory);
    const preview = await look(h, tenantId, directory);
    expectChecks(preview, {
      ...SIGNED_IN,
      'permission.Group.Read.All': 'fail permission-missing',
      'permission.GroupMember.Read.All': 'fail permission-missing',
      'permission.users': 'warn users-not-granted',
      'permission.excess': 'pass excess-none',
      consent: 'fail consent-missing',
      ...GROUP_NOT_REACHED,
    });
    expect(checkOf(preview, 'consent').microsoft).toMatchObject({ status: 403, code: 'Authorization_RequestDenied' });
    expect(checkOf(preview, 'consent').fix).toContain('Global Administrator or Privileged Role Administrator');
    expect(preview.failure?.code).toBe('consent-missing');
    await expectRunFailsAlike(h, tenantId, preview);
  });

  it('Group.Read.All missing: named, and the other one is granted', async () => {
    const directory = h.directory({ members: 1, roles: ['GroupMember.Read.All', 'User.Read.All'] });
    const tenantId = await h.connect(directory);
    const preview = await look(h, tenantId, directory);
    expectChecks(preview, {
      ...SIGNED_IN,
      'permission.Group.Read.All': 'fail permission-missing',
      'permission.GroupMember.Read.All': 'pass permission-granted',
      'permission.users': 'unknown users-unproven',
      'permission.excess': 'pass excess-none',
      consent: 'fail consent-partial',
      ...GROUP_NOT_REACHED,
    });
    expect(checkOf(preview, 'consent').detail).toContain('Missing: Group.Read.All.');
    expect(preview.failure).toMatchObject({ code: 'permission-missing', title: 'Group.Read.All has not been granted' });
    await expectRunFailsAlike(h, tenantId, preview);
  });

  it('GroupMember.Read.All missing: Group.Read.All includes it', async () => {
    const directory = h.directory({ members: 1, roles: ['Group.Read.All', 'User.Read.All'] });
    const tenantId = await h.connect(directory);
    const preview = await look(h, tenantId, directory);
    expectChecks(preview, {
      'permission.GroupMember.Read.All': 'pass permission-covered',
      consent: 'pass consent-given',
      members: 'pass members-usable',
    });
    await expectRunFailsAlike(h, tenantId, preview);
  });

  it('Group.Read.All missing, but Graph lets us find and read the group: a warning, no failure', async () => {
    const directory = h.directory({ members: 1, roles: ['GroupMember.Read.All', 'User.Read.All'] });
    directory.directory.behaviour.findGroupsNeeds = 'GroupMember.Read.All';
    const tenantId = await h.connect(directory);
    const preview = await look(h, tenantId, directory);
    expectChecks(preview, {
      'permission.Group.Read.All': 'warn permission-unlisted',
      'permission.GroupMember.Read.All': 'pass permission-granted',
      consent: 'warn consent-partial',
      group: 'pass group-found',
      members: 'pass members-usable',
    });
    expect(preview).toMatchObject({ failure: null, complete: true });
    await expectRunFailsAlike(h, tenantId, preview);
  });

  it('delegated instead of application: looks like missing, and the text says so', async () => {
    const directory = h.directory({ members: 1, roles: [] });
    for (const application of directory.directory.applications.values()) {
      application.delegatedPermissions.push('Group.Read.All', 'GroupMember.Read.All', 'User.Read.All');
    }
    const tenantId = await h.connect(directory);
    const preview = await look(h, tenantId, directory);
    for (const id of ['permission.Group.Read.All', 'permission.GroupMember.Read.All', 'consent'] as const) {
      expect(checkOf(preview, id)).toMatchObject({ status: 'fail', fix: expect.stringContaining('“Delegated”') });
    }
    const german = await look(h, tenantId, directory, { language: 'de' });
    expect(checkOf(german, 'consent').fix).toContain('„Delegiert“');
  });
});

describe('consent younger than the token', () => {
  it.each([
    ['everything', ['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All']],
    ['Group.Read.All', ['Group.Read.All']],
    ['User.Read.All', ['User.Read.All']],
  ])('%s just granted: the token is minted again before anything is judged', async (_, names) => {
    const directory = h.directory({ members: 1 });
    directory.directory.revoke(directory.clientId, names);
    directory.directory.consent(directory.clientId, names, { hiddenForTokens: 1 });
    const tenantId = await h.connect(directory);
    expectAllWell(await look(h, tenantId, directory));
    expect(asked(h, directory.directoryId, 'token')).toBe(2);
  });

  it('a run is as patient as a preview', async () => {
    const directory = h.directory({ members: 1 });
    directory.directory.revoke(directory.clientId, ['User.Read.All']);
    directory.directory.consent(directory.clientId, ['User.Read.All'], { hiddenForTokens: 1 });
    expect(await h.run(await h.connect(directory))).toMatchObject({ state: 'succeeded', counts: { processed: 1 } });
  });

  it('asks for a second token only once, however much is missing', async () => {
    const directory = h.directory({ members: 1, roles: [] });
    const tenantId = await h.connect(directory);
    await look(h, tenantId, directory);
    expect(asked(h, directory.directoryId, 'token')).toBe(2);
  });

  it('and asks for none where nothing is missing', async () => {
    const directory = h.directory({ members: 1 });
    const tenantId = await h.connect(directory);
    await look(h, tenantId, directory);
    expect(asked(h, directory.directoryId, 'token')).toBe(1);
  });
});

describe('redacted members', () => {
  it.each(['null', 'absent'] as const)(
    '(properties %s) name the missing permission and nobody is processed',
    async (redaction) => {
      const directory = h.directory({ members: 3, roles: ['Group.Read.All', 'GroupMember.Read.All'] });
      directory.directory.behaviour.redaction = redaction;
      const tenantId = await h.connect(directory);
      const preview = await look(h, tenantId, directory);
      expectChecks(preview, {
        ...SIGNED_IN,
        'permission.Group.Read.All': 'pass permission-granted',
        'permission.GroupMember.Read.All': 'pass permission-granted',
        'permission.users': 'fail members-redacted',
        consent: 'pass consent-given',
        group: 'pass group-found',
        members: 'unknown not-reached',
        nested: 'pass nested-none',
      });
      expect(checkOf(preview, 'permission.users').fix).toContain('add User.Read.All');
      expect(preview.complete).toBe(false);
      expect(preview.counts).toMatchObject({ members: 3, fetched: 3, processed: 0, skipped: 3, leavers: 0 });
      expect(preview.members.map(({ action, reason }) => `${action} ${reason}`)).toEqual(
        Array(3).fill('skip redacted'),
      );
      expect(preview.failure?.code).toBe('members-redacted');
      await expectRunFailsAlike(h, tenantId, preview);
      expect((await h.run(tenantId)).log).toEqual([]);
    },
  );

  it('nobody counts as a leaver because Microsoft stopped showing people', async () => {
    const directory = h.directory({ members: 2 });
    const tenantId = await h.connect(directory);
    await h.run(tenantId);
    directory.directory.revoke(directory.clientId, ['User.Read.All']);
    const [someone] = directory.directory.users.keys();
    directory.directory.removeMember(directory.groupId, someone ?? '');
    const preview = await look(h, tenantId, directory);
    expect(preview.counts.leavers).toBe(0);
    expect(preview.members.filter(({ action }) => action === 'leave')).toEqual([]);
  });

  it('User.ReadBasic.All suffices, and is not more than needed', async () => {
    const directory = h.directory({
      members: 2,
      roles: ['Group.Read.All', 'GroupMember.Read.All', 'User.ReadBasic.All'],
    });
    const tenantId = await h.connect(directory);
    expectAllWell(await look(h, tenantId, directory));
    expect(asked(h, directory.directoryId, 'token')).toBe(1);
  });
});

it.each([
  [['Directory.Read.All'], 'Directory.Read.All'],
  [['Group.ReadWrite.All', 'User.ReadWrite.All'], 'Group.ReadWrite.All, User.ReadWrite.All'],
  [['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All', 'Mail.Read'], 'Mail.Read'],
])('wider roles %j cover what is needed and are named as more than needed', async (roles, named) => {
  const directory = h.directory({ members: 1, roles });
  const tenantId = await h.connect(directory);
  const preview = await look(h, tenantId, directory);
  expectChecks(preview, {
    'permission.users': 'pass users-readable',
    'permission.excess': 'warn excess-found',
    consent: 'pass consent-given',
    members: 'pass members-usable',
  });
  expect(checkOf(preview, 'permission.Group.Read.All').status).toBe('pass');
  expect(checkOf(preview, 'permission.GroupMember.Read.All').status).toBe('pass');
  expect(checkOf(preview, 'permission.excess').detail).toContain(`: ${named}.`);
  expect(preview.failure).toBeNull();
});

it('an application disabled after its token was made is named by Graph', async () => {
  const directory = h.directory({ members: 1 });
  const tenantId = await h.connect(directory);
  const denied = {
    directoryId: directory.directoryId,
    kind: 'group',
    status: 403,
    code: 'Authorization_IdentityDisabled',
  } as const;
  h.simulator.faults.add({ ...denied, times: 2 });
  const preview = await look(h, tenantId, directory);
  expectChecks(preview, {
    application: 'fail application-disabled',
    credential: 'pass credential-accepted',
    consent: 'pass consent-given',
    ...GROUP_NOT_REACHED,
  });
  await expectRunFailsAlike(h, tenantId, preview);
});

it('a brand-new service principal is no failure: it is said to be too new', async () => {
  const directory = h.directory({ members: 1 });
  for (const application of directory.directory.applications.values()) {
    application.servicePrincipal = { createdAt: Date.now() };
  }
  const tenantId = await h.connect(directory);
  const preview = await look(h, tenantId, directory);
  expectChecks(preview, {
    application: 'unknown service-principal-new',
    credential: 'pass credential-accepted',
    'permission.users': 'unknown users-unproven',
    ...GROUP_NOT_REACHED,
  });
  expect(checkOf(preview, 'application').microsoft).toMatchObject({
    status: 401,
    code: 'Authorization_IdentityNotFound',
  });
  expect(preview.failure?.code).toBe('service-principal-new');
});
