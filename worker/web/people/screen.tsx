import './people.css';
import { listOf, MEMBERSHIP_STATES, type MembershipState, User } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { useState } from 'preact/hooks';
import lazy, { ErrorBoundary } from 'preact-iso/lazy';
import { useLocation } from 'preact-iso/router';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ListEnd } from '../components/list-end.tsx';
import { Loading } from '../components/loading.tsx';
import { SearchField } from '../components/search-field.tsx';
import { Segments } from '../components/segments.tsx';
import { useList } from '../components/use-list.ts';
import { counted, dateTime, dayOf, number } from '../format.ts';
import { apiPath, tenantPath } from '../routes.ts';
import { api } from '../service.ts';
import { useTenant } from '../tenant/tenant.ts';
import { words } from '../texts.ts';
import { csvQuery, pageQuery, stateIn } from './query.ts';

/** A month apart, and for those who look after the connection: no part of the screen's first load. */
const ReviewBanner = lazy(() => import('../review/banner.tsx'));

const Users = listOf(User);

/** `/tenants/{id}/people`: who has access, and (`?state=suspended`) who lost it by leaving the group. */
export default function PeopleScreen() {
  const { query, route } = useLocation();
  const { tenant } = useTenant();
  const { people, common } = words();
  const state = stateIn(query);
  const [search, setSearch] = useState('');
  const list = useList(
    (cursor, signal) =>
      api.get(`${apiPath(tenant.id, 'users')}?${pageQuery({ state, search }, cursor)}`, Users, { signal }),
    [tenant.id, state, search],
  );
  const { items } = list;
  const isNobody = items?.length === 0 && !search && list.loading === null;
  // Before the first sync nobody can have left.
  if (isNobody && state === 'active' && !tenant.connected) return <Nobody />;
  const show = (wanted: MembershipState) => {
    const path = tenantPath(tenant.id, 'people');
    route(wanted === MEMBERSHIP_STATES[0] ? path : `${path}?state=${wanted}`, true);
  };
  const file = `users-${tenant.id}${state === 'active' ? '' : `-${state}`}.csv`;
  return (
    <div class="stack">
      <h2 class="visually-hidden">{people.title}</h2>
      <ErrorBoundary>
        <ReviewBanner />
      </ErrorBoundary>
      <div class="toolbar">
        <Segments
          label={people.filter.label}
          value={state}
          options={MEMBERSHIP_STATES.map((value) => ({ value, text: people.filter[value] }))}
          onChange={show}
        />
        {!isNobody && (
          <>
            <SearchField
              label={people.search}
              value={search}
              busy={list.loading === 'first' && items !== null}
              onSearch={setSearch}
            />
            <p class="quiet" role="status">
              {items && items.length > 0 && shown(items.length, list.more)}
            </p>
            <div class="actions is-last">
              <a href={tenantPath(tenant.id, 'review')}>{common.tabs.review}</a>
              <a class="button" href={`${apiPath(tenant.id, 'users')}?${csvQuery({ state, search })}`} download={file}>
                {search ? people.csvFound : people.csv}
              </a>
            </div>
          </>
        )}
      </div>
      {state === 'suspended' && items && items.length > 0 && <p class="quiet">{people.suspendedLead}</p>}
      {items === null && !list.failed && <Loading lines={6} />}
      {isNobody && (state === 'active' ? <Nobody /> : <NobodySuspended />)}
      {items?.length === 0 && search && list.loading === null && (
        <NotFound state={state} search={search} clear={() => setSearch('')} />
      )}
      {items && items.length > 0 && <PeopleTable users={items} stale={list.loading === 'first'} />}
      <ListEnd list={list} />
    </div>
  );

  /** Of people with access it is known how many there are, without a search. */
  function shown(count: number, more: boolean): string {
    if (!more) return counted(people.shown, count);
    return search || state !== 'active'
      ? fill(people.shownMore, { count: number(count) })
      : fill(people.shownOf, { count: number(count), all: counted(people.shown, tenant.users) });
  }
}

function PeopleTable({ users, stale }: { users: readonly User[]; stale: boolean }) {
  const { column, caption, captionSuspended, nameless } = words().people;
  // While others are on their way, these are still the ones of before.
  const state = users[0]?.state ?? MEMBERSHIP_STATES[0];
  const since = state === 'active' ? column.since : column.lost;
  return (
    <div class={`card has-table ${stale ? 'is-stale' : ''}`}>
      <table class="data users">
        <caption class="visually-hidden">{state === 'active' ? caption : captionSuspended}</caption>
        <thead>
          <tr>
            <th scope="col">{column.person}</th>
            <th scope="col">{column.email}</th>
            <th scope="col">{since}</th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={`${user.directoryId} ${user.objectId}`}>
              <th scope="row">{user.displayName ? <b>{user.displayName}</b> : <i class="quiet">{nameless}</i>}</th>
              <td>{user.email}</td>
              <td data-label={since}>
                <time dateTime={user.since} title={dateTime(user.since)}>
                  {dayOf(user.since)}
                </time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function NotFound({ state, search, clear }: { state: MembershipState; search: string; clear: () => void }) {
  const { tenant } = useTenant();
  const { notFound } = words().people;
  const text = state === 'active' ? notFound.text : notFound.textSuspended;
  return (
    <EmptyState title={notFound.title} text={fill(text, { search })}>
      <Button onClick={clear}>{words().common.clearSearch}</Button>
      {state === 'active' && (
        <a class="button" href={tenantPath(tenant.id)}>
          {notFound.why}
        </a>
      )}
    </EmptyState>
  );
}

/** Nobody has left, or whoever leaves keeps access. */
function NobodySuspended() {
  const { tenant } = useTenant();
  const { nobodySuspended } = words().people;
  return (
    <EmptyState title={nobodySuspended.title} text={nobodySuspended.text}>
      <a class="button" href={tenantPath(tenant.id)}>
        {nobodySuspended.go}
      </a>
    </EmptyState>
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
