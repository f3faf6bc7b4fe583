import type { Admins, AuditEvent, Invitation, InvitationOffer } from '@production-assist/shared/api';
import { describe, expect, it } from 'vitest';
import { expectStatus, useWorker } from './harness.ts';
import { invite } from './people-access.ts';
import { expectLogsWithout, expectRefused, fieldsOf } from './refusals.ts';

const h = useWorker();

let tenants = 0;
async function newTenant(): Promise<{ tenantId: string; place: string; admin: string }> {
  const tenantId = `invited-${++tenants}`;
  await expectStatus(201, h.call('PUT', `/api/tenants/${tenantId}`, { name: `Tenant ${tenants}` }));
  await h.grant(`admin of ${tenantId}`, tenantId, 'admin');
  return { tenantId, place: `/api/tenants/${tenantId}`, admin: await h.token(`admin of ${tenantId}`) };
}
const look = (secret: string, token: string) =>
  h.call<InvitationOffer>('GET', `/api/invitations/${secret}`, undefined, { token });
const accept = (secret: string, token: string) =>
  h.call<InvitationOffer>('POST', `/api/invitations/${secret}`, undefined, { token });
const people = async (place: string) => (await expectStatus(200, h.call<Admins>('GET', place))).body;
const events = async (place: string) =>
  (await expectStatus(200, h.call<{ items: AuditEvent[] }>('GET', `${place}/events`))).body.items;

describe('an invitation', () => {
  it('is offered to whoever has its link and signs in, and gives them the role, once', async () => {
    const { tenantId, place, admin } = await newTenant();
    const { invitation, secret } = await invite(h, place, 'viewer', admin);
    expect(invitation.link).toBe(`${h.worker.url}/invitations/${secret}`);
    expect(Date.parse(invitation.expiresAt) - Date.now()).toBeGreaterThan(7 * 24 * 3_600_000 - 60_000);
    const headers = await h.signIn(`lena-${tenantId}`);
    const asLena = { token: null, headers };
    const path = `/api/invitations/${secret}`;
    const offer = (await expectStatus(200, h.call<InvitationOffer>('GET', path, undefined, asLena))).body;
    expect(offer).toEqual({
      tenantId,
      tenantName: `Tenant ${tenants}`,
      role: 'viewer',
      invitedBy: `admin of ${tenantId}@pa.example`,
      expiresAt: invitation.expiresAt,
    });
    // Looking changes nothing.
    expectRefused(await h.call('GET', `${place}/users`, undefined, asLena), 404, 'not-found');
    expect((await expectStatus(200, h.call('POST', path, undefined, asLena))).body).toEqual(offer);
    await expectStatus(200, h.call('GET', `${place}/users`, undefined, asLena));
    expectRefused(await h.call('POST', `${place}/preview`, undefined, asLena), 403, 'not-allowed');

    for (const token of [await h.token('late'), await h.token(`lena-${tenantId}`)]) {
      expectRefused(await look(secret, token), 404, 'invitation-gone');
      expectRefused(await accept(secret, token), 404, 'invitation-gone');
    }
    const { items, invitations } = await people(`${place}/admins`);
    expect(invitations).toEqual([]);
    expect(items.find(({ role }) => role === 'viewer')).toMatchObject({
      name: `lena-${tenantId}@pa.example`,
      me: false,
      invitedBy: `admin of ${tenantId}@pa.example`,
    });
  });

  it('is taken up by one of two who accept at the same time', async () => {
    const { place } = await newTenant();
    const { secret } = await invite(h, place, 'viewer');
    const tokens = await Promise.all(Array.from({ length: 5 }, (_, i) => h.token(`racer-${i}`)));
    const answers = await Promise.all(tokens.map((token) => accept(secret, token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404, 404]);
    expect((await people(`${place}/admins`)).items.filter(({ role }) => role === 'viewer')).toHaveLength(1);
  });

  it('raises a role and never lowers one', async () => {
    const { tenantId, place } = await newTenant();
    const token = await h.token('climber');
    for (const [role, after] of [
      ['viewer', 'viewer'],
      ['admin', 'admin'],
      ['viewer', 'admin'],
    ] as const) {
      const { secret } = await invite(h, place, role);
      await expectStatus(200, accept(secret, token));
      const { body } = await h.call<{ role: string }>('GET', `/api/tenants/${tenantId}`, undefined, { token });
      expect(body.role).toBe(after);
    }
  });

  it('is gone when it has expired, and the cron deletes it', async () => {
    const { place, tenantId } = await newTenant();
    const { secret } = await invite(h, place, 'viewer');
    const now = Date.now();
    await h.worker.d1.prepare('UPDATE invitations SET expires_at = ? WHERE tenant_id = ?').bind(now, tenantId).run();
    const token = await h.token('late');
    expectRefused(await look(secret, token), 404, 'invitation-gone');
    expectRefused(await accept(secret, token), 404, 'invitation-gone');
    expect((await people(`${place}/admins`)).invitations).toEqual([]);
    await h.worker.cron(new Date(now));
    const left = await h.worker.d1.prepare('SELECT 1 FROM invitations WHERE tenant_id = ?').bind(tenantId).all();
    expect(left.results).toEqual([]);
  });

  it('is gone when it is withdrawn, by an admin of its own tenant only', async () => {
    const [own, other] = [await newTenant(), await newTenant()];
    const { invitation, secret } = await invite(h, own.place, 'admin');
    const withdraw = (place: string, token: string) =>
      h.call('DELETE', `${place}/invitations/${invitation.id}`, undefined, { token });
    expectRefused(await withdraw(other.place, other.admin), 404, 'not-found');
    expectRefused(await withdraw(own.place, other.admin), 404, 'not-found');
    expect((await people(`${own.place}/admins`)).invitations).toEqual([{ ...invitation, link: null }]);
    await expectStatus(204, withdraw(own.place, own.admin));
    expectRefused(await withdraw(own.place, own.admin), 404, 'not-found');
    expectRefused(await accept(secret, await h.token('late')), 404, 'invitation-gone');
  });

  it('is gone with the role of whoever invited, and with its tenant', async () => {
    const { place, tenantId, admin } = await newTenant();
    const [theirs, others] = [await invite(h, place, 'admin', admin), await invite(h, place, 'admin')];
    const { items } = await people(`${place}/admins`);
    await expectStatus(204, h.call('DELETE', `${place}/admins/${items[0]?.id}`));
    expectRefused(await accept(theirs.secret, admin), 404, 'invitation-gone');
    await expectStatus(200, look(others.secret, admin));
    await expectStatus(204, h.call('DELETE', `/api/tenants/${tenantId}`));
    expectRefused(await accept(others.secret, admin), 404, 'invitation-gone');
  });

  it('cannot be guessed, nor found in the database', async () => {
    const { place } = await newTenant();
    const { invitation, secret } = await invite(h, place, 'viewer');
    const row = await h.worker.d1
      .prepare('SELECT * FROM invitations WHERE invitation_id = ?')
      .bind(invitation.id)
      .first<Record<string, string>>();
    expect(JSON.stringify(row)).not.toContain(secret);
    const token = await h.token('guesser');
    for (const guess of [invitation.id, row?.token_hash ?? '', secret.slice(1), 'x', "'%20OR%201"]) {
      expectRefused(await look(guess, token), 404, 'invitation-gone');
      expectRefused(await accept(guess, token), 404, 'invitation-gone');
    }
    expectRefused(await h.call('GET', `/api/invitations/${secret}`, undefined, { token: null }), 401, 'not-signed-in');
    expectLogsWithout(h, secret);
  });

  it('is not accepted by another page in the name of who is signed in', async () => {
    const { place } = await newTenant();
    const { secret } = await invite(h, place, 'viewer');
    const headers = { ...(await h.signIn('careless')), 'sec-fetch-site': 'cross-site' };
    expectRefused(
      await h.call('POST', `/api/invitations/${secret}`, undefined, { token: null, headers }),
      403,
      'cross-site',
    );
    await expectStatus(200, look(secret, await h.token('careless')));
  });
});

describe('nobody gives more than is theirs to give', () => {
  it('an admin invites to the own tenant, as admin or viewer, and nobody becomes an operator there', async () => {
    const { place, admin } = await newTenant();
    const foreign = await newTenant();
    for (const token of [admin, undefined]) {
      const options = token === undefined ? {} : { token };
      const answer = await h.call('POST', `${place}/invitations`, { name: 'X', role: 'operator' }, options);
      expect(fieldsOf(expectRefused(answer, 422, 'invalid-request'))).toEqual({ role: 'not-an-option' });
    }
    const body = { name: 'X', role: 'viewer' };
    expectRefused(await h.call('POST', `${foreign.place}/invitations`, body, { token: admin }), 404, 'not-found');
    expectRefused(
      await h.call('POST', '/api/tenants/*/invitations', { name: 'X', role: 'admin' }, { token: admin }),
      404,
      'not-found',
    );
    const operator = { name: 'X', role: 'operator' };
    expectRefused(await h.call('POST', '/api/operators/invitations', operator, { token: admin }), 403, 'not-allowed');
    expectRefused(await h.call('GET', '/api/operators', undefined, { token: admin }), 403, 'not-allowed');
    for (const extra of [{ tenantId: foreign.tenantId }, { issuer: 'x' }]) {
      const answer = await h.call('POST', `${place}/invitations`, { ...body, ...extra }, { token: admin });
      expectRefused(answer, 422, 'invalid-request');
    }
  });

  it('nor does an operator, of “all tenants” as if they were one', async () => {
    const answer = await h.call('POST', '/api/tenants/*/invitations', { name: 'X', role: 'admin' });
    expectRefused(answer, 404, 'not-found');
  });

  it('a backend accepts nothing', async () => {
    const { place } = await newTenant();
    const { secret } = await invite(h, place, 'admin');
    const token = await h.backendIssuer.token({ subject: 'billing', claims: { scope: 'users.read' } });
    expectRefused(await look(secret, token), 403, 'not-allowed');
    expectRefused(await accept(secret, token), 403, 'not-allowed');
  });
});

describe('the audit', () => {
  it('tells who invited, accepted, withdrew and was removed, and no link', async () => {
    const { place, tenantId, admin } = await newTenant();
    const who = `admin of ${tenantId}@pa.example`;
    const { secret } = await invite(h, place, 'viewer', admin);
    await expectStatus(200, accept(secret, await h.token('noted')));
    const second = await invite(h, place, 'admin', admin);
    const removeSecond = `${place}/invitations/${second.invitation.id}`;
    await expectStatus(204, h.call('DELETE', removeSecond, undefined, { token: admin }));
    const noted = (await people(`${place}/admins`)).items.find(({ role }) => role === 'viewer');
    await expectStatus(204, h.call('DELETE', `${place}/admins/${noted?.id}`, undefined, { token: admin }));
    const log = await events(place);
    expect(log.map(({ actor, action, detail }) => [actor, action, detail]).slice(0, 5)).toEqual([
      [who, 'admin.removed', { name: 'noted@pa.example', role: 'viewer' }],
      [who, 'invitation.withdrawn', { name: 'Lena', role: 'admin' }],
      [who, 'invitation.created', { name: 'Lena', role: 'admin' }],
      ['noted@pa.example', 'invitation.accepted', { name: 'noted@pa.example', role: 'viewer' }],
      [who, 'invitation.created', { name: 'Lena', role: 'viewer' }],
    ]);
    expect(JSON.stringify(log)).not.toContain(secret);
  });

  it('of operators is kept apart, for operators', async () => {
    const { body } = await expectStatus(
      201,
      h.call<Invitation>('POST', '/api/operators/invitations', { name: 'Second', role: 'operator' }),
    );
    await expectStatus(204, h.call('DELETE', `/api/operators/invitations/${body.id}`));
    expect((await events('/api/operators')).map(({ action }) => action).slice(0, 2)).toEqual([
      'invitation.withdrawn',
      'invitation.created',
    ]);
    expectRefused(await h.call('GET', '/api/tenants/*/events'), 404, 'not-found');
  });
});
