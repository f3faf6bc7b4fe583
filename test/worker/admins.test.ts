import type { Admins } from '@production-assist/shared/api';
import { describe, expect, it } from 'vitest';
import { expectStatus, useWorker } from './harness.ts';
import { invite } from './people-access.ts';
import { expectRefused } from './refusals.ts';

const h = useWorker();

const OPERATORS = '/api/operators';
const people = async (place: string, token?: string) =>
  (await expectStatus(200, h.call<Admins>('GET', place, undefined, token === undefined ? {} : { token }))).body;
const accept = async (secret: string, subject: string) =>
  expectStatus(200, h.call('POST', `/api/invitations/${secret}`, undefined, { token: await h.token(subject) }));
const idOf = ({ items }: Admins, name: string) => items.find((one) => one.name.startsWith(name))?.id ?? 'none';

let tenants = 0;
/** A tenant with an admin and a viewer, both invited. */
async function newTenant() {
  const tenantId = `peopled-${++tenants}`;
  const place = `/api/tenants/${tenantId}`;
  await expectStatus(201, h.call('PUT', place, { name: tenantId }));
  const [admin, viewer] = [`anna-${tenantId}`, `vera-${tenantId}`];
  await accept((await invite(h, place, 'admin')).secret, admin);
  await accept((await invite(h, place, 'viewer')).secret, viewer);
  return { tenantId, place, admin, viewer };
}

describe('the people of a tenant', () => {
  it('are listed with role, name, since when and by whom, to its admins', async () => {
    const { place, admin, viewer } = await newTenant();
    const { items, invitations, nextCursor } = await people(`${place}/admins`, await h.token(admin));
    expect(items.map(({ name, role, me, invitedBy }) => [name, role, me, invitedBy])).toEqual([
      [`${admin}@pa.example`, 'admin', true, 'operator@pa.example'],
      [`${viewer}@pa.example`, 'viewer', false, 'operator@pa.example'],
    ]);
    for (const { since } of items) expect(Date.now() - Date.parse(since ?? '')).toBeLessThan(60_000);
    expect([invitations, nextCursor]).toEqual([[], null]);
    // The id is a name for the person, and says neither issuer nor subject.
    expect(JSON.stringify(items)).not.toContain(h.simulator.issuer.url);
    expectRefused(
      await h.call('GET', `${place}/admins`, undefined, { token: await h.token(viewer) }),
      403,
      'not-allowed',
    );
  });

  it('shows who was given a role before names were kept, by subject', async () => {
    const { tenantId, place } = await newTenant();
    await h.grant('old-hand', tenantId, 'viewer');
    expect(idOf(await people(`${place}/admins`), 'old-hand')).not.toBe('none');
  });

  it('lose their role from the next call on, in this tenant and no other', async () => {
    const [one, two] = [await newTenant(), await newTenant()];
    await h.grant(one.viewer, two.tenantId, 'viewer');
    const token = await h.token(one.viewer);
    const id = idOf(await people(`${one.place}/admins`), one.viewer);
    const remove = (place: string, subject: string) =>
      h.token(subject).then((by) => h.call('DELETE', `${place}/admins/${id}`, undefined, { token: by }));
    // Not by themselves, not by an admin of elsewhere, whichever tenant is named.
    expectRefused(await remove(one.place, one.viewer), 403, 'not-allowed');
    expectRefused(await remove(one.place, two.admin), 404, 'not-found');
    await expectStatus(200, h.call('GET', `${one.place}/users`, undefined, { token }));

    await expectStatus(204, remove(one.place, one.admin));
    expectRefused(await h.call('GET', `${one.place}/users`, undefined, { token }), 404, 'not-found');
    await expectStatus(200, h.call('GET', `${two.place}/users`, undefined, { token }));
    expectRefused(await remove(one.place, one.admin), 404, 'not-found');
  });

  it('may all go, the last admin too', async () => {
    const { place, admin } = await newTenant();
    const token = await h.token(admin);
    const id = idOf(await people(`${place}/admins`), admin);
    await expectStatus(204, h.call('DELETE', `${place}/admins/${id}`, undefined, { token }));
    expectRefused(await h.call('GET', `${place}/admins`, undefined, { token }), 404, 'not-found');
    expect((await people(`${place}/admins`)).items.map(({ role }) => role)).toEqual(['viewer']);
  });
});

describe('operators', () => {
  it('are invited and removed by operators; the first one stands in the configuration and stays', async () => {
    await accept((await invite(h, OPERATORS, 'operator')).secret, 'second');
    const second = await h.token('second');
    const list = await people(OPERATORS, second);
    expect(list.items.map(({ name, me, since, invitedBy }) => [name, me, since !== null, invitedBy])).toEqual([
      ['operator', false, false, null],
      ['second@pa.example', true, true, 'operator@pa.example'],
    ]);
    expect((await people(OPERATORS)).items[0]).toMatchObject({ name: 'operator@pa.example', me: true });
    const remove = (name: string, token: string) =>
      h.call('DELETE', `${OPERATORS}/${idOf(list, name)}`, undefined, { token });
    expectRefused(await remove('operator', second), 403, 'not-allowed');
    expectRefused(await remove('nobody', second), 404, 'not-found');
    await expectStatus(204, remove('second', second));
    expectRefused(await h.call('GET', OPERATORS, undefined, { token: second }), 403, 'not-allowed');
    await expectStatus(200, h.call('GET', OPERATORS));
  });

  it('take their invitations along, to whichever tenant they were', async () => {
    const { place } = await newTenant();
    await accept((await invite(h, OPERATORS, 'operator')).secret, 'inviter');
    const token = await h.token('inviter');
    const { secret } = await invite(h, place, 'admin', token);
    const own = await invite(h, OPERATORS, 'operator', token);
    await expectStatus(204, h.call('DELETE', `${OPERATORS}/${idOf(await people(OPERATORS), 'inviter')}`));
    for (const gone of [secret, own.secret]) {
      expectRefused(await h.call('POST', `/api/invitations/${gone}`, undefined, { token }), 404, 'invitation-gone');
    }
  });

  it('of one tenant, or admins of all, are none and are not listed as if they were', async () => {
    const { tenantId, place } = await newTenant();
    const insert = `INSERT INTO admins (issuer, subject, tenant_id, role, created_at, created_by)
      VALUES ('x', 'odd-one', ?, ?, 0, 'test')`;
    await h.worker.d1.prepare(insert).bind(tenantId, 'operator').run();
    await h.worker.d1.prepare(insert).bind('*', 'admin').run();
    expect(idOf(await people(OPERATORS), 'odd-one')).toBe('none');
    expect(idOf(await people(`${place}/admins`), 'odd-one')).toBe('none');
  });

  it('keep a role they have in a tenant besides', async () => {
    const { tenantId, place } = await newTenant();
    await h.grant('both', tenantId, 'viewer');
    await accept((await invite(h, OPERATORS, 'operator')).secret, 'both');
    const token = await h.token('both');
    await expectStatus(200, h.call('GET', `${place}/admins`, undefined, { token }));
    await expectStatus(204, h.call('DELETE', `${OPERATORS}/${idOf(await people(OPERATORS), 'both')}`));
    expectRefused(await h.call('GET', `${place}/admins`, undefined, { token }), 403, 'not-allowed');
    await expectStatus(200, h.call('GET', `${place}/users`, undefined, { token }));
  });
});
