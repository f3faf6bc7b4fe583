import { CopyButton as SharedCopyButton } from '@production-assist/shared/ui/copy-button';
import { words } from './state.ts';

/** Copies text; its name says which. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const label = words.value?.label;
  if (!label) return null;
  return (
    <SharedCopyButton
      text={text}
      label={label('copy', { what })}
      copied={label('copied', { what })}
      refused={label('copyRefused')}
    />
  );
}
