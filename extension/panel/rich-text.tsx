import { RichText as SharedRichText } from '@production-assist/shared/ui/rich-text';
import { CopyButton } from './copy-button.tsx';

/** A text with `*names on the screen*` and `` `text to type` ``, the latter with a copy button. */
export function RichText({ text }: { text: string }) {
  return <SharedRichText text={text} copyButton={(inner) => <CopyButton text={inner} what={inner} />} />;
}
