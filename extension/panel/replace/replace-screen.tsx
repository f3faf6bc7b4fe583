import type { ReplaceTexts } from '@production-assist/shared/texts/panel/replace';
import { fill } from '@production-assist/shared/texts/texts';
import { StatusIcon } from '@production-assist/shared/ui/status-icon';
import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { progressOf, REPLACE_STEPS, type ReplaceStep, type Stage } from '../../replace/stage.ts';
import type { Standing } from '../../service/replacement.ts';
import { goThere } from '../actions.ts';
import { adopt } from '../adopt-style.ts';
import { trouble } from '../ask-microsoft.ts';
import { Back } from '../back.tsx';
import { Connect } from '../connect.tsx';
import { Connected } from '../connected.tsx';
import { Notice } from '../notices.tsx';
import { connection, service, setup, words } from '../state.ts';
import css from '../styles/late-screen.css?inline';
import { Explain } from '../verify-step.tsx';
import { refused, silent } from './asked.ts';
import { Done } from './done.tsx';
import { useFollow } from './follow.ts';
import { GiveStep } from './give-step.tsx';
import { application, beginOnce, dropIdle, stage } from './kept.ts';
import { MakeStep } from './make-step.tsx';
import { RemoveStep } from './remove-step.tsx';
import { RunStep } from './run-step.tsx';
import { standing } from './standing.ts';
import { Track } from './track.tsx';
import { dayText, useReplaceWords } from './words.ts';

adopt(css);

const BODIES: Record<ReplaceStep, ComponentType<{ texts: ReplaceTexts }>> = {
  make: MakeStep,
  give: GiveStep,
  run: RunStep,
  remove: RemoveStep,
};

/** Replacing the credential after the guide's Maintenance 1 to 4, in place of the guide's steps. */
export function ReplaceScreen() {
  const texts = useReplaceWords();
  const head = useRef<HTMLHeadingElement>(null);
  const isReady = texts !== null;
  useFollow();
  // Also for the next application that comes to the front while the screen is open.
  useEffect(() => void beginOnce(), [application.value]);
  // What was pressed is gone: the focus goes where the new screen begins.
  useEffect(() => head.current?.focus(), [isReady]);
  if (!texts || !words.value) return null;
  const now = stage.value;
  const isAsking = connection.value !== null && standing.value === undefined;
  return (
    <div class="late-screen replace" data-stage={isAsking ? 'asking' : now}>
      <Back before={dropIdle} />
      <h2 ref={head} tabIndex={-1}>
        {texts.title}
      </h2>
      <p>{texts.lead}</p>
      {standing.value && <InUse standing={standing.value} texts={texts} />}
      <WrongDirectory texts={texts} />
      {silent.value && connection.value && (
        <Notice tone="warn" text={fill(texts.noNews, { origin: connection.value?.origin ?? '' })} />
      )}
      {now === 'make' && <Reconnect texts={texts} />}
      {isAsking ? (
        <p class="source" role="status">
          {texts.loading}
        </p>
      ) : standing.value === null ? (
        <p>{texts.noConnection}</p>
      ) : (
        <Way now={now} texts={texts} />
      )}
      {connection.value && <Connected />}
    </div>
  );
}

/** The four steps, the one that is due open, and how the new credential stands. */
function Way({ now, texts }: { now: Stage; texts: ReplaceTexts }) {
  const due = REPLACE_STEPS.find(({ id }) => progressOf(id, now) === 'now');
  return (
    <>
      <div class="visually-hidden" role="status">
        {due ? fill(texts.now, { title: titleOf(due.id, texts) }) : texts.done.title}
      </div>
      <ol class="steps" aria-label={texts.allSteps}>
        {REPLACE_STEPS.map(({ id }, at) => (
          <StepRow key={id} id={id} number={at + 1} now={now} texts={texts} />
        ))}
      </ol>
      {now === 'done' && <Done texts={texts} />}
    </>
  );
}

function StepRow({ id, number, now, texts }: { id: ReplaceStep; number: number; now: Stage; texts: ReplaceTexts }) {
  const progress = progressOf(id, now);
  const isDue = progress === 'now';
  const Body = BODIES[id];
  return (
    <li
      class={`step ${progress === 'done' ? 'state-done' : ''} ${isDue ? 'is-expanded' : ''}`}
      data-replace-step={id}
      aria-current={isDue ? 'step' : undefined}
    >
      <h3 class="step-head" id={`replace-${id}`}>
        <span class="step-mark" aria-hidden="true">
          {progress === 'done' ? <StatusIcon status="pass" /> : number}
        </span>
        <span class="step-title">{titleOf(id, texts)}</span>
        <span class="visually-hidden">{texts.progress[progress]}</span>
      </h3>
      {isDue && (
        <section class="step-body" aria-labelledby={`replace-${id}`}>
          {(now === 'prove' || now === 'run') && <Track texts={texts} />}
          <Body texts={texts} />
          {refused.value && <Explain trouble={refused.value} />}
        </section>
      )}
    </li>
  );
}

/** What a step is called where another kind of credential is on its way in or out. */
function titleOf(id: ReplaceStep, { step, enter, removeTitle }: ReplaceTexts): string {
  const { candidate, former } = standing.value ?? {};
  if (id === 'make' && candidate && candidate.kind !== 'secret') return enter[candidate.kind];
  if (id === 'remove' && former) return removeTitle[former.kind];
  return step[id];
}

function InUse({ standing: { credential }, texts }: { standing: Standing; texts: ReplaceTexts }) {
  const language = words.value?.language ?? 'en';
  const { kind, hint, expiresOn } = credential;
  const day = expiresOn === null ? texts.dayUnknown : dayText(expiresOn, language);
  return (
    <p class="source">{kind === 'secret' ? fill(texts.inUse, { hint: hint ?? '', day }) : texts.inUseOther[kind]}</p>
  );
}

/**
 * The sign-in ends with the browser, and a replacement goes on at the service: whoever comes back is not to make another
 * secret before it is known how that one stands.
 */
function Reconnect({ texts }: { texts: ReplaceTexts }) {
  if (connection.value || !service.value) return null;
  return (
    <section class="stack" aria-labelledby="replace-reconnect" data-reconnect>
      <p id="replace-reconnect">{texts.reconnect}</p>
      <Connect />
      {trouble.value && <Explain trouble={trouble.value} />}
    </section>
  );
}

function WrongDirectory({ texts }: { texts: ReplaceTexts }) {
  const own = standing.value;
  const here = setup.value.directory?.id;
  if (!own || here === undefined || here === own.directoryId) return null;
  return (
    <Notice tone="warn" text={texts.wrongDirectory}>
      <fluent-button size="small" onClick={() => void goThere('application-credentials', own)}>
        {words.value?.label('goThere')}
      </fluent-button>
    </Notice>
  );
}
