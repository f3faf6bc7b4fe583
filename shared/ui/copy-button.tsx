import { useEffect, useState } from 'preact/hooks';
import { copyText } from '../src/copy-text.ts';

/** How long what came of it stays, in ms: a tick needs a glance, a sentence is read twice. */
const SHOWN_MS = { copied: 1_500, refused: 6_000 };

/**
 * Copies a text.
 *
 * @param label what the button says it copies
 * @param copied said to screen readers, beside the tick, when that is done
 * @param refused said to everybody where the browser does not let it be copied: what to do instead
 */
export function CopyButton(props: { text: string; label: string; copied: string; refused: string }) {
  const [came, setCame] = useState<keyof typeof SHOWN_MS | null>(null);
  useEffect(() => {
    if (came === null) return;
    const timer = setTimeout(() => setCame(null), SHOWN_MS[came]);
    return () => clearTimeout(timer);
  }, [came]);
  const copy = async () => setCame((await copyText(props.text)) ? 'copied' : 'refused');
  return (
    <>
      <button
        type="button"
        class="icon-button"
        title={props.label}
        aria-label={props.label}
        onClick={() => void copy()}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path
            d={
              came === 'copied'
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
      <span class={came === 'refused' ? 'copy-refused' : 'visually-hidden'} role="status">
        {came && props[came]}
      </span>
    </>
  );
}
