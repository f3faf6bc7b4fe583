import type { ReplaceTexts } from '@production-assist/shared/texts/panel/replace';
import { fill } from '@production-assist/shared/texts/texts';
import { useEffect, useState } from 'preact/hooks';
import type { Candidate } from '../../service/replacement.ts';
import { ActionButton } from '../action-button.tsx';
import { Federation } from '../federation.tsx';
import { connection, message } from '../state.ts';
import { going, prove, withdraw } from './asked.ts';
import { begin } from './kept.ts';
import { counted } from './words.ts';

/** Id of the text that says that something is under way. */
const REASON = 'prove-waits';

/** The new one on its way in: what Microsoft says to it, and what can be done about that. */
export function ProveStep({ candidate, texts }: { candidate: Candidate; texts: ReplaceTexts }) {
  const { prove: say, make, enter } = texts;
  const { kind, state } = candidate;
  const isRefused = state === 'refused';
  const waits = going.value === null ? null : REASON;
  const end = async (said: string) => {
    if (!(await withdraw())) return;
    await begin();
    message.value = said;
  };
  return (
    <>
      {kind === 'federated' && <Federation chosen />}
      {kind === 'certificate' && (
        <a
          href={`${connection.value?.origin}/tenants/${connection.value?.tenantId}/credential`}
          target="_blank"
          rel="noopener"
        >
          {`${enter.certificate}: ${make.page}`}
        </a>
      )}
      <div class="stack" role="status" data-candidate={state}>
        {isRefused ? (
          <>
            <h4>{say.refusedTitle}</h4>
            <p>{say.refused}</p>
          </>
        ) : (
          <Waiting candidate={candidate} texts={texts} />
        )}
      </div>
      {isRefused && candidate.failure && <Said failure={candidate.failure} />}
      {!isRefused && candidate.failure && candidate.tries > 0 && (
        <details class="by-hand">
          <summary>{`${say.last}: ${candidate.failure.title}`}</summary>
          <Said failure={candidate.failure} />
        </details>
      )}
      <div class="actions">
        <ActionButton appearance="primary" waitsFor={waits} onClick={() => void prove()}>
          {say.again}
        </ActionButton>
        {kind === 'secret' && (
          <ActionButton waitsFor={waits} onClick={() => void end('')}>
            {say.another}
          </ActionButton>
        )}
        <ActionButton waitsFor={waits} onClick={() => void end(say.cancelled)}>
          {say.cancel}
        </ActionButton>
        {waits && (
          <span class="asking" role="status" id={REASON}>
            <span class="spinner" aria-hidden="true" />
            {say.asking}
          </span>
        )}
      </div>
    </>
  );
}

/** A failure in the service's words: what it is, and what to do. */
export function Said({ failure }: { failure: NonNullable<Candidate['failure']> }) {
  return (
    <div class="refusal" data-failure={failure.code}>
      <p>{`${failure.title}. ${failure.detail}`}</p>
      <p>{failure.fix}</p>
    </div>
  );
}

/** It is not accepted yet, and may soon be. */
function Waiting({ candidate: { kind, tries, nextTryAt }, texts }: { candidate: Candidate; texts: ReplaceTexts }) {
  const { prove: say } = texts;
  return (
    <>
      {tries > 0 && <h4>{say.title}</h4>}
      <p>{kind === 'secret' ? say.usual : say.usualEntry}</p>
      <p class="source">
        {nextTryAt !== null && <NextTry at={nextTryAt} texts={texts} />} {say.leave}
        {tries > 0 && ` (${counted(say.tries, tries)})`}
      </p>
    </>
  );
}

/** A clock that runs down; screen readers are not told each second. */
function NextTry({ at, texts: { prove: say } }: { at: string; texts: ReplaceTexts }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.floor((Date.parse(at) - now) / 1_000);
  return <span aria-live="off">{seconds < 1 ? say.nextNow : fill(say.next, { seconds })}</span>;
}
