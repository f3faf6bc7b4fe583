import type { Language } from '@production-assist/shared/texts/texts';
import { fill } from '@production-assist/shared/texts/texts';
import type { Counted } from '@production-assist/shared/texts/web/texts';
import { durationParts } from './duration.ts';
import { language, words } from './texts.ts';

/** How each language writes dates and numbers. */
const LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };

/** The formatter of the language there is now. Making one takes a phone some 20 ms, so each is made once. */
function kept<Formatter, Kind extends readonly (string | number | boolean)[]>(
  make: (locale: string, ...kind: Kind) => Formatter,
): (...kind: Kind) => Formatter {
  const made = new Map<string, Formatter>();
  return (...kind) => {
    const locale = LOCALES[language.value];
    const key = [locale, ...kind].join(' ');
    const formatter = made.get(key) ?? make(locale, ...kind);
    made.set(key, formatter);
    return formatter;
  };
}

const numbers = kept((locale) => new Intl.NumberFormat(locale));
const plurals = kept((locale) => new Intl.PluralRules(locale));
const lists = kept((locale) => new Intl.ListFormat(locale));
const relativeTimes = kept((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
const units = kept((locale, unit: string, digits: number) => {
  const options = { style: 'unit', unit, unitDisplay: 'narrow', maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(locale, options);
});
const calendarDays = kept((locale) => {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, options);
});
const days = kept((locale, year: boolean) => {
  const options = { day: 'numeric', month: 'short' } as const;
  return new Intl.DateTimeFormat(locale, year ? { ...options, year: 'numeric' } : options);
});
const times = kept((locale, seconds: boolean) => {
  const options = { hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(locale, seconds ? { ...options, second: '2-digit' } : options);
});

/** `1,234` */
export function number(value: number): string {
  return numbers().format(value);
}

/** `1 person`, `1,234 people` */
export function counted(text: Counted, count: number, params: Readonly<Record<string, string | number>> = {}): string {
  const form = plurals().select(count) === 'one' ? text.one : text.other;
  return fill(form, { ...params, count: number(count) });
}

/** `12 March 2027`, of a calendar day (`YYYY-MM-DD`), which is the same everywhere. */
export function day(text: string): string {
  return calendarDays().format(new Date(`${text}T00:00:00Z`));
}

/** `12 March 2027`, of a time (ISO 8601): the day it is or was where the reader is. */
export function dayOf(text: string): string {
  return day(today(Date.parse(text)));
}

/** `12 Mar 2027, 14:05`, of a time (ISO 8601), where the reader is. */
export function dateTime(text: string): string {
  const date = new Date(text);
  return fill(words().common.at, { day: days(true).format(date), time: times(false).format(date) });
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** `in 5 minutes`, `2 days ago`: a time (ISO 8601) seen from `now` (ms since 1970). */
export function relativeTime(text: string, now: number): string {
  const ms = Date.parse(text) - now;
  const [unit, length] = UNITS.find(([, size]) => Math.abs(ms) >= size) ?? ['second', 1_000];
  return relativeTimes().format(Math.round(ms / length), unit);
}

/** `a, b and c` */
export function list(items: readonly string[]): string {
  return lists().format(items);
}

/** The calendar day (`YYYY-MM-DD`) it is at `now` (ms since 1970) where the reader is. */
export function today(now: number): string {
  const date = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** `14:05`, or `14:05:30`, of a time (ISO 8601), where the reader is. */
export function timeOfDay(text: string, seconds = false): string {
  return times(seconds).format(new Date(text));
}

/** `12 Mar`, of a time (ms since 1970), where the reader is. */
export function shortDay(ms: number): string {
  return days(false).format(new Date(ms));
}

/** `0.4s`, `12s`, `3m 5s`, `2h 10m` */
export function duration(ms: number): string {
  return durationParts(ms)
    .map(({ value, unit, digits }) => units(unit, digits).format(value))
    .join(' ');
}
