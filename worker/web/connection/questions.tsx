import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { words } from '../texts.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { DoubtsDialog } from './doubts-dialog.tsx';
import type { Editor } from './editor.ts';

/** Whatever has to be answered before what is typed can be saved. */
export function Questions(props: { editor: Editor; onPreview: () => void; onSave: (how: { sure: boolean }) => void }) {
  const { editor, onPreview, onSave } = props;
  const { conflict } = words().connection;
  const question = editor.question.value;
  switch (question?.kind) {
    case 'doubts':
      return (
        <DoubtsDialog
          doubts={question.doubts}
          onClose={editor.dismiss}
          onPreview={() => {
            editor.dismiss();
            onPreview();
          }}
          onSave={() => onSave({ sure: true })}
        />
      );
    case 'conflict':
      return <ConflictDialog editor={editor} question={question} onSave={onSave} />;
    case 'removed':
      return (
        <Dialog
          title={conflict.removedTitle}
          onClose={editor.dismiss}
          actions={
            <Button appearance="primary" onClick={editor.dismiss}>
              {conflict.goOn}
            </Button>
          }
        >
          <p>{conflict.removedText}</p>
        </Dialog>
      );
    default:
      return null;
  }
}
