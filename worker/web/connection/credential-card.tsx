import '../credential/facts.css';
import type { Connection } from '@production-assist/shared/api';
import { nextAskMs } from '@production-assist/shared/replacement';
import { useEffect, useId } from 'preact/hooks';
import { MessageBar } from '../components/message-bar.tsx';
import { useNow } from '../components/use-now.ts';
import { Facts } from '../credential/facts.tsx';
import { expiryOf, isUrgent, stageOf } from '../credential/standing.ts';
import { today } from '../format.ts';
import { tenantPath } from '../routes.ts';
import { sleep } from '../sync/follow-run.ts';
import { useTenant } from '../tenant/tenant.ts';
import { words } from '../texts.ts';
import type { Editor } from './editor.ts';

/** The credential that is used: what is known of it, whether it ends soon, and what is on its way in its place. */
export function CredentialCard({ editor }: { editor: Editor }) {
  const { mayChange, reload } = useTenant();
  const { credential: texts } = words().connection;
  const { connection } = editor.saved.value;
  const id = useId();
  const waits = connection ? nextAskMs(connection, 0) !== null : false;
  useEffect(() => {
    if (!waits) return;
    const stop = new AbortController();
    void follow(editor, stop.signal).then(() => {
      if (!stop.signal.aborted) reload();
    });
    return () => stop.abort();
  }, [editor, waits]);
  if (!connection) return null;
  const { kind } = connection.credential;
  const wizard = tenantPath(connection.tenantId, 'credential');
  const stage = stageOf(connection);
  return (
    <section class="card credential-card" aria-labelledby={id} data-credential={kind}>
      <div class="card-head">
        <h2 id={id}>{texts.title}</h2>
        {mayChange && stage === 'give' && (
          <div class="actions">
            <a class="button" href={wizard}>
              {texts.replace[kind]}
            </a>
            {kind === 'secret' && <a href={`${wizard}?kind=federated`}>{texts.noSecret}</a>}
          </div>
        )}
      </div>
      <div class="credential-line">
        <p>
          <b>{texts.kind[kind]}</b>
        </p>
        <Facts credential={connection.credential} />
      </div>
      <Ending connection={connection} />
      <OnItsWay connection={connection} wizard={wizard} />
    </section>
  );
}

/** Asks how it stands until nothing happens by itself any more. */
async function follow(editor: Editor, stop: AbortSignal): Promise<void> {
  for (;;) {
    const { connection } = editor.saved.value;
    const wait = connection && nextAskMs(connection, Date.now());
    if (wait === null || stop.aborted) return;
    await sleep(wait, stop);
    // Somebody at work on the form is not disturbed, so there is nothing to ask for either.
    if (!stop.aborted && editor.changed.value.length === 0) await editor.refresh(stop);
  }
}

function Ending({ connection: { credential } }: { connection: Connection }) {
  const { credential: texts } = words().connection;
  const expiry = expiryOf(credential, today(useNow()));
  if (expiry.state === 'passed') {
    return (
      <MessageBar tone="fail" title={texts.expired}>
        <p>{texts.expiredText}</p>
      </MessageBar>
    );
  }
  if (expiry.state !== 'near') return null;
  return (
    <MessageBar tone={isUrgent(expiry) ? 'fail' : 'warn'}>
      <p>{texts.near[expiry.within]}</p>
    </MessageBar>
  );
}

/** What somebody should know of, and where it goes on. */
function OnItsWay({ connection, wizard }: { connection: Connection; wizard: string }) {
  const { credential: texts } = words().connection;
  const { candidate, credential } = connection;
  switch (stageOf(connection)) {
    case 'give':
      return null;
    case 'set-up':
      return (
        <MessageBar tone="warn" title={texts.setUpTitle}>
          <p>{texts.setUp[credential.kind === 'certificate' ? 'certificate' : 'federated']}</p>
          <a href={wizard}>{texts.setUpGo}</a>
        </MessageBar>
      );
    case 'prove':
      return (
        <MessageBar tone={candidate?.state === 'refused' ? 'fail' : 'info'}>
          <p>{candidate?.state === 'refused' ? texts.refused : texts.waiting}</p>
          <a href={wizard}>{texts.go}</a>
        </MessageBar>
      );
    case 'run':
      return (
        <MessageBar tone="info">
          <p>{texts.fallback}</p>
          <a href={wizard}>{texts.go}</a>
        </MessageBar>
      );
    case 'remove':
      return (
        <MessageBar tone="warn">
          <p>{texts.toRemove}</p>
          <a href={wizard}>{texts.remove}</a>
        </MessageBar>
      );
  }
}
