import { env } from 'cloudflare:workers';
import { Webhook } from 'standardwebhooks';
import { beforeAll, describe, expect, it } from 'vitest';
import { keyIds, sealingKeys } from '../../worker/src/config.ts';
import { NOTICE_CLAIM_MS, NOTICE_DELAYS_MS } from '../../worker/src/limits.ts';
import { consumeDeadNotice, deliverNotice, waitFor } from '../../worker/src/notify/deliver.ts';
import { newWebhookSecret, resealWebhookSecrets } from '../../worker/src/notify/secrets.ts';
import { changeTarget, getTarget, rotateTarget } from '../../worker/src/store/notice-targets.ts';
import { replayStatement, tellTarget } from '../../worker/src/store/notices.ts';
import { countByKey } from '../../worker/src/store/resealings.ts';
import { newCredentialKeys } from '../local/keys.ts';
import { addWebhook, deliver, deliverDue, outbox, PUBLIC_ADDRESS, type TestWebhook } from './notices.ts';
import { createWorld, type World } from './world.ts';

/** A message on its way: attempts, refusals, and what becomes of it. */

let w: World;
beforeAll(async () => {
  w = await createWorld();
});

const place = ({ row }: TestWebhook) => ({ owner: row.tenantId, targetId: row.targetId });
/** A webhook with one message for it. */
async function waiting(): Promise<TestWebhook> {
  const hook = await addWebhook(w, await w.tenant(w.directory()));
  await tellTarget(env.DB, place(hook), 'notifications.test', w.clock.now);
  return hook;
}
/** What the receiver answers from now on; null: nobody answers. */
function answers(hook: TestWebhook, answer: ((request: Request) => Response | Promise<Response>) | null): void {
  w.simulator.hosts.set(hook.host, { addresses: [PUBLIC_ADDRESS], ...(answer ? { answer } : {}) });
}
const problem = async (hook: TestWebhook) => JSON.parse((await outbox(hook))[0]?.problem ?? 'null');
const target = (hook: TestWebhook) => getTarget(env.DB, hook.row.tenantId, hook.row.targetId);

describe('a message', () => {
  it('arrives signed, once, and is over', async () => {
    const hook = await waiting();
    const seen: Request[] = [];
    answers(hook, (request) => {
      seen.push(request.clone() as Request);
      return hook.client.receive(request);
    });
    await deliver(w, (messages) => [...messages, ...messages]);
    expect(seen).toHaveLength(1);
    const [request] = seen;
    const [message] = await outbox(hook);
    expect(request?.method).toBe('POST');
    expect(request?.headers.get('content-type')).toBe('application/json');
    expect(request?.headers.get('webhook-id')).toBe(message?.eventId);
    expect(request?.headers.get('webhook-timestamp')).toBe(String(Math.floor(w.clock.now / 1000)));
    expect(request?.headers.get('webhook-signature')).toMatch(/^v1,[\w+/]{43}=$/);
    expect(await request?.json()).toEqual({
      type: 'notifications.test',
      timestamp: new Date(w.clock.now).toISOString(),
      data: { tenantId: hook.row.tenantId, sequence: message?.sequence },
    });
    expect(message).toMatchObject({ state: 'delivered', attempts: 1, problem: null });
  });

  it.each([200, 201, 204, 299])('is delivered where the answer is %i', async (status) => {
    const hook = await waiting();
    answers(hook, () => new Response(null, { status: status === 299 ? 202 : status }));
    await deliver(w);
    expect(await outbox(hook)).toMatchObject([{ state: 'delivered' }]);
  });

  it('is tried again by the schedule of Standard Webhooks, under the same id, and then given up', async () => {
    const hook = await waiting();
    const ids: (string | null)[] = [];
    answers(hook, (request) => {
      ids.push(request.headers.get('webhook-id'));
      return new Response(null, { status: 500 });
    });
    await deliver(w);
    const waits: number[] = [];
    while ((await outbox(hook))[0]?.state === 'pending') {
      const [{ dueAt = 0 } = {}] = await outbox(hook);
      waits.push(dueAt - w.clock.now);
      // The queue delivers what it can keep so long; the rest is the cron's.
      const [queued] = w.notices.splice(0);
      expect(queued === undefined).toBe(dueAt - w.clock.now > 43_200_000);
      w.clock.now = dueAt;
      if (queued) await deliverNotice(w.env, queued.body, w.network);
      else {
        w.clock.now += 60_000;
        await deliverDue(w);
      }
    }
    expect(waits).toEqual(NOTICE_DELAYS_MS.map((delay) => Math.round(delay * 1.05)));
    expect(ids).toHaveLength(10);
    expect(new Set(ids).size).toBe(1);
    expect(await outbox(hook)).toMatchObject([{ state: 'dead', attempts: 10 }]);
    expect(await problem(hook)).toEqual({ code: 'refused', status: 500 });
  });

  it('waits as long as the receiver asks, and a day at most', async () => {
    const hook = await waiting();
    answers(hook, () => new Response(null, { status: 429, headers: { 'retry-after': '1000' } }));
    await deliver(w);
    expect(((await outbox(hook))[0]?.dueAt ?? 0) - w.clock.now).toBe(1_000_000);
    expect(waitFor(1, 10 * 86_400_000, 0)).toBe(86_400_000);
    expect(waitFor(NOTICE_DELAYS_MS.length + 1, 0, 0)).toBeNull();
    w.notices.length = 0;
  });

  it('that was given up is sent again when somebody asks for it, under the id it had', async () => {
    const hook = await waiting();
    answers(hook, null);
    await deliver(w);
    expect(await problem(hook)).toEqual({ code: 'unreachable', status: null });
    const [message] = await outbox(hook);
    await consumeDeadNotice(w.env, { sequence: message?.sequence, attempts: 1 }, w.clock.now);
    expect(await problem(hook)).toEqual({ code: 'given-up', status: null });
    answers(hook, (request) => hook.client.receive(request));
    w.notices.length = 0;
    await replayStatement(env.DB, hook.row.tenantId, message?.sequence ?? 0, w.clock.now).run();
    await deliver(w);
    expect(await outbox(hook)).toMatchObject([{ state: 'delivered', attempts: 1 }]);
    expect(hook.client.messages.map(({ id }) => id)).toEqual([message?.eventId]);
  });

  it('whose deliverer died over it is delivered by the next one, and the client can tell', async () => {
    const hook = await waiting();
    answers(hook, async (request) => {
      await hook.client.receive(request);
      throw new Error('the Worker is killed here');
    });
    const dying = { ...w.network, now: () => w.clock.now };
    const failing = { ...w.env, DB: failingAfterTaking() } as Env;
    const [message] = await outbox(hook);
    await expect(deliverNotice(failing, { sequence: message?.sequence, attempts: 0 }, dying)).rejects.toThrow();
    answers(hook, (request) => hook.client.receive(request));
    await deliverDue(w);
    expect(await outbox(hook)).toMatchObject([{ state: 'pending', attempts: 1 }]);
    w.clock.now += NOTICE_CLAIM_MS + 60_000;
    await deliverDue(w);
    expect(await outbox(hook)).toMatchObject([{ state: 'delivered', attempts: 2 }]);
    expect(hook.client.messages).toHaveLength(1);
    expect([...hook.client.arrivals.values()]).toEqual([2]);
  });

  it('is not sent on where the receiver redirects', async () => {
    const hook = await waiting();
    const other = await addWebhook(w, await w.tenant(w.directory()));
    answers(hook, () => Response.redirect(`https://${other.host}/`, 307));
    await deliver(w);
    expect(await problem(hook)).toEqual({ code: 'redirected', status: 307 });
    expect(other.client.arrivals.size).toBe(0);
    w.notices.length = 0;
  });

  it('switches its target off where the receiver is gone, with all that is on its way', async () => {
    const hook = await waiting();
    await tellTarget(env.DB, place(hook), 'notifications.test', w.clock.now + 1);
    answers(hook, () => new Response(null, { status: 410 }));
    await deliver(w, (messages) => messages.slice(0, 1));
    expect((await outbox(hook)).map(({ state }) => state)).toEqual(['dead', 'dead']);
    expect((await target(hook))?.state).toBe('gone');
    const { results } = await env.DB.prepare(
      `SELECT count(*) AS n FROM events WHERE tenant_id = ? AND action = 'notifications.gone'`,
    )
      .bind(hook.row.tenantId)
      .all();
    expect(results).toEqual([{ n: 1 }]);
  });

  it('gives up nothing that is on its way to the address somebody has entered meanwhile', async () => {
    const hook = await waiting();
    await tellTarget(env.DB, place(hook), 'notifications.test', w.clock.now + 1);
    const moved = await addWebhook(w, hook.row.tenantId);
    answers(hook, async () => {
      const by = { actor: 'ada', at: w.clock.now };
      await changeTarget(env.DB, { ...hook.row, address: moved.row.address }, by);
      return new Response(null, { status: 410 });
    });
    await deliver(w, (messages) => messages.slice(0, 1));
    expect((await target(hook))?.state).toBe('active');
    expect((await outbox(hook)).map(({ state }) => state)).toEqual(['dead', 'pending']);
  });
});

/** A database that fails once the message has been taken: the place where a Worker may be killed. */
function failingAfterTaking(): D1Database {
  let batches = 0;
  return new Proxy(env.DB, {
    get(db, name) {
      if (name !== 'prepare') return Reflect.get(db, name);
      return (sql: string) => {
        if (/SET state = \?3/.test(sql) && batches++ === 0) throw new Error('killed');
        return db.prepare(sql);
      };
    },
  });
}

describe('nothing is sent', () => {
  it.each([
    ['10.0.0.7'],
    ['127.0.0.1'],
    ['169.254.169.254'],
    ['192.168.1.1'],
    ['100.64.0.1'],
    ['0.0.0.0'],
    ['224.0.0.1'],
    ['::1'],
    ['fe80::1'],
    ['fd00::1'],
    ['::ffff:10.0.0.1'],
    ['::7f00:1'],
    ['64:ff9b::7f00:1'],
    ['2001:db8::1'],
  ])('to a name that leads to %s by now, be it beside a public address', async (address) => {
    const hook = await waiting();
    w.simulator.hosts.set(hook.host, {
      addresses: [PUBLIC_ADDRESS, address],
      answer: (request) => hook.client.receive(request),
    });
    await deliver(w);
    expect(await outbox(hook)).toMatchObject([{ state: 'dead', attempts: 1 }]);
    expect(await problem(hook)).toEqual({ code: 'private-address', status: null });
    expect(hook.client.arrivals.size).toBe(0);
  });

  it('to a name that is not there, or cannot be looked up', async () => {
    const hook = await waiting();
    w.simulator.hosts.delete(hook.host);
    await deliver(w);
    expect(await problem(hook)).toMatchObject({ code: 'name-not-found' });
    w.notices.length = 0;
    const other = await waiting();
    const silent = { ...w.network, fetch: () => Promise.reject(new TypeError('no network')) };
    const [message] = await outbox(other);
    await deliverNotice(w.env, { sequence: message?.sequence, attempts: 0 }, silent);
    expect(await problem(other)).toMatchObject({ code: 'name-not-resolved' });
    w.notices.length = 0;
  });
});

describe('a secret', () => {
  it('that was replaced signs beside the new one for a day', async () => {
    const hook = await waiting();
    const former = hook.secret;
    const next = await newWebhookSecret(sealingKeys(env), hook.row);
    const rotation = { secret: next.sealed, secretKey: next.keyId, formerUntil: w.clock.now + 86_400_000 };
    await rotateTarget(env.DB, hook.row, rotation, { actor: 'test', at: w.clock.now });
    const believed: boolean[][] = [];
    answers(hook, async (request) => {
      const text = await request.text();
      const headers = Object.fromEntries(request.headers);
      believed.push([former, next.secret].map((secret) => believes(secret, text, headers)));
      return new Response(null, { status: 204 });
    });
    await deliver(w);
    w.clock.now += 86_400_000;
    await tellTarget(env.DB, place(hook), 'notifications.test', w.clock.now);
    await deliver(w);
    expect(believed).toEqual([
      [true, true],
      [false, true],
    ]);
  });

  it('is sealed anew with a new key, and signs as before', async () => {
    const hook = await waiting();
    const keys = JSON.parse(newCredentialKeys('newer')).keys;
    const all = [...keys, ...sealingKeys(env)];
    await resealWebhookSecrets(env, all, w.clock.now);
    const row = await target(hook);
    expect(row?.secretKey).toBe('newer');
    // Whoever wants to remove a key hears that it is needed.
    const newer = (await countByKey(env.DB, keyIds(all))).find(({ keyId }) => keyId === 'newer');
    expect(newer?.credentials).toBeGreaterThan(0);
    expect(row?.secret).not.toBe(hook.row.secret);
    const renewed = { ...w.env, CREDENTIAL_KEYS: JSON.stringify({ keys }) } as Env;
    const [message] = await outbox(hook);
    await deliverNotice(renewed, { sequence: message?.sequence, attempts: 0 }, w.network);
    expect(hook.client.messages).toHaveLength(1);
    // Who has none of the keys can sign nothing, and says so. Whoever has one delivers it, a while later.
    await tellTarget(env.DB, place(hook), 'notifications.test', w.clock.now);
    await deliver(w);
    expect((await outbox(hook)).map(({ problem }) => problem)).toEqual([
      null,
      '{"code":"secret-unreadable","status":null}',
    ]);
    const unsigned = (await outbox(hook)).at(-1);
    expect(unsigned?.state).toBe('pending');
    w.clock.now += 2 * NOTICE_DELAYS_MS[0];
    await deliverNotice(renewed, { sequence: unsigned?.sequence, attempts: 1 }, w.network);
    expect((await outbox(hook)).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
    await resealWebhookSecrets(env, [...sealingKeys(env), ...keys], w.clock.now);
  });
});

function believes(secret: string, text: string, headers: Record<string, string>): boolean {
  const realNow = Date.now;
  try {
    Date.now = () => w.clock.now;
    new Webhook(secret).verify(text, headers);
    return true;
  } catch {
    return false;
  } finally {
    Date.now = realNow;
  }
}
