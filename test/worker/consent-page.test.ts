import { beforeAll, describe, expect, it } from 'vitest';
import { answer, begin, endOf, exchange, open, REDIRECT_URI } from './connect.ts';
import { consentWorld } from './consent-world.ts';
import { useWorker } from './harness.ts';

/** The page on which a person lets the extension call in their name. */
const h = useWorker();
let tenantId = '';
let other = '';

beforeAll(async () => {
  [tenantId, other] = await consentWorld(h);
});

describe('the consent page', () => {
  it('names who, which browser, which tenant and which rights, and runs nothing', async () => {
    const { url } = await begin(h, { tenant: tenantId });
    const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36';
    const { response, html } = await open(h, url, 'ada', { 'user-agent': chrome });
    for (const named of ['ada@pa.example', 'Chrome (Windows)', 'Entra connection for Production Assist', tenantId]) {
      expect(html).toContain(named);
    }
    expect(html).toContain('Look');
    expect(html).toContain('Preview and save');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy.split('; ').sort()).toEqual(
      [
        "base-uri 'none'",
        "default-src 'none'",
        `form-action 'self' ${new URL(REDIRECT_URI).origin}`,
        "frame-ancestors 'none'",
        "style-src 'self'",
      ].sort(),
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    expect(html).not.toMatch(/<script|\son\w+=|style=|javascript:/i);
    const cookie = response.headers.get('set-cookie') ?? '';
    for (const part of ['__Host-', 'Secure', 'HttpOnly', 'SameSite=Lax']) expect(cookie).toContain(part);
    const style = await fetch(`${h.worker.url}/pages.css`);
    expect(style.headers.get('content-type')).toContain('text/css');
  });

  it('speaks the language of the extension, else of the browser', async () => {
    const german = await open(h, (await begin(h, { ui_locales: 'de' })).url, 'ada');
    expect(german.html).toContain('lang="de"');
    expect(german.html).toContain('Nicht erlauben');
    expect(german.response.headers.get('content-language')).toBe('de');
    const browser = await open(h, (await begin(h)).url, 'ada', { 'accept-language': 'de-AT' });
    expect(browser.html).toContain('Nicht erlauben');
  });

  it('offers the tenants that are the person’s, and only what they may do there', async () => {
    const both = await open(h, (await begin(h)).url, 'both');
    expect([...both.html.matchAll(/<option value="([^"]+)"/g)].map(([, id]) => id).sort()).toEqual(
      [tenantId, other].sort(),
    );
    expect(both.html).toContain('Only in tenants you are an administrator of');
    const viewer = await open(h, (await begin(h)).url, 'vera');
    expect(viewer.html).not.toContain('Preview and save');
    // The one the extension means comes first; a hint for somebody else's tenant is as good as none.
    const meant = await open(h, (await begin(h, { tenant: other })).url, 'both');
    expect([...meant.html.matchAll(/<option value="([^"]+)" selected>/g)].map(([, id]) => id)).toEqual([other]);
    const foreign = await open(h, (await begin(h, { tenant: other })).url, 'vera');
    expect(foreign.html).toContain(tenantId);
    expect(foreign.html).not.toContain(`value="${other}"`);
    const stranger = await open(h, (await begin(h, { tenant: tenantId })).url, 'stranger');
    expect(stranger.html).toContain('There is nothing to connect to');
    expect(stranger.html).not.toContain('value="allow"');
  });

  it('leads back with a refusal where it is refused, and to nothing where nothing can be allowed', async () => {
    for (const subject of ['ada', 'stranger']) {
      const attempt = await begin(h, { tenant: tenantId });
      const page = await open(h, attempt.url, subject);
      const end = endOf(await answer(h, attempt.url, page, subject, { decision: 'deny' }));
      expect(end.searchParams.get('error')).toBe('access_denied');
      expect(end.searchParams.get('state')).toBe(attempt.state);
      expect(end.searchParams.get('iss')).toBe(attempt.server.issuer);
    }
  });

  it('takes no other tenant and no more rights than it offers', async () => {
    const forged = { decision: 'allow', tenant: other, scope: 'configure' };
    for (const subject of ['ada', 'stranger']) {
      const { url } = await begin(h, { tenant: tenantId });
      const refused = await answer(h, url, await open(h, url, subject), subject, forged);
      expect(refused.headers.get('location')).toBeNull();
      expect(await refused.text()).not.toContain('code=');
    }
    const attempt = await begin(h);
    const page = await open(h, attempt.url, 'both');
    const tokens = await exchange(attempt, endOf(await answer(h, attempt.url, page, 'both', forged)));
    expect(tokens.scope).toBe('read');
  });

  it('is answered once, in its own browser, by the person it was shown to, from its own page', async () => {
    const attempt = await begin(h, { tenant: tenantId });
    const page = await open(h, attempt.url, 'ada');
    const says = { decision: 'allow' };
    const OVER = 'This page is no longer valid';
    const refusedWith = async (response: Response) => {
      expect(response.headers.get('location')).toBeNull();
      return /<h1>(.*?)<\/h1>/.exec(await response.text())?.[1] ?? response.status;
    };
    expect(await refusedWith(await answer(h, attempt.url, { ...page, cookie: '' }, 'ada', says))).toBe(OVER);
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://attacker.example' },
      {},
    ];
    for (const headers of foreign) {
      expect(await refusedWith(await answer(h, attempt.url, page, 'ada', says, headers))).toBe(403);
    }
    expect(await refusedWith(await answer(h, attempt.url, page, null, says))).toBe('You are signed out');
    // Somebody else has signed in meanwhile: they are shown the page themselves.
    const asked = await answer(h, attempt.url, page, 'both', says);
    expect(await asked.text()).toContain('both@pa.example');
    expect(endOf(await answer(h, attempt.url, page, 'ada', says)).searchParams.get('code')).toBeTruthy();
    expect(await refusedWith(await answer(h, attempt.url, page, 'ada', says))).toBe(OVER);
  });

  it('asks whoever has very many tenants for the id of one', async () => {
    await h.grant('olga', '*', 'operator');
    const insert = h.worker.d1.prepare(
      'INSERT INTO tenants (tenant_id, name, name_key, created_at) VALUES (?, ?, ?, 0)',
    );
    const ids = Array.from({ length: 101 }, (_, n) => `many-${n}`);
    await h.worker.d1.batch(ids.map((id) => insert.bind(id, id, id)));
    const attempt = await begin(h, { tenant: 'many-100' });
    const page = await open(h, attempt.url, 'olga');
    expect(page.html).toContain('<input id="tenant" type="text" name="tenant" value="many-100"');
    expect(page.html).not.toContain('<select');
    const wrong = await answer(h, attempt.url, page, 'olga', { decision: 'allow', tenant: 'many-101' });
    expect(await wrong.text()).toContain('This tenant is not there, or it is not yours');
    const right = await answer(h, attempt.url, page, 'olga', { decision: 'allow', tenant: ' many-7 ' });
    const { accessToken } = await exchange(attempt, endOf(right));
    const { body } = await h.call<{ items: { id: string }[] }>('GET', '/api/tenants', undefined, {
      token: accessToken,
    });
    expect(body.items.map(({ id }) => id)).toEqual(['many-7']);
  });
});
