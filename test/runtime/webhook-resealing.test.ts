import { env } from 'cloudflare:workers';
import { beforeEach, expect, it, vi } from 'vitest';
import { keyIds, type SealingKey, sealingKeys } from '../../worker/src/config.ts';
import { RESEAL_BATCH, RESEAL_RETRY_MS } from '../../worker/src/limits.ts';
import { newWebhookSecret, resealWebhookSecrets } from '../../worker/src/notify/secrets.ts';
import { getTarget, rotateTarget } from '../../worker/src/store/notice-targets.ts';
import { countByKey } from '../../worker/src/store/resealings.ts';
import { newCredentialKeys } from '../local/keys.ts';
import { addWebhook, type TestWebhook } from './notices.ts';
import { createWorld, type World } from './world.ts';

/** Webhooks whose secret cannot be opened when another key is put in front: they wait, and keep nobody else waiting. */

const OLD = sealingKeys(env);
const NEW = sealingKeys({ CREDENTIAL_KEYS: newCredentialKeys('newer') });

let w: World;
beforeEach(async () => {
  w = await createWorld();
  await env.DB.prepare('DELETE FROM notice_targets').run();
});

const keyOf = async ({ row }: TestWebhook) => (await getTarget(env.DB, row.tenantId, row.targetId))?.secretKey;

/** Lines of the log about webhooks, by the ids they carry. */
function unreadableLines(): object[] {
  const lines: object[] = [];
  vi.spyOn(console, 'error').mockImplementation((line) => {
    const { event, ...details } = JSON.parse(line);
    if (event === 'webhook.unreadable') lines.push(details);
  });
  return lines;
}

it('many that cannot be opened keep none of the others from being sealed anew', async () => {
  const lines = unreadableLines();
  const hook = await addWebhook(w, await w.tenant(w.directory()));
  // In front of it: rows of the same table, of a tenant whose name sorts before every other.
  await env.DB.prepare(
    `WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < ?1)
     INSERT INTO notice_targets (tenant_id, target_id, kind, name, address, types, language, state, secret, secret_key,
       created_at, created_by)
     SELECT '!first', n, 'webhook', 'lost', 'https://lost.example', '[]', 'en', 'active', 'not what was sealed', 'lost',
       0, 'test' FROM many`,
  )
    .bind(2 * RESEAL_BATCH)
    .run();
  for (let minute = 0; minute < 3; minute++) {
    await resealWebhookSecrets(env, [...NEW, ...OLD], w.clock.now + minute * 60_000);
  }
  expect(await keyOf(hook)).toBe('newer');
  expect(lines).toHaveLength(2 * RESEAL_BATCH);
});

/** How many secrets the key that `hook` was sealed with first seals, and how many of them nobody can open. */
async function countOf({ row }: TestWebhook, keys: readonly SealingKey[]): Promise<[number, number]> {
  const count = (await countByKey(env.DB, keyIds(keys))).find(({ keyId }) => keyId === row.secretKey);
  return [count?.credentials ?? 0, count?.unreadable ?? 0];
}

it('one that cannot be opened is told of once an hour, counted, and sealed anew once its key is back', async () => {
  const lines = unreadableLines();
  const hook = await addWebhook(w, await w.tenant(w.directory()));
  const { tenantId, targetId, secretKey } = hook.row;
  const [others] = await countOf(hook, NEW);
  await resealWebhookSecrets(env, NEW, w.clock.now);
  await resealWebhookSecrets(env, NEW, w.clock.now + RESEAL_RETRY_MS - 1);
  expect(lines).toEqual([{ tenantId, targetId, key: secretKey }]);
  expect(await countOf(hook, NEW)).toEqual([others, 1]);
  await resealWebhookSecrets(env, NEW, w.clock.now + RESEAL_RETRY_MS);
  expect(lines).toHaveLength(2);
  // With its key back it may open: until it was tried, nobody is told that the key can go.
  expect(await countOf(hook, [...NEW, ...OLD])).toEqual([others, 0]);
  await resealWebhookSecrets(env, [...NEW, ...OLD], w.clock.now + RESEAL_RETRY_MS);
  expect(await keyOf(hook)).toBe('newer');
  expect(await countOf(hook, [...NEW, ...OLD])).toEqual([others - 1, 0]);
  expect(lines).toHaveLength(2);
  // The next change of keys finds it at once.
  await resealWebhookSecrets(env, [...OLD, ...NEW], w.clock.now + RESEAL_RETRY_MS);
  expect(await keyOf(hook)).toBe(secretKey);
});

it('one that nobody can open stays counted while it stands behind a new one, and keeps its key from nothing', async () => {
  unreadableLines();
  const hook = await addWebhook(w, await w.tenant(w.directory()));
  const [others] = await countOf(hook, NEW);
  await resealWebhookSecrets(env, NEW, w.clock.now);
  const { sealed: secret, keyId: secretKey } = await newWebhookSecret(NEW, hook.row);
  const next = { secret, secretKey, formerUntil: w.clock.now + RESEAL_RETRY_MS };
  await rotateTarget(env.DB, hook.row, next, { actor: 'test', at: w.clock.now });
  // Looked at anew: who made the secret may have had other keys than the cron.
  expect(await countOf(hook, NEW)).toEqual([others, 0]);
  await resealWebhookSecrets(env, NEW, w.clock.now);
  expect(await countOf(hook, NEW)).toEqual([others, 1]);
  expect(await keyOf(hook)).toBe('newer');
});
