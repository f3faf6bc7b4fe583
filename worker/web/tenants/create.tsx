import { Tenant } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { tenantId } from '@production-assist/shared/values';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { is } from 'valibot';
import { codeOf, type Failed } from '../api.ts';
import { type Advice, TextField } from '../components/field.tsx';
import { FormDialog } from '../components/form-dialog.tsx';
import { toast } from '../components/toast.tsx';
import { apiPath, tenantPath } from '../routes.ts';
import { api } from '../service.ts';
import { words } from '../texts.ts';

const error = (text: string): Advice => ({ tone: 'error', text });

/** Asks for a new tenant's id and name, creates it, and goes there: it has to be connected next. */
export function CreateTenant({ onClose }: { onClose: () => void }) {
  const { create } = words().tenants;
  const { route } = useLocation();
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  /** Whether somebody tried: what is missing is only complained of then. */
  const [tried, setTried] = useState(false);
  const [taken, setTaken] = useState<Tenant | null>(null);
  const [failed, setFailed] = useState<Failed | null>(null);

  const wrongId = id !== '' && !is(tenantId, id);
  const idAdvice = () => {
    if (taken?.id === id) return error(fill(create.exists, { name: taken.name }));
    if (wrongId) return error(create.idWrong);
    return tried && id === '' ? error(create.missing) : null;
  };

  const submit = async () => {
    setTried(true);
    if (wrongId || id === '' || name.trim() === '') return;
    setBusy(true);
    setFailed(null);
    // Saving a tenant that is there would rename it.
    const there = await api.get(apiPath(id), Tenant);
    if (there.ok || codeOf(there.failed) !== 'not-found') {
      setBusy(false);
      if (there.ok) setTaken(there.value);
      else setFailed(there.failed);
      return;
    }
    const answer = await api.put(apiPath(id), { name }, Tenant);
    setBusy(false);
    if (!answer.ok) {
      setFailed(answer.failed);
      return;
    }
    toast(fill(create.done, { name: answer.value.name }));
    onClose();
    route(tenantPath(id));
  };

  return (
    <FormDialog
      title={create.title}
      submit={create.submit}
      busy={busy}
      failed={failed}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField label={create.id} name="id" mono value={id} help={create.idHelp} advice={idAdvice()} onInput={setId} />
      <TextField
        label={create.name}
        name="name"
        value={name}
        help={create.nameHelp}
        advice={tried && name.trim() === '' ? error(create.missing) : null}
        onInput={setName}
      />
    </FormDialog>
  );
}
