import { fill } from '@production-assist/shared/texts/texts';
import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { toast } from '../components/toast.tsx';
import { dateTime } from '../format.ts';
import { words } from '../texts.ts';
import type { Editor, Question } from './editor.ts';
import type { Choice, Difference } from './merge.ts';
import { type FormValues, valuesOf } from './values.ts';
import { labelOf, valueText } from './words-of.ts';

/** What somebody else saved beside what is typed here, field by field; whoever is here chooses. */
export function ConflictDialog(props: {
  editor: Editor;
  question: Extract<Question, { kind: 'conflict' }>;
  onSave: (how: { sure: boolean }) => void;
}) {
  const { editor, question, onSave } = props;
  const { theirs, found } = question;
  const { conflict } = words().connection;
  const [choices, setChoices] = useState(question.proposed);
  if (!theirs.connection) return null;
  const { updatedBy: name, updatedAt } = theirs.connection;
  const mine = editor.values.value;
  const later = () => {
    editor.choose(choices);
    toast(conflict.laterDone);
  };
  return (
    <Dialog
      title={conflict.title}
      wide
      onClose={later}
      actions={
        <>
          <Button
            appearance="primary"
            onClick={() => {
              editor.choose(choices);
              onSave({ sure: false });
            }}
          >
            {conflict.save}
          </Button>
          <Button onClick={later}>{conflict.later}</Button>
        </>
      }
    >
      <p>{fill(conflict.text, { name, time: dateTime(updatedAt) })}</p>
      {found.map((difference) => (
        <fieldset key={difference.field} class="choice">
          <legend>{labelOf(difference.field)}</legend>
          {(['theirs', 'mine'] as const).map((who) => (
            <Option
              key={who}
              difference={difference}
              who={who}
              heading={who === 'theirs' ? fill(conflict.theirs, { name }) : conflict.mine}
              value={textOf(difference, who, who === 'theirs' ? valuesOf(theirs.connection) : mine)}
              checked={choices[difference.field] === who}
              onChoose={() => setChoices({ ...choices, [difference.field]: who })}
            />
          ))}
        </fieldset>
      ))}
    </Dialog>
  );
}

function Option(props: {
  difference: Difference;
  who: Choice;
  heading: string;
  value: string;
  checked: boolean;
  onChoose: () => void;
}) {
  const { difference, who, heading, value, checked, onChoose } = props;
  // A secret that was replaced cannot be kept: what was saved before is destroyed.
  const isGone = difference.field === 'clientSecret' && who === 'mine' && !difference.both;
  if (isGone) return null;
  return (
    <label class="option">
      <input type="radio" name={`choice-${difference.field}`} checked={checked} onChange={onChoose} />
      <span>
        <span class="small">{heading}</span>
        <span class="option-value">{value}</span>
      </span>
    </label>
  );
}

function textOf({ field, both }: Difference, who: Choice, values: FormValues): string {
  const { conflict, secret } = words().connection;
  if (field === 'clientSecret' && who === 'theirs') return secret.changed;
  const value = valueText(values, field);
  return who === 'mine' && !both ? `${value} (${conflict.unchangedByMe})` : value;
}
