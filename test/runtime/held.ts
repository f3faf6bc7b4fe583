import { env } from 'cloudflare:workers';
import type { HoldReason } from '@production-assist/shared/api';
import { JSON_BYTES } from '../../worker/src/limits.ts';
import { inChunks } from '../../worker/src/store/chunks.ts';
import { holdStatements } from '../../worker/src/store/held-by-runs.ts';
import { getRemoval, heldPeople, type RemovalRow } from '../../worker/src/store/held-removals.ts';
import { newId } from '../../worker/src/store/ids.ts';
import type { PersonKey } from '../../worker/src/store/person-key.ts';
import { type RunLease, takeRun } from '../../worker/src/store/run-lease.ts';
import type { World } from './world.ts';

/** Tenants with people who came through the group, without a reading. */

let people = 0;

/** Gives new people access to a tenant. @returns who they are, in the order of their keys */
export async function addPeople(w: World, tenantId: string, count: number, source = 'group'): Promise<PersonKey[]> {
  const keys = Array.from({ length: count }, () => ({
    directoryId: '11111111-1111-4111-8111-111111111111',
    objectId: `22222222-2222-4222-8222-${String(++people).padStart(12, '0')}`,
  }));
  for (const chunk of inChunks(keys, JSON_BYTES)) {
    const json = JSON.stringify(chunk);
    await env.DB.batch([
      env.DB.prepare(
        `INSERT INTO users (directory_id, object_id, display_name, email, email_key, name_key, created_at, updated_at)
         SELECT value ->> 'directoryId', value ->> 'objectId', NULL, value ->> 'objectId', value ->> 'objectId', '', 0, 0
         FROM json_each(?)`,
      ).bind(json),
      env.DB.prepare(
        `INSERT INTO memberships (tenant_id, directory_id, object_id, source, state, since)
         SELECT ?2, value ->> 'directoryId', value ->> 'objectId', ?4, 'active', ?3 FROM json_each(?1)`,
      ).bind(json, tenantId, w.clock.now - 1000, source),
    ]);
  }
  return keys;
}

/** A tenant that suspends leavers, and its people. */
export async function suspendingTenant(w: World, count: number): Promise<{ tenantId: string; people: PersonKey[] }> {
  const tenantId = await w.tenant(w.directory(), { leavers: 'suspend' });
  return { tenantId, people: await addPeople(w, tenantId, count) };
}

/** A run of this tenant that is under way. */
export async function leaseFor(w: World, tenantId: string): Promise<RunLease> {
  const taken = await takeRun(env.DB, tenantId, await w.queue(tenantId), w.clock.now);
  if (!('lease' in taken)) throw new Error('not taken');
  return taken.lease;
}

/** Holds a removal as a run does. */
export async function hold(
  w: World,
  lease: RunLease,
  list: readonly PersonKey[],
  reason: HoldReason = 'many',
): Promise<string> {
  const removalId = newId(w.clock.now);
  const removal = { removalId, reason, peopleBefore: 100, people: list };
  await env.DB.batch(holdStatements(env.DB, lease, removal, w.clock.now));
  return removalId;
}

/** A removal that waits, in a tenant of its own; no run is under way. */
export async function heldRemoval(w: World, count: number) {
  const tenant = await suspendingTenant(w, count);
  const lease = await leaseFor(w, tenant.tenantId);
  const removalId = await hold(w, lease, tenant.people);
  // Events sort by time.
  w.clock.now += 1;
  await env.DB.prepare(`UPDATE runs SET state = 'succeeded' WHERE tenant_id = ?`).bind(tenant.tenantId).run();
  return { ...tenant, removalId };
}

/** How a removal stands. */
export async function removal(tenantId: string, removalId: string): Promise<RemovalRow> {
  const row = await getRemoval(env.DB, tenantId, removalId);
  if (!row) throw new Error('no such removal');
  return row;
}

/** Object ids on a list. */
export async function listed(tenantId: string, removalId: string): Promise<string[]> {
  const rows = await heldPeople(env.DB, { tenantId, removalId }, { limit: 1000, after: null });
  return rows.map(({ objectId }) => objectId);
}

/** Memberships of a tenant by object id: state, and whether somebody decided that they stay. */
export async function standing(tenantId: string): Promise<Record<string, string>> {
  const { results } = await env.DB.prepare(
    `SELECT object_id AS objectId, state || iif(kept_at IS NULL, '', ' kept') AS standing FROM memberships
     WHERE tenant_id = ? ORDER BY object_id`,
  )
    .bind(tenantId)
    .all<{ objectId: string; standing: string }>();
  return Object.fromEntries(results.map((row) => [row.objectId, row.standing]));
}

/** Events of a tenant about removals, the oldest first. */
export async function removalEvents(tenantId: string): Promise<{ actor: string; action: string; detail: unknown }[]> {
  const { results } = await env.DB.prepare(
    `SELECT actor, action, detail FROM events WHERE tenant_id = ? AND action LIKE 'removals.%' ORDER BY event_id`,
  )
    .bind(tenantId)
    .all<{ actor: string; action: string; detail: string }>();
  return results.map((row) => ({ ...row, detail: JSON.parse(row.detail) }));
}
