import { Tenant } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { useState } from 'preact/hooks';
import type { Failed } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Refusal } from '../components/failure.tsx';
import { TextField } from '../components/field.tsx';
import { toast } from '../components/toast.tsx';
import { apiPath } from '../routes.ts';
import { api } from '../service.ts';
import { words } from '../texts.ts';

/** Asks for a tenant's new name. */
export function RenameTenant(props: { tenant: Tenant; onClose: () => void; onDone: () => void }) {
  const { tenant, onClose, onDone } = props;
  const { common, tenants } = words();
  const { rename, create } = tenants;
  const [name, setName] = useState(tenant.name);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed | null>(null);
  const missing = name.trim() === '';

  const submit = async () => {
    if (missing || busy) return;
    setBusy(true);
    const answer = await api.put(apiPath(tenant.id), { name }, Tenant);
    setBusy(false);
    if (!answer.ok) {
      setFailed(answer.failed);
      return;
    }
    toast(fill(rename.done, { name: answer.value.name }));
    onDone();
  };

  return (
    <Dialog
      title={fill(rename.title, { id: tenant.id })}
      onClose={onClose}
      actions={
        <>
          <Button appearance="primary" busy={busy} onClick={() => void submit()}>
            {rename.submit}
          </Button>
          <Button onClick={onClose}>{common.cancel}</Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={create.name}
          name="name"
          value={name}
          help={create.nameHelp}
          advice={missing ? { tone: 'error', text: create.missing } : null}
          onInput={setName}
        />
      </form>
      {failed && <Refusal failed={failed} />}
    </Dialog>
  );
}
