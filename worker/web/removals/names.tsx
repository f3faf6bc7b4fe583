import { HeldPerson, listOf } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { PeopleTable } from '@production-assist/shared/ui/people-table';
import { ListEnd } from '../components/list-end.tsx';
import { Loading } from '../components/loading.tsx';
import { useList } from '../components/use-list.ts';
import { dayOf, number } from '../format.ts';
import { apiPath } from '../routes.ts';
import { api } from '../service.ts';
import { useTenant } from '../tenant/tenant.ts';
import { words } from '../texts.ts';

const HeldPeople = listOf(HeldPerson);

/** People asked for at first, and with each further press: whoever wants to see more wants to see many. */
const ROWS = { first: 25, more: 200 } as const;

/** Who is on the list of a removal, page by page. */
export function Names({ removalId }: { removalId: string }) {
  const { tenant } = useTenant();
  const { removals, people } = words();
  const { names } = removals;
  const list = useList(
    (cursor, signal) => {
      const query = new URLSearchParams({ limit: String(cursor === null ? ROWS.first : ROWS.more) });
      if (cursor !== null) query.set('cursor', cursor);
      const path = apiPath(tenant.id, 'held-removals', removalId, 'people');
      return api.get(`${path}?${query}`, HeldPeople, { signal });
    },
    [tenant.id, removalId],
  );
  const { items } = list;
  return (
    <div class="removal-names">
      {items === null && !list.failed && <Loading />}
      {items?.length === 0 && <p class="quiet">{removals.nobody}</p>}
      {items && items.length > 0 && (
        <PeopleTable
          people={items.map(({ directoryId, objectId, displayName, email, since }) => ({
            id: `${directoryId} ${objectId}`,
            name: displayName ?? people.nameless,
            email,
            comesIn: true,
            action: dayOf(since),
            reason: null,
          }))}
          caption={names.caption}
          headings={{ person: names.person, action: names.since }}
          more={(count) => fill(names.more, { count: number(count) })}
          shown={items.length}
        />
      )}
      <ListEnd list={list} />
    </div>
  );
}
