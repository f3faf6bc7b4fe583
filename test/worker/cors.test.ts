import { describe, expect, it } from 'vitest';
import { begin, connect, open } from './connect.ts';
import { EXTENSION, useWorker } from './harness.ts';

/** Who may read the Worker's answers from a page of another origin: the extension that is configured, and nobody. */
const h = useWorker();
const ORIGIN = EXTENSION.origins[0] ?? '';
const OTHERS = [
  'https://attacker.example',
  'chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba',
  'null',
  `${ORIGIN}.attacker.example`,
];
const PATHS = ['/api/health', '/api/me', '/api/tenants', '/oauth/token', '/.well-known/oauth-authorization-server'];

const from = (origin: string, path: string, init: RequestInit = {}) =>
  fetch(h.worker.url + path, { ...init, headers: { origin, ...init.headers } });
const preflight = (origin: string, path: string) =>
  from(origin, path, {
    method: 'OPTIONS',
    headers: {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });

describe('the extension', () => {
  it.each(PATHS)('may read %s, and is told so before it asks', async (path) => {
    for (const response of [await from(ORIGIN, path), await preflight(ORIGIN, path)]) {
      expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
      expect(response.headers.get('vary')).toContain('Origin');
      // Never with a person's cookie.
      expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    }
    const allowed = (await preflight(ORIGIN, path)).headers.get('access-control-allow-headers') ?? '';
    expect(allowed.toLowerCase()).toContain('authorization');
  });

  it('reads what goes wrong as well', async () => {
    const refused = await from(ORIGIN, '/api/tenants', { headers: { authorization: 'Bearer a:b:c' } });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const token = await from(ORIGIN, '/oauth/token', {
      method: 'POST',
      headers: form,
      body: 'grant_type=refresh_token',
    });
    expect(token.status).toBeGreaterThanOrEqual(400);
    expect(token.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  });
});

describe('anybody else', () => {
  it.each(OTHERS)('%s reads nothing', async (origin) => {
    for (const path of PATHS) {
      for (const response of [await from(origin, path), await preflight(origin, path)]) {
        for (const [name] of response.headers) expect(name).not.toMatch(/^access-control-/);
        expect(response.headers.get('vary') ?? '').toContain('Origin');
      }
    }
  });

  it('reads no consent page, and neither does the extension', async () => {
    const tenantId = await h.connect(h.directory({ members: 1 }));
    await h.grant('ada', tenantId, 'admin');
    const { url } = await begin(h);
    for (const origin of [ORIGIN, ...OTHERS]) {
      const { response } = await open(h, url, 'ada', { origin });
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

it('tokens and answers are kept by no cache', async () => {
  const tenantId = await h.connect(h.directory({ members: 1 }));
  await h.grant('cacher', tenantId, 'admin');
  const { accessToken } = await connect(h, 'cacher', tenantId);
  const authorization = `Bearer ${accessToken}`;
  for (const response of [
    await from(ORIGIN, `/api/tenants/${tenantId}/users`, { headers: { authorization } }),
    await from(ORIGIN, '/oauth/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token' }) }),
  ]) {
    expect(response.headers.get('cache-control')).toContain('no-store');
  }
});
