import { useEffect } from 'preact/hooks';
import { EmptyState } from '../components/empty-state.tsx';
import { useTitle } from '../components/use-title.ts';
import { announceSignIn } from '../service.ts';
import { words } from '../texts.ts';

/** Where the window that was opened for signing in ends: it tells the others and closes. */
export function SignedIn() {
  const { signIn } = words().common;
  useTitle(signIn.doneTitle);
  useEffect(() => {
    announceSignIn();
    // A browser may forbid it where the window was not opened by a page; then the words stay.
    window.close();
  }, []);
  return <EmptyState alone title={signIn.doneTitle} text={signIn.done} />;
}
