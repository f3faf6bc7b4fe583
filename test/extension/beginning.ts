import { WORDS } from '../../extension/portal/word-table.ts';
import { learnWords } from '../../extension/portal/words.ts';
import { beginPanel } from './panel-state.ts';

// In a page the background tells them; here they are known from the start.
learnWords(WORDS);
beginPanel();
