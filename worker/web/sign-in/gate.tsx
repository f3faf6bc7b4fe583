import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso/router';
import { Button } from '../components/button.tsx';
import { Refusal } from '../components/failure.tsx';
import { Loading } from '../components/loading.tsx';
import { useTitle } from '../components/use-title.ts';
import { signInPath } from '../routes.ts';
import { session } from '../service.ts';
import { words } from '../texts.ts';

/** Lets through who is signed in, also while that has just ended; everybody else gets the way in. */
export function SignInGate({ children }: { children: ComponentChildren }) {
  const view = session.view.value;
  if (view.state === 'in' || view.state === 'lost') return children;
  if (view.state === 'out') return <SignInScreen />;
  if (view.state === 'loading') return <Loading />;
  return (
    <Refusal failed={view.failed}>
      <Button onClick={() => void session.check()}>{words().common.retry}</Button>
    </Refusal>
  );
}

/** Nobody is sent off by themselves: a sign-in that fails would send them round in circles. */
function SignInScreen() {
  const { url } = useLocation();
  const { productLong, signIn } = words().common;
  useTitle(signIn.title);
  return (
    <section class="sign-in">
      <h1>{productLong}</h1>
      <p>{signIn.text}</p>
      <a class="button is-primary" href={signInPath(url)}>
        {signIn.button}
      </a>
    </section>
  );
}
