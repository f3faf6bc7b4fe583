import { inputOf } from '@production-assist/shared/setup-code/choice';
import { setupScript } from '@production-assist/shared/setup-code/set-up-code';
import { useEffect, useRef } from 'preact/hooks';
import { adopt } from '../adopt-style.ts';
import { Back } from '../back.tsx';
import { connection, values, words } from '../state.ts';
import css from '../styles/late-screen.css?inline';
import { addIds, addKnown, choice as choiceNow, choose, today, unanswered } from './choice.ts';
import { Choices } from './choices.tsx';
import { ScriptText } from './script-text.tsx';
import { useSetupWords } from './words.ts';

adopt(css);

/** The guide's set-up as a script, with the ids the panel knows, in place of the guide's steps. */
export function ScriptScreen() {
  const texts = useSetupWords();
  const head = useRef<HTMLHeadingElement>(null);
  const choice = choiceNow();
  const isReady = texts !== null;
  const directoryId = values.value.directoryId?.value;
  useEffect(addIds, [directoryId]);
  useEffect(() => void addKnown(choice.kind), [choice.kind, directoryId, connection.value?.tenantId]);
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
      <Choices choice={choice} today={today()} screen={screen} onChange={choose} />
      {unanswered.value && (
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
