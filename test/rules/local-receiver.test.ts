import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { createReceiver, RECEIVER_ADDRESS } from '../local/start/receiver.ts';
import { receiverPage } from '../local/start/receiver-page.ts';

/** The receiver of webhooks that stands beside a local Worker. */

const SECRET = `whsec_${btoa('a secret of the tests, not one!!')}`;
const OTHER = `whsec_${btoa('another secret of these tests...')}`;
const BODY = JSON.stringify({ type: 'users.joined', timestamp: '2026-11-22T09:00:03.000Z', data: { n: '<b>&"' } });

const sent = (secret: string, { id = 'event-1', body = BODY, at = new Date() } = {}) =>
  new Request(RECEIVER_ADDRESS, {
    method: 'POST',
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    },
    body,
  });
const verdicts = ({ received }: ReturnType<typeof createReceiver>) => received().map(({ verdict }) => verdict);

describe('the receiver', () => {
  it('takes everything before it knows a secret, and checks it once it does', async () => {
    const receiver = createReceiver();
    expect((await receiver.receive(sent(SECRET))).status).toBe(204);
    expect((await receiver.receive(sent(OTHER, { id: 'event-2' }))).status).toBe(204);
    expect(verdicts(receiver)).toEqual(['unchecked', 'unchecked']);
    expect(receiver.learn(SECRET)).toBe(true);
    expect(verdicts(receiver)).toEqual(['forged', 'genuine']);
    expect(receiver.received()[1]).toMatchObject({ id: 'event-1', type: 'users.joined', times: 1, body: BODY });
  });

  it('refuses what no secret it knows has signed, what was changed, and what is old', async () => {
    const receiver = createReceiver([SECRET]);
    expect((await receiver.receive(sent(SECRET))).status).toBe(204);
    expect((await receiver.receive(sent(OTHER, { id: 'event-2' }))).status).toBe(401);
    const { headers } = sent(SECRET, { id: 'event-3' });
    const changed = new Request(RECEIVER_ADDRESS, { method: 'POST', headers, body: BODY.replace('joined', 'left') });
    expect((await receiver.receive(changed)).status).toBe(401);
    const hourAgo = new Date(Date.now() - 3_600_000);
    expect((await receiver.receive(sent(SECRET, { id: 'event-4', at: hourAgo }))).status).toBe(401);
    expect((await receiver.receive(new Request(RECEIVER_ADDRESS, { method: 'POST', body: 'x' }))).status).toBe(401);
    expect(verdicts(receiver)).toEqual(['forged', 'forged', 'forged', 'forged', 'genuine']);
    receiver.learn(OTHER);
    expect(verdicts(receiver)[3]).toBe('genuine');
  });

  it('counts what comes again, and keeps the last hundred', async () => {
    const receiver = createReceiver([SECRET]);
    for (const id of ['event-1', 'event-1', 'event-2']) await receiver.receive(sent(SECRET, { id }));
    expect(receiver.received().map(({ id, times }) => [id, times])).toEqual([
      ['event-2', 1],
      ['event-1', 2],
    ]);
    for (let n = 0; n < 120; n++) await receiver.receive(sent(SECRET, { id: `many-${n}` }));
    expect(receiver.received()).toHaveLength(100);
    expect(receiver.received()[0]?.id).toBe('many-119');
  });

  it.each(['', 'whsec_', 'whsec_?', 'abc', btoa('no prefix')])('learns nothing from %j', (text) => {
    const receiver = createReceiver();
    expect(receiver.learn(text)).toBe(false);
    expect(receiver.secrets()).toEqual([]);
  });
});

describe('its page', () => {
  const PAGE = 'http://127.0.0.1:8887';
  const entered = (secret: string, headers: Record<string, string> = {}) =>
    new Request(`${PAGE}/secret`, { method: 'POST', headers, body: new URLSearchParams({ secret }) });

  it('shows what came, as text and nothing else, and takes a secret', async () => {
    const receiver = createReceiver();
    const learned: (readonly string[])[] = [];
    const answer = receiverPage(receiver, (secrets) => learned.push(secrets));
    expect(await (await answer(new Request(`${PAGE}/`))).text()).toContain('Nothing has arrived yet.');
    await receiver.receive(sent(SECRET));
    const shown = await (await answer(new Request(`${PAGE}/messages`))).text();
    expect(shown).toContain('users.joined');
    expect(shown).toContain('&lt;b&gt;&amp;');
    expect(shown).not.toContain('<b>&');
    const wrong = await answer(entered('nothing'));
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('role="alert"');
    const taken = await answer(entered(SECRET, { origin: PAGE }));
    expect([taken.status, taken.headers.get('location')]).toEqual([303, '/']);
    expect(learned).toEqual([[SECRET]]);
    const page = await (await answer(new Request(`${PAGE}/`))).text();
    expect(page).toContain('Signature checked');
    expect(page).not.toContain(SECRET);
  });

  it('answers no other site, and under no other name', async () => {
    const receiver = createReceiver();
    const answer = receiverPage(receiver, () => undefined);
    expect((await answer(entered(SECRET, { origin: 'https://elsewhere.example' }))).status).toBe(403);
    expect((await answer(new Request('http://rebound.example:8887/messages.json'))).status).toBe(403);
    expect(receiver.secrets()).toEqual([]);
  });
});
