import { type Connection, CREDENTIAL_KINDS } from '@production-assist/shared/api';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { LeaveGuard } from '../components/leave-guard.tsx';
import { today } from '../format.ts';
import { tenantPath } from '../routes.ts';
import { api } from '../service.ts';
import { sleep } from '../sync/follow-run.ts';
import { useTenant } from '../tenant/tenant.ts';
import { words } from '../texts.ts';
import { Done } from './done.tsx';
import { Facts } from './facts.tsx';
import { FirstRun } from './first-run.tsx';
import { Give } from './give.tsx';
import { Proof } from './proof.tsx';
import { RemoveOld } from './remove-old.tsx';
import { createReplacing, type Replacing } from './replacing.ts';
import { SetUp } from './set-up.tsx';
import { expiryOf, type Stage, stageOf } from './standing.ts';
import { Steps } from './steps.tsx';
import { credentialWords } from './texts.ts';

/** What is shown: where it stands, or what somebody wants besides. */
export type Shown = Stage | 'done';

/** What came to its end while somebody looked. */
export type Ended = 'replaced' | 'set-up';

/** The way from the present credential to the next, and on it the step that is due. */
export function Wizard({ loaded }: { loaded: Connection }) {
  const { reload, mayChange } = useTenant();
  const { query } = useLocation();
  const replacing = useMemo(
    () =>
      createReplacing({
        api,
        connection: loaded,
        kind: CREDENTIAL_KINDS.find((kind) => kind === query.kind),
        today: () => today(Date.now()),
      }),
    [],
  );
  const [again, setAgain] = useState(false);
  const [ended, setEnded] = useState<Ended | null>(null);
  const { connection } = replacing;
  const stage = stageOf(connection.value);
  // Something new may be given although the old one is still to be removed in Entra.
  const shown: Shown = stage === 'prove' ? stage : again ? 'give' : stage === 'give' && ended ? 'done' : stage;
  const texts = credentialWords();
  const { connection: common } = words();

  useEffect(() => {
    const stop = new AbortController();
    void replacing.follow({ now: Date.now, sleep, signal: stop.signal });
    return () => stop.abort();
  }, [stage, connection.value.candidate?.state, connection.value.candidate?.id]);
  // What stands around this screen tells of it too.
  const before = useRef(stage);
  useEffect(() => {
    if (before.current === stage) return;
    if (before.current === 'prove' && stage !== 'give') setAgain(false);
    if (stage === 'give' && before.current === 'run') setEnded('replaced');
    if (stage === 'give' && before.current === 'set-up') setEnded('set-up');
    before.current = stage;
    reload();
  }, [stage]);
  const panel = useRef<HTMLDivElement>(null);
  // The next step takes the focus, so that a keyboard and a screen reader are where it goes on.
  const seen = useRef(shown);
  useEffect(() => {
    if (seen.current !== shown) panel.current?.focus();
    seen.current = shown;
  }, [shown]);

  const isSetUp = shown === 'set-up';
  const kind = connection.value.candidate?.kind ?? kindOf(replacing, shown);
  const isExpired = expiryOf(connection.value.credential, today(Date.now())).state === 'passed';
  return (
    <div class="stack credential-screen">
      <div class="stack is-close">
        <a class="tenant-up" href={tenantPath(connection.value.tenantId)}>
          ← {texts.back}
        </a>
        <h2>{isSetUp ? texts.titleSetUp : texts.title}</h2>
        <p class="quiet">{isSetUp ? texts.leadSetUp : isExpired ? texts.leadExpired : texts.lead}</p>
      </div>
      <Steps shown={shown} kind={kind} ended={ended} />
      <div class="credential-columns">
        <div ref={panel} tabIndex={-1} class="stack credential-panel" data-stage={shown}>
          <Panel
            shown={shown}
            replacing={replacing}
            onAgain={() => setAgain(true)}
            ended={ended}
            onEnd={() => setEnded('replaced')}
            mayChange={mayChange}
          />
        </div>
        <aside class="card" aria-label={texts.now.title}>
          <h3>{texts.now.title}</h3>
          <p>
            <b>{common.credential.kind[connection.value.credential.kind]}</b>
          </p>
          <Facts credential={connection.value.credential} />
          {(shown === 'give' || shown === 'prove') && !isExpired && <p class="quiet">{texts.now.works}</p>}
          {!mayChange && <p class="quiet">{texts.now.readOnly}</p>}
          {/* What is entered step by step has its link there. */}
          {mayChange && shown === 'give' && (
            <a href={`${tenantPath(connection.value.tenantId, 'script')}?kind=${kind}`}>{common.byScript}</a>
          )}
        </aside>
      </div>
      <LeaveGuard unsaved={replacing.unsaved.value} />
    </div>
  );
}

function kindOf(replacing: Replacing, shown: Shown) {
  return shown === 'give' ? replacing.draft.value.kind : replacing.connection.value.credential.kind;
}

function Panel(props: {
  shown: Shown;
  replacing: Replacing;
  mayChange: boolean;
  ended: Ended | null;
  onAgain: () => void;
  onEnd: () => void;
}) {
  const { shown, replacing, mayChange, ended, onAgain, onEnd } = props;
  switch (shown) {
    case 'set-up':
      return <SetUp replacing={replacing} />;
    case 'give':
      return <Give replacing={replacing} readOnly={!mayChange} />;
    case 'prove':
      return <Proof replacing={replacing} readOnly={!mayChange} />;
    case 'run':
      return <FirstRun replacing={replacing} isReplacement />;
    case 'remove':
      return <RemoveOld replacing={replacing} readOnly={!mayChange} onAgain={onAgain} onEnd={onEnd} />;
    case 'done':
      return <Done tenantId={replacing.connection.value.tenantId} ended={ended} onAgain={onAgain} />;
  }
}
