import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Failed } from '../api.ts';
import { words } from '../texts.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Refusal } from './failure.tsx';

/**
 * A dialog with fields. Enter in any of them does what the button `submit` does; what stands in the way then takes the
 * focus. `failed`: why the service refused it, where no field says so.
 */
export function FormDialog(props: {
  title: string;
  submit: string;
  busy: boolean;
  failed: Failed | null;
  onSubmit: () => void;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const { title, submit, busy, failed, onSubmit, onClose, children } = props;
  const form = useRef<HTMLFormElement>(null);
  const send = () => {
    if (busy) return;
    onSubmit();
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button appearance="primary" busy={busy} onClick={send}>
            {submit}
          </Button>
          <Button onClick={onClose}>{words().common.cancel}</Button>
        </>
      }
    >
      <form
        ref={form}
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {children}
        {/* With several fields Enter submits only where there is such a button. */}
        <button type="submit" hidden />
      </form>
      {failed && <Refusal failed={failed} />}
    </Dialog>
  );
}
