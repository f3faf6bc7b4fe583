import type { SetupKind } from '@production-assist/shared/setup-code/choice';
import type { SetupForm } from '@production-assist/shared/setup-code/plan';
import { MessageBar } from '../components/message-bar.tsx';
import { setupWords } from './texts.ts';

/** What the script will do, before anybody reads it. */
export function WhatItDoes({ form, kind }: { form: SetupForm; kind: SetupKind }) {
  const { screen } = setupWords();
  const isState = form === 'terraform';
  return (
    <section class="card" aria-labelledby="setup-does">
      <h3 id="setup-does">{screen.does}</h3>
      <ol class="setup-steps">
        {[...screen.steps, screen.credential[kind]].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>{kind === 'secret' ? `${screen.result} ${screen.resultSecret}` : `${screen.result}.`}</p>
      <p class="quiet">{isState ? screen.terraform : screen.again}</p>
      {kind === 'secret' && (
        <MessageBar tone={isState ? 'warn' : 'info'} title={isState ? screen.careful : undefined}>
          <p>{isState ? screen.state : screen.shown}</p>
        </MessageBar>
      )}
    </section>
  );
}
