import { dateTime, relativeTime } from '../format.ts';
import { useNow } from './use-now.ts';

/** A time (ISO 8601) as seen from now; which one exactly, for who asks. */
export function Ago({ at }: { at: string }) {
  return (
    <time dateTime={at} title={dateTime(at)}>
      {relativeTime(at, useNow())}
    </time>
  );
}
