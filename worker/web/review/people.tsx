import { listOf } from '@production-assist/shared/api';
import { ReviewPerson } from '@production-assist/shared/api-notifications';
import { useState } from 'preact/hooks';
import { ListEnd } from '../components/list-end.tsx';
import { Loading } from '../components/loading.tsx';
import { Segments } from '../components/segments.tsx';
import { useList } from '../components/use-list.ts';
import { dayOf } from '../format.ts';
import { apiPath } from '../routes.ts';
import { api } from '../service.ts';
import { reviewWords } from './texts.ts';

const People = listOf(ReviewPerson);
const WHOM = ['changed', 'all'] as const;

/** Who came, went or has another name since the last review; or everyone. @param asOf what the list belongs to */
export function ReviewPeople({ tenantId, asOf, everyone }: { tenantId: string; asOf: string; everyone: number }) {
  const texts = reviewWords();
  const [whom, setWhom] = useState<(typeof WHOM)[number]>('changed');
  const list = useList(
    (cursor, signal) => {
      const query = new URLSearchParams({ limit: '100' });
      if (whom === 'changed') query.set('changed', 'true');
      if (cursor !== null) query.set('cursor', cursor);
      return api.get(`${apiPath(tenantId, 'review', 'people')}?${query}`, People, { signal });
    },
    [tenantId, whom, asOf],
  );
  const { items } = list;
  return (
    <>
      <div class="toolbar">
        <Segments
          label={texts.filter.label}
          value={whom}
          options={WHOM.map((value) => ({ value, text: texts.filter[value] }))}
          onChange={setWhom}
        />
      </div>
      {items === null && !list.failed && <Loading lines={5} />}
      {items?.length === 0 && <p class="quiet">{everyone === 0 ? texts.nobody : texts.nobodyChanged}</p>}
      {items && items.length > 0 && <Table people={items} stale={list.loading === 'first'} />}
      <ListEnd list={list} />
    </>
  );
}

function Table({ people, stale }: { people: readonly ReviewPerson[]; stale: boolean }) {
  const texts = reviewWords();
  const { column } = texts;
  return (
    <div class={`card has-table ${stale ? 'is-stale' : ''}`}>
      <table class="data review-people">
        <caption class="visually-hidden">{texts.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{column.person}</th>
            <th scope="col">{column.change}</th>
            <th scope="col">{column.since}</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ directoryId, objectId, displayName, email, change, since }) => (
            <tr key={`${directoryId} ${objectId} ${change}`} data-change={change ?? 'none'}>
              <th scope="row">
                <b>{displayName ?? texts.nameless}</b>
                <span class="second">{email}</span>
              </th>
              <td data-label={column.change}>
                {change ? (
                  <span class={`change is-${change}`}>{texts.change[change]}</span>
                ) : (
                  <span class="quiet">{texts.unchanged}</span>
                )}
              </td>
              <td data-label={column.since}>{change === 'left' ? '–' : dayOf(since)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
