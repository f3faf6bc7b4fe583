import type { TargetedInputEvent } from 'preact';
import { useId } from 'preact/hooks';

/** A labelled text field, with what is wrong with it beneath. */
export function Field(props: {
  label: string;
  value: string;
  type?: 'text' | 'password';
  hint?: string;
  error?: string | null;
  onInput: (value: string) => void;
}) {
  const id = useId();
  const about = props.error ? `${id}-error` : undefined;
  const shared = {
    id,
    value: props.value,
    placeholder: props.hint,
    autocomplete: 'off',
    spellcheck: false,
    'aria-invalid': props.error ? true : undefined,
    'aria-describedby': about,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => props.onInput(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.type === 'password' ? <input type="password" {...shared} /> : <input type="text" {...shared} />}
      {props.error && (
        <p class="field-error" id={about}>
          {props.error}
        </p>
      )}
    </div>
  );
}
