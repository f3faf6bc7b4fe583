import { type ReadonlySignal, signal } from '@preact/signals';
import type { Me } from '@production-assist/shared/api';
import type { Answer, Failed } from './api.ts';

/** Who is signed in. */
export type SessionView =
  | { state: 'loading' }
  /** It could not be found out. */
  | { state: 'unknown'; failed: Failed }
  | { state: 'out' }
  | { state: 'in'; me: Me }
  /** Was signed in a moment ago; what is on the screen stays. */
  | { state: 'lost'; me: Me; popupBlocked: boolean };

/** What came of signing in again. */
export type Return = { same: true } | { same: false; name: string };

export interface Session {
  view: ReadonlySignal<SessionView>;
  /** Finds out who is signed in; also whether somebody is again. */
  check(): Promise<void>;
  /** A call was refused: waits for the same person to be back. @returns whether they are */
  signedOut(stop: AbortSignal | undefined): Promise<boolean>;
  /** The session was ended here: nobody is signed in, and nothing is kept for them. */
  left(): void;
  /** Opens the sign-in beside this window, where what was typed stays. */
  signInAgain(): void;
}

export interface SessionOptions {
  /** Asks the service who is calling, once and without waiting for anybody. */
  ask: () => Promise<Answer<Me>>;
  /** Opens the sign-in in a window of its own. @returns false where the browser does not */
  open: () => boolean;
  onReturn: (back: Return) => void;
}

/** The state of the sign-in on this page, and what waits for somebody to sign in again. */
export function createSession({ ask, open, onReturn }: SessionOptions): Session {
  const view = signal<SessionView>({ state: 'loading' });
  let waiting: ((same: boolean) => void)[] = [];

  function settle(same: boolean): void {
    const all = waiting;
    waiting = [];
    for (const tell of all) tell(same);
  }

  return {
    view,
    async check() {
      const asked = view.value;
      const answer = await ask();
      // Another answer may have come first: several events tell of one sign-in.
      const before = view.value;
      if (!answer.ok) {
        if (asked.state === 'lost') return;
        view.value = isUnauthorized(answer.failed) ? { state: 'out' } : { state: 'unknown', failed: answer.failed };
        return;
      }
      const me = answer.value;
      view.value = { state: 'in', me };
      if (before.state !== 'lost') return;
      const same = me.name === before.me.name && me.via === before.me.via;
      settle(same);
      onReturn(same ? { same } : { same, name: me.name });
    },
    signedOut(stop) {
      const now = view.value;
      if (now.state === 'in') view.value = { state: 'lost', me: now.me, popupBlocked: false };
      else if (now.state !== 'lost') return Promise.resolve(false);
      return new Promise((resolve) => {
        waiting.push(resolve);
        stop?.addEventListener('abort', () => resolve(false), { once: true });
      });
    },
    left() {
      view.value = { state: 'out' };
      settle(false);
    },
    signInAgain() {
      const now = view.value;
      if (now.state === 'lost') view.value = { ...now, popupBlocked: !open() };
    },
  };
}

function isUnauthorized(failed: Failed): boolean {
  return failed.because === 'problem' && failed.problem.status === 401;
}
