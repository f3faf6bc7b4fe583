import { isGuid } from '@production-assist/shared/values';
import { useState } from 'preact/hooks';
import { typeIds } from './actions.ts';
import { CopyButton } from './copy-button.tsx';
import { Field } from './field.tsx';
import { setup, values, words } from './state.ts';

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
  const [entered, setEntered] = useState<{ directoryId?: string; clientId?: string }>({});
  const [tried, setTried] = useState(false);
  const language = words.value;
  if (!language) return null;
  const { label, panel } = language;
  const text = (name: (typeof NAMES)[number]) => entered[name] ?? setup.value.typed[name] ?? '';
  const isWrong = (name: (typeof NAMES)[number]) => text(name).trim() !== '' && !isGuid(text(name));
  const save = () => {
    setTried(true);
    if (NAMES.some(isWrong)) return;
    void typeIds(
      Object.fromEntries(
        NAMES.flatMap((name) =>
          text(name).trim() === ''
            ? []
            : [
                [
                  name,
                  text(name)
                    .replace(/[{}\s]/g, '')
                    .toLowerCase(),
                ],
              ],
        ),
      ),
    );
  };
  return (
    <details class="by-hand">
      <summary>{label('enterByHand')}</summary>
      {NAMES.map((name) => (
        <Field
          key={name}
          label={panel.values[name]}
          value={text(name)}
          error={tried && isWrong(name) ? label('notAGuid') : null}
          onInput={(value) => setEntered({ ...entered, [name]: value })}
        />
      ))}
      <fluent-button onClick={save}>{label('keep')}</fluent-button>
    </details>
  );
}
