import { useState } from 'preact/hooks';
import { SECRET_LIFE_MS } from '../session.ts';
import { forget, keep, type Refusal, takeFromPage } from './actions.ts';
import { Field } from './field.tsx';
import { heldSecret, now, tab, words } from './state.ts';

/** Taking the secret, how long it is kept, and entering it by hand. The value itself is never shown. */
export function SecretStep() {
  const [refusal, setRefusal] = useState<Refusal>(null);
  const language = words.value;
  if (!language) return null;
  const { label, panel } = language;
  const held = heldSecret.value;
  if (held?.value !== undefined) {
    // The panel's clock ticks now and then: a secret taken since the last tick is not older than it.
    const left = Math.min(SECRET_LIFE_MS, held.takenAt + SECRET_LIFE_MS - now.value);
    const minutes = Math.max(1, Math.ceil(left / 60_000));
    return (
      <div class="secret is-held">
        <p class="secret-line">
          <span>{panel.values.clientSecret}</span>
          <span class="dots" aria-hidden="true">
            ••••••••••••
          </span>
          <span class="countdown">{label('secretMinutes', { minutes })}</span>
        </p>
        <p class="source">{label('secretKept', { minutes })}</p>
        <fluent-button size="small" onClick={() => void forget()}>
          {label('secretForget')}
        </fluent-button>
      </div>
    );
  }
  const shown = tab.value?.secretShown === true;
  return (
    <div class="secret">
      {shown && (
        <fluent-button appearance="primary" class="take" onClick={() => void takeFromPage().then(setRefusal)}>
          {label('takeSecret')}
        </fluent-button>
      )}
      <TypeSecret onDone={setRefusal} />
      {refusal && (
        <p class="refusal" role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}

function TypeSecret({ onDone }: { onDone: (refusal: Refusal) => void }) {
  const [text, setText] = useState('');
  const language = words.value;
  if (!language) return null;
  const { label } = language;
  return (
    <details class="by-hand">
      <summary>{label('enterByHand')}</summary>
      <Field label={label('secretPaste')} type="password" value={text} onInput={setText} />
      <fluent-button
        disabled={text.trim() === ''}
        onClick={() => {
          if (text.trim() === '') return;
          setText('');
          void keep(text).then(onDone);
        }}
      >
        {label('keep')}
      </fluent-button>
    </details>
  );
}
