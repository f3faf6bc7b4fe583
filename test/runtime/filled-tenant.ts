import { env } from 'cloudflare:workers';
import type { ConnectionRow } from '../../worker/src/store/connections.ts';
import type { TestDirectory } from '../local/directories.ts';
import type { World } from './world.ts';

/** A group everybody of which is in its tenant, and what becomes of them. */

/** By the rule `suspend`; by then Microsoft's index knows everybody. */
export async function filledTenant(
  w: World,
  members: number,
  more: Partial<ConnectionRow> = {},
): Promise<{ directory: TestDirectory; tenantId: string }> {
  const directory = w.directory({ members });
  const tenantId = await w.tenant(directory, { leavers: 'suspend', ...more });
  await w.run(tenantId);
  w.clock.now += 600_000;
  return { directory, tenantId };
}

export const usersOf = (directory: TestDirectory): string[] => [...directory.directory.users.keys()];

/** Takes the first users out of the group. @returns their ids */
export function leave(directory: TestDirectory, count: number): string[] {
  const gone = usersOf(directory).slice(0, count);
  for (const id of gone) directory.directory.removeMember(directory.groupId, id);
  return gone;
}

/** Memberships of a tenant by state. */
export async function membershipStates(tenantId: string): Promise<Record<string, number>> {
  const { results } = await env.DB.prepare(
    'SELECT state, count(*) AS n FROM memberships WHERE tenant_id = ? GROUP BY state',
  )
    .bind(tenantId)
    .all<{ state: string; n: number }>();
  return Object.fromEntries(results.map(({ state, n }) => [state, n]));
}

/** A tenant's held removals, oldest first. */
export async function heldRemovals(tenantId: string): Promise<unknown[]> {
  const { results } = await env.DB.prepare(
    `SELECT reason, state, people_before AS before, (SELECT count(*) FROM held_people AS p
       WHERE p.tenant_id = r.tenant_id AND p.removal_id = r.removal_id) AS people
     FROM held_removals AS r WHERE tenant_id = ? ORDER BY removal_id`,
  )
    .bind(tenantId)
    .all();
  return results;
}
