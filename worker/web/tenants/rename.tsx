import { Tenant } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { useState } from 'preact/hooks';
import type { Failed } from '../api.ts';
import { TextField } from '../components/field.tsx';
import { FormDialog } from '../components/form-dialog.tsx';
import { toast } from '../components/toast.tsx';
import { apiPath } from '../routes.ts';
import { api } from '../service.ts';
import { words } from '../texts.ts';

/** Asks for a tenant's new name. */
export function RenameTenant(props: { tenant: Tenant; onClose: () => void; onDone: () => void }) {
  const { tenant, onClose, onDone } = props;
  const { rename, create } = words().tenants;
  const [name, setName] = useState(tenant.name);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed | null>(null);
  const missing = name.trim() === '';

  const submit = async () => {
    if (missing) return;
    setBusy(true);
    // Saving one that somebody has removed meanwhile would make it anew, empty.
    const there = await api.get(apiPath(tenant.id), Tenant);
    const answer = there.ok ? await api.put(apiPath(tenant.id), { name }, Tenant) : there;
    setBusy(false);
    if (!answer.ok) {
      setFailed(answer.failed);
      return;
    }
    toast(fill(rename.done, { name: answer.value.name }));
    onDone();
  };

  return (
    <FormDialog
      title={fill(rename.title, { id: tenant.id })}
      submit={rename.submit}
      busy={busy}
      failed={failed}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        label={create.name}
        name="name"
        value={name}
        help={create.nameHelp}
        advice={missing ? { tone: 'error', text: create.missing } : null}
        onInput={setName}
      />
    </FormDialog>
  );
}
