import { CREDENTIAL_KINDS, type CredentialKind } from '@production-assist/shared/api';
import { useId } from 'preact/hooks';
import { words } from '../texts.ts';
import { KindPicture } from './kind-picture.tsx';
import { credentialWords } from './texts.ts';

/** The three kinds beside each other, with what is good and bad about each. */
export function KindChoice(props: {
  value: CredentialKind;
  now: CredentialKind;
  readOnly: boolean;
  onChange: (kind: CredentialKind) => void;
}) {
  const { value, now, readOnly, onChange } = props;
  const { choose } = credentialWords();
  const { kind: names } = words().connection.credential;
  const id = useId();
  return (
    <fieldset class="kinds">
      <legend>{choose.legend}</legend>
      {CREDENTIAL_KINDS.map((kind) => (
        <label key={kind} class="kind">
          <span class="kind-head">
            <input
              type="radio"
              name="credentialKind"
              value={kind}
              checked={kind === value}
              disabled={readOnly}
              aria-describedby={`${id}-${kind}`}
              onChange={() => onChange(kind)}
            />
            <b>{names[kind]}</b>
            {kind === now && <span class="badge">{choose.now}</span>}
          </span>
          <KindPicture kind={kind} />
          <span class="kind-text" id={`${id}-${kind}`}>
            <span class="kind-lead">{choose[kind].text}</span>
            {(['risk', 'end', 'work'] as const).map((fact) => (
              <span key={fact} class="kind-fact">
                <span class="small">{choose.fact[fact]}</span>
                <span>{choose[kind][fact]}</span>
              </span>
            ))}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
