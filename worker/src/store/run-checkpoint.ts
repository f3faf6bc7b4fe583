import * as v from 'valibot';
import type { SealingKey } from '../config.ts';
import type { GraphMember } from '../entra/member.ts';
import { type AppToken, tokenRoles } from '../entra/sign-in.ts';
import { FailureError } from '../failure-error.ts';
import { JSON_BYTES } from '../limits.ts';
import { openText, type SealedPlace, sealText } from '../sealing/sealed-text.ts';
import { inChunks } from './chunks.ts';
import { ownedBy, ownedSql, type RunLease } from './run-lease.ts';

/*
 * Where a run that was broken off goes on: behind the last page that was written. What the pages held stands in
 * `run_pages`, written together with the people of each; the token is sealed as credentials are, and ends within hours.
 */

const Checkpoint = v.object({
  groupId: v.string(),
  /** Link of the page to go on with; null: all pages were read. */
  next: v.nullable(v.string()),
  /** Whether those who waited for the end of the read are decided. */
  settled: v.boolean(),
  /** How many of the members read so far are in the tenant through the group. */
  present: v.number(),
  /** Link that tells what has changed since the reading began. */
  deltaLink: v.nullable(v.string()),
  token: v.nullable(v.string()),
  tokenUntil: v.number(),
  /** The one credential of all tokens so far, by when it became the present one; null: several, or the fallback. */
  credential: v.optional(v.nullable(v.number()), null),
});

/** What a run keeps of its reading, besides the pages; `token` is sealed, `tokenUntil` in ms since 1970. */
export type Checkpoint = v.InferOutput<typeof Checkpoint>;

/** A stored checkpoint; null where there is none, or one of another version: the run then begins anew. */
export function parseCheckpoint(text: string | null): Checkpoint | null {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), Checkpoint), text);
  return result.success ? result.output : null;
}

/** Objects that were on one page, and those of them whose decision waits for the end of the read. */
export interface RunPage {
  page: number;
  objectIds: string[];
  waiting: GraphMember[];
}

/** The statement that keeps what was on a page; changes no row once another owner has the run. */
export function runPageStatement(db: D1Database, lease: RunLease, page: RunPage): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO run_pages (tenant_id, run_id, page, object_ids, waiting)
       SELECT ?1, ?2, ?4, ?5, ?6 WHERE ${ownedSql(1)}
       ON CONFLICT (tenant_id, run_id, page) DO UPDATE SET object_ids = excluded.object_ids, waiting = excluded.waiting`,
    )
    .bind(...ownedBy(lease), page.page, JSON.stringify(page.objectIds), JSON.stringify(page.waiting));
}

/** What was on one of a run's pages; null where it was not kept. */
export async function getRunPage(db: D1Database, lease: RunLease, page: number): Promise<RunPage | null> {
  const row = await db
    .prepare('SELECT object_ids AS objectIds, waiting FROM run_pages WHERE tenant_id = ? AND run_id = ? AND page = ?')
    .bind(lease.tenantId, lease.runId, page)
    .first<{ objectIds: string; waiting: string }>();
  return row && { page, objectIds: JSON.parse(row.objectIds), waiting: JSON.parse(row.waiting) };
}

/**
 * Which of `ids` were on the run's first `pages` pages.
 *
 * @throws FailureError `storage-unavailable` where a page is not there any more: who was on it would count as missing
 */
export async function idsOnPages(
  db: D1Database,
  lease: RunLease,
  pages: number,
  ids: readonly string[],
): Promise<string[]> {
  const stored = 'FROM run_pages AS p WHERE p.tenant_id = ?1 AND p.run_id = ?2 AND p.page <= ?3';
  const found: string[] = [];
  for (const chunk of inChunks(ids, JSON_BYTES)) {
    const row = await db
      .prepare(
        // The few that are asked for are looked up for each of the many that are stored, and not the other way round.
        `SELECT (SELECT count(*) ${stored}) AS pages, (SELECT json_group_array(DISTINCT e.value)
           FROM (SELECT p.object_ids ${stored}) AS p CROSS JOIN json_each(p.object_ids) AS e
           WHERE e.value IN (SELECT value FROM json_each(?4))) AS found`,
      )
      .bind(lease.tenantId, lease.runId, pages, JSON.stringify(chunk))
      .first<{ pages: number; found: string }>();
    if (row?.pages !== pages) throw new FailureError('storage-unavailable');
    found.push(...JSON.parse(row.found));
  }
  return found;
}

/** The statement that forgets a run's pages, with its end or not at all. */
export function forgetPagesStatement(db: D1Database, lease: RunLease): D1PreparedStatement {
  return db
    .prepare(`DELETE FROM run_pages WHERE tenant_id = ?1 AND run_id = ?2 AND ${ownedSql(1)}`)
    .bind(...ownedBy(lease));
}

/** Deletes pages of runs that have ended in a way that could not do so itself. */
export async function forgetEndedPages(db: D1Database): Promise<void> {
  await db
    .prepare(
      `DELETE FROM run_pages WHERE NOT EXISTS (SELECT 1 FROM runs
         WHERE runs.tenant_id = run_pages.tenant_id AND runs.run_id = run_pages.run_id
           AND state IN ('queued', 'running'))`,
    )
    .run();
}

const placeOf = ({ tenantId, runId }: RunLease): SealedPlace => ({ tenant: tenantId, run: runId });

/** Seals a token for one run with the first key; null where there is none. */
export async function sealToken(keys: readonly SealingKey[], lease: RunLease, token: AppToken): Promise<string | null> {
  return keys.length ? (await sealText(keys, placeOf(lease), token.accessToken)).sealed : null;
}

/** Opens a run's token; null where it was sealed for another run, or with a key that is gone: a new one is got. */
export async function openToken(
  keys: readonly SealingKey[],
  lease: RunLease,
  { token, tokenUntil }: Pick<Checkpoint, 'token' | 'tokenUntil'>,
): Promise<AppToken | null> {
  const accessToken = token === null ? null : await openText(keys, placeOf(lease), token);
  return accessToken === null ? null : { accessToken, roles: tokenRoles(accessToken), expiresAt: tokenUntil };
}
