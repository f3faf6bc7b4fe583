import type { NoticeType } from '@production-assist/shared/notices';
import { useId } from 'preact/hooks';
import { notificationWords } from './texts.ts';
import { type Channel, choices } from './types.ts';

/** Which events are told, in their groups. */
export function EventChoice(props: {
  channel: Channel;
  operators: boolean;
  value: readonly NoticeType[];
  missing: boolean;
  onChange: (types: NoticeType[]) => void;
}) {
  const { channel, operators, value, missing, onChange } = props;
  const { form, group, type: names } = notificationWords();
  const id = useId();
  const turn = (type: NoticeType, on: boolean) => {
    const all = choices(channel, operators).flatMap(({ types }) => types);
    onChange(all.filter((each) => (each === type ? on : value.includes(each))));
  };
  return (
    <fieldset class="event-choice" aria-describedby={`${id}-missing`}>
      <legend>{form.events}</legend>
      <div class="event-groups">
        {choices(channel, operators).map(({ group: which, types }) => (
          <fieldset key={which}>
            <legend class="small">{group[which]}</legend>
            {types.map((type) => (
              <label key={type} class="tick">
                <input
                  type="checkbox"
                  name={type}
                  checked={value.includes(type)}
                  aria-invalid={missing || undefined}
                  onChange={(event) => turn(type, event.currentTarget.checked)}
                />
                <span>{names[type]}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      <p class="small is-bad-text" id={`${id}-missing`} aria-live="polite">
        {missing && form.noEvents}
      </p>
    </fieldset>
  );
}
