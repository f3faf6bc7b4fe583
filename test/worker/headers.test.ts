import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT, webBeside } from '../local/bundle.ts';
import { accessWorld, callRoute, type TestTenant } from './access-callers.ts';
import { TABLE } from './access-table.ts';
import { BUNDLE } from './bundle.ts';
import { type Answer, expectStatus, useWorker } from './harness.ts';

const h = useWorker();
const world = accessWorld(h);
let tenant: TestTenant;
beforeAll(async () => {
  tenant = await world.wholeTenant();
}, 30_000);

/** What every answer carries, whatever it is. */
const EVERYWHERE = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Answers that are the same for everybody, so that they may be kept. All others are kept nowhere. */
const KEPT: Readonly<Record<string, string>> = {
  'GET /pages.css': 'public, max-age=3600',
  'GET /.well-known/openid-configuration': 'public, max-age=3600',
  'GET /.well-known/jwks.json': 'public, max-age=3600',
  'GET /': 'no-cache',
  'GET /tenants/{tenantId}': 'no-cache',
  'GET /tenants/{tenantId}/{tab}': 'no-cache',
  'GET /operators': 'no-cache',
  'GET /operators/notifications': 'no-cache',
  'GET /help': 'no-cache',
  'GET /invitations/{token}': 'no-cache',
  'GET /signed-in': 'no-cache',
  'GET /sign-in-failed': 'no-cache',
};

function expectHeaders(answer: Answer, what: string): void {
  for (const [name, value] of Object.entries(EVERYWHERE)) {
    expect(`${what} ${name}: ${answer.headers.get(name)}`).toBe(`${what} ${name}: ${value}`);
  }
  const policy = directivesOf(answer);
  expect(policy['default-src'], what).toBe("'none'");
  expect(policy['base-uri'], what).toBe("'none'");
  expect(policy['frame-ancestors'], what).toBe("'none'");
  expect(Object.keys(policy), what).toContain('form-action');
  const text = JSON.stringify(policy);
  expect(text, what).not.toMatch(/unsafe-|\*|https?:(?!\/\/abcdefghijklmnopabcdefghijklmnop\.chromiumapp\.org")/);
  expect(answer.headers.get('x-powered-by')).toBeNull();
}

function directivesOf({ headers }: Answer): Record<string, string> {
  const policy = headers.get('content-security-policy') ?? '';
  return Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

describe('the headers of every answer', () => {
  for (const [route, row] of Object.entries(TABLE)) {
    it(`${route}: to whoever may, and to nobody`, async () => {
      for (const role of ['admin', 'session', 'nobody'] as const) {
        if (row.changes && role !== 'nobody') continue;
        const answer = await callRoute(h, route, row, tenant.ids, await world.proofOf(role, tenant.tenantId));
        expectHeaders(answer, role);
        const kept = answer.status === 200 || !KEPT[route] ? (KEPT[route] ?? 'no-store') : 'no-store';
        expect(answer.headers.get('cache-control'), role).toBe(kept);
      }
    });
  }

  it('what is refused before it reaches a route', async () => {
    const refused = [
      h.call('GET', '/nothing', undefined, { token: null }),
      h.call('GET', '/nothing', undefined, { token: null, headers: { accept: 'text/html' } }),
      h.call('GET', '/api/nothing'),
      h.call('PATCH', '/api/tenants'),
      h.call('PUT', '/api/tenants/x', '{'),
      h.call('PUT', '/api/tenants/x', ' '.repeat(70_000)),
      h.call('GET', '/api/tenants', undefined, { token: 'garbage' }),
      h.call('OPTIONS', '/api/tenants', undefined, { token: null }),
      h.call('HEAD', '/api/docs', undefined, { token: null }),
    ];
    for (const answer of await Promise.all(refused)) expectHeaders(answer, `${answer.status}`);
  });

  it('says of data that it loads nothing and leads nowhere', async () => {
    const policy = directivesOf(await h.call('GET', '/api/tenants'));
    expect(policy).toEqual({
      'default-src': "'none'",
      'form-action': "'none'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
    });
  });

  it('lets the consent page’s form lead to the extension and nowhere else', async () => {
    const route = 'GET /oauth/authorize';
    const proof = await world.proofOf('session', tenant.tenantId);
    const answer = await expectStatus(200, callRoute(h, route, TABLE[route] ?? { answers: {} }, {}, proof));
    expect(directivesOf(answer)['form-action']).toBe("'self' https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org");
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
  });
});

describe('the files of the page', () => {
  /** Paths of all of them, as they are built. */
  async function files(): Promise<string[]> {
    const folder = webBeside(join(BUNDLE, 'index.js'));
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length));
  }

  it('are served with their types fixed, and kept for good only under /assets/', async () => {
    const served = (await files()).filter((file) => file.startsWith('/assets/'));
    expect(served.length).toBeGreaterThan(1);
    for (const file of served) {
      const answer = await expectStatus(200, h.call('GET', file, undefined, { token: null }));
      for (const name of ['strict-transport-security', 'x-content-type-options', 'cross-origin-resource-policy']) {
        expect(answer.headers.get(name), file).toBe(EVERYWHERE[name as keyof typeof EVERYWHERE]);
      }
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
    expect((await h.call('GET', '/assets/nothing.js', undefined, { token: null })).status).toBe(404);
    for (const hidden of ['/_headers', '/index.html', '/../wrangler.toml']) {
      expect((await h.call('GET', hidden, undefined, { token: null })).status, hidden).not.toBe(200);
    }
  });

  it('have nothing inline that their own policy would bar', async () => {
    const page = await expectStatus(200, h.call<string>('GET', '/', undefined, { token: null }));
    for (const barred of [/<script(?![^>]+src=)/, /<style/, /\sstyle=/, /<[^>]+\son\w+=/]) {
      expect(barred.test(page.text), String(barred)).toBe(false);
    }
    const named = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(named.length).toBeGreaterThan(1);
    for (const address of named) expect(address).toMatch(/^(?:\.?\/|data:image\/svg)/);
    const source = await readFile(join(ROOT, 'worker/web/index.html'), 'utf8');
    expect(source).not.toMatch(/<style|\sstyle=/);
  });
});
