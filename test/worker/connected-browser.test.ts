import { beforeAll, describe, expect, it } from 'vitest';
import { connect, discover, refresh } from './connect.ts';
import { as, callsOf, consentWorld } from './consent-world.ts';
import { useWorker } from './harness.ts';
import { expectRefused } from './refusals.ts';

/** What a connected browser may do, and for how long. */
const h = useWorker();
let tenantId = '';
let other = '';

beforeAll(async () => {
  [tenantId, other] = await consentWorld(h);
});

const { preview, users } = callsOf(h, () => tenantId);

describe('a connected browser', () => {
  it('works in its tenant alone, whatever else its person may do', async () => {
    const { accessToken } = await connect(h, 'both', tenantId);
    expect((await users(accessToken)).status).toBe(200);
    expectRefused(await users(accessToken, other), 404, 'not-found');
    const list = await h.call<{ items: { id: string }[] }>('GET', '/api/tenants', undefined, as(accessToken));
    expect(list.body.items.map(({ id }) => id)).toEqual([tenantId]);
    expectRefused(await h.call('PUT', '/api/tenants/new', { name: 'New' }, as(accessToken)), 404, 'not-found');
  });

  it('of an operator is no operator', async () => {
    await h.grant('olga', '*', 'operator');
    const { accessToken } = await connect(h, 'olga', tenantId);
    expect((await preview(accessToken)).status).toBe(200);
    expectRefused(await users(accessToken, other), 404, 'not-found');
    for (const tenant of [tenantId, other]) {
      const answer = await h.call('DELETE', `/api/tenants/${tenant}`, undefined, as(accessToken));
      expect([403, 404]).toContain(answer.status);
    }
  });

  it('may do what was consented to, and never more than its person', async () => {
    const looking = await connect(h, 'ada', tenantId, { scopes: [] });
    expect(looking.scope).toBe('read');
    expectRefused(await preview(looking.accessToken), 403, 'not-allowed');
    const viewer = await connect(h, 'vera', tenantId);
    expect(viewer.scope).toBe('read');
    expectRefused(await preview(viewer.accessToken), 403, 'not-allowed');
    // What nobody consents to is not the browser's, though it is its person's.
    const { accessToken } = await connect(h, 'ada', tenantId);
    expectRefused(
      await h.call('POST', `/api/tenants/${tenantId}/runs`, undefined, as(accessToken)),
      403,
      'not-allowed',
    );
  });

  it('loses with its person’s role everything at once', async () => {
    await h.grant('leaver', tenantId, 'admin');
    const { accessToken } = await connect(h, 'leaver', tenantId);
    expect((await preview(accessToken)).status).toBe(200);
    await h.worker.d1.prepare("UPDATE admins SET role = 'viewer' WHERE subject = 'leaver'").run();
    expectRefused(await preview(accessToken), 403, 'not-allowed');
    expect((await users(accessToken)).status).toBe(200);
    await h.worker.d1.prepare("DELETE FROM admins WHERE subject = 'leaver'").run();
    expectRefused(await users(accessToken), 404, 'not-found');
  });

  it('ends with the provider that vouched for its person', async () => {
    await h.grant('former', tenantId, 'admin');
    const { accessToken } = await connect(h, 'former', tenantId);
    expect((await users(accessToken)).status).toBe(200);
    for (const table of ['admins', 'browsers']) {
      await h.worker.d1.prepare(`UPDATE ${table} SET issuer = 'https://former.test' WHERE subject = 'former'`).run();
    }
    expectRefused(await users(accessToken), 401, 'token-invalid');
  });

  it('gets new tokens by its refresh token, which changes each time', async () => {
    const server = await discover(h);
    const first = await connect(h, 'ada', tenantId);
    const second = await refresh(server, first.refreshToken);
    expect(new Set([first.accessToken, first.refreshToken, second.accessToken, second.refreshToken]).size).toBe(4);
    expect((await users(second.accessToken)).status).toBe(200);
    const third = await refresh(server, second.refreshToken);
    expect(third.scope).toBe('read configure');
    await expect(refresh(server, first.refreshToken)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('is refused once its tokens have expired, and with its 30 days over', async () => {
    const server = await discover(h);
    const tokens = await connect(h, 'ada', tenantId);
    const [browserId = ''] = tokens.accessToken.split(':');
    const { keys } = await h.worker.tokens.list({ prefix: `token:${browserId}:` });
    const lives = Number(keys[0]?.expiration) - Date.now() / 1000;
    expect(lives).toBeGreaterThan(14 * 60);
    expect(lives).toBeLessThanOrEqual(15 * 60 + 1);
    for (const { name } of keys) {
      const record = JSON.parse((await h.worker.tokens.get(name, 'text')) ?? '');
      await h.worker.tokens.put(name, JSON.stringify({ ...record, expiresAt: Math.floor(Date.now() / 1000) - 1 }));
    }
    expectRefused(await users(tokens.accessToken), 401, 'token-invalid');
    const renewed = await refresh(server, tokens.refreshToken);
    expect((await users(renewed.accessToken)).status).toBe(200);
    await h.worker.d1
      .prepare('UPDATE browsers SET expires_at = ? WHERE browser_id = ?')
      .bind(Date.now(), browserId)
      .run();
    expectRefused(await users(renewed.accessToken), 401, 'token-invalid');
    await expect(refresh(server, renewed.refreshToken)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('is no token of another kind, and nothing that resembles one is taken', async () => {
    const { accessToken } = await connect(h, 'ada', tenantId);
    const [browser, grant, secret = ''] = accessToken.split(':');
    // One in 64 secrets ends in any one letter: the changed one must differ from the token itself.
    const changed = secret.slice(0, -1) + (secret.endsWith('x') ? 'y' : 'x');
    for (const token of [
      'a:b:c',
      `${browser}:${grant}:${changed}`,
      `${browser}:${grant}`,
      `${accessToken}:`,
      `${accessToken}.x`,
      '::',
    ]) {
      expectRefused(await users(token), 401, 'token-invalid');
    }
    const elsewhere = await fetch(`${h.worker.url.replace('127.0.0.1', 'localhost')}/api/tenants/${tenantId}/users`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(elsewhere.status).toBe(401);
  });
});
