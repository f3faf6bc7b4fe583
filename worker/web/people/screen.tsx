import './people.css';
import { listOf, User } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ListEnd } from '../components/list-end.tsx';
import { Loading } from '../components/loading.tsx';
import { SearchField } from '../components/search-field.tsx';
import { useList } from '../components/use-list.ts';
import { counted, dateTime, day, number, today } from '../format.ts';
import { apiPath, tenantPath } from '../routes.ts';
import { api } from '../service.ts';
import { useTenant } from '../tenant/tenant.ts';
import { words } from '../texts.ts';

const Users = listOf(User);

/** People asked for at a time. */
const ROWS = 200;

/** `/tenants/{id}/people`: who has access. */
export default function PeopleScreen() {
  const { tenant } = useTenant();
  const { people } = words();
  const [search, setSearch] = useState('');
  const list = useList(
    (cursor, signal) => {
      const query = new URLSearchParams({
        order: 'name',
        limit: String(ROWS),
        ...(search ? { q: search } : {}),
        ...(cursor === null ? {} : { cursor }),
      });
      return api.get(`${apiPath(tenant.id, 'users')}?${query}`, Users, { signal });
    },
    [tenant.id, search],
  );
  const { items } = list;
  if (items?.length === 0 && !search && list.loading === null) return <Nobody />;
  const csv = new URLSearchParams({ format: 'csv', ...(search ? { q: search } : {}) });
  return (
    <div class="stack">
      <h2 class="visually-hidden">{people.title}</h2>
      <div class="toolbar">
        <SearchField
          label={people.search}
          value={search}
          busy={list.loading === 'first' && items !== null}
          onSearch={setSearch}
        />
        <p class="quiet" role="status">
          {items && items.length > 0 && shown(items.length, list.more)}
        </p>
        <a class="button is-last" href={`${apiPath(tenant.id, 'users')}?${csv}`} download={`users-${tenant.id}.csv`}>
          {search ? people.csvFound : people.csv}
        </a>
      </div>
      {items === null && !list.failed && <Loading lines={6} />}
      {items?.length === 0 && list.loading === null && (
        <EmptyState title={people.notFound.title} text={fill(people.notFound.text, { search })}>
          <Button onClick={() => setSearch('')}>{words().common.clearSearch}</Button>
          <a class="button" href={tenantPath(tenant.id)}>
            {people.notFound.why}
          </a>
        </EmptyState>
      )}
      {items && items.length > 0 && <PeopleTable users={items} stale={list.loading === 'first'} />}
      <ListEnd list={list} />
    </div>
  );

  /** Without a search it is known how many there are. */
  function shown(count: number, more: boolean): string {
    if (!more) return counted(people.shown, count);
    return search
      ? fill(people.shownMore, { count: number(count) })
      : fill(people.shownOf, { count: number(count), all: counted(people.shown, tenant.users) });
  }
}

function PeopleTable({ users, stale }: { users: readonly User[]; stale: boolean }) {
  const { column, caption, nameless } = words().people;
  return (
    <div class={`card has-table ${stale ? 'is-stale' : ''}`}>
      <table class="data users">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{column.person}</th>
            <th scope="col">{column.email}</th>
            <th scope="col">{column.since}</th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={`${user.directoryId} ${user.objectId}`}>
              <th scope="row">{user.displayName ? <b>{user.displayName}</b> : <i class="quiet">{nameless}</i>}</th>
              <td>{user.email}</td>
              <td data-label={column.since}>
                <time dateTime={user.since} title={dateTime(user.since)}>
                  {day(today(Date.parse(user.since)))}
                </time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Nobody has access yet: what has to happen first. */
function Nobody() {
  const { tenant } = useTenant();
  const { empty } = words().people;
  return tenant.connected ? (
    <EmptyState title={empty.title} text={empty.text}>
      <a class="button is-primary" href={tenantPath(tenant.id, 'sync')}>
        {empty.go}
      </a>
    </EmptyState>
  ) : (
    <EmptyState title={empty.title} text={empty.connectFirst}>
      <a class="button is-primary" href={tenantPath(tenant.id)}>
        {empty.goConnect}
      </a>
    </EmptyState>
  );
}
