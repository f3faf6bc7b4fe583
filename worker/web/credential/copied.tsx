import { CopyButton } from '../components/copy-button.tsx';

/** A value to be entered elsewhere letter by letter, with a button that copies it. In a `dl`. */
export function Copied({ name, value, help }: { name: string; value: string; help?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span class="copied-value">
          <code>{value}</code>
          <CopyButton text={value} what={name} />
        </span>
        {help && <span class="small">{help}</span>}
      </dd>
    </div>
  );
}
