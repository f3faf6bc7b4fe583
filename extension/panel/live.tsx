import { useEffect, useRef, useState } from 'preact/hooks';
import { isHint, statusWord } from './check-words.ts';
import { message, views, words } from './state.ts';

/** How long what a button did stays in sight, ms: long enough to be read twice, and it covers the foot of the panel. */
const MESSAGE_MS = 6_000;

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
          language.label('checksChanged', {
            check: language.check(check.id),
            state: statusWord(check.status, isHint(check), language),
          }),
        )
        .join('. '),
    );
  });
  const said = message.value;
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => {
      message.value = '';
    }, MESSAGE_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <>
      <div class="visually-hidden" role="status" aria-live="polite">
        {changes}
      </div>
      <p class="message" role="status" aria-live="polite">
        {said}
      </p>
    </>
  );
}
