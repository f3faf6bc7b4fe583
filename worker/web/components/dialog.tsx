import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

/**
 * A question that has to be answered first. It is there as long as it is drawn: `{asking && <Dialog …>}`. Escape and
 * the way back call `onClose`. `actions`: buttons, the most likely one first.
 */
export function Dialog(props: {
  title: string;
  onClose: () => void;
  actions: ComponentChildren;
  /** Wide enough for a table. */
  wide?: boolean;
  children?: ComponentChildren;
}) {
  const { title, onClose, actions, wide, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    return () => {
      shown?.close();
      // The browser gives the focus back only to what it knows of; what was pressed may be drawn anew.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={wide ? 'is-wide' : ''}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id}>{title}</h2>
      <div class="dialog-body">{children}</div>
      <div class="actions">{actions}</div>
    </dialog>
  );
}
