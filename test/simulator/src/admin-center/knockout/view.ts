import type { PageContext } from '../page-data.ts';
import { shortDate, type Term, text } from '../texts.ts';
import type { Ui } from './ui.ts';

/** What every part of a page is drawn from, besides its own data. */
export interface View {
  context: PageContext;
  ui: Ui;
  /** A text in the page's language; `x` stands in for its X. */
  t(term: Term, x?: string | number): string;
  date(time: number): string;
}

export function viewOf(context: PageContext, ui: Ui): View {
  const { language } = context;
  return {
    context,
    ui,
    t: (term, x) => text(language, term, x),
    date: (time) => shortDate(language, time),
  };
}
