import './removals.css';
import type { HeldRemoval } from '@production-assist/shared/api';
import { useMemo } from 'preact/hooks';
import { EmptyState } from '../components/empty-state.tsx';
import { ListEnd } from '../components/list-end.tsx';
import { Loading } from '../components/loading.tsx';
import { useList } from '../components/use-list.ts';
import { apiPath, tenantPath } from '../routes.ts';
import { api } from '../service.ts';
import { useTenant } from '../tenant/tenant.ts';
import { words } from '../texts.ts';
import { createDeciding, type Decision } from './deciding.ts';
import { GuardPicture } from './guard-picture.tsx';
import { History } from './history.tsx';
import { HeldRemovals, isOpen } from './open.ts';
import { OpenRemoval } from './open-removal.tsx';
import { ResultBar } from './result-bar.tsx';

/** `/tenants/{id}/removals`: who left and keeps access until somebody decides, and what was decided before. */
export default function RemovalsScreen() {
  const { tenant, reload } = useTenant();
  const { removals } = words();
  const list = useList(
    (cursor, signal) => {
      const path = apiPath(tenant.id, 'held-removals');
      return api.get(cursor === null ? path : `${path}?cursor=${cursor}`, HeldRemovals, { signal });
    },
    [tenant.id],
  );
  const deciding = useMemo(() => createDeciding({ api, tenantId: tenant.id }), [tenant.id]);
  const decide = async (removal: HeldRemoval, decision: Decision) => {
    const result = await deciding.decide(removal, decision);
    if (result?.kind === 'done') {
      const { after } = result;
      list.change((items) => items.map((each) => (each.id === after.id ? after : each)));
    }
    if (result?.kind === 'decided') list.reload();
    // What stands around this screen tells of it too.
    if (result && result.kind !== 'failed') reload();
  };
  const { items } = list;
  const open = items?.filter(isOpen) ?? [];
  const ended = items?.filter((removal) => !isOpen(removal)) ?? [];
  return (
    <div class="stack">
      <div>
        <h2>{removals.title}</h2>
        <p class="quiet">{removals.lead}</p>
      </div>
      <ResultBar deciding={deciding} onUndo={(removal) => void decide(removal, 'reopen')} />
      {items === null && !list.failed && <Loading lines={6} />}
      {open.map((removal) => (
        <OpenRemoval
          key={removal.id}
          removal={removal}
          deciding={deciding}
          onDecide={(decision) => void decide(removal, decision)}
        />
      ))}
      {items?.length === 0 && (
        <div class="removals-empty">
          <GuardPicture />
          <EmptyState title={removals.empty.title} text={removals.empty.text}>
            <a class="button" href={tenantPath(tenant.id)}>
              {removals.empty.rule}
            </a>
          </EmptyState>
        </div>
      )}
      {items && items.length > 0 && open.length === 0 && <p>{removals.nothingOpen}</p>}
      {ended.length > 0 && (
        <History removals={ended} deciding={deciding} onUndo={(removal) => void decide(removal, 'reopen')} />
      )}
      <ListEnd list={list} />
    </div>
  );
}
