import { MEMBER_ACTIONS } from '@production-assist/shared/people';
import { CheckList } from '@production-assist/shared/ui/check-list';
import { PeopleTable } from '@production-assist/shared/ui/people-table';
import { useState } from 'preact/hooks';
import type { Verdict } from '../verdict.ts';
import { asking, askMicrosoft, connect, disconnect, trouble } from './ask-microsoft.ts';
import { checkItem } from './check-item.tsx';
import { Field } from './field.tsx';
import { token, values, verdict, views, words, worker } from './state.ts';

/** Connecting the service, asking Microsoft, and what it answered. */
export function VerifyStep() {
  const language = words.value;
  if (!language) return null;
  const { label, panel } = language;
  const connected = worker.value !== null && token.value !== null;
  const missing = (['directoryId', 'clientId'] as const).filter((name) => values.value[name] === null);
  return (
    <div class="verify">
      {worker.value && connected ? (
        <p class="connected">
          <span>{label('workerConnected', { origin: worker.value.origin, tenant: worker.value.tenantId })}</span>
          <fluent-button size="small" appearance="subtle" onClick={() => void disconnect()}>
            {label('workerDisconnect')}
          </fluent-button>
        </p>
      ) : (
        <Connect />
      )}
      {connected && (
        <div class="actions">
          <fluent-button
            appearance="primary"
            disabled={asking.value || missing.length > 0}
            onClick={() => void askMicrosoft()}
          >
            {label('checkWithMicrosoft')}
          </fluent-button>
          {asking.value && (
            <span class="asking" role="status">
              <fluent-spinner size="tiny" />
              {label('checking')}
            </span>
          )}
        </div>
      )}
      {connected && missing.length > 0 && (
        <p class="source">{label('verdictNeeds', { values: missing.map((name) => panel.values[name]).join(', ') })}</p>
      )}
      {trouble.value && (
        <div class="refusal" role="alert">
          <p>{trouble.value.title}</p>
          {trouble.value.fix && <p>{trouble.value.fix}</p>}
          {trouble.value.requestId && <p class="trace">{label('requestId', { id: trouble.value.requestId })}</p>}
        </div>
      )}
      {verdict.value && <Answer verdict={verdict.value} />}
    </div>
  );
}

function Connect() {
  const [address, setAddress] = useState(worker.value?.origin ?? '');
  const [tenant, setTenant] = useState(worker.value?.tenantId ?? '');
  const [accessToken, setToken] = useState('');
  const label = words.value?.label;
  if (!label) return null;
  const isReady = [address, tenant, accessToken].every((text) => text.trim() !== '');
  return (
    <fieldset class="connect">
      <legend>{label('workerTitle')}</legend>
      <p class="source">{label('workerWhy')}</p>
      <Field label={label('workerAddress')} hint={label('formAddressHint')} value={address} onInput={setAddress} />
      <Field label={label('workerTenant')} value={tenant} onInput={setTenant} />
      <Field label={label('workerToken')} type="password" value={accessToken} onInput={setToken} />
      <p class="source">{label('workerTokenKept')}</p>
      <fluent-button
        appearance="primary"
        disabled={!isReady}
        onClick={() => void (isReady && connect(address, tenant, accessToken))}
      >
        {label('workerConnect')}
      </fluent-button>
    </fieldset>
  );
}

function Answer({ verdict: { at, preview, ...asked } }: { verdict: Verdict }) {
  const language = words.value;
  if (!language) return null;
  const { label } = language;
  const stale =
    asked.directoryId !== values.value.directoryId?.value || asked.clientId !== values.value.clientId?.value;
  const checks = views.value.flatMap((view) => view.checks).filter((check) => check.verdict);
  const { members, processed, skipped } = preview.counts;
  return (
    <div class="answer">
      <p class="source">
        {label('verdictAt', { time: new Date(at).toLocaleTimeString(language.language) })}
        {stale && ` ${label('verdictStale')}`}
      </p>
      {!stale && <CheckList items={checks.map((check) => checkItem(check, language))} fixLabel={label('fixIt')} />}
      {!preview.complete && <p class="difference">{label('verdictIncomplete')}</p>}
      {preview.members.length > 0 && (
        <PeopleTable
          caption={`${label('verdictPeople')}. ${label('peopleCounts', { members, processed, skipped })}`}
          headings={{ person: label('person'), action: label('comesIn') }}
          more={(count) => label('peopleMore', { count })}
          people={preview.members.map((member) => ({
            id: member.objectId,
            name: member.displayName ?? member.objectId,
            email: member.email,
            comesIn: member.action !== 'skip' && member.action !== 'leave',
            action: actionWord(member.action),
            reason: member.detail ?? null,
          }))}
        />
      )}
    </div>
  );
}

function actionWord(action: string): string {
  const known = MEMBER_ACTIONS.find((candidate) => candidate === action);
  return (known && words.value?.label(`action.${known}`)) ?? action;
}
