import { words } from '../texts.ts';

/** A small sign that something goes on; the words stand beside it. */
export function Spinner() {
  return <span class="spinner" aria-hidden="true" />;
}

/** The place of something that is still being loaded. It shows itself only after a moment, so that nothing flickers. */
export function Loading({ lines = 3 }: { lines?: number }) {
  return (
    <div class="loading" role="status">
      <span class="visually-hidden">{words().common.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} class="skeleton" aria-hidden="true" />
      ))}
    </div>
  );
}
