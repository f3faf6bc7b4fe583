import { de } from '@production-assist/shared/texts/de';
import { describe, expect, it } from 'vitest';
import { guid } from '../local/directories.ts';
import { checkOf, expectAllWell, expectChecks } from '../local/preview-rules.ts';
import { useWorker } from './harness.ts';
import { asked, everythingStored, expectRunFailsAlike, look } from './preview-look.ts';

const h = useWorker();

describe('everything in one answer', () => {
  it('shows three problems that do not depend on each other, before any sign-in', async () => {
    const directory = h.directory({ members: 1 });
    const tenantId = await h.connect(directory);
    const values = {
      directoryId: guid(1, 0xf0000000),
      clientSecret: 'abc***************',
      secretExpiresOn: '2020-02-29',
    };
    const preview = await look(h, tenantId, directory, { values });
    expectChecks(preview, {
      directory: 'fail directory-not-found',
      credential: 'fail secret-masked',
      'credential.expiry': 'fail expiry-passed',
    });
    expect(preview.checks.filter(({ status }) => status === 'pass')).toEqual([]);
  });

  it('shows what is wrong with permissions, people, nested groups and the date together', async () => {
    const directory = h.directory({ members: 2, roles: ['GroupMember.Read.All', 'Mail.Read'] });
    directory.directory.behaviour.findGroupsNeeds = 'GroupMember.Read.All';
    const id = guid(2, 0xf0000000);
    directory.directory.addGroup({ id, displayName: 'Night shift' });
    directory.directory.addMember(directory.groupId, { type: 'group', id });
    const tenantId = await h.connect(directory, { secretExpiresOn: '2020-02-29' });
    const preview = await look(h, tenantId, directory);
    expectChecks(preview, {
      'permission.Group.Read.All': 'warn permission-unlisted',
      'permission.users': 'fail members-redacted',
      'permission.excess': 'warn excess-found',
      consent: 'warn consent-partial',
      members: 'unknown not-reached',
      nested: 'warn nested-found',
      // Microsoft accepts the secret, so it is the date that must be wrong.
      'credential.expiry': 'warn expiry-passed',
    });
    await expectRunFailsAlike(h, tenantId, preview);
  });

  it('says it in German where German is asked for', async () => {
    const directory = h.directory({ roles: [], group: { displayName: 'Azure_App_Production-Assist' } });
    const tenantId = await h.connect(directory);
    expect((await look(h, tenantId, directory, { language: 'de' })).failure?.title).toBe(
      de.failures['consent-missing'].title,
    );
    directory.directory.consent(directory.clientId, ['Group.Read.All', 'GroupMember.Read.All']);
    const preview = await look(h, tenantId, directory, { language: 'de' });
    expect(preview.failure?.detail).toContain('„Azure_App_Production-Assist“. Meinten Sie diese?');
    expect(checkOf(preview, 'members').detail).toContain(`denn dies kommt zuerst: ${de.checks.group}`);
  });

  it('needs nothing saved', async () => {
    const directory = h.directory({ members: 1 });
    await h.call('PUT', '/api/tenants/unconnected', { name: 'Unconnected' });
    const { directoryId, clientId, secret } = directory;
    const values = { directoryId, clientId, clientSecret: secret };
    expectAllWell(await look(h, 'unconnected', directory, { values }));
  });
});

describe('the end of the secret', () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  it.each([
    ['far', '2099-12-31', 'pass expiry-far'],
    ['near', inDays(7), 'warn expiry-near'],
    ['passed', '2020-02-29', 'warn expiry-passed'],
    ['not given', null, 'unknown expiry-not-given'],
  ])('%s', async (_, secretExpiresOn, expected) => {
    const directory = h.directory({ members: 1 });
    const tenantId = await h.connect(directory, { secretExpiresOn });
    const preview = await look(h, tenantId, directory);
    expectChecks(preview, { credential: 'pass credential-accepted', 'credential.expiry': expected });
    expect(checkOf(preview, 'credential.expiry').detail).toContain(secretExpiresOn ?? '');
    expect(preview).toMatchObject({ failure: null, complete: true });
  });

  it('belongs to the saved secret: an unsaved one has its own, or none', async () => {
    const directory = h.directory({ members: 1 });
    const tenantId = await h.connect(directory, { secretExpiresOn: '2099-12-31' });
    const clientSecret = directory.secret;
    const without = await look(h, tenantId, directory, { values: { clientSecret } });
    expectChecks(without, { 'credential.expiry': 'unknown expiry-not-given' });
    const given = await look(h, tenantId, directory, { values: { clientSecret, secretExpiresOn: '2020-02-29' } });
    expectChecks(given, { 'credential.expiry': 'warn expiry-passed' });
  });
});

describe('Microsoft asks for a pause', () => {
  it.each([30, 'date'] as const)(
    'at Graph, with Retry-After %s: not known, and no fault of the set-up',
    async (retryAfter) => {
      const directory = h.directory({ members: 1 });
      const { directoryId } = directory;
      const tenantId = await h.connect(directory);
      for (const kind of ['group', 'members'] as const) {
        h.simulator.faults.add({ directoryId, kind, status: 429, retryAfter });
        const preview = await look(h, tenantId, directory);
        expectChecks(preview, { consent: 'pass consent-given', [kind]: 'unknown graph-throttled' });
        expect(checkOf(preview, kind).fix).toMatch(/Wait (2\d|30) s/);
        expect(preview).toMatchObject({ complete: false, failure: { code: 'graph-throttled' } });
      }
    },
  );

  it('at the sign-in, after too many of them', async () => {
    const directory = h.directory({ members: 1 });
    const tenantId = await h.connect(directory);
    h.simulator.settings.signInLoop = { requests: 1, windowMs: 60_000 };
    expectAllWell(await look(h, tenantId, directory));
    const preview = await look(h, tenantId, directory);
    h.simulator.settings.signInLoop = null;
    expectChecks(preview, {
      directory: 'pass directory-found',
      application: 'unknown not-reached',
      credential: 'unknown sign-in-throttled',
      group: 'unknown not-reached',
    });
    expect(checkOf(preview, 'credential')).toMatchObject({
      fix: expect.stringContaining('Wait 60 s'),
      microsoft: { code: 'AADSTS50196', status: 429 },
    });
  });
});

it('a saved secret that cannot be opened any more has to be entered again', async () => {
  const directory = h.directory({ members: 1 });
  const tenantId = await h.connect(directory);
  const { keys } = await h.worker.kv.list({ prefix: `connection/${tenantId}/` });
  await Promise.all(keys.map(({ name }) => h.worker.kv.delete(name)));
  // Saved long ago; one that was saved just now would be waited for.
  await h.worker.d1
    .prepare('UPDATE connections SET credential_updated_at = 0 WHERE tenant_id = ?')
    .bind(tenantId)
    .run();
  const preview = await look(h, tenantId, directory);
  expectChecks(preview, { directory: 'pass directory-found', credential: 'fail credential-unreadable' });
  expect(asked(h, directory.directoryId, 'token')).toBe(0);
  await expectRunFailsAlike(h, tenantId, preview);
});

it('the look at what is stored would see a write', async () => {
  const directory = h.directory({ members: 1 });
  const tenantId = await h.connect(directory);
  const before = await everythingStored(h);
  expect(JSON.stringify(before)).toContain(directory.clientId);
  await h.call('PUT', `/api/tenants/${tenantId}`, { name: 'Another name' });
  expect(await everythingStored(h)).not.toEqual(before);
});
