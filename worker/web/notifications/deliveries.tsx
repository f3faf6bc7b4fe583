import { listOf } from '@production-assist/shared/api';
import { Notice } from '@production-assist/shared/api-notifications';
import { NOTICE_STATES, type NoticeState } from '@production-assist/shared/requests-notifications';
import { fill } from '@production-assist/shared/texts/texts';
import { StatusIcon } from '@production-assist/shared/ui/status-icon';
import { useId, useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Failed } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Refusal } from '../components/failure.tsx';
import { ListEnd } from '../components/list-end.tsx';
import { Loading } from '../components/loading.tsx';
import { Segments } from '../components/segments.tsx';
import { toast } from '../components/toast.tsx';
import { useList } from '../components/use-list.ts';
import { useNow } from '../components/use-now.ts';
import { counted, dateTime, relativeTime } from '../format.ts';
import { api } from '../service.ts';
import type { NoticePaths } from './paths.ts';
import { notificationWords } from './texts.ts';

const Notices = listOf(Notice);
const SIGN = { pending: 'unknown', delivered: 'pass', dead: 'fail' } as const satisfies Record<NoticeState, string>;

/** What was told, and what came of it. @param told counts up whenever there may be more */
export function Deliveries({ paths, told }: { paths: NoticePaths; told: number }) {
  const { deliveries } = notificationWords();
  const [state, setState] = useState<NoticeState | 'all'>('all');
  const [failed, setFailed] = useState<Failed | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const id = useId();
  const list = useList(
    (cursor, signal) => {
      const query = new URLSearchParams({ limit: '50' });
      if (state !== 'all') query.set('state', state);
      if (cursor !== null) query.set('cursor', cursor);
      return api.get(`${paths.at('notices')}?${query}`, Notices, { signal });
    },
    [paths, state, told],
  );
  const replay = async (notice: Notice) => {
    if (busy) return;
    setBusy(notice.id);
    setFailed(null);
    const answer = await api.post(paths.at('notices', notice.id, 'replay'), {}, v.unknown());
    setBusy(null);
    if (!answer.ok) return setFailed(answer.failed);
    toast(deliveries.replayed);
    list.reload();
  };
  const { items } = list;
  const options = ['all', ...NOTICE_STATES] as const;
  return (
    <section class="card" aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id}>{deliveries.title}</h2>
        <Button size="small" appearance="subtle" busy={list.loading !== null && items !== null} onClick={list.reload}>
          {deliveries.refresh}
        </Button>
      </div>
      <div class="toolbar">
        <Segments
          label={deliveries.filter}
          value={state}
          options={options.map((value) => ({
            value,
            text: value === 'all' ? deliveries.all : deliveries.state[value],
          }))}
          onChange={setState}
        />
      </div>
      {failed && <Refusal failed={failed} />}
      {items === null && !list.failed && <Loading />}
      {items?.length === 0 && <p class="quiet">{state === 'all' ? deliveries.none : deliveries.noneSuch}</p>}
      {items && items.length > 0 && (
        <table class={`data deliveries ${list.loading === 'first' ? 'is-stale' : ''}`}>
          <caption class="visually-hidden">{deliveries.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{deliveries.column.event}</th>
              <th scope="col">{deliveries.column.to}</th>
              <th scope="col">{deliveries.column.at}</th>
              <th scope="col">{deliveries.column.state}</th>
              <th scope="col">
                <span class="visually-hidden">{deliveries.column.actions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((notice) => (
              <Line
                key={notice.id}
                notice={notice}
                withTenant={paths.operators}
                busy={busy === notice.id}
                onReplay={() => void replay(notice)}
              />
            ))}
          </tbody>
        </table>
      )}
      <ListEnd list={list} />
    </section>
  );
}

function Line(props: { notice: Notice; withTenant: boolean; busy: boolean; onReplay: () => void }) {
  const { notice, withTenant, busy, onReplay } = props;
  const { deliveries, type: types } = notificationWords();
  const now = useNow();
  const { type, tenantId, target, at, state, attempts, nextAttemptAt, problem } = notice;
  const next = nextAttemptAt && Date.parse(nextAttemptAt) > now ? relativeTime(nextAttemptAt, now) : null;
  const event = types[type];
  return (
    <tr data-notice={notice.id} data-state={state}>
      <th scope="row">
        <b>{event}</b>
        {withTenant && <span class="second is-mono">{tenantId}</span>}
      </th>
      <td data-label={deliveries.column.to}>{target}</td>
      <td data-label={deliveries.column.at}>
        <time dateTime={at}>{dateTime(at)}</time>
      </td>
      <td>
        <span class="with-icon">
          <StatusIcon status={SIGN[state]} />
          <span>
            {deliveries.state[state]}
            {(attempts > 1 || state !== 'delivered') && (
              <span class="second">
                {counted(deliveries.attempts, attempts)}
                {next && `, ${fill(deliveries.next, { when: next })}`}
              </span>
            )}
            {problem && state !== 'delivered' && <span class="second">{problem.message}</span>}
          </span>
        </span>
      </td>
      <td>
        {state !== 'pending' && (
          <Button
            size="small"
            busy={busy}
            label={fill(deliveries.replayLabel, { event, time: dateTime(at) })}
            onClick={onReplay}
          >
            {deliveries.replay}
          </Button>
        )}
      </td>
    </tr>
  );
}
