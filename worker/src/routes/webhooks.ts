import { Notice, Webhook, Webhooks } from '@production-assist/shared/api-notifications';
import { NoticeActionInput, WebhookInput } from '@production-assist/shared/requests-notifications';
import { Hono } from 'hono';
import { sealingKeys } from '../config.ts';
import { FailureError } from '../failure-error.ts';
import { FORMER_WEBHOOK_SECRET_MS } from '../limits.ts';
import { newWebhookSecret } from '../notify/secrets.ts';
import { webhookView } from '../notify/views.ts';
import { limitedByTenant } from '../security/rate-limit.ts';
import { listTargets, rotateTarget } from '../store/notice-targets.ts';
import { type AppEnv, valid } from './context.ts';
import { describe } from './describe.ts';
import { add, change, existing, newRow, type Owner, ownerOf, remove, test, wanted } from './notification-owner.ts';

const tag = 'Notifications';

/** Webhooks: messages as Standard Webhooks has them. */
export function webhooks({ allowed, suffix }: Owner) {
  return new Hono<AppEnv>()
    .get(
      '/',
      allowed,
      describe({
        id: `listWebhooks${suffix}`,
        tag,
        summary: 'Webhooks',
        description: 'Messages follow Standard Webhooks. The secrets are never shown again.',
        answers: { 200: { says: 'All of them', schema: Webhooks } },
        problems: [404],
      }),
      async (c) => {
        await existing(c);
        const rows = await listTargets(c.env.DB, ownerOf(c), 'webhook');
        return c.json({ items: rows.map((row) => webhookView(row, null)) });
      },
    )
    .post(
      '/',
      allowed,
      valid('json', WebhookInput),
      describe({
        id: `addWebhook${suffix}`,
        tag,
        summary: 'Add a webhook',
        description: 'The answer holds the secret that signs its messages, once.',
        answers: { 201: { says: 'The webhook, with its secret', schema: Webhook } },
        problems: [404, 409],
        body: 'required',
      }),
      async (c) => {
        const { name, url, types, enabled } = c.req.valid('json');
        const row = newRow(c, { kind: 'webhook', name, address: url, types, language: 'en' }, enabled);
        const { secret, sealed, keyId } = await newWebhookSecret(sealingKeys(c.env), row);
        await add(c, { ...row, secret: sealed, secretKey: keyId });
        return c.json(webhookView(await wanted(c, row.targetId, 'webhook'), secret), 201);
      },
    )
    .put(
      '/:webhookId',
      allowed,
      valid('json', WebhookInput),
      describe({
        id: `changeWebhook${suffix}`,
        tag,
        summary: 'Change a webhook, or switch it on or off',
        description: 'Its secret stays.',
        answers: { 200: { says: 'The webhook', schema: Webhook } },
        problems: [404],
        body: 'required',
      }),
      async (c) => {
        const { name, url, types, enabled } = c.req.valid('json');
        const row = await wanted(c, c.req.param('webhookId'), 'webhook');
        await change(c, row, { name, address: url, types, language: row.language }, enabled);
        return c.json(webhookView(await wanted(c, row.targetId, 'webhook'), null));
      },
    )
    .delete(
      '/:webhookId',
      allowed,
      describe({
        id: `removeWebhook${suffix}`,
        tag,
        summary: 'Remove a webhook',
        description: 'What is on its way to it is not sent any more.',
        answers: { 204: { says: 'It is gone' } },
        problems: [404],
      }),
      async (c) => remove(c, c.req.param('webhookId'), 'webhook'),
    )
    .post(
      '/:webhookId/rotate',
      allowed,
      valid('json', NoticeActionInput),
      describe({
        id: `rotateWebhook${suffix}`,
        tag,
        summary: 'Make a new secret',
        description: 'For 24 hours the secret of before signs beside it.',
        answers: { 200: { says: 'The webhook, with its new secret', schema: Webhook } },
        problems: [404, 412],
        body: 'optional',
      }),
      async (c) => {
        const row = await wanted(c, c.req.param('webhookId'), 'webhook');
        const { secret, sealed, keyId } = await newWebhookSecret(sealingKeys(c.env), row);
        const at = Date.now();
        const next = { secret: sealed, secretKey: keyId, formerUntil: at + FORMER_WEBHOOK_SECRET_MS };
        const rotated = await rotateTarget(c.env.DB, row, next, { actor: c.get('caller').name, at });
        // Somebody else did the same at this moment: what they were shown stays the newest.
        if (!rotated) throw new FailureError('version-stale');
        return c.json(webhookView(await wanted(c, row.targetId, 'webhook'), secret));
      },
    )
    .post(
      '/:webhookId/test',
      allowed,
      limitedByTenant('RUN_LIMIT'),
      valid('json', NoticeActionInput),
      describe({
        id: `testWebhook${suffix}`,
        tag,
        summary: 'Send a test to a webhook',
        answers: { 202: { says: 'The message, on its way', schema: Notice } },
        problems: [404, 429],
        body: 'optional',
      }),
      async (c) => c.json(await test(c, c.req.param('webhookId'), 'webhook'), 202),
    );
}
