import './leavers-rule.css';
import { GUARD_LIMITS, LEAVERS_RULES } from '@production-assist/shared/api';
import { TextField } from '../components/field.tsx';
import { RadioChoice } from '../components/radio-choice.tsx';
import type { Previews } from '../preview/asking.ts';
import { words } from '../texts.ts';
import { canAsk, concernOf } from './concern.ts';
import { ConcernPane } from './concern-pane.tsx';
import type { Editor } from './editor.ts';
import { type FormValues, isNewRule, isSamePreview, isSameRule, valuesOf } from './values.ts';
import { adviceOf, labelOf } from './words-of.ts';

/** What happens to people who leave, when a person is asked first, and whom a change of it would concern. */
export function LeaversRuleFields(props: { editor: Editor; previews: Previews; readOnly: boolean }) {
  const { editor, previews, readOnly } = props;
  const { connection } = words();
  const values = editor.values.value;
  const before = editor.saved.value.connection;
  const saved = before && valuesOf(before);
  const made = previews.made.value;
  const concern = concernOf(values, saved, {
    made,
    asking: previews.since.value !== null,
    failed: previews.failed.value,
  });
  const ask = (wanted: FormValues) => void previews.ask(wanted);
  /** Whoever changes the rule shall see whom it concerns without asking for it; once, also where there was no answer. */
  const askOnce = (wanted: FormValues) => {
    const last = previews.asked.value;
    const isAsked = last !== null && isSamePreview(wanted, last) && isSameRule(wanted, last);
    if (wanted.leavers === 'suspend' && isNewRule(wanted, saved) && !isAsked && canAsk(wanted, saved)) ask(wanted);
  };
  const limit = (field: 'guardPeople' | 'guardPercent', which: keyof typeof GUARD_LIMITS) => ({
    name: field,
    label: labelOf(field),
    readOnly,
    type: 'number' as const,
    min: GUARD_LIMITS[which].min,
    max: GUARD_LIMITS[which].max,
    value: values[field],
    advice: readOnly ? null : adviceOf(editor.advised.value[field], editor.messages.value[field]),
    onInput: (text: string) => editor.change(field, text),
    onBlur: () => {
      editor.leave(field);
      askOnce(values);
    },
  });
  return (
    <div class="leavers-rule">
      <RadioChoice
        name="leavers"
        label={labelOf('leavers')}
        value={values.leavers}
        readOnly={readOnly}
        options={LEAVERS_RULES.map((value) => ({
          value,
          text: connection.leaversRule[value],
          help: connection.leaversHelp[value],
        }))}
        onChange={(rule) => {
          editor.change('leavers', rule);
          askOnce({ ...values, leavers: rule });
        }}
      />
      <fieldset class="guard" disabled={values.leavers === 'keep'}>
        <legend>{connection.guard.legend}</legend>
        <div class="beside">
          <TextField {...limit('guardPeople', 'people')} />
          <TextField {...limit('guardPercent', 'percent')} />
        </div>
        <p class="field-help">{connection.guard.help}</p>
      </fieldset>
      {!readOnly && <ConcernPane concern={concern} previews={previews} onAsk={() => ask(values)} />}
    </div>
  );
}
