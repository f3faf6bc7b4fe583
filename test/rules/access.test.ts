import { createIssuer } from '@production-assist/simulator/issuer';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Grant, isOperator, mayDo, type Role, roleIn } from '../../worker/src/auth/access.ts';
import { tokenOf, verifyCaller } from '../../worker/src/auth/callers.ts';
import type { FailureError } from '../../worker/src/failure-error.ts';

describe('a role', () => {
  const grants: Grant[] = [
    { tenantId: 'one', role: 'admin' },
    { tenantId: 'two', role: 'viewer' },
  ];

  it('holds in its tenant and nowhere else', () => {
    expect(roleIn(grants, 'one')).toBe('admin');
    expect(roleIn(grants, 'two')).toBe('viewer');
    for (const other of ['three', 'ONE', 'one ', '', '*']) expect(roleIn(grants, other)).toBeNull();
    expect(roleIn([], 'one')).toBeNull();
  });

  it('of an operator holds everywhere and outranks others, in any order', () => {
    const all: Grant[] = [...grants, { tenantId: '*', role: 'operator' }];
    for (const list of [all, [...all].reverse()]) {
      for (const tenant of ['one', 'two', 'three']) expect(roleIn(list, tenant)).toBe('operator');
      expect(isOperator(list)).toBe(true);
    }
    expect(isOperator(grants)).toBe(false);
  });

  it('that means nothing gives nothing: operator of one tenant, viewer or admin of all', () => {
    for (const odd of [
      { tenantId: 'one', role: 'operator' },
      { tenantId: '*', role: 'viewer' },
      { tenantId: '*', role: 'admin' },
    ] satisfies Grant[]) {
      expect(roleIn([odd], 'one')).toBeNull();
      expect(isOperator([odd])).toBe(false);
    }
  });

  it('may do what its rank allows', () => {
    const allowed = (role: Role) => (['read', 'configure', 'operate'] as const).filter((right) => mayDo(role, right));
    expect(allowed('viewer')).toEqual(['read']);
    expect(allowed('admin')).toEqual(['read', 'configure']);
    expect(allowed('operator')).toEqual(['read', 'configure', 'operate']);
  });
});

it('a token is read from either header, Authorization first', () => {
  const both = { authorization: 'Bearer one', 'cf-access-jwt-assertion': 'two' };
  expect(tokenOf(new Headers(both))).toBe('one');
  expect(tokenOf(new Headers({ ...both, authorization: 'bearer   one' }))).toBe('one');
  expect(tokenOf(new Headers({ ...both, authorization: 'Basic one' }))).toBe('two');
  for (const authorization of ['', 'Bearer', 'Bearer one two', 'Bearerone', 'one']) {
    expect(tokenOf(new Headers({ authorization }))).toBeNull();
  }
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
      return (await verifyCaller(token, [{ issuer: url, audience, jwksUrl }], new Date())).subject;
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
