import type { Tenant } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { useState } from 'preact/hooks';
import { codeOf, type Failed } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Refusal } from '../components/failure.tsx';
import { TextField } from '../components/field.tsx';
import { toast } from '../components/toast.tsx';
import { counted } from '../format.ts';
import { apiPath } from '../routes.ts';
import { api } from '../service.ts';
import { words } from '../texts.ts';

/** Says what is lost with a tenant, and removes it once its id has been typed. */
export function RemoveTenant(props: { tenant: Tenant; onClose: () => void; onDone: () => void }) {
  const { tenant, onClose, onDone } = props;
  const { id, name, users, connected } = tenant;
  const { common, tenants } = words();
  const { remove } = tenants;
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed | null>(null);
  const confirmed = typed.trim() === id;

  const submit = async () => {
    setTried(true);
    if (!confirmed || busy) return;
    setBusy(true);
    const answer = await api.remove(apiPath(id));
    setBusy(false);
    // Somebody else was faster: it is gone either way.
    if (!answer.ok && codeOf(answer.failed) !== 'not-found') {
      setFailed(answer.failed);
      return;
    }
    toast(fill(remove.done, { name }));
    onDone();
  };

  return (
    <Dialog
      title={fill(remove.title, { name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button appearance="primary" busy={busy} onClick={() => void submit()}>
            {remove.submit}
          </Button>
        </>
      }
    >
      <div class="stack is-close">
        <p>{remove.lost}</p>
        <ul class="bullets">
          {connected && <li>{remove.connection}</li>}
          <li>{users > 0 ? counted(remove.people, users) : remove.noPeople}</li>
          <li>{remove.runs}</li>
          <li>{remove.admins}</li>
        </ul>
        <p class="quiet">{remove.stays}</p>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={fill(remove.confirm, { id })}
          name="confirm"
          mono
          value={typed}
          advice={tried && !confirmed ? { tone: 'error', text: fill(remove.mismatch, { id }) } : null}
          onInput={setTyped}
        />
      </form>
      {failed && <Refusal failed={failed} />}
    </Dialog>
  );
}
