import type { ReplaceTexts } from '@production-assist/shared/texts/panel/replace';
import { readingOf } from '../../replace/rows.ts';
import { bothOf, secretsOf } from './in-entra.ts';
import { application, begin } from './kept.ts';
import { Rows } from './rows.tsx';
import { standing } from './standing.ts';

/** Nothing is left to do, but for secrets nobody uses. */
export function Done({ texts }: { texts: ReplaceTexts }) {
  const { done } = texts;
  const { rows } = readingOf(secretsOf(application.value), bothOf(standing.value ?? null), 0);
  const others = rows.filter(({ meaning }) => meaning === 'other');
  return (
    <section class="stack" aria-labelledby="replace-done">
      <h3 id="replace-done">{done.title}</h3>
      <p>{done.text}</p>
      <Rows rows={others} texts={texts} />
      <div class="actions">
        <fluent-button onClick={() => void begin()}>{done.again}</fluent-button>
      </div>
    </section>
  );
}
