import { Button } from '../components/button.tsx';
import { session } from '../service.ts';
import { words } from '../texts.ts';

/** Says that the sign-in has ended while somebody was at work; everything on the screen stays. */
export function SignInBar() {
  const { signIn } = words().common;
  const view = session.view.value;
  if (view.state !== 'lost') return null;
  return (
    <div class="sign-in-bar" role="alert">
      <p>
        {signIn.lost} {view.popupBlocked ? signIn.popupBlocked : signIn.waiting}
      </p>
      <Button appearance="primary" onClick={session.signInAgain}>
        {signIn.again}
      </Button>
    </div>
  );
}
