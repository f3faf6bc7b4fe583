import { signal } from '@preact/signals';
import { words } from '../texts.ts';

interface Toast {
  id: number;
  text: string;
}

/** How long a message stays, ms; long enough to be read twice. */
const SHOWN_MS = 6_000;

const toasts = signal<readonly Toast[]>([]);
let last = 0;

/** Shows for a moment that something is done; screen readers say it. `stays`: until somebody closes it. */
export function toast(text: string, { stays = false } = {}): void {
  last += 1;
  const shown = { id: last, text };
  toasts.value = [...toasts.value, shown];
  if (!stays) setTimeout(() => close(shown.id), SHOWN_MS);
}

function close(id: number): void {
  toasts.value = toasts.value.filter((each) => each.id !== id);
}

export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ id, text }) => (
        <p key={id} class="toast">
          <span>{text}</span>
          <button type="button" class="icon-button" aria-label={words().common.close} onClick={() => close(id)}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="m4.1 3.2 3.9 3.9 3.9-3.9.9.9L8.9 8l3.9 3.9-.9.9L8 8.9l-3.9 3.9-.9-.9L7.1 8 3.2 4.1l.9-.9Z" />
            </svg>
          </button>
        </p>
      ))}
    </div>
  );
}
