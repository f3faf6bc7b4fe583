import { fill } from '@production-assist/shared/texts/texts';
import { CopyButton as SharedCopyButton } from '@production-assist/shared/ui/copy-button';
import { words } from '../texts.ts';

/**
 * Copies a text.
 *
 * @param what its name, where it is not its own
 * @param label said of the button in place of that name
 */
export function CopyButton(props: { text: string; what?: string; label?: string }) {
  const { common } = words();
  const { text, what = text, label = fill(common.copy, { what }) } = props;
  return <SharedCopyButton text={text} label={label} copied={common.copied} refused={common.copyRefused} />;
}
