import { listOf, User } from '@production-assist/shared/api';
import { PeopleTable } from '@production-assist/shared/ui/people-table';
import { Button } from '../components/button.tsx';
import { Refusal } from '../components/failure.tsx';
import { Loading } from '../components/loading.tsx';
import { useLoaded } from '../components/use-loaded.ts';
import { counted } from '../format.ts';
import { heldPeople, openRemovals } from '../removals/open.ts';
import { apiPath, tenantPath } from '../routes.ts';
import { api } from '../service.ts';
import { useTenant } from '../tenant/tenant.ts';
import { words } from '../texts.ts';
import { PeopleBox } from './people-box.tsx';

const Users = listOf(User);
/** Enough to see who it is; the others are listed among the people. */
const ROWS = 100;

/** What letting leavers keep their access does not bring back, and which removals it withdraws. */
export function KeepConcern() {
  const { tenant } = useTenant();
  const { connection, common, people } = words();
  const texts = connection.concern;
  const suspended = useLoaded(
    (signal) => api.get(`${apiPath(tenant.id, 'users')}?state=suspended&order=name&limit=${ROWS}`, Users, { signal }),
    [tenant.id],
  );
  const held = useLoaded((signal) => openRemovals(api, tenant.id, signal), [tenant.id]);
  const failed = [suspended.loaded, held.loaded].find((each) => each.state === 'failed');
  if (failed) {
    const reload = () => {
      suspended.reload();
      held.reload();
    };
    return (
      <>
        <Refusal failed={failed.failed}>
          <Button onClick={reload}>{common.retry}</Button>
        </Refusal>
        <p>{texts.keepFailed}</p>
      </>
    );
  }
  if (suspended.loaded.state !== 'loaded' || held.loaded.state !== 'loaded') return <Loading lines={2} />;
  const { items, nextCursor } = suspended.loaded.value;
  const waiting = heldPeople(held.loaded.value);
  const rows = items.map((user) => ({
    id: `${user.directoryId} ${user.objectId}`,
    name: user.displayName ?? people.nameless,
    email: user.email,
    comesIn: true,
    action: texts.action.stays,
    reason: null,
  }));
  return (
    <>
      <div class="stack is-close" role="status">
        {waiting > 0 && <p>{counted(texts.withdrawn, waiting)}</p>}
        {rows.length === 0 && waiting === 0 && <p>{texts.nobodySuspended}</p>}
        {/* How many there are is known only once all of them are listed. */}
        {rows.length > 0 && nextCursor === null && <p>{counted(texts.suspended, rows.length)}</p>}
      </div>
      {rows.length > 0 && (
        <>
          <PeopleBox label={texts.caption} count={rows.length}>
            <PeopleTable people={rows} caption={texts.caption} headings={texts.heading} more={() => ''} />
          </PeopleBox>
          {nextCursor !== null && (
            <p>
              {texts.moreUncounted} <a href={`${tenantPath(tenant.id, 'people')}?state=suspended`}>{people.title}</a>
            </p>
          )}
        </>
      )}
    </>
  );
}
