import type { HeldRemoval } from '@production-assist/shared/api';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { Refusal } from '../components/failure.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { counted } from '../format.ts';
import { words } from '../texts.ts';
import { canUndo, type Deciding, type Result } from './deciding.ts';

/** What came of a decision, and the way back. It takes the focus: what was pressed stands there no more. */
export function ResultBar({ deciding, onUndo }: { deciding: Deciding; onUndo: (removal: HeldRemoval) => void }) {
  const bar = useRef<HTMLDivElement>(null);
  const result = deciding.result.value;
  useEffect(() => {
    if (result) bar.current?.focus();
  }, [result]);
  return (
    <div ref={bar} tabIndex={-1} class="result-bar">
      {result && <Said result={result} onUndo={onUndo} />}
    </div>
  );
}

function Said({ result, onUndo }: { result: Result; onUndo: (removal: HeldRemoval) => void }) {
  const { decided, undo } = words().removals;
  if (result.kind === 'failed') return <Refusal failed={result.failed} />;
  if (result.kind === 'decided') {
    return (
      <MessageBar tone="warn" title={decided.title} alert>
        <p>{decided.text}</p>
      </MessageBar>
    );
  }
  const { after } = result;
  return (
    <MessageBar tone="ok" title={inWords(result)} alert>
      {canUndo(after) && (
        <div class="actions">
          <Button size="small" onClick={() => onUndo(after)}>
            {undo.button}
          </Button>
        </div>
      )}
    </MessageBar>
  );
}

function inWords({ decision, before, after }: Extract<Result, { kind: 'done' }>): string {
  const { approve, reject, undo } = words().removals;
  switch (decision) {
    case 'approve':
      return counted(approve.done, after.people);
    case 'reject':
      return counted(reject.done, after.people);
    case 'reopen':
      if (after.state === 'withdrawn' || after.state === 'returned') return undo[after.state];
      return before.state === 'approved' ? undo.approved : undo.rejected;
  }
}
