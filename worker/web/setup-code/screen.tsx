import './setup-code.css';
import { type Choice, completed, firstChoice, inputOf } from '@production-assist/shared/setup-code/choice';
import { setupScript } from '@production-assist/shared/setup-code/set-up-code';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { Failed } from '../api.ts';
import { Refusal } from '../components/failure.tsx';
import { Loading } from '../components/loading.tsx';
import { useNow } from '../components/use-now.ts';
import { today } from '../format.ts';
import { tenantPath } from '../routes.ts';
import { api } from '../service.ts';
import { ChoiceCard } from './choice-card.tsx';
import { knownForKind, knownIds } from './known.ts';
import { ScriptCard } from './script-card.tsx';
import { setupWords, useSetupTexts } from './texts.ts';
import { WhatItDoes } from './what-it-does.tsx';

/** The set-up of the guide as a script, for those who may not or would not click. */
export default function Screen({ tenantId }: { tenantId: string }) {
  const { query } = useLocation();
  const now = useNow();
  const [choice, setChoice] = useState<Choice>(() => firstChoice(query, today(now)));
  const [failed, setFailed] = useState<Failed | null>(null);
  const change = (part: Partial<Choice>) => setChoice((before) => ({ ...before, ...part }));
  // What somebody has typed in the meantime, or came with, is theirs.
  const complete = (known: Partial<Choice>) => setChoice((before) => completed(before, known));
  useEffect(() => {
    void knownIds(api, tenantId).then(complete);
  }, [tenantId]);
  useEffect(() => {
    // An answer about a kind that was left is no answer about the one that is chosen now.
    let stays = true;
    setFailed(null);
    void knownForKind(api, tenantId, choice.kind).then((known) => {
      if (!stays) return;
      if ('because' in known) setFailed(known);
      else complete(known);
    });
    return () => {
      stays = false;
    };
  }, [tenantId, choice.kind]);
  if (!useSetupTexts()) return <Loading lines={6} />;

  const { screen, script } = setupWords();
  const input = inputOf(choice, today(now));
  return (
    <div class="setup-code">
      <div class="stack is-close">
        <h2>{screen.title}</h2>
        <p class="quiet">{screen.intro}</p>
        <a href={tenantPath(tenantId)}>{screen.back}</a>
      </div>
      <ChoiceCard choice={choice} today={today(now)} onChange={change} />
      <div class="stack">
        {failed && <Refusal failed={failed} />}
        <WhatItDoes form={choice.form} kind={choice.kind} />
        {typeof input === 'string' ? (
          <section class="card" role="status">
            <h3>{screen.text}</h3>
            <p class="quiet">{screen.missing[input]}</p>
          </section>
        ) : (
          <ScriptCard script={setupScript(choice.form, input, script)} />
        )}
      </div>
    </div>
  );
}
