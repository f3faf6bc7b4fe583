import type { Problem } from '@production-assist/shared/api';
import type { Emails, Notice, Webhook, Webhooks } from '@production-assist/shared/api-notifications';
import { CHOSEN_TYPES } from '@production-assist/shared/notices';
import { describe, expect, it } from 'vitest';
import { createWebhookClient } from '../local/webhook-client.ts';
import { expectStatus, useWorker } from './harness.ts';
import { expectRefused, fieldsOf } from './refusals.ts';

const h = useWorker();

const ADDRESS = '93.184.215.14';

let hosts = 0;
/** A webhook of this owner with a client behind it. */
async function connectClient(base: string, types: readonly string[] = CHOSEN_TYPES) {
  const host = `receiver-${++hosts}.example`;
  const input = { name: host, url: `https://${host}/entra`, types };
  const { body: webhook } = await expectStatus(201, h.call<Webhook>('POST', `${base}/webhooks`, input));
  let { secret } = webhook;
  const client = createWebhookClient(() => secret ?? '');
  h.simulator.hosts.set(host, { addresses: [ADDRESS], answer: (request) => client.receive(request) });
  const path = `${base}/webhooks/${webhook.id}`;
  const learn = (next: string | null) => {
    secret = next;
  };
  return { client, webhook, input, path, host, learn };
}
const noticesOf = async (base: string) =>
  (await expectStatus(200, h.call<{ items: Notice[] }>('GET', `${base}/notices`))).body.items;
const newTenant = async (members = 2) => {
  const directory = h.directory({ members });
  const tenantId = await h.connect(directory);
  return { directory, tenantId, base: `/api/tenants/${tenantId}` };
};

describe('a webhook', () => {
  it('is told of people by the queue, and the client has everybody', async () => {
    const { directory, tenantId, base } = await newTenant(3);
    const { client } = await connectClient(base);
    await h.run(tenantId);
    await expect.poll(() => client.people(tenantId)).toHaveLength(3);
    directory.addMember();
    await h.run(tenantId);
    await expect.poll(() => client.people(tenantId)).toHaveLength(4);
    await expect
      .poll(async () => (await noticesOf(base)).map(({ state }) => state))
      .toEqual(['delivered', 'delivered']);
  });

  it('shows its secret once, in the answer that made it', async () => {
    const { base } = await newTenant();
    const { webhook, path, input } = await connectClient(base);
    expect(webhook.secret).toMatch(/^whsec_[\w+/]{43}=$/);
    const { body: listed } = await h.call<Webhooks>('GET', `${base}/webhooks`);
    const { body: changed } = await expectStatus(200, h.call<Webhook>('PUT', path, { ...input, name: 'Another' }));
    expect([...listed.items, changed].map(({ secret }) => secret)).toEqual([null, null]);
    expect(changed.name).toBe('Another');
    const { body: rotated } = await expectStatus(200, h.call<Webhook>('POST', `${path}/rotate`));
    expect(rotated.secret).not.toBe(webhook.secret);
    const day = Date.parse(rotated.formerSecretUntil ?? '') - Date.now();
    expect(Math.abs(day - 86_400_000)).toBeLessThan(60_000);
  });

  it('is signed by both secrets after a rotation', async () => {
    const { base } = await newTenant();
    const { client, path, learn } = await connectClient(base);
    const { body: rotated } = await h.call<Webhook>('POST', `${path}/rotate`);
    await expectStatus(202, h.call('POST', `${path}/test`));
    await expect.poll(() => client.messages.length).toBe(1);
    learn(rotated.secret);
    await expectStatus(202, h.call('POST', `${path}/test`));
    await expect.poll(() => client.messages.length).toBe(2);
  });

  it('that was switched off is told nothing, and tested all the same', async () => {
    const { tenantId, base } = await newTenant();
    const { client, path, input } = await connectClient(base);
    await expectStatus(200, h.call('PUT', path, { ...input, enabled: false }));
    await h.run(tenantId);
    await expectStatus(202, h.call('POST', `${path}/test`));
    await expect.poll(() => client.messages.map(({ body }) => body.type)).toEqual(['notifications.test']);
  });

  it('that is gone is switched off by itself, and on again by a person', async () => {
    const { base } = await newTenant();
    const { client, path, input, host } = await connectClient(base);
    h.simulator.hosts.set(host, { addresses: [ADDRESS], answer: () => new Response(null, { status: 410 }) });
    const { body: sent } = await expectStatus(202, h.call<Notice>('POST', `${path}/test`));
    const one = async () => (await h.call<Webhooks>('GET', `${base}/webhooks`)).body.items[0];
    await expect.poll(async () => (await one())?.state).toBe('gone');
    const [dead] = await noticesOf(base);
    expect(dead).toMatchObject({
      id: sent.id,
      state: 'dead',
      nextAttemptAt: null,
      problem: { code: 'gone', status: 410 },
    });
    h.simulator.hosts.set(host, { addresses: [ADDRESS], answer: (request) => client.receive(request) });
    await expectStatus(200, h.call('PUT', path, input));
    expect((await one())?.state).toBe('active');
    const { body: given } = await h.call<{ items: Notice[] }>('GET', `${base}/notices?state=dead`);
    expect(given.items.map(({ id }) => id)).toEqual([sent.id]);
    await expectStatus(202, h.call('POST', `${base}/notices/${sent.id}/replay`));
    await expect.poll(() => client.messages.map(({ id }) => id)).toEqual([sent.eventId]);
  });

  it.each([
    ['http://receiver.example/', 'not-https'],
    ['ftp://receiver.example/', 'not-https'],
    ['https://receiver.example:8443/', 'not-https'],
    ['https://user:word@receiver.example/', 'not-https'],
    ['receiver.example', 'not-https'],
    ['https://127.0.0.1/', 'private-address'],
    ['https://127.1/', 'private-address'],
    ['https://0x7f.1/', 'private-address'],
    ['https://2130706433/', 'private-address'],
    ['https://①②⑦.0.0.1/', 'private-address'],
    ['https://10.0.0.1/', 'private-address'],
    ['https://8.8.8.8/', 'private-address'],
    ['https://169.254.169.254/latest/meta-data', 'private-address'],
    ['https://[::1]/', 'private-address'],
    ['https://[::ffff:10.0.0.1]/', 'private-address'],
    ['https://localhost/', 'private-address'],
    ['https://localhost./', 'private-address'],
    ['https://ⓛocalhost/', 'private-address'],
    ['https://a.localhost/', 'private-address'],
    ['https://router/', 'private-address'],
    ['https://printer.local/', 'private-address'],
    ['https://metadata.google.internal/', 'private-address'],
    ['https://box.home.arpa/', 'private-address'],
  ])('is refused at %s: %s', async (url, code) => {
    const answer = await h.call('POST', '/api/operators/webhooks', { name: 'x', url, types: ['users.left'] });
    expectRefused(answer, 422, 'invalid-request');
    expect(fieldsOf(answer.body as Problem)).toEqual({ url: code });
    expect(answer.text).not.toContain(url);
  });

  it('can be had twenty times and no more', async () => {
    const { base } = await newTenant();
    for (let n = 0; n < 20; n++) await connectClient(base);
    expectRefused(
      await h.call('POST', `${base}/webhooks`, { name: 'x', url: 'https://receiver.example/', types: ['users.left'] }),
      409,
      'too-many-targets',
    );
  });
});

describe('an e-mail address', () => {
  it('is told in plain words, in its language', async () => {
    const { base, tenantId } = await newTenant();
    const input = { name: 'Team', address: 'team@customer.example', language: 'de', types: ['connection.failing'] };
    const { body: email } = await expectStatus(201, h.call<{ id: string }>('POST', `${base}/emails`, input));
    await expectStatus(202, h.call('POST', `${base}/emails/${email.id}/test`));
    await expect.poll(() => h.emails.filter(({ to }) => to === input.address)).toHaveLength(1);
    const change = { directoryId: '00000000-0000-4000-8000-00000000dead', clientSecret: 'fake8Q~nowhere' };
    const { body: connection } = await h.call<{ clientId: string }>('GET', `${base}/connection`);
    const values = { clientId: connection.clientId, ...change };
    await expectStatus(200, h.call('PUT', `${base}/connection`, values, { headers: { 'if-match': '*' } }));
    await h.run(tenantId);
    await expect.poll(() => h.emails.filter(({ to }) => to === input.address)).toHaveLength(2);
    const { from, subject, text } = h.emails.findLast(({ to }) => to === input.address) ?? {};
    expect(from).toBe('entra@production-assist.test');
    expect(subject).toContain('Der Abgleich schlägt fehl');
    expect(text).toContain('Was zu tun ist');
    expect(text).toContain(`/tenants/${tenantId}`);
    expect(text).not.toMatch(/\{\w+\}|undefined|null/);
    const { body: listed } = await h.call<Emails>('GET', `${base}/emails`);
    expect(listed).toMatchObject({ configured: true, items: [{ address: input.address, language: 'de' }] });
  });

  it('that is refused is given up at once', async () => {
    const { base } = await newTenant();
    const input = { name: 'x', address: 'nobody@refused.example', language: 'en', types: ['review.due'] };
    const { body: email } = await expectStatus(201, h.call<{ id: string }>('POST', `${base}/emails`, input));
    await expectStatus(202, h.call('POST', `${base}/emails/${email.id}/test`));
    await expect
      .poll(async () => (await noticesOf(base))[0])
      .toMatchObject({ state: 'dead', attempts: 1, problem: { code: 'email-refused' } });
  });

  it.each([
    [{ address: 'not an address' }, { address: 'not-an-email' }],
    [{ address: 'a@b.example\r\nbcc: c@d.example' }, { address: 'not-an-email' }],
    [{ types: ['users.left'] }, { types: 'not-an-option' }],
    [{ types: [] }, { types: 'too-short' }],
    [{ language: 'fr' }, { language: 'not-an-option' }],
  ])('%j is refused', async (wrong, fields) => {
    const input = { name: 'x', address: 'a@b.example', language: 'en', types: ['review.due'], ...wrong };
    const answer = await h.call('POST', '/api/operators/emails', input);
    expectRefused(answer, 422, 'invalid-request');
    expect(fieldsOf(answer.body as Problem)).toEqual(fields);
  });
});

describe('two tenants', () => {
  it('are told nothing of each other; operators are told of both', async () => {
    const [one, two] = [await newTenant(), await newTenant(3)];
    const [first, second, all] = [
      await connectClient(one.base),
      await connectClient(two.base),
      await connectClient('/api/operators', ['users.created', 'users.left', 'tenant.removed']),
    ];
    await h.run(one.tenantId);
    await h.run(two.tenantId);
    await expect.poll(() => second.client.people(two.tenantId)).toHaveLength(3);
    await expect.poll(() => all.client.people(two.tenantId)).toHaveLength(3);
    await expect.poll(() => all.client.people(one.tenantId)).toHaveLength(2);
    const about = first.client.messages.map(({ body }) => body.data.tenantId);
    expect(new Set(about)).toEqual(new Set([one.tenantId]));
    expect(second.client.people(one.tenantId)).toEqual([]);
    const foreign = `${two.base}/webhooks/${first.webhook.id}`;
    expectRefused(await h.call('DELETE', foreign), 404, 'not-found');
    const [notice] = await noticesOf(one.base);
    expectRefused(await h.call('POST', `${two.base}/notices/${notice?.id}/replay`), 404, 'not-found');
    await expectStatus(204, h.call('DELETE', two.base));
    await expect.poll(() => all.client.people(two.tenantId)).toEqual([]);
  });
});
