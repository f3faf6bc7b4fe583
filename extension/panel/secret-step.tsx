import { useState } from 'preact/hooks';
import type { SecretRow } from '../portal/facts.ts';
import { type HeldSecret, SECRET_LIFE_MS } from '../session.ts';
import { forget, keep, type Refusal, takeFromPage } from './actions.ts';
import { Field } from './field.tsx';
import { NoSecret } from './no-secret.tsx';
import { heldSecret, now, setup, tab, words } from './state.ts';
import type { Words } from './words.ts';

/**
 * Taking the secret, how long it is kept, and entering it by hand. The value itself is never shown.
 *
 * @param isNew a new one for what works already: there the way without any is another one
 */
export function SecretStep({ isNew = false }: { isNew?: boolean }) {
  const [refusal, setRefusal] = useState<Refusal>(null);
  const language = words.value;
  if (!language) return null;
  const { label, panel } = language;
  const held = heldSecret.value;
  const refused = refusal && (
    <p class="refusal" role="alert">
      {explain(refusal, language)}
    </p>
  );
  const take = (
    <fluent-button appearance="primary" class="take" onClick={() => void takeFromPage().then(setRefusal)}>
      {label('takeSecret')}
    </fluent-button>
  );
  if (held?.value !== undefined) {
    // The panel's clock ticks now and then: a secret taken since the last tick is not older than it.
    const left = Math.min(SECRET_LIFE_MS, held.takenAt + SECRET_LIFE_MS - now.value);
    const minutes = Math.max(1, Math.ceil(left / 60_000));
    return (
      <div class="secret is-held">
        <p class="secret-line">
          <span>{panel.values.clientSecret}</span>
          <span class="countdown">{label('secretMinutes', { minutes })}</span>
        </p>
        <p class="dots" aria-hidden="true">
          ••••••••••••
        </p>
        <p class="source">{label('secretKept', { minutes })}</p>
        {showsAnother(held) && (
          <>
            <p class="care">{label('secretOther')}</p>
            {take}
            {refused}
          </>
        )}
        <fluent-button size="small" onClick={() => void forget()}>
          {label('secretForget')}
        </fluent-button>
      </div>
    );
  }
  const shown = tab.value?.secretShown === true;
  return (
    <div class="secret">
      {shown && take}
      <TypeSecret onDone={setRefusal} />
      {!isNew && <NoSecret />}
      {refused}
    </div>
  );
}

/** Whether the page shows the value of another secret than the one that is held: made after it, and to be used instead. */
function showsAnother({ value = '', secretId }: HeldSecret): boolean {
  if (tab.value?.secretShown !== true) return false;
  const rows = Object.values(setup.value.applications).flatMap(({ secrets }) => secrets?.rows ?? []);
  const isHeld = (row: SecretRow) =>
    secretId === undefined ? row.hint !== null && value.startsWith(row.hint) : row.secretId === secretId;
  return !rows.some((row) => row.valueShown && isHeld(row));
}

function explain(refusal: NonNullable<Refusal>, { label, failure }: Words): string {
  if (refusal === 'not-shown') return label('secretNotShown');
  if (refusal === 'several-shown') return label('secretSeveral');
  const { title, fix } = failure(refusal);
  return `${title}. ${fix}`;
}

function TypeSecret({ onDone }: { onDone: (refusal: Refusal) => void }) {
  // Not a draft: half a secret is not to be kept for later.
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const language = words.value;
  if (!language) return null;
  const { label } = language;
  const missing = text.trim() === '';
  const save = () => {
    setTried(missing);
    if (missing) return;
    setText('');
    void keep(text).then(onDone);
  };
  return (
    <details class="by-hand">
      <summary>{label('enterByHand')}</summary>
      <Field
        label={label('secretPaste')}
        type="password"
        value={text}
        error={tried && missing ? label('fieldMissing') : null}
        onInput={setText}
      />
      <fluent-button onClick={save}>{label('keep')}</fluent-button>
    </details>
  );
}
