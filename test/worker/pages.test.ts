import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  HELP,
  HOME,
  OPERATOR_NOTIFICATIONS,
  OPERATORS,
  SIGN_IN_FAILED,
  SIGNED_IN,
  TENANT_SCREENS,
  TENANT_TABS,
  tenantPath,
} from '../../worker/web/routes.ts';
import { FIRST_LOAD_KB, firstLoadKb } from '../bench/web.ts';
import { webBeside } from '../local/bundle.ts';
import { BUNDLE } from './bundle.ts';
import { useWorker } from './harness.ts';

const h = useWorker();
const WEB = webBeside(join(BUNDLE, 'index.js'));
const asBrowser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const open = (path: string, headers: Record<string, string> = asBrowser) =>
  h.call('GET', path, undefined, { token: null, headers });

const ADDRESSES = [
  HOME,
  ...TENANT_SCREENS.map((screen) => tenantPath('gtg', screen)),
  OPERATORS,
  OPERATOR_NOTIFICATIONS,
  HELP,
  '/invitations/some-token',
  SIGNED_IN,
  SIGN_IN_FAILED,
];

describe('the page', () => {
  it.each(ADDRESSES)('is given out under %s, to anybody, and may run nothing but its own files', async (path) => {
    const answer = await open(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=63072000');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it('holds nothing inline', async () => {
    const { text } = await open('/');
    expect(text).toMatch(/<script type="module"[^>]* src="\/assets\//);
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(text).not.toMatch(/<style|\sstyle=|\son\w+=/);
  });

  it('is not sent again where it has not changed', async () => {
    const tag = (await open('/')).headers.get('etag') ?? '';
    expect(tag).not.toBe('');
    const again = await open('/tenants/gtg', { ...asBrowser, 'if-none-match': tag });
    expect(again.status).toBe(304);
    expect(again.headers.get('content-security-policy')).toContain("script-src 'self'");
  });
});

describe('an address of nothing', () => {
  it.each(['/nowhere', '/tenants', '/tenants/gtg/secrets', '/.vite/manifest.json', '/index.htm'])(
    '%s: the page says so to a browser, a problem to a program',
    async (path) => {
      const page = await open(path);
      expect(page.status).toBe(404);
      expect(page.text).toContain('<div id="page">');
      const problem = await open(path, {});
      expect(problem.status).toBe(404);
      expect(problem.body).toMatchObject({ code: 'not-found' });
    },
  );

  it.each(['/api/nowhere', '/oauth/nowhere'])('%s is for programs, whoever asks', async (path) => {
    const answer = await open(path);
    expect(answer.headers.get('content-type')).not.toContain('text/html');
  });

  it('a tag from another page does not make it "not changed"', async () => {
    const tag = (await open('/')).headers.get('etag') ?? '';
    expect((await open('/nowhere', { ...asBrowser, 'if-none-match': tag })).status).toBe(404);
  });
});

describe('its files', () => {
  it('are kept for ever, and a missing one is missing', async () => {
    const [file = ''] = (await readdir(join(WEB, 'assets'))).filter((name) => name.endsWith('.js'));
    const answer = await open(`/assets/${file}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=63072000');
    expect((await open('/assets/none.js')).status).toBe(404);
  });

  it('name their content in their name', async () => {
    const files = await readdir(join(WEB, 'assets'));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) expect(file).toMatch(/-[\w-]{8}\.(?:js|css|svg)$/);
  });

  it(`a screen's first load is at most ${FIRST_LOAD_KB} KB gzip of script`, async () => {
    for (const screen of ['tenants', ...TENANT_TABS, 'credential', 'review', 'help']) {
      expect(await firstLoadKb(WEB, screen), screen).toBeLessThanOrEqual(FIRST_LOAD_KB);
    }
  });

  it('begin with the one stylesheet that a screen’s own comes after', async () => {
    const index = await readFile(join(WEB, 'index.html'), 'utf8');
    expect(index.match(/<link rel="stylesheet"[^>]*>/g)).toEqual([expect.stringContaining('/assets/index-')]);
  });

  it('hold no word of the simulator, nor of a test', async () => {
    const files = await readdir(join(WEB, 'assets'));
    for (const file of files.filter((name) => name.endsWith('.js'))) {
      expect(await readFile(join(WEB, 'assets', file), 'utf8'), file).not.toMatch(/simulator|vitest/i);
    }
  });
});
