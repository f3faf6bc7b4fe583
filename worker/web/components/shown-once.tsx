import { useId } from 'preact/hooks';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { Dialog } from './dialog.tsx';

/** Something that is shown this once and can be copied. `once`: says so, and what to do with it. */
export function ShownOnce(props: {
  title: string;
  label: string;
  value: string;
  copyLabel: string;
  once: string;
  done: string;
  onClose: () => void;
}) {
  const { title, label, value, copyLabel, once, done, onClose } = props;
  const id = useId();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <Button appearance="primary" onClick={onClose}>
          {done}
        </Button>
      }
    >
      <div class="field">
        <label for={id}>{label}</label>
        <div class="copied-field">
          <input
            id={id}
            class="is-mono"
            readOnly
            value={value}
            aria-describedby={`${id}-once`}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton text={value} label={copyLabel} />
        </div>
      </div>
      <p id={`${id}-once`}>{once}</p>
    </Dialog>
  );
}
