import { CLOUD_IDS, CLOUDS } from '@production-assist/shared/clouds';
import { type Choice, latestEnd, SETUP_KINDS } from '@production-assist/shared/setup-code/choice';
import { SETUP_FORMS } from '@production-assist/shared/setup-code/plan';
import { FORM_NAMES } from '@production-assist/shared/texts/setup-code/texts';
import { SelectField, TextField } from '../components/field.tsx';
import { RadioChoice } from '../components/radio-choice.tsx';
import { Segments } from '../components/segments.tsx';
import { CertificateField } from './certificate-field.tsx';
import { setupWords } from './texts.ts';

/** Which script it shall be, and what is filled in. */
export function ChoiceCard(props: { choice: Choice; today: string; onChange: (part: Partial<Choice>) => void }) {
  const { choice, today, onChange } = props;
  const { screen } = setupWords();
  const text = (name: 'directoryId' | 'clientId' | 'issuer' | 'subject') => ({
    name,
    label: screen[name],
    mono: true,
    value: choice[name],
    onInput: (value: string) => onChange({ [name]: value }),
  });
  return (
    <section class="card" aria-labelledby="setup-values">
      <h3>{screen.form}</h3>
      <Segments
        label={screen.form}
        value={choice.form}
        options={SETUP_FORMS.map((value) => ({ value, text: FORM_NAMES[value] }))}
        onChange={(form) => onChange({ form })}
      />
      <RadioChoice
        label={screen.kind}
        name="kind"
        value={choice.kind}
        options={SETUP_KINDS.map((value) => ({ value, text: screen.kinds[value], help: screen.kindHelp[value] }))}
        onChange={(kind) => onChange({ kind })}
      />
      <h3 id="setup-values">{screen.values}</h3>
      <TextField {...text('directoryId')} />
      <TextField {...text('clientId')} help={screen.clientIdHelp} />
      <SelectField
        label={screen.cloud}
        name="cloud"
        value={choice.cloud}
        options={CLOUD_IDS.map((value) => ({ value, text: CLOUDS[value].name }))}
        onChange={(cloud) => onChange({ cloud })}
      />
      {choice.kind === 'secret' && (
        <TextField
          label={screen.endsOn}
          name="endsOn"
          type="date"
          min={today}
          max={latestEnd(today)}
          help={screen.endsOnHelp}
          value={choice.endsOn}
          onInput={(endsOn) => onChange({ endsOn })}
        />
      )}
      {choice.kind === 'certificate' && (
        <CertificateField certificate={choice.certificate} onRead={(certificate) => onChange({ certificate })} />
      )}
      {choice.kind === 'federated' && (
        <>
          <TextField {...text('issuer')} />
          <TextField {...text('subject')} help={screen.federationHelp} />
        </>
      )}
    </section>
  );
}
