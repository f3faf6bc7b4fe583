import { useState } from 'preact/hooks';
import { draft } from './drafts.ts';
import { Field } from './field.tsx';
import { connect, signingIn } from './sign-in.ts';
import { service, words } from './state.ts';

/** Naming the service and signing in to it, in a window of its own. */
export function Connect() {
  const [tried, setTried] = useState(false);
  const language = words.value;
  if (!language) return null;
  const { label } = language;
  const [address = service.value?.origin ?? '', writeAddress] = draft('service address');
  const missing = tried && address.trim() === '' ? label('fieldMissing') : null;
  const send = () => {
    setTried(true);
    if (address.trim() !== '') void connect(address);
  };
  return (
    <fieldset class="connect">
      <legend>{label('workerTitle')}</legend>
      <p class="source">{label('workerWhy')}</p>
      <Field
        label={label('workerAddress')}
        hint={label('formAddressHint')}
        value={address}
        error={missing}
        onInput={writeAddress}
      />
      <p class="source">{label('workerWindow')}</p>
      <div class="actions">
        <fluent-button appearance="primary" onClick={send}>
          {label('workerConnect')}
        </fluent-button>
        {signingIn.value && (
          <span class="asking" role="status">
            <span class="spinner" aria-hidden="true" />
            {label('workerConnecting')}
          </span>
        )}
      </div>
    </fieldset>
  );
}
