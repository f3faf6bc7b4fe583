import { createIssuer } from '@production-assist/simulator/issuer';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Access,
  type Grant,
  isOperator,
  type Limit,
  mayDo,
  type Right,
  rightsOf,
  roleIn,
  tenantsOf,
} from '../../worker/src/auth/access.ts';
import { isCrossSite } from '../../worker/src/auth/cross-site.ts';
import { verifyToken } from '../../worker/src/auth/tokens.ts';
import type { FailureError } from '../../worker/src/failure-error.ts';

const unlimited = (grants: readonly Grant[]): Access => ({ grants, limit: null });

describe('a role', () => {
  const grants: Grant[] = [
    { tenantId: 'one', role: 'admin' },
    { tenantId: 'two', role: 'viewer' },
  ];

  it('holds in its tenant and nowhere else', () => {
    const access = unlimited(grants);
    expect(roleIn(access, 'one')).toBe('admin');
    expect(roleIn(access, 'two')).toBe('viewer');
    for (const other of ['three', 'ONE', 'one ', '', '*']) expect(roleIn(access, other)).toBeNull();
    expect(roleIn(unlimited([]), 'one')).toBeNull();
    expect(tenantsOf(access)).toEqual(['one', 'two']);
  });

  it('of an operator holds everywhere and outranks others, in any order', () => {
    const all: Grant[] = [...grants, { tenantId: '*', role: 'operator' }];
    for (const list of [all, [...all].reverse()]) {
      for (const tenant of ['one', 'two', 'three']) expect(roleIn(unlimited(list), tenant)).toBe('operator');
      expect(isOperator(unlimited(list))).toBe(true);
      expect(tenantsOf(unlimited(list))).toBeNull();
    }
    expect(isOperator(unlimited(grants))).toBe(false);
  });

  it('that means nothing gives nothing: operator or service of one tenant, viewer or admin of all', () => {
    for (const odd of [
      { tenantId: 'one', role: 'operator' },
      { tenantId: 'one', role: 'service' },
      { tenantId: '*', role: 'viewer' },
      { tenantId: '*', role: 'admin' },
    ] satisfies Grant[]) {
      expect(roleIn(unlimited([odd]), 'one')).toBeNull();
      expect(isOperator(unlimited([odd]))).toBe(false);
      expect(tenantsOf(unlimited([odd]))).toEqual([]);
    }
  });
});

describe('what each may do', () => {
  const RIGHTS: Right[] = ['read-users', 'read', 'configure', 'run', 'administer', 'operate'];
  const allowed = (grant: Grant, limit: Limit | null = null) =>
    RIGHTS.filter((right) => mayDo({ grants: [grant], limit }, 'one', right));

  it('by role', () => {
    expect(allowed({ tenantId: '*', role: 'service' })).toEqual(['read-users']);
    expect(allowed({ tenantId: 'one', role: 'viewer' })).toEqual(['read-users', 'read']);
    expect(allowed({ tenantId: 'one', role: 'admin' })).toEqual(RIGHTS.filter((right) => right !== 'operate'));
    expect(allowed({ tenantId: '*', role: 'operator' })).toEqual(RIGHTS);
    expect(allowed({ tenantId: 'two', role: 'admin' })).toEqual([]);
  });

  it('through a browser: what was consented to, in its tenant, and never more than the role', () => {
    const reads = { tenantId: 'one', rights: rightsOf(['read']) };
    const configures = { tenantId: 'one', rights: rightsOf(['read', 'configure']) };
    for (const grant of [
      { tenantId: 'one', role: 'admin' },
      { tenantId: '*', role: 'operator' },
    ] satisfies Grant[]) {
      expect(allowed(grant, reads)).toEqual(['read-users', 'read']);
      expect(allowed(grant, configures)).toEqual(['read-users', 'read', 'configure']);
      expect(allowed(grant, { ...configures, tenantId: 'two' })).toEqual([]);
      expect(tenantsOf({ grants: [grant], limit: configures })).toEqual(['one']);
      expect(isOperator({ grants: [grant], limit: { tenantId: '*', rights: rightsOf(['read', 'configure']) } })).toBe(
        false,
      );
    }
    expect(allowed({ tenantId: 'one', role: 'viewer' }, configures)).toEqual(['read-users', 'read']);
    expect(allowed({ tenantId: 'two', role: 'admin' }, configures)).toEqual([]);
  });

  it('a backend sees no tenant, for all that it reads users everywhere', () => {
    expect(tenantsOf(unlimited([{ tenantId: '*', role: 'service' }]))).toEqual([]);
  });
});

describe('a change the browser vouches for', () => {
  const url = 'https://pa.example/api/tenants/gtg';
  const crossSite = (headers: Record<string, string>, method = 'POST') =>
    isCrossSite({ method, url, headers: new Headers(headers) });

  it('counts from our own page only', () => {
    expect(crossSite({ 'sec-fetch-site': 'same-origin' })).toBe(false);
    for (const site of ['cross-site', 'same-site', 'none', '', 'same-origin ,cross-site']) {
      expect(crossSite({ 'sec-fetch-site': site, origin: 'https://pa.example' }), site).toBe(true);
    }
    expect(crossSite({ 'sec-fetch-site': 'same-origin', origin: 'null' })).toBe(false);
  });

  it('by its origin, where the browser says nothing else, and not without one', () => {
    expect(crossSite({ origin: 'https://pa.example' })).toBe(false);
    for (const origin of ['https://pa.example:444', 'http://pa.example', 'https://x.pa.example', 'null', '']) {
      expect(crossSite({ origin }), origin).toBe(true);
    }
    expect(crossSite({})).toBe(true);
  });

  it('whatever the method; reading is free', () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) expect(crossSite({}, method), method).toBe(true);
    for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(crossSite({}, method), method).toBe(false);
  });
});

describe('the keys of an issuer', () => {
  const MINUTE_MS = 60_000;
  let fetched = 0;
  let reachable = true;
  let issuer: Awaited<ReturnType<typeof createIssuer>>;
  let made = 0;

  const verify = async (token: string) => {
    const { url, audience, jwksUrl } = issuer;
    try {
      return (await verifyToken(token, [{ issuer: url, audience, jwksUrl, for: 'people' }], new Date())).claims.sub;
    } catch (error) {
      return (error as FailureError).failure.code;
    }
  };
  const token = () => issuer.token({ subject: 'ada' });

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22) });
    fetched = 0;
    reachable = true;
    // Keys are kept by address, so each test has an issuer of its own.
    issuer = await createIssuer({ now: Date.now, url: `https://issuer-${++made}.test` });
    vi.stubGlobal('fetch', async (url: string) => {
      fetched++;
      if (!reachable) throw new TypeError('fetch failed');
      return issuer.handle(new Request(url));
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('are fetched once for many callers', async () => {
    for (let i = 0; i < 3; i++) expect(await verify(await token())).toBe('ada');
    expect(fetched).toBe(1);
  });

  it('are fetched again for a key that is new, and the old one goes on', async () => {
    const old = await token();
    expect(await verify(old)).toBe('ada');
    await issuer.rotate();
    vi.setSystemTime(Date.now() + MINUTE_MS);
    expect(await verify(await token())).toBe('ada');
    expect(await verify(old)).toBe('ada');
    expect(fetched).toBe(2);
  });

  it('that were withdrawn do not open any more once the copy is old', async () => {
    const old = await token();
    expect(await verify(old)).toBe('ada');
    await issuer.rotate({ keepOld: false });
    vi.setSystemTime(Date.now() + 11 * MINUTE_MS);
    expect(await verify(old)).toBe('token-invalid');
    expect(await verify(await token())).toBe('ada');
  });

  it('are not fetched for every token that names an unknown one', async () => {
    expect(await verify(await token())).toBe('ada');
    await issuer.rotate();
    for (let i = 0; i < 5; i++) expect(await verify(await token())).toBe('token-invalid');
    expect(fetched).toBe(1);
  });

  it('that cannot be had are no fault of the token', async () => {
    reachable = false;
    expect(await verify(await token())).toBe('issuer-unavailable');
    reachable = true;
    expect(await verify(await token())).toBe('ada');
  });
});
