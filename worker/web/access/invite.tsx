import { Invitation, type Role } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { useState } from 'preact/hooks';
import type { Failed } from '../api.ts';
import { SelectField, TextField } from '../components/field.tsx';
import { FormDialog } from '../components/form-dialog.tsx';
import { ShownOnce } from '../components/shown-once.tsx';
import { dateTime } from '../format.ts';
import { api } from '../service.ts';
import { words } from '../texts.ts';
import type { PeoplePaths } from './paths.ts';

/** Asks whom to invite, then shows the link, this once. */
export function Invite(props: { paths: PeoplePaths; roles: readonly Role[]; onClose: () => void }) {
  const [made, setMade] = useState<Invitation | null>(null);
  return made ? <Link invitation={made} onClose={props.onClose} /> : <Question {...props} onMade={setMade} />;
}

function Question(props: {
  paths: PeoplePaths;
  roles: readonly Role[];
  onClose: () => void;
  onMade: (invitation: Invitation) => void;
}) {
  const { paths, roles, onClose, onMade } = props;
  const { common, access } = words();
  const { invite, people } = access;
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>(roles[0] ?? 'viewer');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed | null>(null);
  const missing = name.trim() === '';

  const submit = async () => {
    setTried(true);
    if (missing) return;
    setBusy(true);
    const answer = await api.post(paths.invitations, { name, role }, Invitation);
    setBusy(false);
    if (answer.ok) onMade(answer.value);
    else setFailed(answer.failed);
  };
  return (
    <FormDialog
      title={role === 'operator' ? invite.titleOperator : invite.title}
      submit={invite.submit}
      busy={busy}
      failed={failed}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        label={invite.name}
        name="name"
        value={name}
        help={invite.nameHelp}
        advice={tried && missing ? { tone: 'error', text: invite.missing } : null}
        onInput={setName}
      />
      {roles.length > 1 && (
        <SelectField
          label={invite.role}
          name="role"
          value={role}
          options={roles.map((value) => ({ value, text: common.role[value] }))}
          help={people.roleHelp[role]}
          onChange={setRole}
        />
      )}
      {roles.length === 1 && <p class="quiet">{people.roleHelp[role]}</p>}
    </FormDialog>
  );
}

/** The link: whoever has it gets the role, so it is shown once and kept nowhere. */
function Link({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const { invite } = words().access;
  const { name, link, expiresAt } = invitation;
  if (link === null) return null;
  return (
    <ShownOnce
      title={fill(invite.linkTitle, { name })}
      label={invite.link}
      value={link}
      copyLabel={invite.copy}
      once={fill(invite.once, { name, time: dateTime(expiresAt) })}
      done={invite.done}
      onClose={onClose}
    />
  );
}
