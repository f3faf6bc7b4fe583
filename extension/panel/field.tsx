import type { TargetedInputEvent } from 'preact';
import { useId } from 'preact/hooks';
import { words } from './state.ts';

/** A labelled text field, with what is wrong with it beneath. Without `onInput` it is one an organisation has preset. */
export function Field(props: {
  label: string;
  value: string;
  type?: 'text' | 'password';
  hint?: string;
  error?: string | null;
  onInput?: ((value: string) => void) | undefined;
}) {
  const id = useId();
  const about = props.error ? `${id}-error` : undefined;
  const shared = {
    id,
    value: props.value,
    placeholder: props.hint,
    readonly: !props.onInput,
    autocomplete: 'off',
    spellcheck: false,
    'aria-invalid': props.error ? true : undefined,
    'aria-describedby': about,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => props.onInput?.(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>
        {props.label}
        {!props.onInput && ` (${words.value?.label('preset')})`}
      </label>
      {props.type === 'password' ? <input type="password" {...shared} /> : <input type="text" {...shared} />}
      {!props.onInput && (
        <svg class="lock" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4 7h8v6H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
        </svg>
      )}
      {props.error && (
        <p class="field-error" id={about}>
          {props.error}
        </p>
      )}
    </div>
  );
}
