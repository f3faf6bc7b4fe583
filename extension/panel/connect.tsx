import { useState } from 'preact/hooks';
import { connect } from './ask-microsoft.ts';
import { draft } from './drafts.ts';
import { Field } from './field.tsx';
import { words, worker } from './state.ts';

/** Entering where the service is, for which tenant, and the token that opens it. */
export function Connect() {
  const [tried, setTried] = useState(false);
  const language = words.value;
  if (!language) return null;
  const { label } = language;
  const [address = worker.value?.origin ?? '', writeAddress] = draft('worker address');
  const [tenant = worker.value?.tenantId ?? '', writeTenant] = draft('worker tenant');
  const [accessToken = '', writeToken] = draft('worker token');
  const missing = (text: string) => (tried && text.trim() === '' ? label('fieldMissing') : null);
  const send = () => {
    setTried(true);
    if ([address, tenant, accessToken].some((text) => text.trim() === '')) return;
    void connect(address, tenant, accessToken).then((done) => done && writeToken(''));
  };
  return (
    <fieldset class="connect">
      <legend>{label('workerTitle')}</legend>
      <p class="source">{label('workerWhy')}</p>
      <Field
        label={label('workerAddress')}
        hint={label('formAddressHint')}
        value={address}
        error={missing(address)}
        onInput={writeAddress}
      />
      <Field label={label('workerTenant')} value={tenant} error={missing(tenant)} onInput={writeTenant} />
      <Field
        label={label('workerToken')}
        type="password"
        value={accessToken}
        error={missing(accessToken)}
        onInput={writeToken}
      />
      <p class="source">{label('workerTokenKept')}</p>
      <fluent-button appearance="primary" onClick={send}>
        {label('workerConnect')}
      </fluent-button>
    </fieldset>
  );
}
