import { fill } from '@production-assist/shared/texts/texts';
import type { Advice } from '../components/field.tsx';
import { SecretInput } from '../components/secret-input.tsx';
import { dateTime, day } from '../format.ts';
import { tenantPath } from '../routes.ts';
import { words } from '../texts.ts';
import type { Editor } from './editor.ts';

/**
 * The client secret. It can be replaced and never read: what is saved is only told of. The field is there all the time,
 * so that the extension finds it; as long as it is empty the saved secret stays.
 */
export function SecretField(props: {
  editor: Editor;
  name: string;
  label: string;
  readOnly: boolean;
  advice: Advice | null;
}) {
  const { editor, name, label, readOnly, advice } = props;
  const { secret, help, none } = words().connection;
  const { connection } = editor.saved.value;
  // One of another kind is no saved secret.
  const saved = connection?.credential.kind === 'secret' ? connection.credential : undefined;
  const value = editor.values.value.clientSecret;
  const isReplacing = value !== '';
  const state = saved && (
    <span class="is-proven">
      {saved.expiresOn ? fill(secret.savedUntil, { day: day(saved.expiresOn) }) : secret.saved}
    </span>
  );
  if (readOnly) {
    return (
      <div class="field">
        <b>{label}</b>
        <p class="secret-line">{state ?? none}</p>
      </div>
    );
  }
  return (
    <SecretInput
      label={label}
      name={name}
      value={value}
      help={
        isReplacing || !saved
          ? `${help.clientSecret} ${saved ? secret.replacing : ''}`
          : fill(secret.savedAt, { day: dateTime(saved.updatedAt) })
      }
      advice={advice}
      placeholder={saved ? secret.placeholder : undefined}
      between={
        connection &&
        saved && (
          <p class="secret-line">
            {state}
            {isReplacing ? (
              <button type="button" class="link-button" onClick={() => editor.change('clientSecret', '')}>
                {secret.keep}
              </button>
            ) : (
              // Without a gap, which typing it here is not.
              <a href={tenantPath(connection.tenantId, 'credential')}>{secret.replace}</a>
            )}
          </p>
        )
      }
      onInput={(text) => editor.change('clientSecret', text)}
      onBlur={() => editor.leave('clientSecret')}
    />
  );
}
