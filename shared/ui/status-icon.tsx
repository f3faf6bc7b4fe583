import type { CheckStatus } from '@production-assist/shared/checks';

/** Each status has a shape of its own, so that it is told without its colour. Drawn on 20 × 20. */
const TICK =
  'M13.9 7.7a.8.8 0 0 1 0 1.1l-4.6 4.6a.8.8 0 0 1-1.1 0l-2.1-2.1a.8.8 0 0 1 1.1-1.1l1.6 1.5 4-4a.8.8 0 0 1 1.1 0Z';
const RING = 'M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm0 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z';

const SHAPES: Record<CheckStatus, string> = {
  // A disc with a tick.
  pass: `M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z${TICK}`,
  // A triangle with an exclamation mark.
  warn: 'M8.7 2.9a1.5 1.5 0 0 1 2.6 0l6.5 11.9a1.5 1.5 0 0 1-1.3 2.2h-13a1.5 1.5 0 0 1-1.3-2.2L8.7 2.9ZM10 6.6c-.4 0-.8.4-.8.8v3.5a.8.8 0 0 0 1.6 0V7.4c0-.4-.4-.8-.8-.8Zm0 6a1 1 0 1 0 0 2 1 1 0 0 0 0-2Z',
  // An octagon with a cross.
  fail: 'M7.1 2h5.8c.4 0 .8.2 1 .4l3.7 3.7c.2.2.4.6.4 1v5.8c0 .4-.2.8-.4 1l-3.7 3.7c-.2.2-.6.4-1 .4H7.1c-.4 0-.8-.2-1-.4l-3.7-3.7a1.5 1.5 0 0 1-.4-1V7.1c0-.4.2-.8.4-1l3.7-3.7c.2-.2.6-.4 1-.4Zm.2 4.2a.8.8 0 0 0-1.1 1.1L8.9 10l-2.7 2.7a.8.8 0 0 0 1.1 1.1l2.7-2.7 2.7 2.7a.8.8 0 0 0 1.1-1.1L11.1 10l2.7-2.7a.8.8 0 0 0-1.1-1.1L10 8.9 7.3 6.2Z',
  // An empty ring.
  unknown: RING,
};

/** A ring with a tick: it looks right, and nobody who knows for certain has said so yet. */
const HINT = RING + TICK;

/**
 * The sign of a check's status; its words stand beside it or in `label`. `hint`: it rests on what a page shows, and is
 * not proven.
 */
export function StatusIcon({ status, label, hint }: { status: CheckStatus; label?: string; hint?: boolean }) {
  return (
    <svg
      class={`status-icon is-${status}`}
      viewBox="0 0 20 20"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path fill-rule="evenodd" d={hint && status === 'pass' ? HINT : SHAPES[status]} />
    </svg>
  );
}
