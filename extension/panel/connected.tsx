import { signOut } from './sign-in.ts';
import { connection, words } from './state.ts';

/** Who is signed in where, and what the extension may do there. */
export function Connected() {
  const label = words.value?.label;
  const { value } = connection;
  if (!label || !value) return null;
  const { person, tenantName, tenantId, origin } = value;
  const tenant = tenantName === tenantId ? tenantId : `${tenantName} (${tenantId})`;
  return (
    <div class="connected">
      <div>
        <p>{label('workerPerson', { person })}</p>
        <p class="source">{label('workerPlace', { tenant, origin })}</p>
        <p class="source">{label(mayPreview() ? 'workerMayPreview' : 'workerMayLook')}</p>
      </div>
      <fluent-button size="small" appearance="subtle" onClick={() => void signOut()}>
        {label('workerDisconnect')}
      </fluent-button>
    </div>
  );
}

/** Whether the person has allowed the check. */
export function mayPreview(): boolean {
  return connection.value?.scopes.includes('configure') ?? false;
}
