import {
  Connection,
  ConnectionInput,
  GUARD_LIMITS,
  LEAVERS_RULES,
  SCHEDULE_MINUTES,
} from '@production-assist/shared/api';
import { secretFlaw } from '@production-assist/shared/values';
import { Hono } from 'hono';
import { sealingKeys } from '../config.ts';
import { FailureError } from '../failure-error.ts';
import { InvalidRequestError } from '../problem.ts';
import { type ConnectionRow, getConnection, removeConnection, saveConnection } from '../store/connections.ts';
import { newId } from '../store/ids.ts';
import { lastRuns } from '../store/runs.ts';
import { tenantExists } from '../store/tenants.ts';
import { destroyCredential, putCredential } from '../store/vault.ts';
import { nextRunAt } from '../sync/schedule.ts';
import { connectionView } from '../views.ts';
import { type AppEnv, allow, valid, wordsFor } from './context.ts';
import { describe } from './describe.ts';

const tag = 'Connection';

/** The saved connection of a tenant. Its credential goes in and never comes out. */
export const connection = new Hono<AppEnv>()
  .get(
    '/',
    allow('read'),
    describe({
      id: 'getConnection',
      tag,
      summary: 'The saved connection',
      answers: { 200: { says: 'The connection, without its secret', schema: Connection } },
      headers: ['ETag'],
      problems: [404],
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      const row = await getConnection(c.env.DB, tenantId);
      if (!row) throw new FailureError((await tenantExists(c.env.DB, tenantId)) ? 'connection-missing' : 'not-found');
      const runs = await lastRuns(c.env.DB, [tenantId]);
      c.header('ETag', etag(row));
      return c.json(connectionView(row, runs.get(tenantId), wordsFor(c)));
    },
  )
  .put(
    '/',
    allow('configure'),
    valid('json', ConnectionInput),
    describe({
      id: 'saveConnection',
      tag,
      summary: 'Save the connection',
      description:
        'A change needs If-Match with the ETag that was read. Without clientSecret the saved one is kept, for the same cloud, directory and application only.',
      answers: {
        200: { says: 'The connection was changed', schema: Connection },
        201: { says: 'The first connection of this tenant', schema: Connection },
      },
      headers: ['ETag'],
      problems: [404, 412, 428],
      body: 'required',
      ifMatch: true,
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      const input = c.req.valid('json');
      if (!(await tenantExists(c.env.DB, tenantId))) throw new FailureError('not-found');
      const saved = await getConnection(c.env.DB, tenantId);
      requireVersion(c.req.header('if-match'), saved);
      if (input.clientSecret !== undefined) refuseFlawed(input.clientSecret);
      const now = Date.now();
      const scope = { cloud: input.cloud, directoryId: input.directoryId, clientId: input.clientId };
      const row = { ...merged(saved, input, now), tenantId, updatedBy: c.get('caller').name };
      if (input.clientSecret !== undefined) {
        const credential = { kind: 'secret', clientSecret: input.clientSecret } as const;
        const place = { tenantId, version: row.credentialVersion };
        row.credentialKey = await putCredential(c.env.CREDENTIALS, sealingKeys(c.env), place, scope, credential);
      } else if (!saved || !sameScope(saved, scope)) {
        // A saved secret is only ever used with what it was saved for.
        throw new InvalidRequestError([{ path: 'clientSecret', code: 'required' }], 'secret-needed');
      }
      const written = await saveConnection(c.env.DB, row, saved, changedFields(saved, row));
      // What lost, or what was replaced, is destroyed; the other one is current.
      const obsolete = written ? saved?.credentialVersion : row.credentialVersion;
      if (obsolete !== undefined && input.clientSecret !== undefined) {
        await destroyCredential(c.env.CREDENTIALS, { tenantId, version: obsolete });
      }
      if (!written) throw new FailureError('version-stale');
      const runs = await lastRuns(c.env.DB, [tenantId]);
      c.header('ETag', etag(row));
      return c.json(connectionView(row, runs.get(tenantId), wordsFor(c)), saved ? 200 : 201);
    },
  )
  .delete(
    '/',
    allow('configure'),
    describe({
      id: 'removeConnection',
      tag,
      summary: 'Remove the connection and destroy its credential',
      description: 'Needs If-Match. People keep their access.',
      answers: { 204: { says: 'It is gone' } },
      problems: [404, 412, 428],
      ifMatch: true,
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      const saved = await getConnection(c.env.DB, tenantId);
      if (!saved) {
        throw new FailureError((await tenantExists(c.env.DB, tenantId)) ? 'connection-missing' : 'not-found');
      }
      requireVersion(c.req.header('if-match'), saved);
      const by = { actor: c.get('caller').name, at: Date.now() };
      if (!(await removeConnection(c.env.DB, tenantId, saved, by))) throw new FailureError('version-stale');
      await destroyCredential(c.env.CREDENTIALS, { tenantId, version: saved.credentialVersion });
      return c.body(null, 204);
    },
  );

/** With the time: a connection that was removed and made anew counts from 1 again, and is another one. */
function etag({ version, updatedAt }: Pick<ConnectionRow, 'version' | 'updatedAt'>): string {
  return `"${version}-${updatedAt.toString(36)}"`;
}

/** RFC 9110 If-Match: a list of strong tags, or `*` for whatever is there. A weak tag never matches. */
function requireVersion(header: string | undefined, saved: ConnectionRow | null): void {
  if (header === undefined) {
    if (saved) throw new FailureError('version-missing');
    return;
  }
  const tags = header.split(',').map((tag) => tag.trim());
  if (!saved || !(header.trim() === '*' || tags.includes(etag(saved)))) throw new FailureError('version-stale');
}

function refuseFlawed(secret: string): void {
  const flaw = secretFlaw(secret);
  if (flaw) throw new InvalidRequestError([{ path: 'clientSecret', code: 'invalid' }], flaw);
}

type Scope = Pick<ConnectionRow, 'cloud' | 'directoryId' | 'clientId'>;

function sameScope(saved: Scope, wanted: Scope): boolean {
  return saved.cloud === wanted.cloud && saved.directoryId === wanted.directoryId && saved.clientId === wanted.clientId;
}

/** The next version of a connection: what was given, else what was saved, else the defaults. */
function merged(
  saved: ConnectionRow | null,
  input: ConnectionInput,
  now: number,
): Omit<ConnectionRow, 'tenantId' | 'updatedBy'> {
  const newSecret = input.clientSecret !== undefined;
  const scheduleEnabled = input.schedule?.enabled ?? saved?.scheduleEnabled ?? true;
  const everyMinutes = input.schedule?.everyMinutes ?? saved?.everyMinutes ?? SCHEDULE_MINUTES.default;
  const sameSchedule = saved?.scheduleEnabled === scheduleEnabled && saved.everyMinutes === everyMinutes;
  // A tenant whose runs failed waits longer than its schedule says; whoever saves has put something right.
  const keptTime = sameSchedule && saved.failures === 0;
  // The date belongs to the secret: a new secret without a date has none.
  const keptExpiry = newSecret ? null : (saved?.credentialExpiresOn ?? null);
  return {
    cloud: input.cloud,
    directoryId: input.directoryId,
    clientId: input.clientId,
    credentialKind: 'secret',
    credentialVersion: newSecret || !saved ? newId(now) : saved.credentialVersion,
    credentialKey: saved?.credentialKey ?? null,
    credentialExpiresOn: input.secretExpiresOn === undefined ? keptExpiry : input.secretExpiresOn,
    credentialUpdatedAt: newSecret || !saved ? now : saved.credentialUpdatedAt,
    scheduleEnabled,
    everyMinutes,
    leavers: input.leavers ?? saved?.leavers ?? LEAVERS_RULES[0],
    guardPeople: input.guard?.people ?? saved?.guardPeople ?? GUARD_LIMITS.people.default,
    guardPercent: input.guard?.percent ?? saved?.guardPercent ?? GUARD_LIMITS.percent.default,
    failures: 0,
    // Whoever saves looks at the preview: the group that bears the name now is the one that is meant.
    groupId: null,
    nextRunAt: !scheduleEnabled ? null : keptTime ? saved.nextRunAt : nextRunAt(now, everyMinutes, Math.random()),
    version: (saved?.version ?? 0) + 1,
    updatedAt: now,
  };
}

/** Names of what changed, for the audit; of the credential only that it did. */
function changedFields(saved: ConnectionRow | null, row: ConnectionRow): string[] {
  const fields = {
    cloud: 'cloud',
    directoryId: 'directoryId',
    clientId: 'clientId',
    credentialVersion: 'credential',
    credentialExpiresOn: 'secretExpiresOn',
    scheduleEnabled: 'schedule.enabled',
    everyMinutes: 'schedule.everyMinutes',
    leavers: 'leavers',
    guardPeople: 'guard',
    guardPercent: 'guard',
  } as const;
  const changed = Object.entries(fields).flatMap(([key, name]) => {
    const field = key as keyof typeof fields;
    return (saved?.[field] ?? null) === row[field] ? [] : [name];
  });
  return [...new Set(changed)];
}
