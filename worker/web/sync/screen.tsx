import './sync.css';
import { useLocation } from 'preact-iso/router';
import { EmptyState } from '../components/empty-state.tsx';
import { ListEnd } from '../components/list-end.tsx';
import { Loading } from '../components/loading.tsx';
import { tenantPath } from '../routes.ts';
import { useTenant } from '../tenant/tenant.ts';
import { words } from '../texts.ts';
import { chartRuns } from './chart.ts';
import { History } from './history.tsx';
import { LinkedRun } from './linked-run.tsx';
import { RunChart } from './run-chart.tsx';
import { RunNow } from './run-now.tsx';
import { useRuns } from './use-runs.ts';

/** `/tenants/{id}/sync`: run it, see how it goes, see how it went. */
export default function SyncScreen() {
  const { tenant, reload } = useTenant();
  const { sync } = words();
  const { query, route } = useLocation();
  const runs = useRuns(tenant.id, reload);
  const { list } = runs;
  const points = chartRuns(list.items ?? []);
  if (!tenant.connected && list.items?.length === 0) {
    return (
      <EmptyState title={sync.notConnected.title} text={sync.notConnected.text}>
        <a class="button is-primary" href={tenantPath(tenant.id)}>
          {sync.notConnected.go}
        </a>
      </EmptyState>
    );
  }
  return (
    <div class="stack">
      <h2 class="visually-hidden">{sync.title}</h2>
      <RunNow runs={runs} />
      {query.run && (
        <LinkedRun tenantId={tenant.id} runId={query.run} onClose={() => route(tenantPath(tenant.id, 'sync'), true)} />
      )}
      {list.items === null && !list.failed && <Loading lines={5} />}
      {/* One run is no course of things. */}
      {points.length > 1 && <RunChart runs={points} />}
      {list.items && list.items.length > 0 && <History runs={list.items} openFailed={!query.run} />}
      {list.items?.length === 0 && <EmptyState {...sync.none} />}
      <ListEnd list={list} />
    </div>
  );
}
