import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { words } from '../texts.ts';
import type { Editor } from './editor.ts';

/** Asks before the connection is removed. */
export function RemoveDialog(props: { editor: Editor; onClose: () => void; onRemoved: () => void }) {
  const { editor, onClose, onRemoved } = props;
  const [busy, setBusy] = useState(false);
  const { common, connection } = words();
  const { remove } = connection;
  const removeIt = async () => {
    setBusy(true);
    const answer = await editor.remove();
    onClose();
    if (answer.ok) onRemoved();
  };
  return (
    <Dialog
      title={remove.title}
      onClose={onClose}
      actions={
        <>
          <Button busy={busy} onClick={() => void removeIt()}>
            {remove.confirm}
          </Button>
          <Button appearance="primary" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <p>{remove.text}</p>
    </Dialog>
  );
}
