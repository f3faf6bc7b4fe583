import type { ReplaceTexts } from '@production-assist/shared/texts/panel/replace';
import { firstRun } from '../../replace/stage.ts';
import type { Standing } from '../../service/replacement.ts';
import { connection } from '../state.ts';
import { changeKept, worked } from './kept.ts';
import { Said } from './prove-step.tsx';
import { standing } from './standing.ts';
import { counted } from './words.ts';

/** Maintenance 3: the first full run with the new one. */
export function RunStep({ texts }: { texts: ReplaceTexts }) {
  return standing.value ? <ByService standing={standing.value} texts={texts} /> : <ByHand texts={texts} />;
}

function ByService({ standing: now, texts: { run: say } }: { standing: Standing; texts: ReplaceTexts }) {
  const run = firstRun(now);
  const isOver = run?.state === 'failed' || run?.state === 'succeeded';
  const { origin, tenantId } = connection.value ?? {};
  return (
    <>
      <p>{say.text}</p>
      <div role="status" data-run={run?.state ?? 'none'}>
        {!isOver && (
          <p class="asking">
            <span class="spinner" aria-hidden="true" />
            {run?.state === 'running' ? counted(say.read, run.counts.members) : say.waiting}
          </p>
        )}
        {isOver && <p class="care">{say.failed}</p>}
      </div>
      {run?.failure && <Said failure={run.failure} />}
      {isOver && (
        <a href={`${origin}/tenants/${tenantId}`} target="_blank" rel="noopener">
          {say.page}
        </a>
      )}
    </>
  );
}

/** Nobody is asked: a person has to look. */
function ByHand({ texts: { run: say } }: { texts: ReplaceTexts }) {
  return (
    <>
      <p>{say.byHand}</p>
      <div class="actions">
        <fluent-button appearance="primary" onClick={() => void worked()}>
          {say.succeeded}
        </fluent-button>
        <fluent-button onClick={() => void changeKept(({ startedAt }) => ({ startedAt }))}>{say.back}</fluent-button>
      </div>
    </>
  );
}
