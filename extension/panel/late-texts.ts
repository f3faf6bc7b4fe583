import type { Language } from '@production-assist/shared/texts/texts';
import { useEffect, useState } from 'preact/hooks';
import { words } from './state.ts';

/** Words of a part that is loaded later, in the panel's language; the other language stays on disk. Null until loaded. */
export function useLateTexts<Texts>(load: Record<Language, () => Promise<Texts>>): Texts | null {
  const [found, setFound] = useState<{ language: Language; texts: Texts } | null>(null);
  const language = words.value?.language;
  useEffect(() => {
    let stays = true;
    if (language) void load[language]().then((texts) => stays && setFound({ language, texts }));
    return () => {
      stays = false;
    };
  }, [language]);
  // The panel's own words are in the new language already: never two at a time.
  return found !== null && found.language === language ? found.texts : null;
}
