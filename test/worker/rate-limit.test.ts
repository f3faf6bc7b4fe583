import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { RATE_PERIOD_SECONDS } from '../../worker/src/limits.ts';
import { begin } from './connect.ts';
import { type Answer, expectStatus, nextAddress, useWorker } from './harness.ts';
import { expectRefused } from './refusals.ts';

const h = useWorker();

/** Far more than any limit, and what two windows hold: a window may end in the middle. */
const MANY = 100;

/** Calls until it is refused. @returns how often it was not, and the refusal */
async function untilRefused(call: () => Promise<Answer>): Promise<{ allowed: number; answer: Answer }> {
  for (let allowed = 0; allowed < MANY; allowed++) {
    const answer = await call();
    if (answer.status === 429) return { allowed, answer };
  }
  throw new Error(`${MANY} calls and no refusal`);
}

async function tenantOf(...subjects: string[]): Promise<string> {
  const tenantId = await h.connect(h.directory({ members: 1 }));
  for (const subject of subjects) await h.grant(subject, tenantId, 'admin');
  return tenantId;
}

const post = async (subject: string, tenantId: string, what: string, body: unknown = {}) =>
  h.call('POST', `/api/tenants/${tenantId}/${what}`, body, { token: await h.token(subject) });

describe('too often', () => {
  for (const [what, limit, status] of [
    ['preview', 20, 200],
    ['runs', 10, 202],
  ] as const) {
    it(`${what}: refused for this caller and this tenant, and for nobody else`, async () => {
      const tenantId = await tenantOf(`${what}-eager`, `${what}-calm`);
      const other = await tenantOf(`${what}-eager`);
      const { allowed, answer } = await untilRefused(() => post(`${what}-eager`, tenantId, what));
      expect(allowed).toBeGreaterThanOrEqual(limit);
      const problem = expectRefused(answer, 429, 'too-many-requests');
      expect(answer.headers.get('retry-after')).toBe(String(RATE_PERIOD_SECONDS));
      expect(problem.fix).toContain(String(RATE_PERIOD_SECONDS));
      await expectStatus(status, post(`${what}-calm`, tenantId, what));
      await expectStatus(status, post(`${what}-eager`, other, what));
      // Nothing else of theirs is touched.
      const token = await h.token(`${what}-eager`);
      await expectStatus(200, h.call('GET', `/api/tenants/${tenantId}/runs`, undefined, { token }));
    }, 30_000);
  }

  it('preview: who may not do it is told that, however often, and takes nothing from anybody', async () => {
    const tenantId = await tenantOf();
    await h.grant('onlooker', tenantId, 'viewer');
    for (let n = 0; n < 30; n++) expectRefused(await post('onlooker', tenantId, 'preview'), 403, 'not-allowed');
  });

  it('sign-in: refused for this address, with a page in the reader’s language', async () => {
    const address = nextAddress();
    const from = (path: string, more = {}) =>
      h.call<string>('GET', path, undefined, { token: null, headers: { 'cf-connecting-ip': address, ...more } });
    const { allowed, answer } = await untilRefused(() => from('/sign-in', { 'accept-language': 'de' }));
    expect(allowed).toBeGreaterThanOrEqual(30);
    expect(answer.headers.get('retry-after')).toBe(String(RATE_PERIOD_SECONDS));
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-language')).toBe('de');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.text).toContain('Zu viele Anfragen');
    // Who is on the way back from the provider still arrives.
    await expectStatus(303, from('/sign-in/callback'));
    await untilRefused(() => from('/sign-in/callback'));
    await expectStatus(303, h.call('GET', '/sign-in', undefined, { token: null }));
  }, 30_000);

  it('tokens: refused for this address, in a form programs read', async () => {
    const headers = {
      'cf-connecting-ip': nextAddress(),
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
    };
    const body = 'grant_type=refresh_token&client_id=browser-extension&refresh_token=fake:fake:fake';
    const ask = () => h.call('POST', '/oauth/token', body, { token: null, headers });
    const { answer } = await untilRefused(ask);
    expectRefused(answer, 429, 'too-many-requests');
    expect(answer.headers.get('retry-after')).toBe(String(RATE_PERIOD_SECONDS));
    // The extension may read that, and when to try again.
    expect(answer.headers.get('access-control-allow-origin')).toBe(headers.origin);
    expect(answer.headers.get('access-control-expose-headers')).toContain('Retry-After');
  }, 30_000);
});

describe('a body that is too large, where forms are read', () => {
  const TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
  const LARGE = `grant_type=${Buffer.alloc(200_000, 'x')}`;

  it('is refused at the token endpoint and by the consent page', async () => {
    expectRefused(await h.call('POST', '/oauth/token', LARGE, { token: null, headers: TYPE }), 413, 'too-large');
    const { url } = await begin(h);
    const headers = { ...TYPE, ...(await h.signIn('large')) };
    expectRefused(await h.call('POST', url.pathname + url.search, LARGE, { token: null, headers }), 413, 'too-large');
  });

  it('is not read where none is expected', async () => {
    const headers = { ...TYPE, ...(await h.signIn('leaving')) };
    await expectStatus(204, h.call('POST', '/sign-out', LARGE, { token: null, headers }));
  });
});
