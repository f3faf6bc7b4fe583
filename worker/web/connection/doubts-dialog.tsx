import { CheckList } from '@production-assist/shared/ui/check-list';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { checkItem } from '../preview/check-item.ts';
import { words } from '../texts.ts';
import type { Doubts } from './before-saving.ts';
import { adviceText, labelOf } from './words-of.ts';

/** Says what is doubtful about the values before they are saved all the same. */
export function DoubtsDialog(props: {
  doubts: Doubts;
  onClose: () => void;
  onPreview: () => void;
  onSave: () => void;
}) {
  const { doubts, onClose, onPreview, onSave } = props;
  const { common, connection } = words();
  const { check } = connection;
  const canCheck = doubts.preview !== 'made' || doubts.rule === 'unasked';
  return (
    <Dialog
      title={check.title}
      wide={doubts.failing.length > 0}
      onClose={onClose}
      actions={
        <>
          {canCheck && (
            <Button appearance="primary" onClick={onPreview}>
              {check.preview}
            </Button>
          )}
          <Button onClick={onSave}>{check.saveAnyway}</Button>
          <Button appearance={canCheck ? 'subtle' : 'primary'} onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      {doubts.preview === 'none' && <p>{check.notPreviewed}</p>}
      {doubts.preview === 'stale' && <p>{check.previewStale}</p>}
      {!doubts.complete && <p>{check.unfinished}</p>}
      {doubts.rule !== 'known' && <p>{check.ruleUnknown}</p>}
      {doubts.failing.length > 0 && (
        <>
          <p>{check.failing}</p>
          <CheckList items={doubts.failing.map(checkItem)} fixLabel={common.fixIt} />
        </>
      )}
      {doubts.advised.length > 0 && (
        <>
          <p>{check.advised}</p>
          <ul class="plain-list">
            {doubts.advised.map(({ field, code }) => (
              <li key={field}>
                <b>{labelOf(field)}:</b> {adviceText(code)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
