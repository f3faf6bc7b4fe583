import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { sealingKeys } from '../../worker/src/config.ts';
import { runEndStatements } from '../../worker/src/notify/run-end.ts';
import { remindOfReviews, tellExpiry, tellLastingFailures } from '../../worker/src/notify/watch.ts';
import { listEvents } from '../../worker/src/store/audit.ts';
import { type ConnectionRow, saveConnection } from '../../worker/src/store/connections.ts';
import { newId } from '../../worker/src/store/ids.ts';
import { getPermissions } from '../../worker/src/store/permission-changes.ts';
import { recordReview } from '../../worker/src/store/reviews.ts';
import { finishRun, takeRun } from '../../worker/src/store/run-lease.ts';
import { NO_COUNTS } from '../../worker/src/store/runs.ts';
import { putCredential } from '../../worker/src/store/vault.ts';
import type { TestDirectory } from '../local/directories.ts';
import { addWebhook, deliver, outbox } from './notices.ts';
import { connectionOf } from './replacing.ts';
import { createWorld, type World } from './world.ts';

/** What is told of connections, credentials and reviews: each once, and nothing that did not happen. */

const DAY_MS = 86_400_000;

let w: World;
beforeAll(async () => {
  w = await createWorld();
});

async function watched(more: Partial<ConnectionRow> = {}, roles?: string[]) {
  const directory = w.directory({ members: 2, ...(roles ? { roles } : {}) });
  const tenantId = await w.tenant(directory, more);
  const hook = await addWebhook(w, tenantId);
  return { directory, tenantId, hook };
}
const told = async (hook: Awaited<ReturnType<typeof addWebhook>>) => {
  await deliver(w);
  return hook.client.messages.filter(({ body }) => !body.type.startsWith('users.')).map(({ body }) => body);
};
/** Saves the connection of another application, as the interface does. */
async function connectTo(tenantId: string, { directoryId, clientId, secret }: TestDirectory): Promise<void> {
  const saved = await connectionOf(tenantId);
  const now = w.clock.now + 1;
  const place = { tenantId, version: newId(now) };
  const row = {
    ...saved,
    directoryId,
    clientId,
    credentialVersion: place.version,
    credentialUpdatedAt: now,
    credentialVerifiedAt: null,
    groupId: null,
    failures: 0,
    version: saved.version + 1,
    updatedAt: now,
  };
  const credential = { kind: 'secret', clientSecret: secret } as const;
  await putCredential(env.CREDENTIALS, sealingKeys(env), place, row, credential);
  await saveConnection(env.DB, row, saved, ['directoryId', 'clientId', 'credential']);
}
const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);

describe('a connection', () => {
  it('that only a person can put right is told of at once and once, and that it works again', async () => {
    const { directory, tenantId, hook } = await watched();
    const [application] = directory.directory.applications.values();
    const [secret] = application?.secrets ?? [];
    if (secret) secret.value = 'fake8Q~another';
    await w.run(tenantId);
    await w.run(tenantId);
    if (secret) secret.value = directory.secret;
    await w.run(tenantId);
    await w.run(tenantId);
    expect(await told(hook)).toMatchObject([
      { type: 'connection.failing', data: { tenantId, code: 'secret-wrong', lasting: true } },
      { type: 'connection.recovered', data: { tenantId, code: 'secret-wrong' } },
    ]);
  });

  it('whose failure may pass is told of after a day, by the cron where no run comes', async () => {
    const { directory, tenantId, hook } = await watched();
    const dead = { ...w.network, fetch: () => Promise.reject(new TypeError('no network')) };
    const runId = await w.queue(tenantId);
    await w.deliver(tenantId, runId, 7, dead);
    expect((await w.get(tenantId, runId)).state).toBe('failed');
    await tellLastingFailures(w.env, w.clock.now + DAY_MS - 600_000);
    expect(await told(hook)).toEqual([]);
    w.clock.now += DAY_MS;
    await tellLastingFailures(w.env, w.clock.now);
    await tellLastingFailures(w.env, w.clock.now);
    expect(await told(hook)).toMatchObject([{ type: 'connection.failing', data: { lasting: false } }]);
    expect(directory.clientId).toBeTruthy();
    await w.run(tenantId);
    expect((await told(hook)).map(({ type }) => type)).toEqual(['connection.failing', 'connection.recovered']);
  });

  it('whose run another owner has is not told of', async () => {
    const { tenantId, hook } = await watched();
    const runId = await w.queue(tenantId);
    const first = await takeRun(env.DB, tenantId, runId, w.clock.now);
    const later = w.clock.now + 3_600_000;
    await takeRun(env.DB, tenantId, runId, later);
    if (!('lease' in first)) throw new Error('not taken');
    const progress = { counts: NO_COUNTS, pages: 0, roles: ['Group.Read.All'], graphRequests: 0, rowsWritten: 0 };
    const failure = { code: 'secret-wrong' as const };
    const end = { progress, mode: 'full' as const, failure, log: [] };
    const after = await runEndStatements(env.DB, first.lease, end, later);
    expect(after.length).toBeGreaterThan(0);
    expect(await finishRun(env.DB, first.lease, { ...end, after }, later)).toBe(false);
    expect(await outbox(hook)).toEqual([]);
    const { results } = await env.DB.prepare('SELECT * FROM connection_watch WHERE tenant_id = ?').bind(tenantId).all();
    expect(results).toEqual([]);
  });
});

describe('permissions', () => {
  it('that appeared or vanished since the last run are told, with those nobody needs', async () => {
    const { directory, tenantId, hook } = await watched();
    await w.run(tenantId);
    const [application] = directory.directory.applications.values();
    if (!application) throw new Error('no application');
    application.consents.push({ name: 'Mail.Read', at: 0 });
    await w.run(tenantId);
    await w.run(tenantId);
    application.consents.pop();
    await w.run(tenantId);
    const none: string[] = [];
    expect(await told(hook)).toMatchObject([
      { type: 'permissions.changed', data: { appeared: ['Mail.Read'], vanished: none, excess: ['Mail.Read'] } },
      { type: 'permissions.changed', data: { appeared: none, vanished: ['Mail.Read'], excess: none } },
    ]);
  });

  it('are kept with the run that found them other, and in the audit, each change once', async () => {
    const { directory, tenantId } = await watched();
    const [application] = directory.directory.applications.values();
    if (!application) throw new Error('no application');
    const first = await w.run(tenantId);
    expect(await getPermissions(env.DB, tenantId)).toMatchObject({ since: first.finishedAt, changes: [] });
    w.clock.now += 60_000;
    application.consents.push({ name: 'Mail.Read', at: 0 });
    const second = await w.run(tenantId);
    w.clock.now += 60_000;
    await w.run(tenantId);
    application.consents.splice(0, application.consents.length, { name: 'Mail.Read', at: 0 });
    w.clock.now += 60_000;
    const third = await w.run(tenantId);
    expect(third.state).toBe('failed');
    const all = ['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All'];
    const changes = [
      { runId: third.runId, at: third.finishedAt, appeared: [], vanished: all },
      { runId: second.runId, at: second.finishedAt, appeared: ['Mail.Read'], vanished: [] },
    ];
    expect(await getPermissions(env.DB, tenantId)).toEqual({
      roles: ['Mail.Read'],
      since: third.finishedAt,
      changes,
    });
    expect((await w.get(tenantId, second.runId)).permissionsChanged).toEqual({ appeared: ['Mail.Read'], vanished: [] });
    expect((await w.get(tenantId, first.runId)).permissionsChanged).toBeNull();
    const { items } = await listEvents(env.DB, tenantId, { limit: 50, cursor: null });
    expect(items.filter(({ action }) => action === 'permissions.changed').map(({ detail }) => detail)).toEqual(
      changes.map(({ at: _, ...detail }) => detail),
    );
  });

  it('of the application of before are not taken for those of the new one, whose sign-in fails', async () => {
    const { directory, tenantId, hook } = await watched();
    const runId = await w.queue(tenantId);
    w.simulator.faults.add({ directoryId: directory.directoryId, kind: 'members', status: 429, retryAfter: 120 });
    await w.deliver(tenantId, runId);
    expect(await w.get(tenantId, runId)).toMatchObject({
      state: 'queued',
      roles: expect.arrayContaining(['Group.Read.All']),
    });
    // Meanwhile somebody saves the connection of another directory, with a secret that is wrong.
    const other = w.directory({ members: 2, roles: ['Directory.Read.All'] });
    await connectTo(tenantId, { ...other, secret: 'wrong8Q~of-another-application'.padEnd(40, '0') });
    w.clock.now += 120_000;
    await w.deliver(tenantId, runId, 2);
    expect(await w.get(tenantId, runId)).toMatchObject({
      state: 'failed',
      failure: { code: 'secret-wrong' },
      roles: null,
    });
    await connectTo(tenantId, other);
    w.clock.now += 60_000;
    expect(await w.run(tenantId)).toMatchObject({ state: 'succeeded', permissionsChanged: null });
    const types = (await told(hook)).map(({ type }) => type);
    expect(types).toEqual(['connection.failing', 'connection.recovered']);
  });

  it('of another application are compared with nothing', async () => {
    const { tenantId, hook } = await watched();
    await w.run(tenantId);
    w.clock.now += 60_000;
    for (const table of ['connection_watch', 'permission_changes']) {
      await env.DB.prepare(`UPDATE ${table} SET application = 'of/before' WHERE tenant_id = ?`).bind(tenantId).run();
    }
    await env.DB.prepare(`UPDATE connection_watch SET roles = '["Mail.Read"]' WHERE tenant_id = ?`)
      .bind(tenantId)
      .run();
    expect(await getPermissions(env.DB, tenantId)).toEqual({ roles: null, since: null, changes: [] });
    const run = await w.run(tenantId);
    const roles = ['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All'];
    expect(await getPermissions(env.DB, tenantId)).toEqual({ roles, since: run.finishedAt, changes: [] });
    expect(await told(hook)).toEqual([]);
  });
});

describe('a credential', () => {
  it('is warned of 30, 14, 7 and 1 days before its end and then, each once', async () => {
    const { tenantId, hook } = await watched({ credentialExpiresOn: day(w.clock.now + 40 * DAY_MS) });
    const start = w.clock.now;
    for (let n = 0; n <= 43; n++) {
      for (let time = 0; time < 2; time++) await tellExpiry(w.env, start + n * DAY_MS + time * 60_000);
    }
    w.clock.now = start + 43 * DAY_MS;
    const warnings = (await told(hook)).map(({ type, data }) => ('days' in data ? data.days : type));
    expect(warnings).toEqual([30, 14, 7, 1, 'credential.expired']);
    // Another day is another matter.
    const later = day(start + 53 * DAY_MS);
    await env.DB.prepare('UPDATE connections SET credential_expires_on = ? WHERE tenant_id = ?')
      .bind(later, tenantId)
      .run();
    await tellExpiry(w.env, start + 43 * DAY_MS);
    expect((await told(hook)).at(-1)).toMatchObject({
      type: 'credential.expires',
      data: { days: 10, expiresOn: later },
    });
  });
});

describe('a review', () => {
  it('is asked for once a month, and a month after the last one', async () => {
    const { tenantId, hook } = await watched();
    await w.run(tenantId);
    const start = w.clock.now;
    const asked: number[] = [];
    for (let n = 1; n <= 100; n++) {
      const before = (await outbox(hook)).length;
      await remindOfReviews(w.env, start + n * DAY_MS);
      if ((await outbox(hook)).length > before) asked.push(n);
      if (n === 70) await recordReview(env.DB, tenantId, start + n * DAY_MS, { actor: 'test', at: start + n * DAY_MS });
    }
    expect(asked).toEqual([30, 60, 100]);
    w.clock.now = start + 100 * DAY_MS;
    expect((await told(hook)).at(-1)).toMatchObject({ type: 'review.due', data: { people: 2 } });
  });
});
