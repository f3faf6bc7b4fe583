import { describe, expect, it } from 'vitest';
import type { Access } from '../../worker/src/auth/access.ts';
import { browserName } from '../../worker/src/authorize/browser-name.ts';
import { grantable, granted, scopeChoices } from '../../worker/src/authorize/choices.ts';

const access: Access = {
  grants: [
    { tenantId: 'run', role: 'admin' },
    { tenantId: 'seen', role: 'viewer' },
  ],
  limit: null,
};
const operator: Access = { grants: [{ tenantId: '*', role: 'operator' }], limit: null };
const ALL = ['read', 'configure'];

describe('what can be allowed', () => {
  it('is never more than the person may do, nor more than is asked for', () => {
    expect(grantable(access, 'run', ALL)).toEqual(['read', 'configure']);
    expect(grantable(access, 'run', ['read'])).toEqual(['read']);
    expect(grantable(access, 'run', [])).toEqual(['read']);
    expect(grantable(access, 'run', [...ALL, 'operate', 'configure '])).toEqual(['read', 'configure']);
    expect(grantable(access, 'seen', ALL)).toEqual(['read']);
    for (const tenant of ['other', '*', '']) expect(grantable(access, tenant, ALL)).toEqual([]);
    expect(grantable(operator, 'any', ALL)).toEqual(['read', 'configure']);
    expect(grantable({ grants: [{ tenantId: '*', role: 'service' }], limit: null }, 'run', ALL)).toEqual([]);
  });

  it('is offered right by right, and said where it is not for every tenant', () => {
    expect(scopeChoices(access, ['run'], ALL)).toEqual([
      { scope: 'read', inAll: true },
      { scope: 'configure', inAll: true },
    ]);
    expect(scopeChoices(access, ['run', 'seen'], ALL)).toEqual([
      { scope: 'read', inAll: true },
      { scope: 'configure', inAll: false },
    ]);
    expect(scopeChoices(access, ['seen'], ALL)).toEqual([{ scope: 'read', inAll: true }]);
    expect(scopeChoices(access, [], ALL)).toEqual([]);
  });

  it('is allowed where it was left ticked; to look is part of everything', () => {
    expect(granted(access, 'run', ALL, ['configure'])).toEqual(['read', 'configure']);
    expect(granted(access, 'run', ALL, [])).toEqual(['read']);
    expect(granted(access, 'seen', ALL, ['configure'])).toEqual(['read']);
    expect(granted(access, 'run', ['read'], ['configure'])).toEqual(['read']);
    expect(granted(access, 'other', ALL, ALL)).toEqual([]);
  });
});

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    'Chrome (Windows)',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0',
    'Edge (Windows)',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    'Chrome (macOS)',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox (Linux)'],
  ['Mozilla/5.0 (Android 16; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0', 'Firefox (Android)'],
  [
    'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    'Chrome (ChromeOS)',
  ],
  ['', 'Browser'],
  ['<script>alert(1)</script>', 'Browser'],
])('%s is called %s', (userAgent, name) => {
  expect(browserName(userAgent)).toBe(name);
});
