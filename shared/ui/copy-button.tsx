import { useState } from 'preact/hooks';

/** How long the tick stays, ms. */
const SHOWN_MS = 1_500;

/** Copies a text. The browser may refuse, and then nothing is said to be copied. */
export function CopyButton({ text, label, copied }: { text: string; label: string; copied: string }) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return;
    }
    setDone(true);
    setTimeout(() => setDone(false), SHOWN_MS);
  };
  return (
    <button type="button" class="icon-button" aria-label={done ? copied : label} onClick={() => void copy()}>
      <svg viewBox="0 0 16 16" aria-hidden="true" fill="currentColor">
        {done ? (
          <path d="m13.6 4.1-7.4 7.5-3.7-3.7.9-.9 2.8 2.8 6.5-6.6.9.9Z" />
        ) : (
          <path d="M6 1.5h6A1.5 1.5 0 0 1 13.5 3v7.5A1.5 1.5 0 0 1 12 12H6a1.5 1.5 0 0 1-1.5-1.5V3A1.5 1.5 0 0 1 6 1.5Zm0 1a.5.5 0 0 0-.5.5v7.5c0 .3.2.5.5.5h6a.5.5 0 0 0 .5-.5V3a.5.5 0 0 0-.5-.5H6ZM3.5 4v8.5c0 .3.2.5.5.5h7a1.5 1.5 0 0 1-1.4 1H4a1.5 1.5 0 0 1-1.5-1.5V5.4c0-.6.4-1.2 1-1.4Z" />
        )}
      </svg>
    </button>
  );
}
