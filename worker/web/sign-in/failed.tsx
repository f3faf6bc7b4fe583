import type { FailureText, Language, Texts } from '@production-assist/shared/texts/texts';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { Loading } from '../components/loading.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { useTitle } from '../components/use-title.ts';
import { HOME, signInPath } from '../routes.ts';
import { language, words } from '../texts.ts';

/** Where a sign-in that failed ends: why, and the way to try it again. */
export function SignInFailed() {
  const { query } = useLocation();
  const { common } = words();
  const failure = useFailureText(query.code ?? '');
  useTitle(common.signIn.title);
  if (!failure) return <Loading />;
  return (
    <section class="sign-in">
      <h1>{common.productLong}</h1>
      <MessageBar tone="fail" title={failure.title} alert>
        <p>{failure.detail}</p>
        <p>{failure.fix}</p>
      </MessageBar>
      <a class="button is-primary" href={signInPath(query.return ?? HOME)}>
        {common.retry}
      </a>
    </section>
  );
}

/** The words of all failures are much, and seldom needed here: they are loaded when they are. */
const FAILURES: Record<Language, () => Promise<Texts>> = {
  en: async () => (await import('@production-assist/shared/texts/en')).en,
  de: async () => (await import('@production-assist/shared/texts/de')).de,
};

function useFailureText(code: string): FailureText | null {
  const [texts, setTexts] = useState<Texts | null>(null);
  const wanted = language.value;
  useEffect(() => {
    void FAILURES[wanted]().then(setTexts);
  }, [wanted]);
  if (!texts) return null;
  // The code stands in the address, where anybody can write anything.
  const known = Object.entries(texts.failures).find(([name]) => name === code);
  return known?.[1] ?? texts.failures.internal;
}
