import type { HoldReason } from '@production-assist/shared/api';
import type { Harness } from './harness.ts';

const DAY_MS = 86_400_000;

/** Puts everybody who has access through the group on a removal that waits, as if a run had held it. @returns its id */
export async function holdRemoval(
  h: Harness,
  tenantId: string,
  { reason = 'many', at = Date.now() }: { reason?: HoldReason; at?: number } = {},
): Promise<string> {
  const { d1 } = h.worker;
  // Sorts by time, as the Worker's own.
  const removalId = `${at
    .toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})/, '$1-')}-7000-8000-${randomDigits()}`;
  await d1.batch([
    d1
      .prepare(
        `INSERT INTO held_removals (tenant_id, removal_id, run_id, reason, state, people_before, held_at, expires_at)
         SELECT ?1, ?2, 'a-run', ?3, 'held', count(*), ?4, ?5 FROM memberships WHERE tenant_id = ?1`,
      )
      .bind(tenantId, removalId, reason, at, at + 14 * DAY_MS),
    d1
      .prepare(
        `INSERT INTO held_people (tenant_id, removal_id, directory_id, object_id, since)
         SELECT tenant_id, ?2, directory_id, object_id, since FROM memberships
         WHERE tenant_id = ?1 AND source = 'group' AND state = 'active'`,
      )
      .bind(tenantId, removalId),
  ]);
  return removalId;
}

const randomDigits = () => String(Math.floor(Math.random() * 1e12)).padStart(12, '0');
