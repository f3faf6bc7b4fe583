import type { ComponentChildren, TargetedInputEvent } from 'preact';
import { useId } from 'preact/hooks';

/** What is said about a field's value while it is typed. An error stands in the way of saving, a hint does not. */
export interface Advice {
  tone: 'error' | 'warn' | 'hint';
  text: string;
}

interface Shared {
  label: string;
  /** Stands below, always. */
  help?: ComponentChildren;
  advice?: Advice | null | undefined;
  readOnly?: boolean | undefined;
}

/** A label, a field that is made with the given attributes, and below it what is to be said about it. */
export function Field(
  props: Shared & {
    control: (attributes: ControlAttributes) => ComponentChildren;
    /** Stands between the label and the field. */
    between?: ComponentChildren;
  },
) {
  const { label, help, advice, control, between } = props;
  const id = useId();
  const said = [help && `${id}-help`, advice && `${id}-advice`].filter(Boolean).join(' ');
  return (
    <div class={`field ${advice ? `is-${advice.tone}` : ''}`}>
      <label for={id}>{label}</label>
      {between}
      {control({
        id,
        'aria-describedby': said || undefined,
        'aria-invalid': advice?.tone === 'error' || undefined,
      })}
      {help && (
        <p class="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {/* Always there, so that a screen reader notices when something appears in it. */}
      <p class="field-advice" id={`${id}-advice`} aria-live="polite">
        {advice?.text}
      </p>
    </div>
  );
}

export interface ControlAttributes {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** A text field. */
export function TextField(
  props: Shared & {
    value: string;
    type?: 'text' | 'date' | 'number';
    placeholder?: string;
    /** Its name in the form, to find it by. */
    name?: string;
    mono?: boolean;
    min?: number | string;
    max?: number | string;
    onInput: (value: string) => void;
    onBlur?: () => void;
  },
) {
  const { value, type = 'text', placeholder, name, mono, min, max, onInput, onBlur, ...field } = props;
  return (
    <Field
      {...field}
      control={(attributes) => {
        const shared = {
          ...attributes,
          name,
          class: mono ? 'is-mono' : '',
          value,
          placeholder,
          readOnly: field.readOnly,
          autocomplete: 'off',
          autocapitalize: 'none' as const,
          spellcheck: false,
          onInput: (event: TargetedInputEvent<HTMLInputElement>) => onInput(event.currentTarget.value),
          onBlur,
        };
        if (type === 'date') return <input type="date" min={min} max={max} {...shared} />;
        if (type === 'number') return <input type="number" min={min} max={max} {...shared} />;
        return <input type="text" {...shared} />;
      }}
    />
  );
}

/** A choice of a few. */
export function SelectField<Value extends string>(
  props: Shared & {
    value: Value;
    name?: string;
    options: readonly { value: Value; text: string }[];
    onChange: (value: Value) => void;
  },
) {
  const { value, name, options, onChange, ...field } = props;
  return (
    <Field
      {...field}
      control={(attributes) => (
        <select
          {...attributes}
          name={name}
          value={value}
          disabled={field.readOnly}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.currentTarget.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    />
  );
}

/** Something that is on or off. */
export function Switch(props: {
  label: string;
  checked: boolean;
  readOnly?: boolean;
  name?: string;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        aria-checked={props.checked}
        name={props.name}
        checked={props.checked}
        disabled={props.readOnly}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}
