import { CREDENTIAL_KINDS } from '@production-assist/shared/api';
import { useState } from 'preact/hooks';
import { RadioChoice } from '../components/radio-choice.tsx';
import { words } from '../texts.ts';
import type { Editor } from './editor.ts';
import { isSameScope, valuesOf } from './values.ts';

/**
 * What the application proves itself with, where that is still to be chosen. Most people come with a secret, and find
 * its field; the others are a click away.
 */
export function KindField({ editor, readOnly }: { editor: Editor; readOnly: boolean }) {
  const { credential } = words().connection;
  const { connection } = editor.saved.value;
  const values = editor.values.value;
  const [open, setOpen] = useState(false);
  if (readOnly || (connection && isSameScope(values, valuesOf(connection)))) return null;
  if (!open && values.credentialKind === 'secret') {
    return (
      <button type="button" class="link-button" onClick={() => setOpen(true)}>
        {credential.without}
      </button>
    );
  }
  return (
    <RadioChoice
      label={credential.choice}
      name="credentialKind"
      value={values.credentialKind}
      options={CREDENTIAL_KINDS.map((value) => ({
        value,
        text: credential.kind[value],
        help: credential.kindHelp[value],
      }))}
      onChange={(kind) => editor.change('credentialKind', kind)}
    />
  );
}
