import { FORM_LABELS } from '@production-assist/shared/guide';
import { VALUE_NAMES } from '@production-assist/shared/steps';
import type { Labels } from '@production-assist/shared/texts/panel/labels';
import { browser } from 'wxt/browser';
import { mayBeApproved } from '../form/allowed.ts';
import type { FieldOutcome } from '../form/fill.ts';
import { ActionButton } from './action-button.tsx';
import { CopyButton } from './copy-button.tsx';
import { draft } from './drafts.ts';
import { Field } from './field.tsx';
import { asAddress, type FormTrouble, fillReport, formTrouble, useForm } from './fill-form.ts';
import { choose, connection, fresh, secretSource, service, setup, values, words } from './state.ts';

/** Id of the text that says why the form cannot be filled in yet. */
const REASON = 'fill-waits';

/**
 * Filling the form: the values to copy, the origin to approve, and what became of each field.
 *
 * @param isAlone there is no step beside it in which Microsoft is asked
 */
export function FormStep({ isAlone = false }: { isAlone?: boolean }) {
  const language = words.value;
  if (!language) return null;
  const { label, panel } = language;
  const [typed, write] = draft('form address');
  const address = typed ?? setup.value.form?.origin ?? service.value?.origin ?? '';
  const verdict = address.trim() === '' ? null : mayBeApproved(asAddress(address));
  const origin = verdict?.allowed ? verdict.origin : null;
  // A secret that stands in the form already has been forgotten here, and is not missing.
  const filled = setup.value.form?.clientSecret === 'agrees';
  const missing = VALUE_NAMES.filter((name) => values.value[name] === null && !(name === 'clientSecret' && filled));
  return (
    <div class="form-step">
      {!isAlone && secretSource.value === 'held' && !fresh.value && <CheckFirst />}
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
        onInput={write}
      />
      {origin && (
        <div class="actions">
          <ActionButton
            appearance="primary"
            waitsFor={missing.length === VALUE_NAMES.length ? REASON : null}
            onClick={() => void useForm('fill', origin)}
          >
            {label('formFill', { origin })}
          </ActionButton>
          <fluent-button onClick={() => void useForm('read', origin)}>{label('formRead')}</fluent-button>
        </div>
      )}
      {missing.length > 0 && (
        <p class="source" id={REASON}>
          {label('formFillNeeds', { values: missing.map((name) => panel.values[name]).join(', ') })}
        </p>
      )}
      <p class="source">{label('formNeverSubmits')}</p>
      {formTrouble.value && origin && <Trouble because={formTrouble.value} origin={origin} />}
      <Report />
    </div>
  );
}

/** The check needs the secret, and filling forgets it. */
function CheckFirst() {
  const label = words.value?.label;
  if (!label) return null;
  return (
    <div class="care">
      <p>{label('formCheckFirst')}</p>
      <fluent-button size="small" onClick={() => choose('verify')}>
        {label('toCheck')}
      </fluent-button>
    </div>
  );
}

const OWN_TROUBLES = { denied: 'formDenied', 'no-tab': 'formNoTab', 'several-tabs': 'formSeveralTabs' } as const;

function Trouble({ because, origin }: { because: FormTrouble; origin: string }) {
  const label = words.value?.label;
  if (!label) return null;
  const own = because === 'denied' || because === 'no-tab' || because === 'several-tabs';
  const name: Labels = own ? OWN_TROUBLES[because] : `refusal.${because}`;
  return (
    <div class="refusal" role="alert">
      <p>{label(name, { origin })}</p>
      {because === 'no-tab' && (
        <fluent-button size="small" onClick={() => void browser.tabs.create({ url: formPage(origin) })}>
          {label('formOpenTab', { origin })}
        </fluent-button>
      )}
    </div>
  );
}

/** Where the form is: of the connected service it is known, of another site its first page. */
function formPage(origin: string): string {
  const { value } = connection;
  return value?.origin === origin ? `${origin}/tenants/${encodeURIComponent(value.tenantId)}` : origin;
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
