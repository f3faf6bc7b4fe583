import { CLOUD_IDS } from '@production-assist/shared/clouds';
import type { SetupCredential, SetupInput } from '@production-assist/shared/setup-code/plan';
import { setupDe } from '@production-assist/shared/texts/setup-code/de';
import { setupEn } from '@production-assist/shared/texts/setup-code/en';
import type { SetupTexts } from '@production-assist/shared/texts/setup-code/texts';
import fc from 'fast-check';

/** Everything a script can be asked for: each cloud, each credential, each language, with and without an application. */

export const DIRECTORY_ID = '7d1f7c52-3c0b-4f0e-9a57-6b8e6a1d2c01';
export const CLIENT_ID = '0f5e9c1a-2b3d-4c5e-8f70-112233445566';

export const CREDENTIALS: Record<SetupCredential['kind'], SetupCredential> = {
  secret: { kind: 'secret', endsOn: '2027-05-20' },
  certificate: {
    kind: 'certificate',
    der: 'MIIC/+ab',
    thumbprint: '0123456789ABCDEF0123456789ABCDEF01234567',
    notAfter: '2028-11-23T04:05:06.000Z',
  },
  federated: { kind: 'federated', issuer: 'https://entra.pa.example', subject: 'tenant:gtg:AbC_d-1' },
};

const LANGUAGES: [string, SetupTexts][] = [
  ['en', setupEn],
  ['de', setupDe],
];

export const CASES: [string, SetupInput, SetupTexts][] = CLOUD_IDS.flatMap((cloud) =>
  Object.values(CREDENTIALS).flatMap((credential) =>
    LANGUAGES.flatMap(([language, texts]) =>
      [null, CLIENT_ID].map((clientId): [string, SetupInput, SetupTexts] => [
        `${cloud}, ${credential.kind}, ${language}, ${clientId ? 'there' : 'new'}`,
        { cloud, directoryId: DIRECTORY_ID, clientId, credential },
        texts,
      ]),
    ),
  ),
);

/** What one would write to get out of a text, in any of the three languages. */
const TRICKS = [
  "'",
  '"',
  '`',
  '$',
  '$(id)',
  `\${x}`,
  '%{x}',
  `$\${x}`,
  '\\',
  '\u2019',
  '\u201c',
  ';',
  '#',
  '|',
  '{',
  '}',
  '&',
  'a',
  ' ',
];

/** A line of text that means harm. */
export const hostile = fc
  .array(fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'grapheme', maxLength: 3 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join(''))
  .filter((text) => text.length > 0 && text.isWellFormed() && !/[\p{Cc}\u2028\u2029]/u.test(text));
