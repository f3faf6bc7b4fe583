import type { ComponentChildren, TargetedInputEvent } from 'preact';
import { useState } from 'preact/hooks';
import { words } from '../texts.ts';
import { type Advice, Field } from './field.tsx';

/**
 * A field for a secret of a service, hidden unless somebody wants to see it. It is no password of the reader's: no
 * browser shall offer one or keep this one.
 */
export function SecretInput(props: {
  label: string;
  name: string;
  value: string;
  help?: string | undefined;
  advice?: Advice | null | undefined;
  placeholder?: string | undefined;
  /** Stands between the label and the field. */
  between?: ComponentChildren;
  onInput: (value: string) => void;
  onBlur?: () => void;
}) {
  const { label, name, value, help, advice, placeholder, between, onInput, onBlur } = props;
  const { secret } = words().connection;
  const [wanted, setShown] = useState(false);
  // Emptied, it begins anew.
  const shown = wanted && value !== '';
  const shared = {
    name,
    value,
    placeholder,
    class: 'is-mono',
    autocomplete: 'off',
    'data-1p-ignore': true,
    'data-bwignore': true,
    'data-lpignore': 'true',
    'data-form-type': 'other',
    spellcheck: false,
    autocapitalize: 'none' as const,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onInput(event.currentTarget.value),
    onBlur,
  };
  return (
    <Field
      label={label}
      help={help}
      advice={advice}
      between={between}
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

/** The sign of the button that shows or hides a secret. */
function Eye({ crossed }: { crossed: boolean }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" class="line">
      <path d="M2.5 10c1.6-3 4.3-4.8 7.5-4.8s5.9 1.8 7.5 4.8c-1.6 3-4.3 4.8-7.5 4.8S4.1 13 2.5 10ZM10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z" />
      {crossed && <path d="m3.5 3.5 13 13" />}
    </svg>
  );
}
