import { useId } from 'preact/hooks';

/** A choice of a few that need a sentence each. */
export function RadioChoice<Value extends string>(props: {
  label: string;
  /** Its name in the form, to find it by. */
  name: string;
  value: Value;
  options: readonly { value: Value; text: string; help: string }[];
  readOnly?: boolean;
  onChange: (value: Value) => void;
}) {
  const { label, name, value, options, readOnly, onChange } = props;
  const id = useId();
  return (
    <fieldset class="radio-choice">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} class="radio-option">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={readOnly}
            aria-describedby={`${id}-${option.value}`}
            onChange={() => onChange(option.value)}
          />
          <span>
            <span class="radio-text">{option.text}</span>
            <span class="field-help" id={`${id}-${option.value}`}>
              {option.help}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
