import { beforeAll, expect, it } from 'vitest';
import { FEDERATION_KEY_AHEAD_MS, FEDERATION_KEY_MS, KV_SETTLES_MS } from '../../worker/src/limits.ts';
import { beginLife, connectFirst, keepFederationKeys, replace, sealingKeyOf } from './canary-life.ts';
import { notifyCanary } from './canary-notify.ts';
import { eventOf, signatureOf, useWatch } from './canary-watch.ts';
import { searcherFor } from './forms-of-secret.ts';
import { expectStatus, useWorker } from './harness.ts';
import { everythingStored } from './stored.ts';

/**
 * Every secret of every kind, from the first connection over candidates, runs, rotations and messages to the end of the
 * connection. Then it is looked for everywhere.
 */

const h = useWorker();
const watched = useWatch(h);

/** Characters that any encoding changes. */
const ODD = '"\\&<+/~';
const FIRST = `fake8Q${ODD}life-begins-with`.padEnd(40, '1');
const SECOND = `fake8Q${ODD}life-goes-on-by`.padEnd(40, '2');
const LAST = `fake8Q${ODD}life-comes-back-to`.padEnd(40, '3');

/** What nobody ever sees, but Microsoft a secret. */
const never: Record<string, string> = { 'first secret': FIRST, 'second secret': SECOND, 'last secret': LAST };
/** What stands in one answer, for whoever made it, and nowhere else. */
const once: Record<string, string> = {};
/** What an administrator has entered, keeps and sees; the log and other people do not. */
const kept = {
  'the way to a webhook': 'fake8Qway-to-a-webhook',
  'an e-mail address': 'fake8q-canary@customer.example',
};
const sent: string[] = [];

beforeAll(() => {
  h.simulator.settings.issuerMemoryMs = 0;
});

/** Makes a webhook and keeps what belongs to it. */
async function notify(of: string, host: string, types?: readonly string[]): Promise<void> {
  const url = `https://${host}/${kept['the way to a webhook']}`;
  const { webhook, former, sent: messages } = await notifyCanary(h, of, url, types);
  once[`secret of ${host}`] = webhook;
  once[`former secret of ${host}`] = former;
  received.push(messages);
}
const received: string[][] = [];

it('is found nowhere: not in an answer, the log, an address, a message, an e-mail, in D1 or KV', async () => {
  await notify('/api/operators', 'operators.example', ['connection.failing', 'tenant.removed']);

  // One tenant goes through all of them.
  const life = await beginLife(h, 'life', never);
  await notify(life.base, 'life.example');
  const email = { name: 'Team', address: kept['an e-mail address'], language: 'de', types: ['connection.failing'] };
  const added = await expectStatus(201, h.call<{ id: string }>('POST', `${life.base}/emails`, email));
  await expectStatus(202, h.call('POST', `${life.base}/emails/${added.body.id}/test`));
  await connectFirst(life, 'secret', FIRST);
  await replace(life, 'secret', SECOND);
  await replace(life, 'certificate');
  await replace(life, 'certificate');
  await replace(life, 'federated');
  await replace(life, 'secret', LAST);

  // Others begin with what is no secret.
  const certified = await beginLife(h, 'life-certified', never);
  await notify(certified.base, 'certified.example');
  await connectFirst(certified, 'certificate');
  const federated = await beginLife(h, 'life-federated', never);
  await notify(federated.base, 'federated.example');
  await connectFirst(federated, 'federated');

  // The issuer's keys change, and so does what they are sealed with.
  const [first] = await keepFederationKeys({ h, secrets: never });
  for (const ms of [FEDERATION_KEY_MS - FEDERATION_KEY_AHEAD_MS, FEDERATION_KEY_AHEAD_MS]) {
    await h.worker.d1.prepare('UPDATE federation_keys SET signs_from = signs_from - ?').bind(ms).run();
    await h.worker.cron(new Date());
  }
  await h.worker.d1.prepare("UPDATE federation_keys SET sealed_key = 'former'").run();
  await h.worker.d1.prepare("UPDATE connections SET credential_key = 'former'").run();
  for (const n of [1, 2, 3]) await h.worker.cron(new Date(Date.now() + n * KV_SETTLES_MS));
  const kids = await keepFederationKeys({ h, secrets: never });
  expect(kids.length).toBeGreaterThan(1);
  expect(kids).toContain(first);
  expect((await h.run('life-federated')).state).toBe('succeeded');
  const everythingWhileConnected = await everythingStored(h.worker);

  // The end: of a connection, and of a tenant.
  for (const { base } of [certified, federated]) {
    await expectStatus(204, h.call('DELETE', `${base}/connection`, undefined, { headers: { 'if-match': '*' } }));
  }
  await expectStatus(204, h.call('DELETE', life.base));
  for (const n of [4, 5, 6]) await h.worker.cron(new Date(Date.now() + n * KV_SETTLES_MS));
  await expect.poll(async () => (await h.worker.kv.list()).keys.map(({ name }) => name)).toEqual([]);

  for (const [name, signed] of Object.entries({ assertion: watched.assertions, token: watched.tokens })) {
    expect(signed.length, name).toBeGreaterThan(5);
    for (const [n, text] of signed.entries()) never[`${name} ${n}`] = signatureOf(text).slice(0, 64);
  }
  sent.push(...received.flat());
  expect(await leaks(everythingWhileConnected)).toEqual([]);
  expect(h.logs.filter((line) => line.includes('unforeseen'))).toEqual([]);
}, 240_000);

/** Where something stands that must not stand there. */
async function leaks(before: { place: string; text: string }[]): Promise<string[]> {
  const secret = searcherFor(never);
  const everything = searcherFor({ ...never, ...once, 'the sealing key': sealingKeyOf(h) });
  const whatever = searcherFor({ ...never, ...once, ...kept, 'the sealing key': sealingKeyOf(h) });
  const found = new Set<string>();
  const look = (searcher: typeof everything, where: string, text: string) => {
    for (const name of searcher.foundIn(text)) found.add(`${name} in ${where}`);
  };
  for (const { what, text } of watched.answers) {
    // What makes a webhook answers its secret, and what concerns notifications answers where they go.
    look(/^(?:POST \S+\/webhooks 201|POST \S+\/rotate 200)$/.test(what) ? secret : everything, what, text);
  }
  for (const { place, text } of [...before, ...(await everythingStored(h.worker))]) look(everything, place, text);
  for (const url of watched.asked) look(everything, `an address of ${new URL(url).host}`, url);
  for (const text of sent) look(whatever, 'a message', text);
  for (const { to: _, ...email } of h.emails) look(whatever, 'an e-mail', JSON.stringify(email));
  for (const line of h.logs) look(whatever, `the log, ${eventOf(line)}`, line);
  return [...found];
}

it('was looked for where it could be', async () => {
  const told = sent.join('\n');
  for (const type of ['connection.failing', 'connection.recovered', 'users.created', 'notifications.test'] as const) {
    expect(told).toContain(type);
  }
  expect(h.emails.map(({ to }) => to)).toContain(kept['an e-mail address']);
  for (const event of ['PUT /api/tenants/{tenantId}/connection/candidate 200', 'DELETE /api/tenants/{tenantId} 204']) {
    expect(watched.answers.map(({ what }) => what)).toContain(event);
  }
  // What is given out once was in an answer, each in one: the search finds what is there.
  const given = searcherFor(once);
  const seen = watched.answers.flatMap(({ text }) => given.foundIn(text));
  expect(seen.sort()).toEqual(Object.keys(once).sort());
  // Private keys of three certificates, and of as many keys of the issuer as there were.
  expect(Object.keys(never).filter((name) => name.startsWith('private key of life'))).toHaveLength(3);
  expect(Object.keys(never).filter((name) => name.startsWith('private exponent')).length).toBeGreaterThan(1);
});
