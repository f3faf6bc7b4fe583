import type { Labels } from '@production-assist/shared/texts/panel/labels';
import { CheckList } from '@production-assist/shared/ui/check-list';
import { StatusIcon } from '@production-assist/shared/ui/status-icon';
import { useEffect, useRef } from 'preact/hooks';
import { goThere, showMe } from './actions.ts';
import { checkItems } from './check-item.tsx';
import { IdValues } from './id-values.tsx';
import { Late } from './late.tsx';
import { RichText } from './rich-text.tsx';
import { SecretStep } from './secret-step.tsx';
import { choose, shownStep, words } from './state.ts';
import { VerifyStep } from './verify-step.tsx';
import type { StepState, StepView } from './view.ts';

const STATE_WORDS: Record<StepState, Labels> = {
  done: 'stepDone',
  problem: 'stepProblem',
  attention: 'stepAttention',
  open: 'stepOpen',
};
const STATE_ICONS = { done: 'pass', problem: 'fail', attention: 'warn', open: 'unknown' } as const;

const stateWord = ({ state, proven }: StepView): Labels =>
  state === 'done' && proven ? 'stepProven' : STATE_WORDS[state];

/** One step of the guide: closed, its name and state; open, all there is to do and to know. */
export function StepCard({ view, number }: { view: StepView; number: number }) {
  const language = words.value;
  const isOpen = shownStep.value === view.step.id;
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // A step that was opened by the tab has to be seen; one that a person opened is in view already.
    if (isOpen) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  if (!language) return null;
  const { label } = language;
  const { id } = view.step;
  return (
    <li
      ref={card}
      class={`step state-${view.state}${isOpen ? ' is-expanded' : ''}`}
      data-step={id}
      data-state={view.state}
    >
      <h3>
        <button
          type="button"
          class="step-head"
          id={`head-${id}`}
          aria-expanded={isOpen}
          aria-controls={isOpen ? `body-${id}` : undefined}
          aria-current={view.here ? 'step' : undefined}
          onClick={() => choose(isOpen ? 'none' : id)}
        >
          <span class="step-mark" aria-hidden="true">
            {view.state === 'open' ? number : <StatusIcon status={STATE_ICONS[view.state]} hint={!view.proven} />}
          </span>
          <span class="step-title">
            {language.panel.steps[id].title} {view.here && <span class="here">{label('here')}</span>}
          </span>
          <span class="visually-hidden">{label(stateWord(view))}</span>
          <svg class="chevron" viewBox="0 0 12 12" aria-hidden="true">
            <path d="M2.5 4.5 6 8l3.5-3.5" fill="none" stroke="currentColor" stroke-width="1.3" />
          </svg>
        </button>
      </h3>
      {isOpen && (
        <section class="step-body" id={`body-${id}`} aria-labelledby={`head-${id}`}>
          <StepBody view={view} />
        </section>
      )}
    </li>
  );
}

function StepBody({ view }: { view: StepView }) {
  const language = words.value;
  if (!language) return null;
  const { label, panel } = language;
  const { step, show, here, state } = view;
  const isDone = state === 'done';
  const { do: lines, care } = panel.steps[step.id];
  const { link } = step;
  return (
    <>
      <ol class="do">
        {lines.map((line) => (
          <li key={line}>
            <RichText text={line} />
          </li>
        ))}
      </ol>
      {care && (
        <p class="care">
          <RichText text={care} />
        </p>
      )}
      {(link || show) && (
        <div class="actions">
          {link && (
            <fluent-button appearance={here || isDone ? 'outline' : 'primary'} onClick={() => void goThere(link)}>
              {label('goThere')}
            </fluent-button>
          )}
          {show && (
            <fluent-button
              appearance={here && !isDone && show !== 'secret-value' ? 'primary' : 'outline'}
              onClick={() => void showMe(show)}
            >
              {label('showMe')}
            </fluent-button>
          )}
        </div>
      )}
      {step.id === 'secret' && <SecretStep />}
      {step.id === 'ids' && <IdValues />}
      {step.id === 'form' && <Late part="form" />}
      {view.checks.length > 0 && <Checks view={view} />}
      {step.id === 'verify' && <VerifyStep />}
    </>
  );
}

/** The step's checks under a heading that says whose word they are. */
function Checks({ view: { step, checks } }: { view: StepView }) {
  const language = words.value;
  if (!language) return null;
  const { label } = language;
  const answered = checks.some((check) => check.verdict);
  const hinted = !answered && checks.some((check) => check.status === 'pass');
  return (
    <div class="checks">
      {step.id !== 'form' && (
        <h4>
          {label(answered ? 'bothTitle' : 'seenTitle')}
          {hinted && <span class="source"> – {label('seenHint')}</span>}
        </h4>
      )}
      <CheckList items={checkItems(checks, language)} fixLabel={label('fixIt')} />
    </div>
  );
}
