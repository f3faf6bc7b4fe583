import { expect, it } from 'vitest';
import { BUTTONS } from '../../../extension/portal/word-table/buttons.ts';
import { COLUMNS } from '../../../extension/portal/word-table/columns.ts';
import { PAGES } from '../../../extension/portal/word-table/pages.ts';
import { PROPERTIES } from '../../../extension/portal/word-table/properties.ts';
import { SENTENCES } from '../../../extension/portal/word-table/sentences.ts';
import { VALUES } from '../../../extension/portal/word-table/values.ts';
import { WORDS } from '../../../extension/portal/word-table.ts';

/** The admin center's words, which stand in several files. */

it('no word stands in two of the files: one would take the place of the other', () => {
  const names = [PROPERTIES, PAGES, COLUMNS, VALUES, SENTENCES, BUTTONS].flatMap((part) => Object.keys(part));
  expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
  expect(Object.keys(WORDS)).toEqual(names);
});

it('every word is known in English and in German', () => {
  for (const [name, texts] of Object.entries(WORDS)) {
    for (const language of ['en', 'de'] as const) expect(texts[language] ?? [], `${name}, ${language}`).not.toEqual([]);
  }
});
