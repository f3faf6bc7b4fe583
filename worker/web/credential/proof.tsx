import type { Candidate } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { Button } from '../components/button.tsx';
import { Failure, Refusal, titleOf } from '../components/failure.tsx';
import { Spinner } from '../components/loading.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { toast } from '../components/toast.tsx';
import { useNow } from '../components/use-now.ts';
import { counted, duration } from '../format.ts';
import { words } from '../texts.ts';
import { EnterValues } from './enter-values.tsx';
import type { Replacing } from './replacing.ts';
import { credentialWords } from './texts.ts';
import { Upload } from './upload.tsx';

/** The new credential on its way in: what is still to be entered in Entra, and what Microsoft says to it. */
export function Proof({ replacing, readOnly }: { replacing: Replacing; readOnly: boolean }) {
  const { proof } = credentialWords();
  const { connection, going, refused, trouble } = replacing;
  const { candidate, tenantId } = connection.value;
  if (!candidate) return null;
  const cancel = async () => {
    if (await replacing.withdraw()) toast(proof.cancelled);
  };
  const isRefused = candidate.state === 'refused';
  const asking = going.value === 'prove';
  return (
    <>
      {candidate.certificate && (
        <Upload tenantId={tenantId} of="candidate" certificate={candidate.certificate} target={connection.value} />
      )}
      {candidate.federation && (
        <EnterValues tenantId={tenantId} federation={candidate.federation} target={connection.value} />
      )}
      <section class="card proof" data-candidate={candidate.state}>
        <div class="stack is-close" role="status">
          {asking ? (
            <p>
              <Spinner />
              {proof.asking}
            </p>
          ) : isRefused ? (
            <>
              <h3>{proof.refusedTitle}</h3>
              <p>{proof.refused}</p>
            </>
          ) : (
            <Waiting candidate={candidate} />
          )}
        </div>
        {!asking && isRefused && candidate.failure && <Failure failure={candidate.failure} />}
        {!asking && !isRefused && <Said candidate={candidate} />}
        {refused.value && <Refusal failed={refused.value} />}
        {trouble.value && (
          <MessageBar tone="warn">
            <p>{fill(words().sync.progress.lost, { title: titleOf(trouble.value) })}</p>
          </MessageBar>
        )}
        {!readOnly && (
          <div class="actions">
            <Button appearance="primary" busy={asking} onClick={() => void replacing.prove()}>
              {isRefused ? proof.retry : candidate.tries === 0 ? proof.submit : proof.again}
            </Button>
            {isRefused && candidate.kind === 'secret' && (
              <Button busy={going.value === 'withdraw'} onClick={() => void replacing.withdraw()}>
                {proof.correct}
              </Button>
            )}
            <Button appearance="subtle" busy={going.value === 'withdraw'} onClick={() => void cancel()}>
              {proof.cancel}
            </Button>
          </div>
        )}
      </section>
    </>
  );
}

/** It is not accepted yet, and may soon be. */
function Waiting({ candidate }: { candidate: Candidate }) {
  const { proof } = credentialWords();
  const { tries, kind, nextTryAt } = candidate;
  if (tries === 0) return <p>{proof.waits}</p>;
  return (
    <>
      <h3>{proof.title}</h3>
      <p>{kind === 'secret' ? proof.usual : proof.usualEntry}</p>
      <p class="quiet">
        {nextTryAt && <NextTry at={nextTryAt} />} {proof.leave} ({counted(proof.tries, tries)})
      </p>
    </>
  );
}

/** A clock that runs down; screen readers are not told each second. */
function NextTry({ at }: { at: string }) {
  const { proof } = credentialWords();
  const left = Date.parse(at) - useNow(1_000);
  return (
    <span aria-live="off">
      {left < 1_000 ? proof.nextNow : fill(proof.next, { time: duration(Math.floor(left / 1000) * 1000) })}
    </span>
  );
}

/** What Microsoft said last, for who wants to know. Of an entry that is still to be made it says little. */
function Said({ candidate: { failure, tries } }: { candidate: Candidate }) {
  const { proof } = credentialWords();
  if (!failure || tries === 0) return null;
  return (
    <details>
      <summary>
        {proof.last}: {failure.title}
      </summary>
      <div class="said">
        <Failure failure={failure} />
      </div>
    </details>
  );
}
