import { listOf, Tenant } from '@production-assist/shared/api';
import { EXPIRY_WARNING_DAYS } from '@production-assist/shared/checks';
import { fill } from '@production-assist/shared/texts/texts';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ListEnd } from '../components/list-end.tsx';
import { Loading } from '../components/loading.tsx';
import { SearchField } from '../components/search-field.tsx';
import { Segments } from '../components/segments.tsx';
import { useList } from '../components/use-list.ts';
import { useTitle } from '../components/use-title.ts';
import { counted, number } from '../format.ts';
import { HOME, OPERATORS } from '../routes.ts';
import { api } from '../service.ts';
import { words } from '../texts.ts';
import { CreateTenant } from './create.tsx';
import { tenantsPath } from './path.ts';
import { RemoveTenant } from './remove.tsx';
import { RenameTenant } from './rename.tsx';
import { TenantsTable } from './table.tsx';

const Tenants = listOf(Tenant);

/** What an operator is asked about. */
type Asking = { about: 'create' } | { about: 'rename' | 'remove'; tenant: Tenant } | null;

/** The operator's list. What is searched for stands in the address: going back finds it again. */
export function AllTenants() {
  const { tenants } = words();
  const { query, route } = useLocation();
  const search = query.q ?? '';
  const attention = 'attention' in query;
  const [asking, setAsking] = useState<Asking>(null);
  const list = useList(
    (cursor, signal) => api.get(tenantsPath({ search, attention, cursor }), Tenants, { signal }),
    [search, attention],
  );
  useTitle(tenants.title);

  const show = (to: { search?: string; attention?: boolean }) => {
    const wanted = { search, attention, ...to };
    const next = new URLSearchParams({
      ...(wanted.attention ? { attention: '' } : {}),
      ...(wanted.search ? { q: wanted.search } : {}),
    }).toString();
    route(next ? `${HOME}?${next}` : HOME, true);
  };
  const done = () => {
    setAsking(null);
    list.reload();
  };
  const nothingAtAll = list.items?.length === 0 && !search && !attention;
  return (
    <div class="stack tenants-screen">
      <div class="screen-head">
        <h1>{tenants.title}</h1>
        <div class="actions">
          <a class="button" href={OPERATORS}>
            {tenants.operators}
          </a>
          <Button appearance="primary" onClick={() => setAsking({ about: 'create' })}>
            {tenants.create.button}
          </Button>
        </div>
      </div>
      {!nothingAtAll && (
        <div class="toolbar">
          <SearchField
            label={tenants.search}
            value={search}
            busy={list.loading === 'first' && list.items !== null}
            onSearch={(text) => show({ search: text })}
          />
          <Segments
            label={tenants.filter.label}
            value={attention ? 'attention' : 'all'}
            options={(['all', 'attention'] as const).map((value) => ({ value, text: tenants.filter[value] }))}
            onChange={(value) => show({ attention: value === 'attention' })}
          />
          <p class="quiet" role="status">
            {list.items && list.items.length > 0 && shown(list.items.length, list.more)}
          </p>
        </div>
      )}
      {list.items === null && !list.failed && <Loading lines={6} />}
      {list.items?.length === 0 && <Nothing search={search} attention={attention} clear={() => show({ search: '' })} />}
      {list.items && list.items.length > 0 && (
        <div class={`card has-table ${list.loading === 'first' ? 'is-stale' : ''}`}>
          <TenantsTable
            tenants={list.items}
            actions={{
              rename: (tenant) => setAsking({ about: 'rename', tenant }),
              remove: (tenant) => setAsking({ about: 'remove', tenant }),
            }}
          />
        </div>
      )}
      <ListEnd list={list} />
      {asking?.about === 'create' && <CreateTenant onClose={() => setAsking(null)} />}
      {asking?.about === 'rename' && (
        <RenameTenant tenant={asking.tenant} onClose={() => setAsking(null)} onDone={done} />
      )}
      {asking?.about === 'remove' && (
        <RemoveTenant tenant={asking.tenant} onClose={() => setAsking(null)} onDone={done} />
      )}
    </div>
  );
}

function shown(count: number, more: boolean): string {
  const { tenants } = words();
  return more ? fill(tenants.shownMore, { count: number(count) }) : counted(tenants.shown, count);
}

/** Why the list is empty: that can be good news. */
function Nothing({ search, attention, clear }: { search: string; attention: boolean; clear: () => void }) {
  const { empty, noneNeedsAttention, notFound, notFoundAttention } = words().tenants;
  if (search) {
    const text = attention ? notFoundAttention : notFound.text;
    return (
      <EmptyState title={notFound.title} text={fill(text, { search })}>
        <Button onClick={clear}>{notFound.clear}</Button>
      </EmptyState>
    );
  }
  if (!attention) return <EmptyState {...empty} />;
  const text = fill(noneNeedsAttention.text, { days: EXPIRY_WARNING_DAYS[0] });
  return <EmptyState title={noneNeedsAttention.title} text={text} />;
}
