import { de } from '@production-assist/shared/texts/de';
import { en } from '@production-assist/shared/texts/en';
import { help as helpDe } from '@production-assist/shared/texts/web/late/de/help';
import { help as helpEn } from '@production-assist/shared/texts/web/late/en/help';
import { describe, expect, it } from 'vitest';
import { allEntries, type Entry, failureEntry, find } from '../../worker/web/help/entries.ts';

const entry = (anchor: string, title: string, text = ''): Entry => ({ anchor, title, text });
const anchors = (entries: readonly Entry[]) => entries.map(({ anchor }) => anchor);

describe('searching in the help', () => {
  const entries = [
    entry('a', 'Maintenance', 'A secret ends.'),
    entry('b', 'Create a client secret', 'Copy its value.'),
    entry('c', 'Schlüssel prüfen', 'Ein Wert.'),
  ];

  it.each([
    ['secret', ['b', 'a']],
    ['SECRET  client', ['b']],
    ['secret ends', ['a']],
    ['schlussel', ['c']],
    ['Prüfen wert', ['c']],
    ['nothing like it', []],
    ['', []],
    ['   ', []],
  ])('“%s”: titles first, every word somewhere, whatever case and accents', (query, found) => {
    expect(anchors(find(entries, query))).toEqual(found);
  });

  it.each([
    ['User.Read.All', 'permissions'],
    ['secret-expired', 'failure-secret-expired'],
    ['403', 'symptom-forbidden'],
  ])('finds %s in both languages', (query, anchor) => {
    expect(anchors(find(allEntries(helpEn, en.failures), query))).toContain(anchor);
    expect(anchors(find(allEntries(helpDe, de.failures), query))).toContain(anchor);
  });
});

it('a failure’s own values are filled in where they are always the same', () => {
  const { title, fix } = failureEntry('group-not-found', en.failures, helpEn);
  expect(title).toBe(en.failures['group-not-found'].title);
  expect(fix).toContain('Azure_APP_Production-Assist');
  expect(failureEntry('members-redacted', de.failures, helpDe).fix).toContain('User.Read.All');
  expect(failureEntry('group-hidden', de.failures, helpDe).fix).toContain('Member.Read.Hidden');
});
