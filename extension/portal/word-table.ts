import { BUTTONS } from './word-table/buttons.ts';
import { COLUMNS } from './word-table/columns.ts';
import { PAGES } from './word-table/pages.ts';
import { PROPERTIES } from './word-table/properties.ts';
import { SENTENCES } from './word-table/sentences.ts';
import { VALUES } from './word-table/values.ts';

/**
 * The admin center's words, by language. They come from Microsoft's translated documentation, not from the pages
 * themselves, so several are listed where documents differ. A text that is not here is not known, and what would be
 * concluded from it stays unknown. Last compared 2026-11.
 */
export const WORDS = { ...PROPERTIES, ...PAGES, ...COLUMNS, ...VALUES, ...SENTENCES, ...BUTTONS };

export type Word = keyof typeof WORDS;
