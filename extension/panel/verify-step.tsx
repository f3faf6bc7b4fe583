import { isApproved } from '../verdict.ts';
import { ActionButton } from './action-button.tsx';
import { Answer } from './answer.tsx';
import { asking, askMicrosoft, disconnect, type Trouble, trouble } from './ask-microsoft.ts';
import { Connect } from './connect.tsx';
import { fresh, openStep, secretSource, token, values, verdict, words, worker } from './state.ts';
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
  const connected = worker.value !== null && token.value !== null;
  const source = secretSource.value;
  return (
    <div class="verify">
      {!isApproved(fresh.value) && (
        <div class="care">
          <p>{label(SECRET_SAYS[source])}</p>
          {source !== 'held' && <ToSecret />}
        </div>
      )}
      {connected ? <Ask /> : <Connect />}
      {trouble.value && <Explain trouble={trouble.value} />}
      {verdict.value && <Answer verdict={verdict.value} />}
    </div>
  );
}

function ToSecret() {
  return (
    <fluent-button
      size="small"
      onClick={() => {
        openStep.value = 'secret';
      }}
    >
      {words.value?.label('toSecret')}
    </fluent-button>
  );
}

function Ask() {
  const language = words.value;
  if (!language || !worker.value) return null;
  const { label, panel } = language;
  const { origin, tenantId: tenant } = worker.value;
  const missing = (['directoryId', 'clientId'] as const).filter((name) => values.value[name] === null);
  return (
    <>
      <p class="connected">
        <span>{label('workerConnected', { origin, tenant })}</span>
        <fluent-button size="small" appearance="subtle" onClick={() => void disconnect()}>
          {label('workerDisconnect')}
        </fluent-button>
      </p>
      <div class="actions">
        <ActionButton
          appearance="primary"
          waitsFor={asking.value || missing.length > 0 ? REASON : null}
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
      {!asking.value && missing.length > 0 && (
        <p class="source" id={REASON}>
          {label('verdictNeeds', { values: missing.map((name) => panel.values[name]).join(', ') })}
        </p>
      )}
    </>
  );
}

function Explain({ trouble: wrong }: { trouble: Trouble }) {
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
