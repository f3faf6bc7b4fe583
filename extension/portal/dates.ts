import type { Language } from './words.ts';

/** Which way round a date of three numbers is. */
type Order = 'day-first' | 'month-first';

/** What is known about how a page writes dates. */
export interface DateHint {
  language: Language | null;
  /** The regional format the address asks for, such as `en-us`. */
  region?: string | undefined;
}

/** Languages all of whose regions put the day first when the date is parted by slashes. */
const DAY_FIRST: readonly (Language | null)[] = ['de', 'fr', 'es', 'nl', 'it', 'pt-BR', 'pl'];

/**
 * The days in a column, as `YYYY-MM-DD`. `12/31/2026` and `31/12/2026` explain themselves and each other;
 * `05/06/2026` alone means two different days and gives null, unless the page's language or region decides.
 *
 * @param texts the column's cells, one page's
 */
export function daysIn(texts: readonly string[], hint: DateHint): (string | null)[] {
  const order = orderOf(texts, hint);
  return texts.map((text) => dayIn(text, order));
}

const YEAR_FIRST = /(?<!\d)(\d{4})[-/.年] ?(\d{1,2})[-/.月] ?(\d{1,2})(?!\d)/;
/** Dots and dashes put the day first everywhere; slashes do not. */
const YEAR_LAST = /(?<!\d)(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?!\d)/;

function orderOf(texts: readonly string[], { language, region }: DateHint): Order | null {
  const slashed = texts.flatMap((text) => {
    const match = YEAR_LAST.exec(text);
    return match?.[2] === '/' ? [{ first: Number(match[1]), second: Number(match[3]) }] : [];
  });
  const dayFirst = slashed.some(({ first }) => first > 12);
  const monthFirst = slashed.some(({ second }) => second > 12);
  // A column that says both is not one we understand.
  if (dayFirst || monthFirst) return dayFirst && monthFirst ? null : dayFirst ? 'day-first' : 'month-first';
  if (region === 'en-us') return 'month-first';
  if (region || DAY_FIRST.includes(language))
    return region?.startsWith('en') && region !== 'en-gb' ? null : 'day-first';
  return null;
}

function dayIn(text: string, order: Order | null): string | null {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return day(yearFirst[1], yearFirst[2], yearFirst[3]);
  const match = YEAR_LAST.exec(text);
  if (!match) return namedDayIn(text);
  const [, first, separator, second, year] = match;
  if (separator !== '/') return day(year, second, first);
  if (first === second) return day(year, first, second);
  if (order === null) return null;
  return order === 'day-first' ? day(year, second, first) : day(year, first, second);
}

/** `31 December 2026`, `Dec 31, 2026`, `31. Dez. 2026`. */
function namedDayIn(text: string): string | null {
  const match = /(\d{1,2})?[.\s]*(?:de )?(\p{L}{3,})\.?,?\s*(?:de )?(\d{1,2})?,?\s*(\d{4})(?!\d)/u.exec(text);
  const month = match?.[2] ? monthNames().get(match[2].toLowerCase()) : undefined;
  return month ? day(match?.[4], String(month), match?.[1] ?? match?.[3]) : null;
}

let months: ReadonlyMap<string, number> | null = null;

/** Month names, long and short, in the languages that write dates with them. */
function monthNames(): ReadonlyMap<string, number> {
  if (months) return months;
  const names = new Map<string, number>();
  for (const language of ['en', 'de', 'fr', 'es', 'nl', 'it', 'pt-BR', 'pl']) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month: style, day: 'numeric', timeZone: 'UTC' });
      for (let month = 0; month < 12; month += 1) {
        const part = format.formatToParts(Date.UTC(2026, month, 1)).find(({ type }) => type === 'month');
        if (part) names.set(part.value.toLowerCase().replace(/\.$/, ''), month + 1);
      }
    }
  }
  months = names;
  return names;
}

function day(year: string | undefined, month: string | undefined, date: string | undefined): string | null {
  if (!year || !month || !date) return null;
  const text = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const time = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== text ? null : text;
}
