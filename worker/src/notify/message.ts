import type { NoticePerson } from '@production-assist/shared/notices';
import { isoTime } from '../iso-time.ts';
import type { TakenNotice } from '../store/notices.ts';

/** People as the outbox keeps them: with times in ms since 1970. */
type StoredPerson = Omit<NoticePerson, 'since'> & { since: number };

/** The body of a message. The same row always gives the same bytes: every attempt says the same. */
export function bodyOf({ tenantId, sequence, type, at, data }: Omit<TakenNotice, 'attempts'>): string {
  const people = Array.isArray(data.people) ? { people: (data.people as StoredPerson[]).map(shown) } : {};
  return JSON.stringify({
    type,
    timestamp: isoTime(at),
    data: { tenantId, sequence, ...data, ...people },
  });
}

const shown = (person: StoredPerson): NoticePerson => ({ ...person, since: isoTime(person.since) });
