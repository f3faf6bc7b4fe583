import { FORM_LABELS } from '@production-assist/shared/guide';
import { VALUE_NAMES } from '@production-assist/shared/steps';
import type { Labels } from '@production-assist/shared/texts/panel/labels';
import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { mayBeApproved } from '../form/allowed.ts';
import type { FieldOutcome } from '../form/fill.ts';
import { CopyButton } from './copy-button.tsx';
import { Field } from './field.tsx';
import { asAddress, type FormTrouble, fillReport, formTrouble, useForm, working } from './fill-form.ts';
import { setup, values, words, worker } from './state.ts';

/** Filling the form: the values to copy, the origin to approve, and what became of each field. */
export function FormStep() {
  const [typed, setTyped] = useState<string | null>(null);
  const language = words.value;
  if (!language) return null;
  const { label, panel } = language;
  const address = typed ?? setup.value.form?.origin ?? worker.value?.origin ?? '';
  const verdict = address.trim() === '' ? null : mayBeApproved(asAddress(address));
  const origin = verdict?.allowed ? verdict.origin : null;
  // A secret that stands in the form already has been forgotten here, and is not missing.
  const filled = setup.value.form?.clientSecret === 'agrees';
  const missing = VALUE_NAMES.filter((name) => values.value[name] === null && !(name === 'clientSecret' && filled));
  return (
    <div class="form-step">
      <dl class="values">
        {(['directoryId', 'clientId'] as const).map((name) => {
          const known = values.value[name];
          return (
            <div key={name}>
              <dt>{FORM_LABELS[name]}</dt>
              <dd>
                {known ? <code>{known.value}</code> : <span class="source">{label('notRead')}</span>}
                {known && <CopyButton text={known.value} what={FORM_LABELS[name]} />}
              </dd>
            </div>
          );
        })}
        <div>
          <dt>{FORM_LABELS.clientSecret}</dt>
          <dd>
            {values.value.clientSecret === null ? (
              <span class="source">{label(filled ? 'secretForgotten' : 'notRead')}</span>
            ) : (
              <>
                <span class="dots">••••••••••••</span>
                <CopyButton text={values.value.clientSecret} what={FORM_LABELS.clientSecret} />
              </>
            )}
          </dd>
        </div>
      </dl>
      <Field
        label={label('formAddress')}
        hint={label('formAddressHint')}
        value={address}
        error={verdict && !verdict.allowed ? label(`refusal.${verdict.because}`) : null}
        onInput={setTyped}
      />
      {origin && (
        <div class="actions">
          <fluent-button
            appearance="primary"
            disabled={working.value || missing.length === VALUE_NAMES.length}
            onClick={() => void useForm('fill', origin)}
          >
            {label('formFill', { origin })}
          </fluent-button>
          <fluent-button disabled={working.value} onClick={() => void useForm('read', origin)}>
            {label('formRead')}
          </fluent-button>
        </div>
      )}
      {missing.length > 0 && (
        <p class="source">{label('formFillNeeds', { values: missing.map((name) => panel.values[name]).join(', ') })}</p>
      )}
      <p class="source">{label('formNeverSubmits')}</p>
      {formTrouble.value && origin && <Trouble because={formTrouble.value} origin={origin} />}
      <Report />
    </div>
  );
}

function Trouble({ because, origin }: { because: FormTrouble; origin: string }) {
  const label = words.value?.label;
  if (!label) return null;
  const name: Labels = because === 'denied' ? 'formDenied' : because === 'no-tab' ? 'formNoTab' : `refusal.${because}`;
  return (
    <div class="refusal" role="alert">
      <p>{label(name, { origin })}</p>
      {because === 'no-tab' && (
        <fluent-button size="small" onClick={() => void browser.tabs.create({ url: origin })}>
          {label('formOpenTab', { origin })}
        </fluent-button>
      )}
    </div>
  );
}

function Report() {
  const label = words.value?.label;
  const report = fillReport.value;
  if (!label || !report) return null;
  const outcomes = VALUE_NAMES.flatMap((name) => {
    const outcome = report[name];
    return outcome ? [{ name, outcome }] : [];
  });
  const all = outcomes.every(({ outcome }) => outcome.status === 'filled');
  return (
    <div class="report" role="status">
      {all && <p>{label('formFilled')}</p>}
      <ul aria-label={label('formResult')}>
        {outcomes.map(({ name, outcome }) => (
          <li key={name} class={outcome.status === 'filled' ? 'is-pass' : 'is-fail'} data-field={name}>
            <b>{FORM_LABELS[name]}</b>: {label(fieldLabel(outcome))}
          </li>
        ))}
      </ul>
      {report.clientSecret?.status === 'filled' && <p class="source">{label('formSecretGone')}</p>}
    </div>
  );
}

const fieldLabel = (outcome: FieldOutcome): Labels =>
  outcome.status === 'not-found' ? `field.${outcome.because}` : `field.${outcome.status}`;
