import { cleanGuid, isGuid } from '@production-assist/shared/pasted';
import { useState } from 'preact/hooks';
import { typeIds } from './actions.ts';
import { CopyButton } from './copy-button.tsx';
import { draft } from './drafts.ts';
import { Field } from './field.tsx';
import { key, setup, values, words } from './state.ts';

const NAMES = ['directoryId', 'clientId'] as const;

/** The two ids: what was read, where from, and a way to enter them by hand. */
export function IdValues() {
  const language = words.value;
  if (!language) return null;
  const { label, panel } = language;
  return (
    <>
      <h4 class="visually-hidden">{label('whatWasRead')}</h4>
      <dl class="values">
        {NAMES.map((name) => {
          const known = values.value[name];
          return (
            <div key={name} data-value={name}>
              <dt>{panel.values[name]}</dt>
              <dd>
                {known ? (
                  <>
                    <code>{known.value}</code>
                    <CopyButton text={known.value} what={panel.values[name]} />
                    <span class="source">{label(known.from === 'page' ? 'readFromPage' : 'enteredByHand')}</span>
                  </>
                ) : (
                  <span class="source">{label('notRead')}</span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <TypeIds />
    </>
  );
}

function TypeIds() {
  const [tried, setTried] = useState(false);
  const language = words.value;
  if (!language) return null;
  const { label, panel } = language;
  const fields = NAMES.map((name) => {
    const [typed, write] = draft(`${key.value} ${name}`);
    const text = typed ?? setup.value.typed[name] ?? '';
    return { name, write, text, given: text.trim() !== '', wrong: text.trim() !== '' && !isGuid(text) };
  });
  const save = () => {
    setTried(true);
    if (fields.some(({ wrong }) => wrong)) return;
    const given = fields.filter((field) => field.given);
    void typeIds(Object.fromEntries(given.map(({ name, text }) => [name, cleanGuid(text)])));
  };
  return (
    <details class="by-hand">
      <summary>{label('enterByHand')}</summary>
      {fields.map(({ name, text, wrong, write }) => (
        <Field
          key={name}
          label={panel.values[name]}
          value={text}
          error={tried && wrong ? label('notAGuid') : null}
          onInput={write}
        />
      ))}
      <fluent-button onClick={save}>{label('keep')}</fluent-button>
    </details>
  );
}
