import type { Admin } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { codeOf, type Failed } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Refusal } from '../components/failure.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { toast } from '../components/toast.tsx';
import { HOME } from '../routes.ts';
import { api, session } from '../service.ts';
import { words } from '../texts.ts';

interface RemovePersonProps {
  admin: Admin;
  /** Whether nobody but an operator could invite anybody afterwards. */
  isLast: boolean;
  path: string;
  onClose: () => void;
  onDone: () => void;
}

/** Asks before somebody's role is taken away, and says what that means and how it would be undone. */
export function RemovePerson({ admin, isLast, path, onClose, onDone }: RemovePersonProps) {
  const { common, access } = words();
  const { remove } = access;
  const { route } = useLocation();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed | null>(null);
  const { name, me } = admin;

  const submit = async () => {
    if (busy) return;
    setBusy(true);
    const answer = await api.remove(path);
    setBusy(false);
    if (!answer.ok && codeOf(answer.failed) !== 'not-found') {
      setFailed(answer.failed);
      return;
    }
    toast(fill(remove.done, { name }));
    if (!me) return onDone();
    // This very place is closed to them now.
    await session.check();
    route(HOME);
  };
  return (
    <Dialog
      title={me ? remove.titleMe : fill(remove.title, { name })}
      onClose={onClose}
      actions={
        <>
          <Button appearance="primary" busy={busy} onClick={() => void submit()}>
            {remove.submit}
          </Button>
          <Button onClick={onClose}>{common.cancel}</Button>
        </>
      }
    >
      <p>{fill(text(admin), { name })}</p>
      {isLast && (
        <MessageBar tone="warn">
          <p>{remove.last}</p>
        </MessageBar>
      )}
      <p class="quiet">{remove.undo}</p>
      {failed && <Refusal failed={failed} />}
    </Dialog>
  );

  function text({ role, me: own }: Admin): string {
    if (role === 'operator') return own ? remove.textOperatorMe : remove.textOperator;
    return own ? remove.textMe : remove.text;
  }
}
