import { createIssuer, type Issuer } from '@production-assist/simulator/issuer';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectStatus, useWorker } from './harness.ts';

const TID = '55555555-5555-4555-8555-555555555555';
const OID = '66666666-6666-4666-8666-666666666666';
const MICROSOFT = `https://login.microsoftonline.com/${TID}/v2.0`;
const AUDIENCE = 'https://api.production-assist.test';

const h = useWorker({
  ISSUERS: [{ issuer: MICROSOFT, audience: AUDIENCE, jwksUrl: `${MICROSOFT}/.well-known/jwks.json` }],
});
let microsoft: Issuer;

beforeAll(async () => {
  microsoft = await createIssuer({ now: Date.now, seed: 9, url: MICROSOFT, audience: AUDIENCE });
  const { fetch } = h.simulator;
  h.simulator.fetch = (request) =>
    microsoft.serves(new URL(request.url)) ? microsoft.handle(request) : fetch.call(h.simulator, request);
});

const tokenOf = (subject: string, claims: Record<string, unknown>) => microsoft.token({ subject, claims });
const linksOf = async (subject: string) =>
  (
    await h.worker.d1
      .prepare(
        'SELECT tenant_id AS tenantId, directory_id AS directoryId, object_id AS objectId FROM admins WHERE subject = ?',
      )
      .bind(subject)
      .all()
  ).results;
const grant = (subject: string, tenantId: string) =>
  h.worker.d1
    .prepare(
      `INSERT INTO admins (issuer, subject, tenant_id, role, created_at, created_by) VALUES (?, ?, ?, 'admin', 0, 'test')`,
    )
    .bind(MICROSOFT, subject, tenantId)
    .run();

describe('an administrator whom Microsoft vouches for', () => {
  it('is known by their directory from their next call on, in every tenant of theirs', async () => {
    await grant('ada', 'one');
    await grant('ada', 'two');
    await grant('grace', 'one');
    const token = await tokenOf('ada', { tid: TID, oid: OID });
    await expectStatus(200, h.call('GET', '/api/me', undefined, { token }));
    const link = { directoryId: TID, objectId: OID };
    expect(await linksOf('ada')).toEqual([
      { tenantId: 'one', ...link },
      { tenantId: 'two', ...link },
    ]);
    expect(await linksOf('grace')).toEqual([{ tenantId: 'one', directoryId: null, objectId: null }]);
  });

  it('is not, as a guest of that directory, or where the token does not say who they are', async () => {
    await grant('guest', 'one');
    for (const claims of [{}, { oid: OID }, { tid: OID, oid: OID }]) {
      await expectStatus(200, h.call('GET', '/api/me', undefined, { token: await tokenOf('guest', claims) }));
    }
    expect(await linksOf('guest')).toEqual([{ tenantId: 'one', directoryId: null, objectId: null }]);
  });
});
