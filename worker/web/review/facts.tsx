import type { Review } from '@production-assist/shared/api-notifications';
import { fill } from '@production-assist/shared/texts/texts';
import { useNow } from '../components/use-now.ts';
import { dateTime, dayOf, number } from '../format.ts';
import { isDue } from './due.ts';
import { reviewWords } from './texts.ts';

/** A review in figures: how many people, what changed, when somebody last looked. */
export function ReviewFacts({ review }: { review: Review }) {
  const texts = reviewWords();
  const { fact } = texts;
  const now = useNow();
  const { reviewedAt, reviewedBy, dueAt } = review;
  const last = reviewedAt
    ? reviewedBy
      ? fill(texts.by, { time: dateTime(reviewedAt), name: reviewedBy })
      : dateTime(reviewedAt)
    : texts.never;
  return (
    <>
      <dl class="figures">
        {(['people', 'joined', 'left', 'renamed'] as const).map((name) => (
          <div key={name} class={`is-${name}`}>
            <dt>{fact[name]}</dt>
            <dd>{number(review[name])}</dd>
          </div>
        ))}
      </dl>
      <dl class="review-facts">
        <div>
          <dt>{fact.last}</dt>
          <dd>{last}</dd>
        </div>
        <div>
          <dt>{fact.due}</dt>
          <dd>{isDue(review, now) ? <b>{texts.overdue}</b> : dayOf(dueAt)}</dd>
        </div>
      </dl>
    </>
  );
}
