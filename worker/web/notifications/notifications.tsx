import './notifications.css';
import { Emails, Webhooks } from '@production-assist/shared/api-notifications';
import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Refusal } from '../components/failure.tsx';
import { Loading } from '../components/loading.tsx';
import { shownOf, useLoaded } from '../components/use-loaded.ts';
import { api } from '../service.ts';
import { words } from '../texts.ts';
import { Deliveries } from './deliveries.tsx';
import type { NoticePaths } from './paths.ts';
import { NoticePicture } from './picture.tsx';
import { TargetDialog } from './target-dialog.tsx';
import { TargetList } from './target-list.tsx';
import { notificationWords } from './texts.ts';
import type { Channel } from './types.ts';

/** Webhooks, e-mail addresses, and the messages to them. */
export function Notifications({ paths }: { paths: NoticePaths }) {
  const { common } = words();
  const texts = notificationWords();
  const webhooks = useLoaded((signal) => api.get(paths.at('webhooks'), Webhooks, { signal }));
  const emails = useLoaded((signal) => api.get(paths.at('emails'), Emails, { signal }));
  const [adding, setAdding] = useState<Channel | null>(null);
  const [told, setTold] = useState(0);
  const reload = () => {
    webhooks.reload();
    emails.reload();
    setTold((times) => times + 1);
  };
  const failed = [webhooks.loaded, emails.loaded].find((loaded) => loaded.state === 'failed');
  const refusal = failed && (
    <Refusal failed={failed.failed}>
      <Button onClick={reload}>{common.retry}</Button>
    </Refusal>
  );
  const hooks = shownOf(webhooks.loaded);
  const mails = shownOf(emails.loaded);
  // What is shown stays: perhaps there is a secret that is shown this once.
  if (!hooks || !mails) return refusal ?? <Loading lines={5} />;
  const isEmpty = hooks.items.length === 0 && mails.items.length === 0;
  const dialog = adding && (
    <TargetDialog channel={adding} paths={paths} target={null} onClose={() => setAdding(null)} onSaved={reload} />
  );
  if (isEmpty) {
    return (
      <>
        {refusal}
        <div class="notices-empty">
          <NoticePicture />
          <EmptyState title={texts.empty.title} text={texts.empty.text}>
            <Button appearance="primary" onClick={() => setAdding('webhooks')}>
              {texts.webhooks.add}
            </Button>
            {mails.configured && <Button onClick={() => setAdding('emails')}>{texts.emails.add}</Button>}
            {!mails.configured && <p class="small">{texts.emails.unconfigured}</p>}
          </EmptyState>
        </div>
        {dialog}
      </>
    );
  }
  const shared = { paths, onChange: reload };
  return (
    <>
      {refusal}
      <TargetList {...shared} channel="webhooks" targets={hooks.items} onAdd={() => setAdding('webhooks')} />
      <TargetList
        {...shared}
        channel="emails"
        targets={mails.items}
        onAdd={mails.configured ? () => setAdding('emails') : null}
      />
      <Deliveries paths={paths} told={told} />
      {dialog}
    </>
  );
}
