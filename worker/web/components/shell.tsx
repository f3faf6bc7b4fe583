import { LANGUAGE_NAMES } from '@production-assist/shared/texts/language-names';
import { fill, LANGUAGES } from '@production-assist/shared/texts/texts';
import type { ComponentChildren } from 'preact';
import { HELP, HOME } from '../routes.ts';
import { session, signOut } from '../service.ts';
import { SignInBar } from '../sign-in/bar.tsx';
import { chooseLanguage, language, words } from '../texts.ts';
import { toast } from './toast.tsx';

/** Header and main part, around every screen. */
export function Shell({ children }: { children: ComponentChildren }) {
  const { common } = words();
  return (
    <>
      <a class="skip" href="#main">
        {common.skip}
      </a>
      <header class="top">
        <a class="brand" href={HOME}>
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="7" />
            <circle cx="12" cy="11" r="4" />
            <path d="M4.5 24c0-4.4 3.2-7 7.5-7 1.6 0 3 .4 4.2 1" />
            <path d="m16.5 22.5 3.5 3.5 7.5-8" />
          </svg>
          <span>{common.product}</span>
        </a>
        <label class="language">
          <span class="visually-hidden">{common.language}</span>
          <select
            value={language.value}
            onChange={(event) => {
              const chosen = LANGUAGES.find((candidate) => candidate === event.currentTarget.value);
              if (chosen) void chooseLanguage(chosen);
            }}
          >
            {LANGUAGES.map((candidate) => (
              <option key={candidate} value={candidate} lang={candidate}>
                {LANGUAGE_NAMES[candidate]}
              </option>
            ))}
          </select>
        </label>
        <HelpLink />
        <Account />
      </header>
      <SignInBar />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** The guide, for everybody who is signed in: also for those who may not see any tenant yet. */
function HelpLink() {
  const { state } = session.view.value;
  return state === 'in' || state === 'lost' ? <a href={HELP}>{words().common.help}</a> : null;
}

/** Who is signed in, and the way out. */
function Account() {
  const { signIn } = words().common;
  const view = session.view.value;
  if (view.state !== 'in' && view.state !== 'lost') return null;
  const { name, signOut: hasSession } = view.me;
  return (
    <details class="account">
      <summary aria-label={fill(signIn.signedInAs, { name })}>
        <span class="avatar" aria-hidden="true">
          {initials(name)}
        </span>
      </summary>
      <div class="account-menu">
        <p>{fill(signIn.signedInAs, { name })}</p>
        {hasSession && (
          <button type="button" class="link-button" onClick={() => void leave()}>
            {signIn.signOut}
          </button>
        )}
      </div>
    </details>
  );
}

/** Ends the session and begins anew, so that nothing of it stays on the screen. */
async function leave(): Promise<void> {
  const answer = await signOut();
  if (!answer) return toast(words().common.unreachable.title);
  // The browser keeps this very page for the way back. Only once it goes: who is asked about what is typed may stay.
  window.addEventListener('pagehide', session.left, { once: true });
  location.assign(HOME);
}

/** First letters of the first and the last name; of an address, of what stands before the @. */
function initials(name: string): string {
  const parts = (name.split('@')[0] ?? '').split(/[\s.]+/).filter(Boolean);
  const letters = parts.length > 1 ? [parts[0], parts.at(-1)] : parts;
  return letters
    .map((part) => [...(part ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}
