import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress } from '../../worker/src/sync/address.ts';

describe('an address', () => {
  it.each([
    ['plain', 'ada@x.example', 'ada@x.example'],
    ['with spaces around it', '  ada@x.example\n', 'ada@x.example'],
    ['in capitals', 'ADA@X.example', 'ada@x.example'],
    ['international', 'Jürgen@Bühne.example', 'jürgen@bühne.example'],
    ['in another script', '美咲@例え.テスト', '美咲@例え.テスト'],
    ['with a plus', 'ada+pa@x.example', 'ada+pa@x.example'],
    ['with an apostrophe', "o'brien@x.example", "o'brien@x.example"],
    ['of 254 characters', `${'a'.repeat(244)}@x.example`, `${'a'.repeat(244)}@x.example`],
  ])('%s is usable', (_, text, key) => {
    expect(readAddress(text)?.key).toBe(key);
  });

  it.each([
    null,
    '',
    ' ',
    'ada',
    '@x.example',
    'ada@',
    'a da@x.example',
    'a@b@c',
    'a\u0000@x.example',
    'a@x\u202e.example\n\n x',
    `${'a'.repeat(245)}@x.example`,
    'a,b@x.example',
    '<ada@x.example>',
    'a@x.example;b@x.example',
    '\ud800@x.example',
  ])('%j is none', (text) => {
    expect(readAddress(text)).toBeNull();
  });

  it('is the same in composed and decomposed Unicode', () => {
    expect(readAddress('ju\u0308rgen@x.example')?.key).toBe(readAddress('jürgen@x.example')?.key);
  });

  it('compares the same whatever the case, and reading it again changes nothing', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const address = readAddress(email);
        if (!address) return;
        expect(readAddress(email.toUpperCase())?.key).toBe(address.key);
        expect(readAddress(address.email)).toEqual(address);
      }),
    );
  });
});
