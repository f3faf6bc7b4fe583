import { CLOUD_IDS, CLOUDS } from '@production-assist/shared/clouds';
import { type CertificateFault, readCertificate } from '@production-assist/shared/setup-code/certificate';
import { type Choice, latestEnd, SETUP_KINDS } from '@production-assist/shared/setup-code/choice';
import { SETUP_FORMS } from '@production-assist/shared/setup-code/plan';
import { FORM_NAMES, type SetupTexts } from '@production-assist/shared/texts/setup-code/texts';
import { fill } from '@production-assist/shared/texts/texts';
import { useId, useState } from 'preact/hooks';
import { Field } from '../field.tsx';

interface Props {
  choice: Choice;
  /** `YYYY-MM-DD` */
  today: string;
  screen: SetupTexts['screen'];
  onChange: (part: Partial<Choice>) => void;
}

/** Which script it shall be, and what is filled in. */
export function Choices(props: Props) {
  const { choice, screen, onChange } = props;
  const field = (name: 'directoryId' | 'clientId' | 'issuer' | 'subject') => (
    <Field label={screen[name]} value={choice[name]} onInput={(value) => onChange({ [name]: value })} />
  );
  return (
    <>
      <Radios
        legend={screen.form}
        name="form"
        value={choice.form}
        options={SETUP_FORMS.map((value) => ({ value, text: FORM_NAMES[value] }))}
        onChange={(form) => onChange({ form })}
      />
      <Radios
        legend={screen.kind}
        name="kind"
        value={choice.kind}
        options={SETUP_KINDS.map((value) => ({ value, text: screen.kinds[value], help: screen.kindHelp[value] }))}
        onChange={(kind) => onChange({ kind })}
      />
      <div>
        {field('directoryId')}
        {field('clientId')}
        <CloudField {...props} />
        {choice.kind === 'secret' && <EndField {...props} />}
        {choice.kind === 'certificate' && <CertificateField {...props} />}
        {choice.kind === 'federated' && (
          <>
            {field('issuer')}
            {field('subject')}
            <p class="source">{screen.federationHelp}</p>
          </>
        )}
      </div>
    </>
  );
}

function Radios<Value extends string>(props: {
  legend: string;
  name: string;
  value: Value;
  options: readonly { value: Value; text: string; help?: string }[];
  onChange: (value: Value) => void;
}) {
  const id = useId();
  return (
    <fieldset class="choice">
      <legend>{props.legend}</legend>
      {props.options.map(({ value, text, help }) => (
        <label key={value}>
          <input
            type="radio"
            name={props.name}
            value={value}
            checked={value === props.value}
            aria-describedby={help && `${id}-${value}`}
            onChange={() => props.onChange(value)}
          />
          <span>{text}</span>
          {help && (
            <span class="source" id={`${id}-${value}`}>
              {help}
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}

function CloudField({ choice, screen, onChange }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{screen.cloud}</label>
      <select
        id={id}
        value={choice.cloud}
        onChange={({ currentTarget }) => {
          const cloud = CLOUD_IDS.find((one) => one === currentTarget.value);
          if (cloud) onChange({ cloud });
        }}
      >
        {CLOUD_IDS.map((one) => (
          <option key={one} value={one}>
            {CLOUDS[one].name}
          </option>
        ))}
      </select>
    </div>
  );
}

function EndField({ choice, today, screen, onChange }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{screen.endsOn}</label>
      <input
        id={id}
        type="date"
        min={today}
        max={latestEnd(today)}
        value={choice.endsOn}
        aria-describedby={`${id}-help`}
        onInput={({ currentTarget }) => onChange({ endsOn: currentTarget.value })}
      />
      <p class="source" id={`${id}-help`}>
        {screen.endsOnHelp}
      </p>
    </div>
  );
}

/** The service's own, or a file that is read here and stays here. */
function CertificateField({ choice, screen, onChange }: Props) {
  const [fault, setFault] = useState<CertificateFault | null>(null);
  const id = useId();
  const read = async (file: File | undefined) => {
    if (!file) return;
    const found = await readCertificate(new Uint8Array(await file.arrayBuffer()));
    setFault(typeof found === 'string' ? found : null);
    onChange({ certificate: typeof found === 'string' ? null : found });
  };
  const { certificate } = choice;
  return (
    <div class="field">
      <label for={id}>{screen.certificate}</label>
      <input
        id={id}
        type="file"
        accept=".cer,.crt,.pem,.der"
        aria-describedby={`${id}-help ${id}-read`}
        aria-invalid={fault ? true : undefined}
        onChange={({ currentTarget }) => void read(currentTarget.files?.[0])}
      />
      <p class="source" id={`${id}-help`}>
        {screen.certificateHelp}
      </p>
      <p class={fault ? 'field-error' : 'source'} id={`${id}-read`} role="status">
        {fault && screen.certificateFault[fault]}
        {certificate &&
          fill(screen.certificateRead, {
            thumbprint: certificate.thumbprint,
            day: certificate.notAfter.slice(0, 10),
          })}
      </p>
    </div>
  );
}
