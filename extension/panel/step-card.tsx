import type { Labels } from '@production-assist/shared/texts/panel/labels';
import { CheckList } from '@production-assist/shared/ui/check-list';
import { StatusIcon } from '@production-assist/shared/ui/status-icon';
import { useEffect, useRef } from 'preact/hooks';
import { goThere, showMe } from './actions.ts';
import { checkItem } from './check-item.tsx';
import { FormStep } from './form-step.tsx';
import { IdValues } from './id-values.tsx';
import { RichText } from './rich-text.tsx';
import { SecretStep } from './secret-step.tsx';
import { openStep, shownStep, words } from './state.ts';
import { VerifyStep } from './verify-step.tsx';
import type { StepState, StepView } from './view.ts';

const STATE_WORDS: Record<StepState, Labels> = {
  done: 'stepDone',
  problem: 'stepProblem',
  attention: 'stepAttention',
  open: 'stepOpen',
};
const STATE_ICONS = { done: 'pass', problem: 'fail', attention: 'warn', open: 'unknown' } as const;

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
          aria-controls={`body-${id}`}
          aria-current={view.here ? 'step' : undefined}
          onClick={() => {
            openStep.value = id;
          }}
        >
          <span class="step-mark" aria-hidden="true">
            {view.state === 'open' ? number : <StatusIcon status={STATE_ICONS[view.state]} />}
          </span>
          <span class="step-title">{language.panel.steps[id].title}</span>
          {view.here && <span class="here">{label('here')}</span>}
          <span class="visually-hidden">{label(STATE_WORDS[view.state])}</span>
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
  const { step, show, here } = view;
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
            <fluent-button appearance={here ? 'outline' : 'primary'} onClick={() => void goThere(link)}>
              {label('goThere')}
            </fluent-button>
          )}
          {show && (
            <fluent-button
              appearance={here && show !== 'secret-value' ? 'primary' : 'outline'}
              onClick={() => void showMe(show)}
            >
              {label('showMe')}
            </fluent-button>
          )}
        </div>
      )}
      {step.id === 'secret' && <SecretStep />}
      {step.id === 'ids' && <IdValues />}
      {view.checks.length > 0 && (
        <CheckList items={view.checks.map((check) => checkItem(check, language))} fixLabel={label('fixIt')} />
      )}
      {step.id === 'form' && <FormStep />}
      {step.id === 'verify' && <VerifyStep />}
    </>
  );
}
