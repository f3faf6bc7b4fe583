import type { Run } from '@production-assist/shared/api';
import type { Webhook } from '@production-assist/shared/api-notifications';
import { CHOSEN_TYPES, NOTICE_TYPES } from '@production-assist/shared/notices';
import { beforeAll, describe, expect, it } from 'vitest';
import { NOTICE_GRACE_MS } from '../../worker/src/limits.ts';
import { createWebhookClient } from '../local/webhook-client.ts';
import { type Contract, contractOf } from './contract.ts';
import { expectStatus, useWorker } from './harness.ts';

/** What is sent to webhooks is what the OpenAPI document says of it: real messages of every type. */

const h = useWorker();
const DAY_MS = 86_400_000;
const HOST = 'every-type.example';

interface Message {
  type: string;
  timestamp: string;
  data: { tenantId: string; sequence: number };
}

let contract: Contract;
/** As they came, before anybody looked at them. */
const messages: Message[] = [];
const headers: Headers[] = [];
beforeAll(async () => {
  contract = await contractOf(h);
});

const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const types = () => new Set(messages.map(({ type }) => type));
const arrives = (type: string) => expect.poll(() => [...types()], { timeout: 20_000 }).toContain(type);

/** The cron notes what is to be told, and a while later sends what nobody has sent. */
async function crons(): Promise<void> {
  const now = Date.now();
  for (const at of [now, now + NOTICE_GRACE_MS + 1000]) await h.worker.cron(new Date(at));
}

async function everythingHappens(): Promise<void> {
  const input = { name: 'Every type', url: `https://${HOST}/entra`, types: CHOSEN_TYPES };
  const { body: hook } = await expectStatus(201, h.call<Webhook>('POST', '/api/operators/webhooks', input));
  const client = createWebhookClient(() => hook.secret ?? '');
  h.simulator.hosts.set(HOST, {
    addresses: ['93.184.215.14'],
    answer: async (request) => {
      messages.push(JSON.parse(await request.clone().text()));
      headers.push(request.headers);
      return client.receive(request);
    },
  });
  const { d1 } = h.worker;
  const directory = h.directory({ members: 12 });
  const tenantId = await h.connect(directory, { leavers: 'suspend' });
  const run = async (): Promise<Run> => h.run(tenantId);
  await run();
  await arrives('users.created');
  // The same people in another tenant.
  await h.run(await h.connect(directory));
  await arrives('users.joined');

  const [renamed = '', ...others] = directory.directory.users.keys();
  Object.assign(directory.directory.users.get(renamed) ?? {}, { displayName: 'Another Name' });
  await run();
  await arrives('users.updated');
  for (const [n, type] of [
    [1, 'users.left'],
    [8, 'removals.held'],
  ] as const) {
    for (const objectId of others.splice(0, n)) directory.directory.removeMember(directory.groupId, objectId);
    await run();
    await arrives(type);
  }
  directory.directory.consent(directory.clientId, ['Mail.Read']);
  await run();
  await arrives('permissions.changed');

  const [secret] = directory.directory.applications.get(directory.clientId)?.secrets ?? [];
  if (!secret) throw new Error('no secret');
  const { value } = secret;
  secret.value = 'fake8Q~another-one'.padEnd(40, '0');
  expect((await run()).state).toBe('failed');
  await arrives('connection.failing');
  secret.value = value;
  await run();
  await arrives('connection.recovered');

  for (const [expiresOn, type] of [
    [day(Date.now() + 6 * DAY_MS), 'credential.expires'],
    [day(Date.now() - 2 * DAY_MS), 'credential.expired'],
  ] as const) {
    await d1
      .prepare('UPDATE connections SET credential_expires_on = ? WHERE tenant_id = ?')
      .bind(expiresOn, tenantId)
      .run();
    await crons();
    await arrives(type);
  }
  await d1
    .prepare('UPDATE tenants SET created_at = ? WHERE tenant_id = ?')
    .bind(Date.now() - 40 * DAY_MS, tenantId)
    .run();
  await crons();
  await arrives('review.due');
  await expectStatus(202, h.call('POST', `/api/operators/webhooks/${hook.id}/test`));
  await arrives('notifications.test');
  await expectStatus(204, h.call('DELETE', `/api/tenants/${tenantId}`));
  await arrives('tenant.removed');
}

describe('what is sent', () => {
  it('arrives', everythingHappens);

  it('is, of every type, what the document says', () => {
    expect([...types()].sort()).toEqual([...NOTICE_TYPES].sort());
    for (const message of messages) {
      expect(contract.faultsOfMessage(message.type, message), JSON.stringify(message)).toEqual([]);
    }
  });

  it('would not be with another field, without one, or under another type', () => {
    const [message] = messages;
    if (!message) throw new Error('no message');
    const { timestamp: _, ...untimed } = message;
    const { sequence: __, ...unordered } = message.data;
    for (const other of [
      { ...message, more: 1 },
      { ...message, data: { ...message.data, more: 1 } },
      { ...message, data: unordered },
      { ...message, type: 'users.left' },
      untimed,
    ]) {
      expect(contract.faultsOfMessage(message.type, other), JSON.stringify(other)).not.toEqual([]);
    }
  });
});

describe('the document', () => {
  it('has every type of event, and no other', () => {
    expect(Object.keys(contract.document.webhooks).sort()).toEqual([...NOTICE_TYPES].sort());
  });

  it('has an example of each that is one', () => {
    for (const [type, { post }] of Object.entries(contract.document.webhooks)) {
      const content = post.requestBody?.content['application/json'] as { example?: Message } | undefined;
      expect(content?.example?.type).toBe(type);
      expect(contract.faultsOfMessage(type, content?.example), type).toEqual([]);
    }
  });

  it('names the headers and the answers of each', () => {
    const named = Object.values(contract.document.components.parameters).filter((one) => one.in === 'header');
    const names = ['webhook-id', 'webhook-signature', 'webhook-timestamp'];
    expect(named.map(({ name }) => name).sort()).toEqual(names);
    for (const { post } of Object.values(contract.document.webhooks)) {
      expect(post.security).toEqual([]);
      expect(post.parameters).toHaveLength(names.length);
      expect(Object.keys(post.responses).sort()).toEqual(['2XX', '3XX', '410', '429', 'default']);
    }
    for (const sent of headers) expect([...sent.keys()]).toEqual(expect.arrayContaining(names));
  });
});
