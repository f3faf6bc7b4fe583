import type { ReplaceTexts } from '@production-assist/shared/texts/panel/replace';
import { fill } from '@production-assist/shared/texts/texts';
import { useState } from 'preact/hooks';
import { ActionButton } from '../action-button.tsx';
import { trouble } from '../ask-microsoft.ts';
import { Connect } from '../connect.tsx';
import { mayPreview } from '../connected.tsx';
import { FormStep } from '../form-step.tsx';
import { SecretStep } from '../secret-step.tsx';
import { connection, heldSecret } from '../state.ts';
import { Explain } from '../verify-step.tsx';
import { foreign, give, going } from './asked.ts';
import { changeKept } from './kept.ts';
import { ProveStep } from './prove-step.tsx';
import { standing } from './standing.ts';

/** Id of the text that says why it cannot be given just now. */
const REASON = 'give-waits';

/** Maintenance 2: the new secret goes to Production Assist, and is tried there first. */
export function GiveStep({ texts }: { texts: ReplaceTexts }) {
  const { candidate } = standing.value ?? {};
  if (candidate) return <ProveStep candidate={candidate} texts={texts} />;
  return connection.value ? <ToService texts={texts} /> : <WithoutService texts={texts} />;
}

function ToService({ texts: { give: say } }: { texts: ReplaceTexts }) {
  const isGoing = going.value === 'give';
  const found = foreign.value;
  const because = found !== null ? fill(say.foreign, { found }) : mayPreview() ? null : say.mayNot;
  return (
    <>
      <p>{say.text}</p>
      <SecretStep isNew />
      <div class="actions">
        <ActionButton
          appearance="primary"
          waitsFor={isGoing || because !== null ? REASON : null}
          onClick={() => void give()}
        >
          {say.submit}
        </ActionButton>
        {isGoing && (
          <span class="asking" role="status" id={REASON}>
            <span class="spinner" aria-hidden="true" />
            {say.going}
          </span>
        )}
      </div>
      {!isGoing && because !== null && (
        <p class="refusal" id={REASON}>
          {because}
        </p>
      )}
    </>
  );
}

/** Connecting is the better way; filling in the form the other one. */
function WithoutService({ texts: { give: say } }: { texts: ReplaceTexts }) {
  const isFilled = heldSecret.value !== undefined && heldSecret.value.value === undefined;
  const [isOpen, setOpen] = useState(isFilled);
  const saved = () => changeKept((before) => ({ ...before, said: 'run', secretId: heldSecret.value?.secretId }));
  return (
    <>
      {heldSecret.value?.value !== undefined && <SecretStep isNew />}
      <p>{say.notConnected}</p>
      <Connect />
      {trouble.value && <Explain trouble={trouble.value} />}
      <details class="by-hand" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{say.byForm}</summary>
        <div class="stack">
          <FormStep isAlone />
          <div class="actions">
            <fluent-button onClick={() => void saved()}>{say.saved}</fluent-button>
          </div>
        </div>
      </details>
    </>
  );
}
