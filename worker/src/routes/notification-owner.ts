import type { Notice } from '@production-assist/shared/api-notifications';
import type { Context, MiddlewareHandler } from 'hono';
import { ALL_TENANTS } from '../auth/access.ts';
import { FailureError } from '../failure-error.ts';
import { TARGETS_MAX } from '../limits.ts';
import { sendNewNotices } from '../notify/send.ts';
import { noticeView } from '../notify/views.ts';
import { newId } from '../store/ids.ts';
import {
  addTarget,
  type CountedTarget,
  changeTarget,
  listTargets,
  removeTarget,
  type TargetRow,
} from '../store/notice-targets.ts';
import { getNotice, tellTarget } from '../store/notices.ts';
import { tenantExists } from '../store/tenants.ts';
import type { AppEnv } from './context.ts';

/* What the routes of notifications have in common, whether they are a tenant's or the operators'. */

/** Whose routes they are. */
export interface Owner {
  /** Lets through who may use them. */
  allowed: MiddlewareHandler<AppEnv>;
  /** Tells their names apart in the document. */
  suffix: '' | 'ForOperators';
}

/** Whose notifications the address names. */
export function ownerOf(c: Context<AppEnv>): string {
  return c.req.param('tenantId') ?? ALL_TENANTS;
}

/** @throws FailureError `not-found` where there is no such tenant */
export async function existing(c: Context<AppEnv>): Promise<void> {
  const owner = ownerOf(c);
  if (owner !== ALL_TENANTS && !(await tenantExists(c.env.DB, owner))) throw new FailureError('not-found');
}

/** @throws FailureError `not-found` */
export async function wanted(c: Context<AppEnv>, targetId: string, kind: TargetRow['kind']): Promise<CountedTarget> {
  const rows = await listTargets(c.env.DB, ownerOf(c), kind);
  const row = rows.find((target) => target.targetId === targetId);
  if (!row) throw new FailureError('not-found');
  return row;
}

/** What somebody enters of a target. */
export type Entered = Pick<TargetRow, 'name' | 'address' | 'types' | 'language'>;

/** A new target with what was entered, by the caller, now. */
export function newRow(c: Context<AppEnv>, entered: Entered & Pick<TargetRow, 'kind'>, enabled: boolean): TargetRow {
  const at = Date.now();
  return {
    ...entered,
    tenantId: ownerOf(c),
    targetId: newId(at),
    state: enabled ? 'active' : 'paused',
    secret: null,
    secretKey: null,
    formerSecret: null,
    formerKey: null,
    formerUntil: null,
    createdAt: at,
    createdBy: c.get('caller').name,
  };
}

/** @throws FailureError `not-found`, `too-many-targets` */
export async function add(c: Context<AppEnv>, row: TargetRow): Promise<void> {
  await existing(c);
  if (!(await addTarget(c.env.DB, row))) {
    throw new FailureError('too-many-targets', { params: { limit: TARGETS_MAX } });
  }
}

/** Saves what was entered of a target. */
export async function change(c: Context<AppEnv>, row: TargetRow, entered: Entered, enabled: boolean): Promise<void> {
  const by = { actor: c.get('caller').name, at: Date.now() };
  await changeTarget(c.env.DB, { ...row, ...entered, state: enabled ? 'active' : 'paused' }, by);
}

/** Removes a target. @throws FailureError `not-found` */
export async function remove(c: Context<AppEnv>, targetId: string, kind: TargetRow['kind']): Promise<Response> {
  const row = await wanted(c, targetId, kind);
  await removeTarget(c.env.DB, row, { actor: c.get('caller').name, at: Date.now() });
  return c.body(null, 204);
}

/** Sends a target a test, whatever it wants to be told. @throws FailureError `not-found` */
export async function test(c: Context<AppEnv>, targetId: string, kind: TargetRow['kind']): Promise<Notice> {
  const row = await wanted(c, targetId, kind);
  const place = { owner: row.tenantId, targetId };
  const sequence = await tellTarget(c.env.DB, place, 'notifications.test', Date.now());
  if (sequence === null) throw new FailureError('not-found');
  return sent(c, sequence);
}

/** A message that was just put on its way. */
export async function sent(c: Context<AppEnv>, sequence: number): Promise<Notice> {
  await sendNewNotices(c.env, Date.now());
  const row = await getNotice(c.env.DB, ownerOf(c), sequence);
  if (!row) throw new FailureError('not-found');
  return noticeView(row, c.get('language'));
}
