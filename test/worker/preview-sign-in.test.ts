import type { Connection } from '@production-assist/shared/api';
import type { Cloud } from '@production-assist/shared/clouds';
import { describe, expect, it } from 'vitest';
import { guid } from '../local/directories.ts';
import { LASTING_SIGN_IN_CODES } from '../local/microsoft-codes.ts';
import { checkOf, expectAllWell, expectChecks } from '../local/preview-rules.ts';
import { expectStatus, useWorker } from './harness.ts';
import { asked, expectRunFailsAlike, look } from './preview-look.ts';

const h = useWorker();

/** Everything behind the sign-in, where the sign-in failed. */
const NOTHING_BEHIND = {
  'permission.Group.Read.All': 'unknown not-reached',
  'permission.GroupMember.Read.All': 'unknown not-reached',
  'permission.users': 'unknown not-reached',
  'permission.excess': 'unknown not-reached',
  consent: 'unknown not-reached',
  group: 'unknown not-reached',
  members: 'unknown not-reached',
  nested: 'unknown not-reached',
} as const;

it('says of a set-up as the guide wants it that everything is well', async () => {
  const directory = h.directory({ members: 2 });
  const tenantId = await h.connect(directory);
  const preview = await look(h, tenantId, directory);
  expectAllWell(preview);
  expect(preview.group).toEqual({ id: directory.groupId, displayName: 'Azure_APP_Production-Assist' });
  await expectRunFailsAlike(h, tenantId, preview);
});

describe('the secret', () => {
  it('wrong: named as such, with the ids Microsoft gave', async () => {
    const directory = h.directory({ members: 1 });
    const tenantId = await h.connect(directory, { clientSecret: 'fake8Q~another-secret'.padEnd(40, '1') });
    const preview = await look(h, tenantId, directory);
    expectChecks(preview, {
      directory: 'pass directory-found',
      application: 'pass application-found',
      credential: 'fail secret-wrong',
      ...NOTHING_BEHIND,
    });
    expect(checkOf(preview, 'credential').link).toContain('/Credentials/');
    expect(checkOf(preview, 'consent').detail).toContain(checkOf(preview, 'credential').title);
    await expectRunFailsAlike(h, tenantId, preview);
  });

  const masked = `fak${'*'.repeat(18)}`;
  it.each([
    ['the Secret ID instead of the Value', 'secret-is-id', 'b1946ac9-2492-4d23-8f9d-0a3b8c1e7f00'],
    ['the Secret ID in capitals and braces', 'secret-is-id', '{B1946AC9-2492-4D23-8F9D-0A3B8C1E7F00}'],
    ['a masked value', 'secret-masked', masked],
  ])('%s: said without asking Microsoft for a token', async (_, code, clientSecret) => {
    const directory = h.directory({ members: 1 });
    const tenantId = await h.connect(directory);
    const preview = await look(h, tenantId, directory, { values: { clientSecret } });
    expectChecks(preview, {
      directory: 'pass directory-found',
      application: 'unknown not-reached',
      credential: `fail ${code}`,
      ...NOTHING_BEHIND,
    });
    expect(preview.failure?.code).toBe(code);
    expect(asked(h, directory.directoryId, 'token')).toBe(0);
    expect(asked(h, directory.directoryId, 'discovery')).toBe(1);
  });

  it('expired: the credential and its end both say so', async () => {
    const directory = h.directory({ members: 1 });
    for (const { secrets } of directory.directory.applications.values()) {
      for (const secret of secrets) secret.expiresAt = Date.now() - 1000;
    }
    const tenantId = await h.connect(directory, { secretExpiresOn: '2099-01-01' });
    const preview = await look(h, tenantId, directory);
    expectChecks(preview, {
      application: 'pass application-found',
      credential: 'fail secret-expired',
      ...NOTHING_BEHIND,
      'credential.expiry': 'fail secret-expired',
    });
    await expectRunFailsAlike(h, tenantId, preview);
  });

  it('saved for another directory or application: asked for, and never sent', async () => {
    const directory = h.directory();
    const other = h.directory();
    const tenantId = await h.connect(directory);
    for (const values of [
      { directoryId: other.directoryId },
      { clientId: other.clientId },
      { directoryId: other.directoryId, clientId: other.clientId },
    ]) {
      const preview = await look(h, tenantId, directory, { values });
      expectChecks(preview, { directory: 'pass directory-found', credential: 'fail secret-needed', ...NOTHING_BEHIND });
      expect(preview.failure?.code).toBe('secret-needed');
    }
    const elsewhere = await look(h, tenantId, directory, { values: { cloud: 'china' } });
    expectChecks(elsewhere, { directory: 'fail directory-not-found', credential: 'fail secret-needed' });
    expect(asked(h, directory.directoryId, 'token') + asked(h, other.directoryId, 'token')).toBe(0);
  });
});

describe('the application', () => {
  it('wrong, for example the object id: it is not in this directory', async () => {
    const directory = h.directory({ members: 1 });
    const clientId = guid(77, 0xc0000000);
    const tenantId = await h.connect(directory, { clientId });
    const preview = await look(h, tenantId, directory, { saved: { clientId } });
    expectChecks(preview, {
      directory: 'pass directory-found',
      application: 'fail application-not-found',
      credential: 'unknown not-reached',
      ...NOTHING_BEHIND,
    });
    expect(checkOf(preview, 'application').fix).toContain('not Object ID');
    expect(checkOf(preview, 'application').link).toContain('ApplicationsListBlade');
    await expectRunFailsAlike(h, tenantId, preview);
  });

  it('disabled', async () => {
    const directory = h.directory({ members: 1 });
    for (const application of directory.directory.applications.values()) application.enabled = false;
    const tenantId = await h.connect(directory);
    const preview = await look(h, tenantId, directory);
    expectChecks(preview, {
      directory: 'pass directory-found',
      application: 'fail application-disabled',
      ...NOTHING_BEHIND,
    });
    expect(checkOf(preview, 'application').link).toContain('ManagedAppMenuBlade');
    await expectRunFailsAlike(h, tenantId, preview);
  });

  it('without a service principal', async () => {
    const directory = h.directory({ members: 1 });
    for (const application of directory.directory.applications.values()) application.servicePrincipal = false;
    const tenantId = await h.connect(directory);
    const preview = await look(h, tenantId, directory);
    expectChecks(preview, { application: 'fail service-principal-missing', ...NOTHING_BEHIND });
    expect(checkOf(preview, 'application').fix).toContain('Grant admin consent');
    await expectRunFailsAlike(h, tenantId, preview);
  });
});

describe('the directory', () => {
  it('unknown: everything else waits for it', async () => {
    const directory = h.directory();
    const directoryId = guid(78, 0xc0000000);
    const tenantId = await h.connect(directory, { directoryId });
    const preview = await look(h, tenantId, directory, { saved: { directoryId } });
    expectChecks(preview, {
      directory: 'fail directory-not-found',
      application: 'unknown not-reached',
      credential: 'unknown not-reached',
      ...NOTHING_BEHIND,
    });
    expect(checkOf(preview, 'directory').fix).toContain('check the chosen cloud');
    await expectRunFailsAlike(h, tenantId, preview);
  });

  it.each([
    ['government', 'USGov'],
    ['commercial', 'USGov'],
    ['commercial', 'USGOV'],
    ['commercial', 'USG'],
  ] as const)(
    'of the US Government, answered by the commercial host with 200 (%s hosts, %s): wrong cloud',
    async (hosts, scope) => {
      const directory = h.directory({ members: 1, cloud: 'usgov' });
      directory.directory.behaviour.discoveryNames = hosts;
      directory.directory.regionScope = scope;
      const tenantId = await h.connect(directory);
      // Also without a secret that could be tried.
      const unsent = await look(h, tenantId, directory, { values: { clientSecret: directory.secretId } });
      expectChecks(unsent, { directory: 'fail cloud-wrong', credential: 'fail secret-is-id', ...NOTHING_BEHIND });
      const preview = await look(h, tenantId, directory);
      expectChecks(preview, { directory: 'fail cloud-wrong', ...NOTHING_BEHIND });
      expect(checkOf(preview, 'directory').detail).toContain('Microsoft (global)');
      await expectRunFailsAlike(h, tenantId, preview);
    },
  );

  it('of the DoD, where the other government cloud was chosen: wrong cloud', async () => {
    const directory = h.directory({ members: 1, cloud: 'usdod' });
    const tenantId = await h.connect(directory, { cloud: 'usgov' });
    const preview = await look(h, tenantId, directory, { saved: { cloud: 'usgov' } });
    expectChecks(preview, { directory: 'fail cloud-wrong', credential: 'fail scope-wrong', ...NOTHING_BEHIND });
    await expectRunFailsAlike(h, tenantId, preview);
  });

  it.each<Cloud>(['usgov', 'china'])('of the global cloud, where %s was chosen: wrong cloud', async (cloud) => {
    const directory = h.directory({ members: 1 });
    const tenantId = await h.connect(directory, { cloud });
    const preview = await look(h, tenantId, directory, { saved: { cloud } });
    expectChecks(preview, { directory: 'fail cloud-wrong', ...NOTHING_BEHIND });
    await expectRunFailsAlike(h, tenantId, preview);
  });

  it.each<Cloud>(['usgov', 'usdod', 'china'])('of %s, rightly chosen: everything is well', async (cloud) => {
    const directory = h.directory({ members: 1, cloud });
    const tenantId = await h.connect(directory, { cloud });
    expectAllWell(await look(h, tenantId, directory, { saved: { cloud } }));
  });
});

it.each(LASTING_SIGN_IN_CODES)('AADSTS%i ends as %s in the check %s', async (aadsts, code, id) => {
  const directory = h.directory({ members: 1 });
  const { directoryId } = directory;
  const tenantId = await h.connect(directory);
  h.simulator.faults.add({ directoryId, aadsts });
  h.simulator.faults.add({ directoryId, aadsts, withoutCodes: true });
  const preview = await look(h, tenantId, directory);
  const check = checkOf(preview, id);
  expect(check).toMatchObject({ status: 'fail', code });
  const anId = expect.stringMatching(/^[0-9a-f-]{36}$/);
  const microsoft = {
    code: `AADSTS${aadsts}`,
    status: expect.any(Number),
    traceId: anId,
    correlationId: anId,
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/),
  };
  expect(check.microsoft).toEqual(microsoft);
  expect(preview.failure).toMatchObject({ code, microsoft });
  expectChecks(preview, NOTHING_BEHIND);
  // The second fault, without `error_codes`, is the run's.
  await expectRunFailsAlike(h, tenantId, preview);
});

it('a refusal nobody has a name for falls back to the code itself', async () => {
  const directory = h.directory({ members: 1 });
  const tenantId = await h.connect(directory);
  h.simulator.faults.add({ directoryId: directory.directoryId, aadsts: 5000811, times: 2 });
  const preview = await look(h, tenantId, directory);
  expectChecks(preview, { directory: 'pass directory-found', credential: 'fail sign-in-refused', ...NOTHING_BEHIND });
  expect(preview.failure?.title).toContain('AADSTS5000811');
  await expectRunFailsAlike(h, tenantId, preview);
});

it('the end of a certificate is its own, whatever date a preview is given', async () => {
  const { directoryId, clientId } = h.directory({ members: 1 });
  const tenantId = 'preview-certificate';
  await expectStatus(201, h.call('PUT', `/api/tenants/${tenantId}`, { name: 'Certificate' }));
  const input = { directoryId, clientId, credentialKind: 'certificate' };
  const saved = h.call<Connection>('PUT', `/api/tenants/${tenantId}/connection`, input);
  const { body } = await expectStatus(201, saved);
  const own = (await h.preview(tenantId)).checks.at(-1);
  expect(own).toMatchObject({ id: 'credential.expiry', status: 'pass', code: 'certificate-far' });
  expect(own?.detail).toContain(body.credential.expiresOn);
  for (const secretExpiresOn of [null, '2026-01-01', '2099-01-01']) {
    expect((await h.preview(tenantId, { secretExpiresOn })).checks.at(-1)).toEqual(own);
  }
});
