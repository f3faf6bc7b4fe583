import { env } from 'cloudflare:workers';
import { CHOSEN_TYPES, type NoticeType } from '@production-assist/shared/notices';
import { sealingKeys } from '../../worker/src/config.ts';
import { deliverNotice } from '../../worker/src/notify/deliver.ts';
import { newWebhookSecret } from '../../worker/src/notify/secrets.ts';
import { sendDueNotices, sendNewNotices } from '../../worker/src/notify/send.ts';
import { newId } from '../../worker/src/store/ids.ts';
import { addTarget, type TargetRow } from '../../worker/src/store/notice-targets.ts';
import type { NoticeMessage } from '../../worker/src/store/notices.ts';
import { createWebhookClient, type WebhookClient } from '../local/webhook-client.ts';
import type { World } from './world.ts';

/** A webhook of a tenant, with a client behind it. */
export interface TestWebhook {
  row: TargetRow;
  secret: string;
  host: string;
  client: WebhookClient;
}

/** An address of the public Internet. */
export const PUBLIC_ADDRESS = '93.184.215.14';

let hosts = 0;

/** Adds a webhook whose receiver is a client of its own. */
export async function addWebhook(
  w: World,
  tenantId: string,
  types: readonly NoticeType[] = CHOSEN_TYPES,
): Promise<TestWebhook> {
  const host = `receiver-${++hosts}.example`;
  const row: TargetRow = {
    tenantId,
    targetId: newId(w.clock.now),
    kind: 'webhook',
    name: host,
    address: `https://${host}/entra?key=a-part-of-the-address`,
    types: [...types],
    language: 'en',
    state: 'active',
    secret: null,
    secretKey: null,
    formerSecret: null,
    formerKey: null,
    formerUntil: null,
    createdAt: w.clock.now,
    createdBy: 'test',
  };
  const { secret, sealed, keyId } = await newWebhookSecret(sealingKeys(env), row);
  await addTarget(env.DB, { ...row, secret: sealed, secretKey: keyId });
  const webhook: TestWebhook = {
    row: { ...row, secret: sealed, secretKey: keyId },
    secret,
    host,
    client: createWebhookClient(
      () => webhook.secret,
      () => w.clock.now,
    ),
  };
  w.simulator.hosts.set(host, { addresses: [PUBLIC_ADDRESS], answer: (request) => webhook.client.receive(request) });
  return webhook;
}

/** Sends what is new and delivers it; `reorder` may repeat messages, too. */
export async function deliver(
  w: World,
  reorder: (messages: NoticeMessage[]) => NoticeMessage[] = (messages) => messages,
): Promise<void> {
  await sendNewNotices(w.env, w.clock.now);
  const messages = w.notices.splice(0).map(({ body }) => body);
  for (const body of reorder(messages)) await deliverNotice(w.env, body, w.network);
}

/** The cron comes by, and what it sends is delivered. */
export async function deliverDue(w: World): Promise<void> {
  w.notices.length = 0;
  await sendDueNotices(w.env, w.clock.now);
  for (const { body } of w.notices.splice(0)) await deliverNotice(w.env, body, w.network);
}

/** Messages of the outbox to one target, oldest first. */
export async function outbox({ row }: TestWebhook) {
  const { results } = await env.DB.prepare(
    `SELECT sequence, type, state, attempts, due_at AS dueAt, problem, event_id AS eventId FROM notices
     WHERE owner = ? AND target_id = ? ORDER BY sequence`,
  )
    .bind(row.tenantId, row.targetId)
    .all<{
      sequence: number;
      type: NoticeType;
      state: string;
      attempts: number;
      dueAt: number;
      problem: string | null;
      eventId: string;
    }>();
  return results;
}
