import type { AuditEvent, Browser } from '@production-assist/shared/api';
import * as oauth from 'oauth4webapi';
import { beforeAll, describe, expect, it } from 'vitest';
import { answer, begin, CLIENT, connect, discover, endOf, exchange, fromAnywhere, open, refresh } from './connect.ts';
import { as, callsOf, consentWorld } from './consent-world.ts';
import { useWorker } from './harness.ts';
import { expectRefused } from './refusals.ts';

/** How a connection ends, by whose hand, and that it has ended. */
const h = useWorker();
let tenantId = '';
let other = '';

beforeAll(async () => {
  [tenantId, other] = await consentWorld(h);
});

const { users } = callsOf(h, () => tenantId);

describe('disconnecting', () => {
  const browsers = (token: string, tenant = tenantId) =>
    h.call<{ items: Browser[] }>('GET', `/api/tenants/${tenant}/browsers`, undefined, as(token));
  const disconnect = (token: string, id: string) =>
    h.call('DELETE', `/api/tenants/${tenantId}/browsers/${id}`, undefined, as(token));
  const idOf = (accessToken: string) => accessToken.split(':')[0] ?? '';

  it('on the page ends the tokens at once, and the grant', async () => {
    const tokens = await connect(h, 'ada', tenantId);
    const id = idOf(tokens.accessToken);
    const page = await h.token('ada');
    const listed = (await browsers(page)).body.items.find((browser) => browser.id === id);
    expect(listed).toMatchObject({
      person: 'ada@pa.example',
      mine: true,
      scopes: ['read', 'configure'],
      lastUsedAt: null,
    });
    await users(tokens.accessToken);
    const used = (await browsers(page)).body.items.find((browser) => browser.id === id);
    expect(Date.parse(used?.lastUsedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);

    expect((await disconnect(page, id)).status).toBe(204);
    expectRefused(await users(tokens.accessToken), 401, 'token-invalid');
    await expect(refresh(await discover(h), tokens.refreshToken)).rejects.toMatchObject({ error: 'invalid_grant' });
    expect((await h.worker.tokens.list({ prefix: `grant:${id}:` })).keys).toEqual([]);
    expectRefused(await disconnect(page, id), 404, 'not-found');
  });

  it('holds though the store of tokens has not heard of it yet', async () => {
    const tokens = await connect(h, 'ada', tenantId);
    await h.worker.d1.prepare('DELETE FROM browsers WHERE browser_id = ?').bind(idOf(tokens.accessToken)).run();
    expectRefused(await users(tokens.accessToken), 401, 'token-invalid');
    await expect(refresh(await discover(h), tokens.refreshToken)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('in the extension is a revocation, and the page hears of it', async () => {
    const server = await discover(h);
    const tokens = await connect(h, 'ada', tenantId);
    await oauth.processRevocationResponse(
      await oauth.revocationRequest(server, CLIENT, oauth.None(), tokens.refreshToken, fromAnywhere()),
    );
    expectRefused(await users(tokens.accessToken), 401, 'token-invalid');
    const { items } = (await browsers(await h.token('ada'))).body;
    expect(items.map(({ id }) => id)).not.toContain(idOf(tokens.accessToken));
  });

  it('is for one’s own, and for all of them where one administers the tenant', async () => {
    await h.grant('victor', tenantId, 'viewer');
    const [ada, vera, victor] = await Promise.all(
      ['ada', 'vera', 'victor'].map((subject) => connect(h, subject, tenantId)),
    );
    const own = (await browsers(await h.token('vera'))).body.items;
    expect(new Set(own.map(({ person }) => person))).toEqual(new Set(['vera@pa.example']));
    expectRefused(await disconnect(await h.token('vera'), idOf(victor?.accessToken ?? '')), 404, 'not-found');
    expectRefused(await disconnect(victor?.accessToken ?? '', idOf(ada?.accessToken ?? '')), 404, 'not-found');
    // A browser of an administrator does not administer.
    expectRefused(await disconnect(ada?.accessToken ?? '', idOf(victor?.accessToken ?? '')), 404, 'not-found');
    expect((await disconnect(victor?.accessToken ?? '', idOf(victor?.accessToken ?? ''))).status).toBe(204);
    const all = (await browsers(await h.token('ada'))).body.items;
    expect(all.map(({ id }) => id)).toContain(idOf(vera?.accessToken ?? ''));
    expect((await disconnect(await h.token('ada'), idOf(vera?.accessToken ?? ''))).status).toBe(204);
    expectRefused(await browsers(await h.token('stranger')), 404, 'not-found');
    expectRefused(await browsers(ada?.accessToken ?? '', other), 404, 'not-found');
  });

  it('and connecting stand in the audit, by whose hand they were', async () => {
    await h.grant('auditor', other, 'admin');
    const tokens = await connect(h, 'auditor', other);
    await h.call('DELETE', `/api/tenants/${other}/browsers/${idOf(tokens.accessToken)}`);
    const { body } = await h.call<{ items: AuditEvent[] }>('GET', `/api/tenants/${other}/events?limit=2`);
    expect(body.items).toMatchObject([
      { action: 'browser.disconnected', actor: 'operator@pa.example', detail: { person: 'auditor@pa.example' } },
      { action: 'browser.connected', actor: 'auditor@pa.example', detail: { scopes: ['read', 'configure'] } },
    ]);
  });

  it('happens by itself where the same installation connects anew, and only there', async () => {
    const hints = { installation: '0198d0c0-0000-4000-8000-00000000000a' };
    const first = await connect(h, 'both', tenantId, { hints });
    const elsewhere = await connect(h, 'both', other, { hints, scopes: [] });
    const sombody = await connect(h, 'ada', tenantId, { hints });
    const second = await connect(h, 'both', tenantId, { hints });
    expectRefused(await users(first.accessToken), 401, 'token-invalid');
    for (const { accessToken } of [sombody, second]) expect((await users(accessToken)).status).toBe(200);
    expect((await users(elsewhere.accessToken, other)).status).toBe(200);
    expect((await h.worker.tokens.list({ prefix: `grant:${idOf(first.accessToken)}:` })).keys).toEqual([]);
  });

  it('comes with a tenant’s end', async () => {
    const gone = await h.connect(h.directory({ members: 1 }));
    await h.grant('last', gone, 'admin');
    const attempt = await begin(h, { tenant: gone });
    const page = await open(h, attempt.url, 'last');
    const late = endOf(await answer(h, attempt.url, page, 'last', { decision: 'allow' }));
    const tokens = await connect(h, 'last', gone);
    expect((await h.call('DELETE', `/api/tenants/${gone}`)).status).toBe(204);
    expectRefused(await users(tokens.accessToken, gone), 401, 'token-invalid');
    await expect(exchange(attempt, late)).rejects.toMatchObject({ error: 'invalid_grant' });
  });
});
