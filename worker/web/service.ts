import { Me } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import * as v from 'valibot';
import { createApi } from './api.ts';
import { toast } from './components/toast.tsx';
import { SIGNED_IN, signInPath } from './routes.ts';
import { createSession } from './session.ts';
import { language, words } from './texts.ts';

/** The service and who is signed in, for the whole page. */

const shared = { fetch: (...args: Parameters<typeof fetch>) => fetch(...args), language: () => language.value };

/** Asks who is calling, without waiting for anybody to sign in. */
const asking = createApi({ ...shared, shownAs: () => null, signedOut: () => Promise.resolve(false) });

/** Windows of this page tell each other about a sign-in. */
const channel = new BroadcastChannel('sign-in');

export const session = createSession({
  ask: () => asking.get('/api/me', Me),
  open: () => window.open(signInPath(SIGNED_IN), '_blank', 'popup,width=520,height=720') !== null,
  onReturn: (back) => {
    const { signIn } = words().common;
    toast(back.same ? signIn.back : fill(signIn.other, { name: back.name }), { stays: !back.same });
  },
});

export const api = createApi({
  ...shared,
  shownAs: () => {
    const view = session.view.value;
    return view.state === 'in' || view.state === 'lost' ? view.me.name : null;
  },
  signedOut: session.signedOut,
});

/** Ends the session of this browser. @returns whether it is ended */
export async function signOut(): Promise<boolean> {
  return (await asking.post('/sign-out', null, v.null())).ok;
}

/** Tells the other windows that somebody has signed in. */
export function announceSignIn(): void {
  channel.postMessage('signed-in');
}

/** Sees to it that a sign-in elsewhere is noticed here, at once or when somebody comes back to this window. */
export function watchForSignIn(): void {
  const check = () => {
    if (session.view.value.state === 'lost') void session.check();
  };
  channel.addEventListener('message', check);
  window.addEventListener('focus', check);
  document.addEventListener('visibilitychange', check);
}
