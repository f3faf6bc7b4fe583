import { ADDED_PERMISSIONS, APPLICATION_ROLE_IDS, USER_PERMISSIONS } from '@production-assist/shared/permissions';
import { CopyButton } from '../components/copy-button.tsx';
import { helpWords } from './texts.ts';

/** The permissions, their ids, and what each is for. */
export function PermissionTable() {
  const { permissions } = helpWords().help;
  const { column } = permissions;
  return (
    <table class="data help-table">
      <caption class="visually-hidden">{permissions.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{column.permission}</th>
          <th scope="col">{column.why}</th>
          <th scope="col">{column.id}</th>
        </tr>
      </thead>
      <tbody>
        {ADDED_PERMISSIONS.map((name) => (
          <tr key={name} data-permission={name}>
            <th scope="row">
              <Copied text={name} />
              {name === USER_PERMISSIONS[0] && <span class="badge">{permissions.added}</span>}
            </th>
            <td>{permissions.why[name]}</td>
            <td>
              <Copied text={APPLICATION_ROLE_IDS[name]} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Copied({ text }: { text: string }) {
  return (
    <span class="to-type">
      <code>{text}</code>
      <CopyButton text={text} />
    </span>
  );
}
