import { FORM_LABELS } from '@production-assist/shared/guide';
import { VALUE_NAMES } from '@production-assist/shared/steps';
import type { FormTexts } from '@production-assist/shared/texts/panel/form';
import { formDe } from '@production-assist/shared/texts/panel/form-de';
import { formEn } from '@production-assist/shared/texts/panel/form-en';
import { fill, type Language } from '@production-assist/shared/texts/texts';
import { browser } from 'wxt/browser';
import { mayBeApproved } from '../form/allowed.ts';
import { ActionButton } from './action-button.tsx';
import { CopyButton } from './copy-button.tsx';
import { draft } from './drafts.ts';
import { Field } from './field.tsx';
import { asAddress, type FormTrouble, fillReport, formTrouble, useForm } from './fill-form.ts';
import { choose, connection, fresh, secretSource, service, setup, values, words } from './state.ts';

const TEXTS: Record<Language, FormTexts> = { en: formEn, de: formDe };

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
  const texts = TEXTS[language.language];
  const [typed, write] = draft('form address');
  const address = typed ?? setup.value.form?.origin ?? service.value?.origin ?? '';
  const verdict = address.trim() === '' ? null : mayBeApproved(asAddress(address));
  const origin = verdict?.allowed ? verdict.origin : null;
  // A secret that stands in the form already has been forgotten here, and is not missing.
  const filled = setup.value.form?.clientSecret === 'agrees';
  const missing = VALUE_NAMES.filter((name) => values.value[name] === null && !(name === 'clientSecret' && filled));
  return (
    <div class="form-step">
      {!isAlone && secretSource.value === 'held' && !fresh.value && <CheckFirst texts={texts} />}
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
        label={texts.address}
        hint={label('formAddressHint')}
        value={address}
        error={verdict && !verdict.allowed ? texts.refusal[verdict.because] : null}
        onInput={write}
      />
      {origin && (
        <div class="actions">
          <ActionButton
            appearance="primary"
            waitsFor={missing.length === VALUE_NAMES.length ? REASON : null}
            onClick={() => void useForm('fill', origin)}
          >
            {fill(texts.fill, { origin })}
          </ActionButton>
          <fluent-button onClick={() => void useForm('read', origin)}>{texts.read}</fluent-button>
        </div>
      )}
      {missing.length > 0 && (
        <p class="source" id={REASON}>
          {fill(texts.fillNeeds, { values: missing.map((name) => panel.values[name]).join(', ') })}
        </p>
      )}
      <p class="source">{texts.neverSubmits}</p>
      {formTrouble.value && origin && <Trouble because={formTrouble.value} origin={origin} texts={texts} />}
      <Report texts={texts} />
    </div>
  );
}

/** The check needs the secret, and filling forgets it. */
function CheckFirst({ texts }: { texts: FormTexts }) {
  return (
    <div class="care">
      <p>{texts.checkFirst}</p>
      <fluent-button size="small" onClick={() => choose('verify')}>
        {texts.toCheck}
      </fluent-button>
    </div>
  );
}

const OWN_TROUBLES = { denied: 'denied', 'no-tab': 'noTab', 'several-tabs': 'severalTabs' } as const;

function Trouble({ because, origin, texts }: { because: FormTrouble; origin: string; texts: FormTexts }) {
  const own = because === 'denied' || because === 'no-tab' || because === 'several-tabs';
  const text = own ? texts[OWN_TROUBLES[because]] : texts.refusal[because];
  return (
    <div class="refusal" role="alert">
      <p>{fill(text, { origin })}</p>
      {because === 'no-tab' && (
        <fluent-button size="small" onClick={() => void browser.tabs.create({ url: formPage(origin) })}>
          {fill(texts.openTab, { origin })}
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

function Report({ texts }: { texts: FormTexts }) {
  const report = fillReport.value;
  if (!report) return null;
  const outcomes = VALUE_NAMES.flatMap((name) => {
    const outcome = report[name];
    return outcome ? [{ name, outcome }] : [];
  });
  const all = outcomes.every(({ outcome }) => outcome.status === 'filled');
  return (
    <div class="report" role="status">
      {all && <p>{texts.filled}</p>}
      <ul aria-label={texts.result}>
        {outcomes.map(({ name, outcome }) => (
          <li key={name} class={outcome.status === 'filled' ? 'is-pass' : 'is-fail'} data-field={name}>
            <b>{FORM_LABELS[name]}</b>: {texts.field[outcome.status === 'not-found' ? outcome.because : outcome.status]}
          </li>
        ))}
      </ul>
      {report.clientSecret?.status === 'filled' && <p class="source">{texts.secretGone}</p>}
    </div>
  );
}
