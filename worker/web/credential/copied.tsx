import { fill } from '@production-assist/shared/texts/texts';
import { CopyButton } from '@production-assist/shared/ui/copy-button';
import { words } from '../texts.ts';

/** A value to be entered elsewhere letter by letter, with a button that copies it. In a `dl`. */
export function Copied({ name, value, help }: { name: string; value: string; help?: string }) {
  const { common } = words();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span class="copied-value">
          <code>{value}</code>
          <CopyButton text={value} label={fill(common.copy, { what: name })} copied={common.copied} />
        </span>
        {help && <span class="small">{help}</span>}
      </dd>
    </div>
  );
}
