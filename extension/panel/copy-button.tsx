import { useState } from 'preact/hooks';
import { copy } from './actions.ts';
import { words } from './state.ts';

/** How long the button shows that it was pressed. */
const DONE_MS = 1_500;

/** Copies text; its name says which. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [done, setDone] = useState(false);
  const name = words.value?.label('copy', { what }) ?? '';
  return (
    <button
      type="button"
      class="icon-button"
      title={name}
      aria-label={name}
      onClick={() => {
        void copy(text, what).then((copied) => {
          setDone(copied);
          setTimeout(() => setDone(false), DONE_MS);
        });
      }}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path
          d={
            done
              ? 'M4 10.5 8 14.5 16 6'
              : 'M8 3.5h6A1.5 1.5 0 0 1 15.5 5v8M6 6.5h5A1.5 1.5 0 0 1 12.5 8v7a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 15V8A1.5 1.5 0 0 1 6 6.5Z'
          }
          fill="none"
          stroke="currentColor"
          stroke-width="1.4"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
    </button>
  );
}
