import { signal } from '@preact/signals';
import { type Choice, completed, firstChoice, inputOf } from '@production-assist/shared/setup-code/choice';
import { setupScript } from '@production-assist/shared/setup-code/set-up-code';
import { useEffect, useRef, useState } from 'preact/hooks';
import { adopt } from '../adopt-style.ts';
import { Back } from '../back.tsx';
import { connection, now, words } from '../state.ts';
import css from '../styles/late-screen.css?inline';
import { Choices } from './choices.tsx';
import { idsHere, knownAtService } from './known.ts';
import { ScriptText } from './script-text.tsx';
import { useSetupWords } from './words.ts';

adopt(css);

const today = () => new Date(now.value).toISOString().slice(0, 10);

/** What was chosen and typed: stays while other screens are looked at, and goes with the panel. None of it is secret. */
const chosen = signal<Choice | null>(null);

/** The guide's set-up as a script, with the ids the panel knows, in place of the guide's steps. */
export function ScriptScreen() {
  const texts = useSetupWords();
  const head = useRef<HTMLHeadingElement>(null);
  const [failed, setFailed] = useState(false);
  const choice = chosen.value ?? firstChoice({}, today());
  const isReady = texts !== null;
  const complete = (known: Partial<Choice>) => {
    chosen.value = completed(chosen.value ?? choice, known);
  };
  useEffect(() => complete(idsHere()), []);
  useEffect(() => {
    setFailed(false);
    void knownAtService(choice.kind).then((known) => (known ? complete(known) : setFailed(true)));
  }, [choice.kind, connection.value?.tenantId]);
  useEffect(() => head.current?.focus(), [isReady]);
  if (!texts || !words.value) return null;
  const { screen, script } = texts;
  const input = inputOf(choice, today());
  return (
    <div class="late-screen script">
      <Back />
      <h2 ref={head} tabIndex={-1}>
        {screen.title}
      </h2>
      <p>{screen.intro}</p>
      <Choices
        choice={choice}
        today={today()}
        screen={screen}
        onChange={(part) => (chosen.value = { ...choice, ...part })}
      />
      {failed && (
        <p class="refusal" role="alert">
          {words.value.label('apiUnreachable', { origin: connection.value?.origin ?? '' })}
        </p>
      )}
      <details class="by-hand">
        <summary>{screen.does}</summary>
        <ol class="do">
          {[...screen.steps, screen.credential[choice.kind]].map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </details>
      {choice.kind === 'secret' && <p class="care">{choice.form === 'terraform' ? screen.state : screen.shown}</p>}
      {typeof input === 'string' ? (
        <p role="status">{screen.missing[input]}</p>
      ) : (
        <ScriptText script={setupScript(choice.form, input, script)} screen={screen} />
      )}
    </div>
  );
}
