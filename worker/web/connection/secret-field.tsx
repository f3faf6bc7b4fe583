import { fill } from '@production-assist/shared/texts/texts';
import type { TargetedInputEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { type Advice, Field } from '../components/field.tsx';
import { dateTime, day } from '../format.ts';
import { words } from '../texts.ts';
import type { Editor } from './editor.ts';

/**
 * The client secret. It can be replaced and never read: what is saved is only told of. The field is there all the time,
 * so that the extension finds it; as long as it is empty the saved secret stays.
 */
export function SecretField(props: {
  editor: Editor;
  name: string;
  label: string;
  readOnly: boolean;
  advice: Advice | null;
}) {
  const { editor, name, label, readOnly, advice } = props;
  const { secret, help } = words().connection;
  const [shown, setShown] = useState(false);
  const [replacing, setReplacing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const saved = editor.saved.value.connection?.credential;
  const value = editor.values.value.clientSecret;
  const isReplacing = replacing || value !== '';
  const shared = {
    ref: input,
    name,
    value,
    class: 'is-mono',
    // What is typed here is no password of the reader's, and no browser shall offer one or keep this one.
    autocomplete: 'off',
    'data-1p-ignore': true,
    'data-bwignore': true,
    'data-lpignore': 'true',
    'data-form-type': 'other',
    spellcheck: false,
    autocapitalize: 'none' as const,
    placeholder: saved && !replacing ? secret.placeholder : undefined,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => editor.change('clientSecret', event.currentTarget.value),
    onBlur: () => editor.leave('clientSecret'),
  };
  const state = saved && (
    <span class="secret-state">
      {saved.expiresOn ? fill(secret.savedUntil, { day: day(saved.expiresOn) }) : secret.saved}
    </span>
  );
  if (readOnly) {
    return (
      <div class="field">
        <b>{label}</b>
        <p class="secret-line">{state ?? words().connection.none}</p>
      </div>
    );
  }
  const toggle = () => {
    if (isReplacing) editor.change('clientSecret', '');
    else input.current?.focus();
    setReplacing(!isReplacing);
    setShown(false);
  };
  return (
    <Field
      label={label}
      help={
        isReplacing || !saved
          ? `${help.clientSecret} ${saved ? secret.replacing : ''}`
          : fill(secret.savedAt, { day: dateTime(saved.updatedAt) })
      }
      advice={advice}
      between={
        saved && (
          <p class="secret-line">
            {state}
            <button type="button" class="link-button" onClick={toggle}>
              {isReplacing ? secret.keep : secret.replace}
            </button>
          </p>
        )
      }
      control={(attributes) => (
        <div class="with-button">
          {shown ? (
            <input type="text" {...attributes} {...shared} />
          ) : (
            <input type="password" {...attributes} {...shared} />
          )}
          {value !== '' && (
            <button
              type="button"
              class="icon-button"
              aria-label={shown ? secret.hide : secret.show}
              onClick={() => setShown(!shown)}
            >
              <Eye crossed={shown} />
            </button>
          )}
        </div>
      )}
    />
  );
}

function Eye({ crossed }: { crossed: boolean }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" class="line">
      <path d="M2.5 10c1.6-3 4.3-4.8 7.5-4.8s5.9 1.8 7.5 4.8c-1.6 3-4.3 4.8-7.5 4.8S4.1 13 2.5 10ZM10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z" />
      {crossed && <path d="m3.5 3.5 13 13" />}
    </svg>
  );
}
