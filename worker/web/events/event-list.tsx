import './events.css';
import { AuditEvent, listOf } from '@production-assist/shared/api';
import { DAY_MS } from '@production-assist/shared/days';
import type { ComponentChildren } from 'preact';
import { ListEnd } from '../components/list-end.tsx';
import { Loading } from '../components/loading.tsx';
import { useFailureText } from '../components/use-failure-text.ts';
import { useList } from '../components/use-list.ts';
import { useNow } from '../components/use-now.ts';
import { counted, dateTime, day, list, timeOfDay, today } from '../format.ts';
import { tenantPath } from '../routes.ts';
import { api } from '../service.ts';
import { words } from '../texts.ts';
import { byDay, sayEvent } from './say.ts';

const Events = listOf(AuditEvent);

/**
 * Events by days, newest first.
 *
 * @param props.path where the service answers with them
 * @param props.tenantId whose runs they tell of; null where they tell of none
 */
export function EventList(props: { path: string; tenantId: string | null; empty: ComponentChildren }) {
  const { path, tenantId, empty } = props;
  const events = useList(
    (cursor, signal) => api.get(cursor === null ? path : `${path}?cursor=${cursor}`, Events, { signal }),
    [path],
  );
  const { items } = events;
  if (items?.length === 0) return <>{empty}</>;
  return (
    <>
      {items === null && !events.failed && <Loading lines={6} />}
      {items && byDay(items, today).map((each) => <Day key={each.day} {...each} tenantId={tenantId} />)}
      <ListEnd list={events} />
    </>
  );
}

function Day({ day: which, events, tenantId }: { day: string; events: AuditEvent[]; tenantId: string | null }) {
  const now = useNow();
  const texts = words().events;
  const name = which === today(now) ? texts.today : which === today(now - DAY_MS) ? texts.yesterday : day(which);
  return (
    <section class="stack is-close">
      <h3>{name}</h3>
      <ul class="card events">
        {events.map((event) => (
          <EventLine key={event.id} event={event} tenantId={tenantId} />
        ))}
      </ul>
    </section>
  );
}

function EventLine({ event, tenantId }: { event: AuditEvent; tenantId: string | null }) {
  const texts = words().events;
  const said = sayEvent(event, { texts, counted, list });
  const why = useFailureText(said.failure);
  return (
    <li data-action={event.action}>
      <time dateTime={event.at} title={dateTime(event.at)}>
        {timeOfDay(event.at)}
      </time>
      <div>
        <p>
          <b>{said.actor}</b> {said.what}
          {/* A title with a place for a value says too little without it. */}
          {why && !why.title.includes('{') && `: ${why.title}`}
        </p>
        {said.more && <p class="second">{said.more}</p>}
      </div>
      {said.removals && tenantId && <a href={tenantPath(tenantId, 'removals')}>{texts.seeRemovals}</a>}
      {said.runId && !said.removals && tenantId && (
        <a href={`${tenantPath(tenantId, 'sync')}?run=${encodeURIComponent(said.runId)}`}>
          {said.failure ? texts.seeWhy : texts.seeRun}
        </a>
      )}
    </li>
  );
}
