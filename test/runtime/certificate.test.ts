import { X509Certificate } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { certificateAssertion } from '../../worker/src/certificate/assertion.ts';
import { makeCertificate, octetsOf, x5tS256 } from '../../worker/src/certificate/certificate.ts';
import { CERTIFICATE_DAYS } from '../../worker/src/limits.ts';
import { getCandidate } from '../../worker/src/store/candidates.ts';
import { formerToShow } from '../../worker/src/store/formers.ts';
import { proveDueCandidates } from '../../worker/src/sync/prove.ts';
import type { TestDirectory } from '../local/directories.ts';
import { certificate, connectionOf, propose, sealedOf } from './replacing.ts';
import { createWorld, type World } from './world.ts';

const NOW = Date.UTC(2026, 10, 23, 9, 30, 15, 678);
const DAY_MS = 86_400_000;

let w: World;
let directory: TestDirectory;
let tenantId: string;
beforeEach(async () => {
  w = await createWorld();
  directory = w.directory({ members: 2 });
  tenantId = await w.tenant(directory);
});

const application = () => {
  const found = directory.directory.applications.get(directory.clientId);
  if (!found) throw new Error('no application');
  return found;
};

/** Until the candidate took over, as the cron does. */
async function untilTakenOver(): Promise<void> {
  for (let minutes = 0; (await tried()) && minutes < 10; minutes++) {
    w.clock.now += 60_000;
    await proveDueCandidates(w.env, w.clock.now, w.network);
  }
}
const tried = () => getCandidate(w.env.DB, tenantId);

async function deliverAll(): Promise<void> {
  for (const { body } of w.sent.splice(0)) await w.deliver(body.tenantId, body.runId);
}

describe('a certificate', () => {
  it('is one that others read: its own signature, its dates, its names, its thumbprints', async () => {
    const { certificate: made } = await makeCertificate('Production-Assist gtg', NOW);
    const read = new X509Certificate(octetsOf(made));
    expect(read.subject).toBe('CN=Production-Assist gtg');
    expect(read.issuer).toBe(read.subject);
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.ca).toBe(false);
    expect(read.fingerprint.replaceAll(':', '')).toBe(made.thumbprint);
    expect(read.fingerprint256.replaceAll(':', '')).toBe(made.thumbprintSha256);
    expect(Date.parse(read.validTo)).toBe(made.notAfter);
    expect(made.notAfter).toBe(Math.floor(NOW / 1000) * 1000 + CERTIFICATE_DAYS * DAY_MS);
    expect(Date.parse(read.validFrom)).toBeLessThan(NOW - 4 * 60_000);
    expect(read.publicKey.asymmetricKeyDetails?.modulusLength ?? 2048).toBe(2048);
  });

  it.each([
    ['with letters of other alphabets', 'Müller & Söhne ⚙️', NOW],
    ['beyond 2049, where years have four digits', 'late', Date.UTC(2049, 5, 1)],
    ['of a name of one letter', 'x', NOW],
  ])('is read %s', async (_, name, now) => {
    const { certificate: made } = await makeCertificate(name, now);
    const read = new X509Certificate(octetsOf(made));
    expect(read.verify(read.publicKey)).toBe(true);
    expect(Date.parse(read.validTo)).toBe(made.notAfter);
  });

  it('signs assertions as Microsoft wants them, a new one each time', async () => {
    const made = await certificate(NOW);
    if (made.stored.kind !== 'certificate' || !made.certificate) throw new Error('no certificate');
    const asked = { clientId: 'the-client', tokenEndpoint: 'https://login.test/token', now: NOW };
    const { stored } = made;
    const [one, two] = await Promise.all([1, 2].map(() => certificateAssertion(stored, asked)));
    expect(decodeProtectedHeader(one ?? '')).toEqual({
      alg: 'PS256',
      typ: 'JWT',
      'x5t#S256': x5tS256(made.certificate),
    });
    const seconds = Math.floor(NOW / 1000);
    expect(decodeJwt(one ?? '')).toEqual({
      iss: 'the-client',
      sub: 'the-client',
      aud: 'https://login.test/token',
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      iat: seconds,
      nbf: seconds,
      exp: seconds + 300,
    });
    expect(decodeJwt(one ?? '').jti).not.toBe(decodeJwt(two ?? '').jti);
  });
});

describe('from a secret to a certificate, and from one to the next', () => {
  it('waits until it is uploaded and known, takes over, and the run that proves it needs no secret any more', async () => {
    const made = await certificate(w.clock.now);
    await propose(w, tenantId, made);
    expect(await tried()).toMatchObject({ kind: 'certificate', state: 'waiting', tries: 0, failure: null });
    w.clock.now += 2 * 60_000;
    await proveDueCandidates(w.env, w.clock.now, w.network);
    expect(await tried()).toMatchObject({ tries: 1, failure: { code: 'certificate-not-registered' } });
    expect((await w.run(tenantId)).state).toBe('succeeded');

    application().certificates.push({ der: made.der, knownFrom: w.clock.now + 3 * 60_000 });
    await untilTakenOver();
    expect(await connectionOf(tenantId)).toMatchObject({
      credentialKind: 'certificate',
      credentialCertificate: made.certificate,
      credentialHint: null,
    });
    application().secrets = [];
    await deliverAll();
    expect(await formerToShow(w.env.DB, tenantId)).toMatchObject({ kind: 'secret', hint: 'fak', state: 'to-remove' });
    expect(await sealedOf(tenantId)).toHaveLength(1);
    const { requests } = w.simulator;
    expect(requests.filter(({ kind }) => kind === 'token').length).toBeGreaterThan(3);

    const next = await certificate(w.clock.now);
    await propose(w, tenantId, next);
    application().certificates.push({ der: next.der });
    await untilTakenOver();
    await deliverAll();
    expect(await connectionOf(tenantId)).toMatchObject({ credentialCertificate: next.certificate });
    application().certificates = application().certificates.filter(({ der }) => der === next.der);
    w.clock.now += 60_000;
    expect((await w.run(tenantId)).state).toBe('succeeded');
  });

  it('is looked for every two minutes for an hour, then hourly, and given up after a day', async () => {
    await propose(w, tenantId, await certificate(w.clock.now));
    const begun = w.clock.now;
    const at: number[] = [];
    for (let tries = 0; (await tried())?.state === 'waiting'; ) {
      w.clock.now += 60_000;
      await proveDueCandidates(w.env, w.clock.now, w.network);
      const now = (await tried())?.tries ?? 0;
      if (now > tries) at.push((w.clock.now - begun) / 60_000);
      tries = now;
    }
    expect(at.slice(0, 3)).toEqual([2, 4, 6]);
    expect(at.filter((minutes) => minutes <= 60)).toHaveLength(30);
    expect(at.filter((minutes) => minutes > 60 && minutes <= 24 * 60)).toHaveLength(23);
    expect(await tried()).toMatchObject({ state: 'refused', failure: { code: 'certificate-not-registered' } });
  }, 30_000);

  it.each([
    ['has ended', 'certificate-expired', 731],
    ['is still good', null, 729],
  ])('that %s', async (_, code, days) => {
    const made = await certificate(w.clock.now);
    application().certificates.push({ der: made.der });
    await propose(w, tenantId, made);
    await untilTakenOver();
    application().secrets = [];
    await deliverAll();
    w.clock.now += days * DAY_MS;
    expect((await w.run(tenantId)).failure?.code ?? null).toBe(code);
    expect((await connectionOf(tenantId)).credentialExpiredAt).toBe(code && w.clock.now);
  });
});
