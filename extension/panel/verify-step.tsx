import { isApproved } from '../verdict.ts';
import { ActionButton } from './action-button.tsx';
import { Answer } from './answer.tsx';
import { asking, askMicrosoft, type Trouble, trouble } from './ask-microsoft.ts';
import { Connect } from './connect.tsx';
import { Connected, mayPreview } from './connected.tsx';
import { choose, connection, fresh, secretSource, values, verdict, words } from './state.ts';
import type { SecretSource } from './view.ts';

/** Which secret Microsoft is asked with, and what that means for the order of the steps. */
const SECRET_SAYS = { held: 'secretBefore', filled: 'secretFilled', absent: 'secretAbsent' } as const satisfies Record<
  SecretSource,
  string
>;

/** Id of the text that says why the check cannot be made just now. */
const REASON = 'check-waits';

/** Connecting the service, asking Microsoft, and what it answered. */
export function VerifyStep() {
  const language = words.value;
  if (!language) return null;
  const { label } = language;
  const source = secretSource.value;
  return (
    <div class="verify">
      {!isApproved(fresh.value) && (
        <div class="care">
          <p>{label(SECRET_SAYS[source])}</p>
          {source !== 'held' && <ToSecret />}
        </div>
      )}
      {connection.value ? <Ask /> : <Connect />}
      {trouble.value && <Explain trouble={trouble.value} />}
      {verdict.value && <Answer verdict={verdict.value} />}
    </div>
  );
}

function ToSecret() {
  return (
    <fluent-button size="small" onClick={() => choose('secret')}>
      {words.value?.label('toSecret')}
    </fluent-button>
  );
}

function Ask() {
  const language = words.value;
  if (!language) return null;
  const { label, panel } = language;
  const missing = (['directoryId', 'clientId'] as const).filter((name) => values.value[name] === null);
  return (
    <>
      <Connected />
      <div class="actions">
        <ActionButton
          appearance="primary"
          waitsFor={asking.value || missing.length > 0 || !mayPreview() ? REASON : null}
          onClick={() => void askMicrosoft()}
        >
          {label('checkWithMicrosoft')}
        </ActionButton>
        {asking.value && (
          <span class="asking" role="status" id={REASON}>
            <span class="spinner" aria-hidden="true" />
            {label('checking')}
          </span>
        )}
      </div>
      {!asking.value && (missing.length > 0 || !mayPreview()) && (
        <p class="source" id={REASON}>
          {mayPreview()
            ? label('verdictNeeds', { values: missing.map((name) => panel.values[name]).join(', ') })
            : label('verdictNotAllowed')}
        </p>
      )}
    </>
  );
}

/** What went wrong, and what to do. */
export function Explain({ trouble: wrong }: { trouble: Trouble }) {
  const label = words.value?.label;
  if (!label) return null;
  if ('label' in wrong) {
    return (
      <div class="refusal" role="alert">
        <p>{label(wrong.label, { origin: wrong.origin })}</p>
      </div>
    );
  }
  return (
    <div class="refusal" role="alert">
      <p>{`${wrong.title}. ${wrong.detail}`}</p>
      <p>{wrong.fix}</p>
      <p class="trace">{label('requestId', { id: wrong.requestId })}</p>
    </div>
  );
}
