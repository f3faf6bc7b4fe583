import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { searcherFor } from '../worker/forms-of-secret.ts';

const SECRET = 'fake8Q~c4n"ary\\&<+/of-the-test';
const { foundIn } = searcherFor({ it: SECRET });

/** How a secret might have got somewhere, with something before and behind it. */
const WRITTEN: Record<string, (before: string, behind: string) => string> = {
  plain: (before, behind) => before + SECRET + behind,
  'in capitals': (before, behind) => before + SECRET.toUpperCase() + behind,
  JSON: (before, behind) => JSON.stringify({ [before]: SECRET, behind }),
  'JSON in JSON': (before, behind) => JSON.stringify({ body: JSON.stringify({ [before]: SECRET, behind }) }),
  'JSON with escaped slashes': (before, behind) => JSON.stringify([before, SECRET, behind]).replaceAll('/', '\\/'),
  'JSON in ASCII': (before, behind) =>
    before + SECRET.replace(/\W/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`) + behind,
  'a query': (before, behind) => new URLSearchParams({ before, secret: SECRET, behind }).toString(),
  'a path': (before, behind) => `/${encodeURIComponent(before)}/${encodeURIComponent(SECRET)}/${behind}`,
  'a URL': (before, behind) => new URL(`https://x.test/?q=${encodeURIComponent(before + SECRET + behind)}`).href,
  HTML: (before, behind) =>
    `${before}${SECRET.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}${behind}`,
  hexadecimal: (before, behind) => Buffer.from(before + SECRET + behind).toString('hex'),
  'hexadecimal in capitals': (before, behind) =>
    Buffer.from(before + SECRET + behind)
      .toString('hex')
      .toUpperCase(),
  base64: (before, behind) => Buffer.from(before + SECRET + behind).toString('base64'),
  base64url: (before, behind) => Buffer.from(before + SECRET + behind).toString('base64url'),
  'UTF-16': (before, behind) => Buffer.from(before + SECRET + behind, 'utf16le').toString('latin1'),
  'UTF-16 the other way round': (before, behind) =>
    Buffer.from(before + SECRET + behind, 'utf16le')
      .swap16()
      .toString('latin1'),
  'UTF-16 in base64': (before, behind) => Buffer.from(before + SECRET + behind, 'utf16le').toString('base64'),
  'UTF-16 in hexadecimal': (before, behind) => Buffer.from(before + SECRET + behind, 'utf16le').toString('hex'),
  backwards: (before, behind) => [...before, ...SECRET, ...behind].reverse().join(''),
  'a basic authorization': (before, behind) =>
    `Basic ${btoa(`${encodeURIComponent(before)}:${SECRET}${encodeURIComponent(behind)}`)}`,
};

for (const [how, write] of Object.entries(WRITTEN)) {
  it(`finds a secret written as ${how}, whatever stands around it`, () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 7 }), fc.string({ maxLength: 7 }), (before, behind) => {
        expect(foundIn(write(before, behind))).toEqual(['it']);
      }),
      {
        examples: [
          ['', ''],
          ['x', 'y'],
          ['xy', 'z'],
        ],
      },
    );
  });
}

it('finds none where there is none', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      expect(foundIn(text)).toEqual([]);
      expect(foundIn(Buffer.from(text).toString('base64'))).toEqual([]);
    }),
  );
});

it('looks for nothing so short that it would be found by chance', () => {
  expect(() => searcherFor({ it: 'abc' })).toThrow('too short');
});
