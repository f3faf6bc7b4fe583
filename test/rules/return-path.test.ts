import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptFromCookie, attemptToCookie } from '../../worker/src/sign-in/attempt.ts';
import { returnPath } from '../../worker/src/sign-in/return-path.ts';

const HERE = 'https://pa.example';

describe('where somebody goes after the sign-in', () => {
  it.each(['/', '/tenants/gtg', '/tenants/gtg?tab=preview&q=a%20b', '/a#b', '/invitations/x-_y', '/a//b'])(
    '%s is a path of ours',
    (path) => {
      expect(returnPath(path)).toBe(path);
    },
  );

  it.each([
    undefined,
    '',
    'tenants',
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/./ /evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    'javascript:alert(1)',
    ' /tenants',
    '/ä',
    `/${'x'.repeat(5000)}`,
  ])('%j is none', (path) => {
    expect(returnPath(path)).toBe('/');
  });

  it('is ours whatever is asked for', () => {
    const pieces = fc.constantFrom(
      '/',
      '//',
      '\\',
      '.',
      '..',
      '@',
      ':',
      '%2f',
      '%5c',
      '%09',
      '\t',
      '?',
      '#',
      'evil.example',
    );
    const asked = fc.oneof(
      fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(asked, (path) => {
        const result = returnPath(path);
        expect(new URL(result, HERE).origin).toBe(HERE);
        // Once more changes nothing: it is kept in a cookie and read again.
        expect(returnPath(result)).toBe(result);
      }),
    );
  });
});

describe('a sign-in under way', () => {
  const attempt = { state: 's', nonce: 'n', verifier: 'v', returnPath: '/tenants/gtg', startedAt: 1_000 };
  const cookie = attemptToCookie(attempt);

  it('is read back for ten minutes', () => {
    expect(attemptFromCookie(cookie, 1_000)).toEqual(attempt);
    expect(attemptFromCookie(cookie, 1_000 + 600_000 - 1)).toEqual(attempt);
    expect(attemptFromCookie(cookie, 1_000 + 600_000)).toBeNull();
    // Nor does one begin in the future.
    expect(attemptFromCookie(cookie, 999)).toBeNull();
  });

  it('is none where anything is missing, more or not as it was', () => {
    const { nonce: _, ...less } = attempt;
    for (const other of [less, { ...attempt, more: 1 }, { ...attempt, state: '' }, [], null, 'text']) {
      expect(attemptFromCookie(Buffer.from(JSON.stringify(other)).toString('base64url'), 1_000)).toBeNull();
    }
    for (const broken of [undefined, '', '*', cookie.slice(0, -3), Buffer.from('{').toString('base64url')]) {
      expect(attemptFromCookie(broken, 1_000)).toBeNull();
    }
  });
});
