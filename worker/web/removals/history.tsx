import type { HeldRemoval, HeldState } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { StatusIcon } from '@production-assist/shared/ui/status-icon';
import { useId, useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { counted, dateTime, number } from '../format.ts';
import { useTenant } from '../tenant/tenant.ts';
import { words } from '../texts.ts';
import { canUndo, type Deciding } from './deciding.ts';
import { Names } from './names.tsx';

/** A state in which nothing waits any more. */
type EndedState = Exclude<HeldState, 'held'>;

const SIGN = {
  approved: 'pass',
  rejected: 'pass',
  expired: 'warn',
  returned: 'unknown',
  withdrawn: 'unknown',
} as const satisfies Record<EndedState, string>;

/** Removals somebody has decided about, or that ended by themselves: who, when, and the way back. */
export function History(props: {
  removals: readonly HeldRemoval[];
  deciding: Deciding;
  onUndo: (removal: HeldRemoval) => void;
}) {
  const texts = words().removals;
  const id = useId();
  return (
    <section class="stack is-close" aria-labelledby={id}>
      <h3 id={id}>{texts.history}</h3>
      <ul class="card history">
        {props.removals.map((removal) => (
          <Line key={removal.id} {...props} removal={removal} />
        ))}
      </ul>
    </section>
  );
}

function Line(props: { removal: HeldRemoval; deciding: Deciding; onUndo: (removal: HeldRemoval) => void }) {
  const { removal, deciding, onUndo } = props;
  const { mayChange } = useTenant();
  const { removals, common } = words();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { state, decidedAt, decidedBy, heldAt, people, peopleBefore } = removal;
  if (state === 'held') return null;
  const time = dateTime(heldAt);
  const by = decidedBy && decidedAt ? fill(removals.by, { name: decidedBy, time: dateTime(decidedAt) }) : null;
  return (
    <li data-removal={removal.id} data-state={state}>
      <div class="history-line">
        <p class="history-what">
          <IconButton
            sign="expand"
            label={fill(removals.details, { time })}
            expanded={open}
            controls={id}
            onClick={() => setOpen(!open)}
          />
          <span>
            {counted(removals.ofAll, people, { all: number(peopleBefore) })}
            <time class="second" dateTime={heldAt}>
              {time}
            </time>
          </span>
        </p>
        <p class="with-icon">
          <StatusIcon status={SIGN[state]} />
          <span>
            {removals.state[state]}
            <span class="second">{removals.outcome[state]}</span>
            {by && <span class="second">{by}</span>}
          </span>
        </p>
        <p class="quiet">{removals.reason[removal.reason]}</p>
        {mayChange && canUndo(removal) && (
          <Button
            size="small"
            busy={deciding.going.value?.id === removal.id}
            label={fill(removals.undo.label, { people: counted(common.people, people), time })}
            onClick={() => onUndo(removal)}
          >
            {removals.undo.button}
          </Button>
        )}
      </div>
      {open && (
        <div class="history-names" id={id}>
          <Names removalId={removal.id} />
        </div>
      )}
    </li>
  );
}
