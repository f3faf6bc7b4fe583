import type { CredentialKind } from '@production-assist/shared/api';
import { StatusIcon } from '@production-assist/shared/ui/status-icon';
import { credentialWords } from './texts.ts';
import type { Ended, Shown } from './wizard.tsx';

/** Which step each stage is; the first one of a set-up goes another way. */
const AT: Record<Shown, number> = { give: 0, prove: 1, run: 2, remove: 3, done: 4, 'set-up': 0 };

/** The way as steps: which are done, and which is due. */
export function Steps({ shown, kind, ended }: { shown: Shown; kind: CredentialKind; ended: Ended | null }) {
  const { steps, step, stepDone } = credentialWords();
  const isSetUp = shown === 'set-up' || (shown === 'done' && ended === 'set-up');
  const names = isSetUp ? [step.setUp, step.run] : [step.give[kind], step.prove[kind], step.run, step.remove];
  const at = AT[shown];
  return (
    <ol class="way" aria-label={steps}>
      {names.map((name, index) => (
        <li
          key={name}
          class={index < at ? 'is-done' : index === at ? 'is-due' : ''}
          aria-current={index === at ? 'step' : undefined}
        >
          <span class="way-sign" aria-hidden="true">
            {index < at ? <StatusIcon status="pass" /> : index + 1}
          </span>
          <span>
            {name}
            {index < at && <span class="visually-hidden"> ({stepDone})</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
