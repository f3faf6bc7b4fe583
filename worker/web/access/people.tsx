import { type Admin, Admins, type Invitation, type Role } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { useId, useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { Refusal } from '../components/failure.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { Loading } from '../components/loading.tsx';
import { toast } from '../components/toast.tsx';
import { useLoaded } from '../components/use-loaded.ts';
import { dateTime, dayOf } from '../format.ts';
import { api } from '../service.ts';
import { words } from '../texts.ts';
import { Invite } from './invite.tsx';
import type { PeoplePaths } from './paths.ts';
import { RemovePerson } from './remove-person.tsx';

interface PeopleProps {
  title: string;
  lead: string;
  paths: PeoplePaths;
  /** Roles that are given here; the first is offered first. */
  roles: readonly Role[];
}

/** People with a role, and who is invited: of one tenant, or operators. */
export function People({ title, lead, paths, roles }: PeopleProps) {
  const { common, access } = words();
  const id = useId();
  const { loaded, reload } = useLoaded((signal) => api.get(paths.list, Admins, { signal }), [paths.list]);
  const [inviting, setInviting] = useState(false);
  const [removing, setRemoving] = useState<Admin | null>(null);
  return (
    <>
      <section class="card" aria-labelledby={id}>
        <div class="card-head is-top">
          <div>
            <h2 id={id}>{title}</h2>
            <p class="quiet">{lead}</p>
          </div>
          <Button appearance="primary" onClick={() => setInviting(true)}>
            {access.invite.button}
          </Button>
        </div>
        {loaded.state === 'loading' && <Loading />}
        {loaded.state === 'failed' && (
          <Refusal failed={loaded.failed}>
            <Button onClick={reload}>{common.retry}</Button>
          </Refusal>
        )}
        {loaded.state === 'loaded' && (
          <>
            {loaded.value.items.length > 0 ? (
              <AdminTable admins={loaded.value.items} onRemove={setRemoving} />
            ) : (
              <p>{access.people.none}</p>
            )}
            <Invitations invitations={loaded.value.invitations} paths={paths} onChange={reload} />
          </>
        )}
      </section>
      {inviting && (
        <Invite
          paths={paths}
          roles={roles}
          onClose={() => {
            setInviting(false);
            reload();
          }}
        />
      )}
      {removing && loaded.state === 'loaded' && (
        <RemovePerson
          admin={removing}
          isLast={isLast(removing, loaded.value.items)}
          path={paths.admin(removing.id)}
          onClose={() => setRemoving(null)}
          onDone={() => {
            setRemoving(null);
            reload();
          }}
        />
      )}
    </>
  );
}

/** Whether nobody is left who could invite anybody here. */
function isLast(admin: Admin, all: readonly Admin[]): boolean {
  return admin.role === 'admin' && !all.some((other) => other.id !== admin.id && other.role === 'admin');
}

function AdminTable({ admins, onRemove }: { admins: readonly Admin[]; onRemove: (admin: Admin) => void }) {
  const { common, access } = words();
  const { column, me, fromStart, roleHelp, cannotRemove } = access.people;
  return (
    <table class="data admins">
      <caption class="visually-hidden">{access.people.title}</caption>
      <thead>
        <tr>
          <th scope="col">{column.name}</th>
          <th scope="col">{column.role}</th>
          <th scope="col">{column.since}</th>
          <th scope="col">{column.invitedBy}</th>
          <th scope="col">
            <span class="visually-hidden">{column.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {admins.map((admin) => (
          <tr key={admin.id} data-admin={admin.name}>
            <th scope="row">
              <b>{admin.name}</b> {admin.me && <span class="badge">{me}</span>}
            </th>
            <td>
              {common.role[admin.role]}
              <span class="second">{roleHelp[admin.role]}</span>
            </td>
            <td data-label={column.since}>
              {admin.since ? (
                <time dateTime={admin.since} title={dateTime(admin.since)}>
                  {dayOf(admin.since)}
                </time>
              ) : (
                fromStart
              )}
            </td>
            <td data-label={column.invitedBy}>{admin.invitedBy ?? '–'}</td>
            <td>
              {admin.since ? (
                <span class="row-actions">
                  <IconButton
                    sign="remove"
                    label={fill(access.remove.button, { name: admin.name })}
                    onClick={() => onRemove(admin)}
                  />
                </span>
              ) : (
                <span class="small">{cannotRemove}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Invitations(props: { invitations: readonly Invitation[]; paths: PeoplePaths; onChange: () => void }) {
  const { common, access } = words();
  const { invitations: texts } = access;
  const [busy, setBusy] = useState<string | null>(null);
  const withdraw = async ({ id, name }: Invitation) => {
    setBusy(id);
    const answer = await api.remove(props.paths.invitation(id));
    setBusy(null);
    // One that is gone was accepted or withdrawn by somebody else: the list will say.
    if (answer.ok) toast(fill(texts.withdrawn, { name }));
    props.onChange();
  };
  return (
    <div class="stack is-close">
      <h3>{texts.title}</h3>
      {props.invitations.length === 0 && <p class="quiet">{texts.none}</p>}
      {props.invitations.length > 0 && (
        <ul class="lines">
          {props.invitations.map((invitation) => (
            <li key={invitation.id} data-invitation={invitation.name}>
              <div>
                <p>
                  <b>{invitation.name}</b> · {common.role[invitation.role]}
                </p>
                <p class="small">
                  {fill(texts.expires, { time: dateTime(invitation.expiresAt) })} ·{' '}
                  {fill(texts.by, { name: invitation.invitedBy })}
                </p>
              </div>
              <Button
                size="small"
                label={fill(texts.withdrawName, { name: invitation.name })}
                busy={busy === invitation.id}
                onClick={() => void withdraw(invitation)}
              >
                {texts.withdraw}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
