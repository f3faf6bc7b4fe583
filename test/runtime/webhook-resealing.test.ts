import { env } from 'cloudflare:workers';
import { beforeEach, expect, it, vi } from 'vitest';
import { sealingKeys } from '../../worker/src/config.ts';
import { RESEAL_BATCH, RESEAL_RETRY_MS } from '../../worker/src/limits.ts';
import { resealWebhookSecrets } from '../../worker/src/notify/secrets.ts';
import { getTarget } from '../../worker/src/store/notice-targets.ts';
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

it('one that cannot be opened is told of once an hour, and sealed anew once its key is back', async () => {
  const lines = unreadableLines();
  const hook = await addWebhook(w, await w.tenant(w.directory()));
  const { tenantId, targetId, secretKey } = hook.row;
  await resealWebhookSecrets(env, NEW, w.clock.now);
  expect(lines).toEqual([{ tenantId, targetId, key: secretKey }]);
  await resealWebhookSecrets(env, [...NEW, ...OLD], w.clock.now + RESEAL_RETRY_MS - 1);
  expect(await keyOf(hook)).toBe(secretKey);
  await resealWebhookSecrets(env, [...NEW, ...OLD], w.clock.now + RESEAL_RETRY_MS);
  expect(await keyOf(hook)).toBe('newer');
  expect(lines).toHaveLength(1);
  // The next change of keys finds it at once.
  await resealWebhookSecrets(env, [...OLD, ...NEW], w.clock.now + RESEAL_RETRY_MS);
  expect(await keyOf(hook)).toBe(secretKey);
});
