import {
  Connection,
  ConnectionInput,
  GUARD_LIMITS,
  LEAVERS_RULES,
  SCHEDULE_MINUTES,
} from '@production-assist/shared/api';
import { Hono } from 'hono';
import { FailureError } from '../failure-error.ts';
import { InvalidRequestError } from '../problem.ts';
import { destroyDiscarded } from '../sealing/discard.ts';
import { checkedSecret, makeCredential, type NewCredential, sealNew } from '../sealing/new-credential.ts';
import { type ConnectionRow, getConnection, removeConnection, saveConnection } from '../store/connections.ts';
import { noteDiscarded } from '../store/discarded.ts';
import { tenantExists } from '../store/tenants.ts';
import type { CredentialScope } from '../store/vault.ts';
import { nextRunAt } from '../sync/schedule.ts';
import { connectionAnswer, connectionOf, etag } from './connection-answer.ts';
import { type AppEnv, allow, valid } from './context.ts';
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
      const row = await connectionOf(c.env.DB, c.req.param('tenantId') ?? '');
      return c.json(await connectionAnswer(c, row));
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
        'A change needs If-Match with the ETag that was read. Without clientSecret the saved one is kept, for the same cloud, directory and application only. A secret that is given is used at once, untried; to replace one that works, give a candidate. Saving another credential destroys a candidate.',
      answers: {
        200: { says: 'The connection was changed', schema: Connection },
        201: { says: 'The first connection of this tenant', schema: Connection },
      },
      headers: ['ETag'],
      problems: [404, 409, 412, 428],
      body: 'required',
      ifMatch: true,
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      const input = c.req.valid('json');
      if (!(await tenantExists(c.env.DB, tenantId))) throw new FailureError('not-found');
      const saved = await getConnection(c.env.DB, tenantId);
      requireVersion(c.req.header('if-match'), saved);
      const now = Date.now();
      const scope = { cloud: input.cloud, directoryId: input.directoryId, clientId: input.clientId };
      const credential = await givenCredential(c.env, tenantId, saved, input, c.req.url, now);
      const row = { ...merged(saved, input, now), tenantId, updatedBy: c.get('caller').name };
      if (credential) Object.assign(row, await sealedColumns(c.env, tenantId, scope, credential, now));
      const written = await saveConnection(c.env.DB, row, saved, changedFields(saved, row));
      if (credential) {
        // What lost, or what was replaced, is destroyed; the other one is current.
        if (!written) await noteDiscarded(c.env.DB, { tenantId, version: row.credentialVersion }, now);
        await destroyDiscarded(c.env, now, tenantId);
      }
      if (!written) throw new FailureError('version-stale');
      return c.json(await connectionAnswer(c, row), saved ? 200 : 201);
    },
  )
  .delete(
    '/',
    allow('configure'),
    describe({
      id: 'removeConnection',
      tag,
      summary: 'Remove the connection and destroy its credentials',
      description: 'Needs If-Match. People keep their access.',
      answers: { 204: { says: 'It is gone' } },
      problems: [404, 412, 428],
      ifMatch: true,
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      const saved = await connectionOf(c.env.DB, tenantId);
      requireVersion(c.req.header('if-match'), saved);
      const by = { actor: c.get('caller').name, at: Date.now() };
      if (!(await removeConnection(c.env.DB, tenantId, saved, by))) throw new FailureError('version-stale');
      await destroyDiscarded(c.env, by.at, tenantId);
      return c.body(null, 204);
    },
  );

/** RFC 9110 If-Match: a list of strong tags, or `*` for whatever is there. A weak tag never matches. */
function requireVersion(header: string | undefined, saved: ConnectionRow | null): void {
  if (header === undefined) {
    if (saved) throw new FailureError('version-missing');
    return;
  }
  const tags = header.split(',').map((tag) => tag.trim());
  if (!saved || !(header.trim() === '*' || tags.includes(etag(saved)))) throw new FailureError('version-stale');
}

type Scope = Pick<ConnectionRow, 'cloud' | 'directoryId' | 'clientId'>;

function sameScope(saved: Scope, wanted: Scope): boolean {
  return saved.cloud === wanted.cloud && saved.directoryId === wanted.directoryId && saved.clientId === wanted.clientId;
}

/**
 * The credential that is saved with a connection; null where the saved one is kept. Of a saved application the kind
 * changes by a candidate only: a new certificate is worth nothing until it is uploaded.
 *
 * @throws InvalidRequestError, FailureError
 */
async function givenCredential(
  env: Env,
  tenantId: string,
  saved: ConnectionRow | null,
  input: ConnectionInput,
  requestUrl: string,
  now: number,
): Promise<NewCredential | null> {
  const { clientSecret, secretExpiresOn } = input;
  const kept = saved && sameScope(saved, input) ? saved : null;
  const kind = input.credentialKind ?? (clientSecret === undefined ? saved?.credentialKind : 'secret') ?? 'secret';
  if (kept && kind !== kept.credentialKind) throw new FailureError('candidate-needed');
  if (kind !== 'secret') {
    if (clientSecret !== undefined) throw new InvalidRequestError([{ path: 'clientSecret', code: 'unknown-field' }]);
    return kept ? null : makeCredential(env, tenantId, kind, requestUrl, now);
  }
  if (clientSecret !== undefined) return checkedSecret(clientSecret, secretExpiresOn ?? null);
  if (kept) return null;
  // A saved secret is only ever used with what it was saved for.
  throw new InvalidRequestError([{ path: 'clientSecret', code: 'required' }], 'secret-needed');
}

/** Seals a credential. @returns what the connection says of it */
async function sealedColumns(
  env: Env,
  tenantId: string,
  scope: CredentialScope,
  credential: NewCredential,
  now: number,
) {
  const { version, key } = await sealNew(env, tenantId, scope, credential.stored, now);
  return {
    credentialKind: credential.stored.kind,
    credentialVersion: version,
    credentialKey: key,
    credentialExpiresOn: credential.expiresOn,
    credentialUpdatedAt: now,
    credentialHint: credential.hint,
    credentialCertificate: credential.certificate,
    credentialVerifiedAt: null,
    credentialExpiredAt: null,
  } satisfies Partial<ConnectionRow>;
}

/** What a saved connection says of its credential; a person may correct when a secret ends. */
function keptColumns(saved: ConnectionRow | null, secretExpiresOn: string | null | undefined) {
  const given = saved?.credentialKind === 'certificate' ? undefined : secretExpiresOn;
  return {
    credentialKind: saved?.credentialKind ?? 'secret',
    credentialVersion: saved?.credentialVersion ?? '',
    credentialKey: saved?.credentialKey ?? null,
    credentialExpiresOn: given === undefined ? (saved?.credentialExpiresOn ?? null) : given,
    credentialUpdatedAt: saved?.credentialUpdatedAt ?? 0,
    credentialHint: saved?.credentialHint ?? null,
    credentialCertificate: saved?.credentialCertificate ?? null,
    credentialVerifiedAt: saved?.credentialVerifiedAt ?? null,
    credentialExpiredAt: saved?.credentialExpiredAt ?? null,
  } satisfies Partial<ConnectionRow>;
}

/** The next version of a connection: what was given, else what was saved, else the defaults. */
function merged(
  saved: ConnectionRow | null,
  input: ConnectionInput,
  now: number,
): Omit<ConnectionRow, 'tenantId' | 'updatedBy'> {
  const scheduleEnabled = input.schedule?.enabled ?? saved?.scheduleEnabled ?? true;
  const everyMinutes = input.schedule?.everyMinutes ?? saved?.everyMinutes ?? SCHEDULE_MINUTES.default;
  const sameSchedule = saved?.scheduleEnabled === scheduleEnabled && saved.everyMinutes === everyMinutes;
  // A tenant whose runs failed waits longer than its schedule says; whoever saves has put something right.
  const keptTime = sameSchedule && saved.failures === 0;
  return {
    cloud: input.cloud,
    directoryId: input.directoryId,
    clientId: input.clientId,
    ...keptColumns(saved, input.secretExpiresOn),
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
