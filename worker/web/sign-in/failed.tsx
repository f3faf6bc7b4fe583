import { FAILURE_CODES } from '@production-assist/shared/failures';
import { useLocation } from 'preact-iso/router';
import { Loading } from '../components/loading.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { useFailureText } from '../components/use-failure-text.ts';
import { useTitle } from '../components/use-title.ts';
import { HOME, signInPath } from '../routes.ts';
import { words } from '../texts.ts';

/** Where a sign-in that failed ends: why, and the way to try it again. */
export function SignInFailed() {
  const { query } = useLocation();
  const { common } = words();
  // The code stands in the address, where anybody can write anything.
  const failure = useFailureText(FAILURE_CODES.find((code) => code === query.code) ?? 'internal');
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
