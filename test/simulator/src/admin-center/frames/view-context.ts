import { createContext, useContext } from 'react';
import type { FrameAnswer } from '../frame-data.ts';
import { type Term, text } from '../texts.ts';

/** What every part of a view needs. */
export interface ViewContext extends Omit<FrameAnswer, 'content'> {
  t(term: Term, x?: string | number): string;
  /** Reads the page again. */
  refresh(): Promise<void>;
}

const Context = createContext<ViewContext | null>(null);
export const ViewProvider = Context.Provider;

export function useView(): ViewContext {
  const context = useContext(Context);
  if (context === null) throw new Error('a view stands outside its provider');
  return context;
}

export function viewContext(answer: FrameAnswer, refresh: () => Promise<void>): ViewContext {
  const { content: _, ...rest } = answer;
  return { ...rest, refresh, t: (term, x) => text(answer.language, term, x) };
}
