import type { Tenant } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { StatusIcon } from '@production-assist/shared/ui/status-icon';
import { IconButton } from '../components/icon-button.tsx';
import { useNow } from '../components/use-now.ts';
import { dateTime, day, number, relativeTime, timeOfDay } from '../format.ts';
import { tenantPath } from '../routes.ts';
import { words } from '../texts.ts';
import { SIGN, screenOf, stateOf } from './state.ts';

/** What an operator can do with a tenant here. */
export interface TenantActions {
  rename: (tenant: Tenant) => void;
  remove: (tenant: Tenant) => void;
}

/** Tenants: how each stands, its last run, its people, the end of its secret. */
export function TenantsTable({ tenants, actions }: { tenants: readonly Tenant[]; actions?: TenantActions }) {
  const { column, caption } = words().tenants;
  return (
    <table class="data tenants">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{column.tenant}</th>
          <th scope="col">{column.state}</th>
          <th scope="col">{column.lastRun}</th>
          <th scope="col" class="is-number">
            {column.people}
          </th>
          <th scope="col">{column.expires}</th>
          {actions && (
            <th scope="col">
              <span class="visually-hidden">{column.actions}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {tenants.map((tenant) => (
          <TenantLine key={tenant.id} tenant={tenant} actions={actions} />
        ))}
      </tbody>
    </table>
  );
}

function TenantLine({ tenant, actions }: { tenant: Tenant; actions: TenantActions | undefined }) {
  const { column, state, expiry, rename, remove } = words().tenants;
  const stands = stateOf(tenant);
  const { id, name, users, credentialExpiresOn, lastRun } = tenant;
  const ends = credentialExpiresOn ? day(credentialExpiresOn) : tenant.connected ? expiry.unknown : expiry.none;
  return (
    <tr data-tenant={id}>
      <th scope="row">
        <a href={tenantPath(id, screenOf(stands))}>{name}</a>
        <span class="second is-mono">{id}</span>
      </th>
      <td>
        <span class={`with-icon state is-${SIGN[stands]}`}>
          <StatusIcon status={SIGN[stands]} />
          <span>
            {state[stands]}
            {stands === 'failing' && lastRun?.failure && <span class="second">{lastRun.failure.title}</span>}
            {stands === 'failing' && <NextTry at={tenant.nextRunAt} />}
          </span>
        </span>
      </td>
      <td data-label={column.lastRun}>
        <LastRun run={lastRun} />
      </td>
      <td data-label={column.people} class="is-number">
        {number(users)}
      </td>
      <td data-label={column.expires} class={credentialExpiresOn ? '' : 'quiet'}>
        {ends}
      </td>
      {actions && (
        <td class="actions-cell">
          <span class="row-actions">
            <IconButton sign="rename" label={fill(rename.button, { name })} onClick={() => actions.rename(tenant)} />
            <IconButton sign="remove" label={fill(remove.button, { name })} onClick={() => actions.remove(tenant)} />
          </span>
        </td>
      )}
    </tr>
  );
}

/** When the schedule tries a tenant again whose run failed: each failure makes it wait longer. */
function NextTry({ at }: { at: string | null }) {
  const { nextTry, nextTryNow, noNextTry } = words().tenants;
  const now = useNow();
  if (at === null) return <span class="second">{noNextTry}</span>;
  return (
    <time class="second" dateTime={at} title={dateTime(at)}>
      {Date.parse(at) <= now ? nextTryNow : fill(nextTry, { when: relativeTime(at, now) })}
    </time>
  );
}

function LastRun({ run }: { run: Tenant['lastRun'] }) {
  const { lastRun } = words().tenants;
  const now = useNow();
  if (!run) return <span class="quiet">{lastRun.none}</span>;
  const at = run.finishedAt ?? run.startedAt ?? run.queuedAt;
  return (
    <time dateTime={at} title={dateTime(at)}>
      {fill(lastRun[run.state], { ago: relativeTime(at, now), time: timeOfDay(at) })}
    </time>
  );
}
