import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../worker/src/auth/callers.ts';
import type { ProvenPerson } from '../../worker/src/auth/person.ts';
import { grantsOf } from '../../worker/src/store/grants.ts';
import { decideRemoval } from '../../worker/src/store/held-decisions.ts';
import { acceptInvitation, createInvitation, openInvitation } from '../../worker/src/store/invitations.ts';
import { sparedAdmins } from '../../worker/src/store/last-admin.ts';
import type { PersonKey } from '../../worker/src/store/person-key.ts';
import { beginSession, liveSession } from '../../worker/src/store/sessions.ts';
import { addPeople, heldRemoval, standing, suspendingTenant } from './held.ts';
import { createWorld, type World } from './world.ts';

let w: World;
beforeAll(async () => {
  w = await createWorld();
});

let admins = 0;
/** Gives somebody a role in a tenant, each later than the one before. */
async function addAdmin(tenantId: string, entra: PersonKey | null, role = 'admin'): Promise<string> {
  const subject = `admin-${++admins}`;
  await env.DB.prepare(
    `INSERT INTO admins (issuer, subject, tenant_id, role, created_at, created_by, directory_id, object_id)
     VALUES ('issuer', ?, ?, ?, ?, 'test', ?, ?)`,
  )
    .bind(subject, tenantId, role, admins, entra?.directoryId ?? null, entra?.objectId ?? null)
    .run();
  return subject;
}

const caller = (subject: string, entra: PersonKey | null): Caller => ({
  issuer: 'issuer',
  subject,
  name: subject,
  entra,
  via: 'token',
  expiresAt: null,
  limit: null,
});

const linkOf = (subject: string) =>
  env.DB.prepare('SELECT directory_id AS directoryId, object_id AS objectId FROM admins WHERE subject = ?')
    .bind(subject)
    .first<{ directoryId: string | null; objectId: string | null }>();

describe('who is spared', () => {
  it('of several administrators who all leave, the longest-serving', async () => {
    const { tenantId, people } = await suspendingTenant(w, 5);
    const [first, second] = people;
    if (!first || !second) throw new Error('nobody');
    await addAdmin(tenantId, second);
    await addAdmin(tenantId, first);
    expect(await sparedAdmins(env.DB, tenantId, people)).toEqual([second]);
    expect(await sparedAdmins(env.DB, tenantId, [first, second])).toEqual([second]);
  });

  it('nobody, while one of them stays', async () => {
    const { tenantId, people } = await suspendingTenant(w, 3);
    const [first, second, third] = people;
    if (!first || !second || !third) throw new Error('nobody');
    await addAdmin(tenantId, first);
    await addAdmin(tenantId, second);
    expect(await sparedAdmins(env.DB, tenantId, [first, third])).toEqual([]);
    expect(await sparedAdmins(env.DB, tenantId, [third])).toEqual([]);
    expect(await sparedAdmins(env.DB, tenantId, [])).toEqual([]);
  });

  it('nobody, where an administrator is not known by their directory, or has access in another way', async () => {
    const { tenantId, people } = await suspendingTenant(w, 2);
    const [first] = people;
    if (!first) throw new Error('nobody');
    await addAdmin(tenantId, first);
    const unknown = await addAdmin(tenantId, null);
    expect(await sparedAdmins(env.DB, tenantId, people)).toEqual([]);
    await env.DB.prepare('DELETE FROM admins WHERE subject = ?').bind(unknown).run();
    expect(await sparedAdmins(env.DB, tenantId, people)).toEqual([first]);
    const [elsewhere] = await addPeople(w, tenantId, 1, 'invited');
    if (elsewhere) await addAdmin(tenantId, elsewhere);
    expect(await sparedAdmins(env.DB, tenantId, people)).toEqual([]);
  });

  it('not who has no access to lose, nor who only reads, nor an administrator of another tenant', async () => {
    const { tenantId, people } = await suspendingTenant(w, 3);
    const another = await suspendingTenant(w, 0);
    const [gone, reader, foreign] = people;
    if (!gone || !reader || !foreign) throw new Error('nobody');
    await addAdmin(tenantId, gone);
    await addAdmin(tenantId, reader, 'viewer');
    await addAdmin(another.tenantId, foreign);
    await env.DB.prepare(`UPDATE memberships SET state = 'suspended' WHERE tenant_id = ? AND object_id = ?`)
      .bind(tenantId, gone.objectId)
      .run();
    expect(await sparedAdmins(env.DB, tenantId, people)).toEqual([]);
  });

  it('of a hundred thousand leavers, found from the administrators', async () => {
    const { tenantId, people } = await suspendingTenant(w, 1);
    const [admin] = people;
    if (!admin) throw new Error('nobody');
    await addAdmin(tenantId, admin);
    const many = Array.from({ length: 100_000 }, (_, i) => ({ directoryId: admin.directoryId, objectId: `o${i}` }));
    expect(await sparedAdmins(env.DB, tenantId, [...many, admin])).toEqual([admin]);
  });
});

describe('an approval', () => {
  it('spares the last administrator, who is kept from then on; taken back, that is over too', async () => {
    const { tenantId, removalId, people } = await heldRemoval(w, 3);
    const [first, second] = people;
    if (!first || !second) throw new Error('nobody');
    await addAdmin(tenantId, second);
    await addAdmin(tenantId, first);
    const deciding = { tenantId, removalId, actor: 'Ada' };
    expect(await decideRemoval(env.DB, 'approve', { ...deciding, at: w.clock.now })).toBe(true);
    expect(Object.values(await standing(tenantId))).toEqual(['suspended', 'active kept', 'suspended']);
    expect((await standing(tenantId))[second.objectId]).toBe('active kept');
    w.clock.now += 1;
    await decideRemoval(env.DB, 'reopen', { ...deciding, at: w.clock.now });
    expect(Object.values(await standing(tenantId))).toEqual(['active', 'active', 'active']);
  });

  it('suspends administrators like everybody, while one of them stays', async () => {
    const { tenantId, removalId, people } = await heldRemoval(w, 2);
    const [first] = people;
    const [stays] = await addPeople(w, tenantId, 1);
    if (!first || !stays) throw new Error('nobody');
    await addAdmin(tenantId, first);
    await addAdmin(tenantId, stays);
    await decideRemoval(env.DB, 'approve', { tenantId, removalId, actor: 'Ada', at: w.clock.now });
    expect(Object.values(await standing(tenantId))).toEqual(['suspended', 'suspended', 'active']);
  });
});

describe('who an administrator is in Entra', () => {
  const ENTRA = {
    directoryId: '33333333-3333-4333-8333-333333333333',
    objectId: '44444444-4444-4444-8444-444444444444',
  };

  it('is written with the first call that says so, and again only when it differs', async () => {
    const { tenantId } = await suspendingTenant(w, 0);
    const subject = await addAdmin(tenantId, null);
    const written: string[] = [];
    const DB = new Proxy(env.DB, {
      get(target, name) {
        if (name !== 'prepare') return Reflect.get(target, name).bind(target);
        return (sql: string) => {
          if (sql.includes('UPDATE')) written.push(sql);
          return target.prepare(sql);
        };
      },
    });
    await grantsOf(DB, caller(subject, null), null);
    expect(written).toEqual([]);
    const grants = await grantsOf(DB, caller(subject, ENTRA), null);
    expect(grants).toEqual([{ tenantId, role: 'admin' }]);
    expect(await linkOf(subject)).toEqual(ENTRA);
    await grantsOf(DB, caller(subject, ENTRA), null);
    expect(written).toHaveLength(1);
    // A call that does not say so takes nothing back.
    await grantsOf(DB, caller(subject, null), null);
    expect(await linkOf(subject)).toEqual(ENTRA);
  });

  it('is written nowhere of who has no role', async () => {
    expect(await grantsOf(env.DB, caller('stranger', ENTRA), null)).toEqual([]);
    expect(await linkOf('stranger')).toBeNull();
  });

  it('is known of whoever accepts an invitation, and of who is signed in', async () => {
    const { tenantId } = await suspendingTenant(w, 0);
    const person: ProvenPerson = { issuer: 'issuer', subject: 'invited', name: 'Invited', entra: ENTRA };
    const session = { ...person, createdAt: w.clock.now, expiresAt: w.clock.now + 1000 };
    await beginSession(env.DB, 'a-session', session, null);
    expect(await liveSession(env.DB, 'a-session', w.clock.now)).toEqual(session);
    await beginSession(env.DB, 'another', { ...session, entra: null }, null);
    expect(await liveSession(env.DB, 'another', w.clock.now)).toEqual({ ...session, entra: null });

    const times = { createdAt: w.clock.now, expiresAt: w.clock.now + 1000 };
    const invitation = { invitationId: 'i', tenantId, role: 'admin' as const, name: 'I', createdBy: 'test', ...times };
    await createInvitation(env.DB, 'a-token', invitation, person);
    const row = await openInvitation(env.DB, 'a-token', w.clock.now);
    if (!row) throw new Error('no invitation');
    expect(await acceptInvitation(env.DB, 'a-token', row, person, w.clock.now)).toBe(true);
    expect(await linkOf('invited')).toEqual(ENTRA);
  });
});
