import { adminCenterLink } from '@production-assist/shared/admin-center';
import { SECRET_DESCRIPTION } from '@production-assist/shared/guide';
import { useRef } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { ExternalLink } from '../components/external-link.tsx';
import { Refusal } from '../components/failure.tsx';
import { TextField } from '../components/field.tsx';
import { SecretInput } from '../components/secret-input.tsx';
import { adviceOf } from '../connection/words-of.ts';
import { KindChoice } from './kind-choice.tsx';
import type { DraftField, Replacing } from './replacing.ts';
import { credentialWords } from './texts.ts';

/** The first step: which kind, how it is made, and where it is typed. */
export function Give({ replacing, readOnly }: { replacing: Replacing; readOnly: boolean }) {
  const { make } = credentialWords();
  const { draft, connection, going, refused } = replacing;
  const { kind } = draft.value;
  const form = useRef<HTMLFormElement>(null);
  const submit = async () => {
    if (readOnly || (await replacing.give())) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  };
  const label = { secret: make.submit, certificate: make.submitCertificate, federated: make.submitFederated }[kind];
  return (
    <>
      <KindChoice
        value={kind}
        now={connection.value.credential.kind}
        readOnly={readOnly}
        onChange={(chosen) => replacing.change('kind', chosen)}
      />
      {!readOnly && (
        <form
          ref={form}
          class="card"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          {kind === 'secret' ? <Secret replacing={replacing} /> : <p>{make[kind]}</p>}
          {refused.value && <Refusal failed={refused.value} />}
          <div class="actions">
            <Button appearance="primary" busy={going.value === 'give'} onClick={() => void submit()}>
              {label}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}

function Secret({ replacing }: { replacing: Replacing }) {
  const { make } = credentialWords();
  const { draft, advised, messages, connection } = replacing;
  const advice = (field: DraftField) => adviceOf(advised.value[field], messages.value[field]);
  return (
    <>
      <h3>{make.title}</h3>
      <ol class="todo">
        <li>
          <ExternalLink href={adminCenterLink('application-credentials', connection.value)}>{make.open}</ExternalLink>
          <span class="small">{make.path}</span>
        </li>
        <li>
          <span>{make.add}</span>
          <span class="described">
            {make.description} <code>{SECRET_DESCRIPTION}</code>
            <CopyButton text={SECRET_DESCRIPTION} />
          </span>
          <span>{make.end}</span>
        </li>
        <li>{make.copy}</li>
      </ol>
      <p class="quiet">{make.keep}</p>
      <div class="beside is-secret">
        <SecretInput
          label={make.secret}
          name="clientSecret"
          value={draft.value.clientSecret}
          advice={advice('clientSecret')}
          onInput={(text) => replacing.change('clientSecret', text)}
          onBlur={() => replacing.leave('clientSecret')}
        />
        <TextField
          label={make.date}
          name="secretExpiresOn"
          type="date"
          help={make.dateHelp}
          value={draft.value.secretExpiresOn}
          advice={advice('secretExpiresOn')}
          onInput={(text) => replacing.change('secretExpiresOn', text)}
          onBlur={() => replacing.leave('secretExpiresOn')}
        />
      </div>
    </>
  );
}
