import { Browser, listOf } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { useId, useState } from 'preact/hooks';
import { codeOf, type Failed } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Refusal } from '../components/failure.tsx';
import { ListEnd } from '../components/list-end.tsx';
import { Loading } from '../components/loading.tsx';
import { toast } from '../components/toast.tsx';
import { useList } from '../components/use-list.ts';
import { useNow } from '../components/use-now.ts';
import { list as inWords, relativeTime } from '../format.ts';
import { apiPath } from '../routes.ts';
import { api } from '../service.ts';
import { words } from '../texts.ts';

const BrowserList = listOf(Browser);

/** Browsers with the extension that are connected to a tenant: one's own, or all of them for who administers it. */
export function Browsers({ tenantId, all }: { tenantId: string; all: boolean }) {
  const { browsers } = words().access;
  const id = useId();
  const now = useNow();
  const path = apiPath(tenantId, 'browsers');
  const list = useList(
    (cursor, signal) => api.get(cursor === null ? path : `${path}?cursor=${cursor}`, BrowserList, { signal }),
    [path],
  );
  const [busy, setBusy] = useState<string | null>(null);
  const [failed, setFailed] = useState<Failed | null>(null);
  const disconnect = async ({ id: browserId, name }: Browser) => {
    setBusy(browserId);
    setFailed(null);
    const answer = await api.remove(apiPath(tenantId, 'browsers', browserId));
    setBusy(null);
    // Gone already is as good.
    if (!answer.ok && codeOf(answer.failed) !== 'not-found') return setFailed(answer.failed);
    toast(fill(browsers.disconnected, { name }));
    list.change((items) => items.filter((each) => each.id !== browserId));
  };
  const { items } = list;
  return (
    <section class="card" aria-labelledby={id}>
      <div>
        <h2 id={id}>{browsers.title}</h2>
        <p class="quiet">{all ? browsers.lead : browsers.leadOwn}</p>
      </div>
      {failed && <Refusal failed={failed} />}
      {items === null && !list.failed && <Loading lines={2} />}
      {items?.length === 0 && <p class="quiet">{browsers.none}</p>}
      {items && items.length > 0 && (
        <ul class="lines">
          {items.map((browser) => (
            <li key={browser.id} data-browser={browser.name}>
              <div>
                <p>
                  <b>{browser.name}</b> ·{' '}
                  {browser.mine ? browsers.mine : fill(browsers.person, { name: browser.person })}
                </p>
                <p class="small">
                  {inWords(browser.scopes.map((scope) => browsers.scopes[scope]))} ·{' '}
                  {fill(browsers.connected, { ago: relativeTime(browser.connectedAt, now) })} ·{' '}
                  {browser.lastUsedAt
                    ? fill(browsers.used, { ago: relativeTime(browser.lastUsedAt, now) })
                    : browsers.neverUsed}
                </p>
              </div>
              <Button
                size="small"
                label={fill(browsers.disconnectName, { name: browser.name })}
                busy={busy === browser.id}
                onClick={() => void disconnect(browser)}
              >
                {browsers.disconnect}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ListEnd list={list} />
    </section>
  );
}
