import { signal } from '@preact/signals';
import type { Language } from '@production-assist/shared/texts/texts';
import { useEffect } from 'preact/hooks';
import { language } from './texts.ts';

/** Words of a screen few people open: no part of the page's first load. */
export interface LateTexts<Texts> {
  /** Loads them in the language that is shown, in a component. @returns whether there are any yet */
  useReady(): boolean;
  /** The words; reading them in a component follows a change of language. @throws Error before `useReady` says so */
  words(): Texts;
}

/** Words that are loaded when the first screen asks for them. @param load a file for each language */
export function createLateTexts<Texts>(load: Record<Language, () => Promise<Texts>>): LateTexts<Texts> {
  const loaded = signal<Texts | null>(null);
  return {
    useReady() {
      const wanted = language.value;
      useEffect(() => {
        let stays = true;
        void load[wanted]().then((texts) => {
          if (stays) loaded.value = texts;
        });
        return () => {
          stays = false;
        };
      }, [wanted]);
      return loaded.value !== null;
    },
    words() {
      if (!loaded.value) throw new Error('These words are not loaded yet');
      return loaded.value;
    },
  };
}
