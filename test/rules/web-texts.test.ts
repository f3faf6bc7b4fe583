import { webDe } from '@production-assist/shared/texts/web/de';
import { webEn } from '@production-assist/shared/texts/web/en';
import { credential as credentialDe } from '@production-assist/shared/texts/web/late/de/credential';
import { help as helpDe } from '@production-assist/shared/texts/web/late/de/help';
import { notifications as notificationsDe } from '@production-assist/shared/texts/web/late/de/notifications';
import { permissions as permissionsDe } from '@production-assist/shared/texts/web/late/de/permissions';
import { review as reviewDe } from '@production-assist/shared/texts/web/late/de/review';
import { credential } from '@production-assist/shared/texts/web/late/en/credential';
import { help } from '@production-assist/shared/texts/web/late/en/help';
import { notifications } from '@production-assist/shared/texts/web/late/en/notifications';
import { permissions } from '@production-assist/shared/texts/web/late/en/permissions';
import { review } from '@production-assist/shared/texts/web/late/en/review';
import { expect, it } from 'vitest';

/** Every text under a name: `connection.help.cloud`. */
function allTexts(texts: object): Map<string, string> {
  const all = new Map<string, string>();
  const walk = (value: unknown, path: string) => {
    if (typeof value === 'string') all.set(path, value);
    else if (value !== null) for (const [key, inner] of Object.entries(value as object)) walk(inner, `${path}.${key}`);
  };
  walk(texts, '');
  return all;
}

const ENGLISH = allTexts({ ...webEn, credential, help, notifications, permissions, review });
const GERMAN = allTexts({
  ...webDe,
  credential: credentialDe,
  help: helpDe,
  notifications: notificationsDe,
  permissions: permissionsDe,
  review: reviewDe,
});
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

it('says the same things in both languages', () => {
  expect([...GERMAN.keys()].sort()).toEqual([...ENGLISH.keys()].sort());
  expect(ENGLISH.size).toBeGreaterThan(200);
});

it('fills in the same values in both languages', () => {
  for (const [path, text] of ENGLISH) {
    // "One" may be said without its number.
    const german = placeholders(GERMAN.get(path) ?? '');
    expect({ path, values: german }).toEqual({ path, values: placeholders(text) });
  }
});

it('has no text that is empty, cut or not filled in', () => {
  for (const [path, text] of [...ENGLISH, ...GERMAN]) {
    expect({ path, text }).toEqual({ path, text: text.trim() });
    expect({ path, odd: /undefined|\[object| {2}|,,/.test(text) || text === '' }).toEqual({ path, odd: false });
  }
});
