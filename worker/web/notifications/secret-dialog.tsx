import { fill } from '@production-assist/shared/texts/texts';
import { CopyButton } from '@production-assist/shared/ui/copy-button';
import { useId } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { words } from '../texts.ts';
import { notificationWords } from './texts.ts';

/** A webhook's secret, shown this once. */
export function SecretDialog({ name, secret, onClose }: { name: string; secret: string; onClose: () => void }) {
  const { secret: texts } = notificationWords();
  const id = useId();
  return (
    <Dialog
      title={fill(texts.title, { name })}
      onClose={onClose}
      actions={
        <Button appearance="primary" onClick={onClose}>
          {texts.done}
        </Button>
      }
    >
      <div class="field">
        <label for={id}>{texts.label}</label>
        <div class="copied-field">
          <input
            id={id}
            class="is-mono"
            readOnly
            value={secret}
            aria-describedby={`${id}-once`}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton text={secret} label={texts.copy} copied={words().common.copied} />
        </div>
      </div>
      <p id={`${id}-once`}>{texts.once}</p>
    </Dialog>
  );
}
