import { useEffect, useRef, useState } from 'preact/hooks';
import { message, views, words } from './state.ts';

/** Says to screen readers what has changed: checks that came to another result, and what a button did. */
export function Live() {
  const before = useRef<ReadonlyMap<string, string> | null>(null);
  const [changes, setChanges] = useState('');
  const language = words.value;
  const checks = views.value.flatMap((view) => view.checks);
  useEffect(() => {
    const last = before.current;
    before.current = new Map(checks.map((check) => [check.id, check.status]));
    if (!last || !language) return;
    const changed = checks.filter((check) => last.get(check.id) !== check.status);
    if (!changed.length) return;
    setChanges(
      changed
        .map((check) =>
          language.label('checksChanged', { check: language.check(check.id), state: language.label(check.status) }),
        )
        .join('. '),
    );
  });
  return (
    <>
      <div class="visually-hidden" role="status" aria-live="polite">
        {changes}
      </div>
      <p class="message" role="status" aria-live="polite">
        {message.value}
      </p>
    </>
  );
}
