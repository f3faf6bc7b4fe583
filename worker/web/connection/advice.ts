import { GUARD_LIMITS, SCHEDULE_MINUTES } from '@production-assist/shared/api';
import { EXPIRY_WARNING_DAYS } from '@production-assist/shared/checks';
import { daysBetween } from '@production-assist/shared/days';
import { cleanGuid, isGuid, SECRET_LENGTH, secretFlaw } from '@production-assist/shared/pasted';
import { type Field, type FormValues, isSameScope, meant, wholeNumber } from './values.ts';

/**
 * What is said about the form while it is typed. Pure. An `error` stands in the way of saving, because the service
 * would refuse it; a `warn` is most likely a mistake and is listed before saving; a `hint` is only said.
 */
export const ADVICE = {
  required: 'error',
  'id-incomplete': 'error',
  'not-an-id': 'error',
  'name-not-id': 'error',
  'secret-in-id': 'error',
  'same-as-directory': 'warn',
  'object-id': 'warn',
  'microsoft-id': 'warn',
  'example-id': 'warn',
  'secret-is-id': 'error',
  'secret-masked': 'error',
  'secret-unreadable': 'error',
  'secret-too-long': 'error',
  'secret-with-space': 'warn',
  'secret-needed': 'error',
  'secret-needed-again': 'error',
  'date-unreal': 'error',
  'date-past': 'warn',
  'date-far': 'warn',
  'date-of-old-secret': 'warn',
  'date-near': 'hint',
  'date-missing': 'hint',
  'minutes-not-whole': 'error',
  'minutes-too-few': 'error',
  'minutes-too-many': 'error',
  'limit-not-whole': 'error',
  'limit-too-small': 'error',
  'people-too-many': 'error',
  'percent-too-many': 'error',
} as const satisfies Record<string, 'error' | 'warn' | 'hint'>;
export type AdviceCode = keyof typeof ADVICE;

/** What the form is judged by, besides what stands in it. */
export interface Circumstances {
  /** What the form began with; null where nothing is saved. */
  saved: FormValues | null;
  /** The calendar day, `YYYY-MM-DD`. */
  today: string;
  /** Ids that are known to be of something else: of the group and its members, from a preview. */
  objectIds: ReadonlySet<string>;
  /** Fields somebody has been in and left, or all of them: what is not finished is not wrong before. */
  left: ReadonlySet<Field> | 'all';
}

export type Advised = Partial<Record<Field, AdviceCode>>;

/** What the form says of its values before the service is asked, one advice for a field at most. */
export function advise(values: FormValues, circumstances: Circumstances): Advised {
  const advice: Record<string, AdviceCode | null> = {
    directoryId: adviseId(values.directoryId, 'directoryId', circumstances),
    clientId: adviseId(values.clientId, 'clientId', circumstances) ?? sameAsDirectory(values),
    clientSecret: adviseSecret(values, circumstances),
    secretExpiresOn: adviseDate(values, circumstances),
    everyMinutes: values.scheduleEnabled ? adviseMinutes(values.everyMinutes) : null,
    // Where everyone keeps access there is nothing to limit.
    guardPeople: values.leavers === 'suspend' ? adviseLimit(values.guardPeople, 'people') : null,
    guardPercent: values.leavers === 'suspend' ? adviseLimit(values.guardPercent, 'percent') : null,
  };
  return Object.fromEntries(Object.entries(advice).filter(([, code]) => code !== null));
}

/** Fields whose advice is of one tone, in no order. */
export function fieldsWith(advised: Advised, tone: 'error' | 'warn'): Field[] {
  return Object.entries(advised).flatMap(([field, code]) => (ADVICE[code] === tone ? [field as Field] : []));
}

const hasLeft = (field: Field, { left }: Circumstances) => left === 'all' || left.has(field);

/** What an id looks like before it is typed to its end. */
const BEGINNING =
  /^\{?(?:[0-9a-f]{0,8}|[0-9a-f]{8}-[0-9a-f]{0,4}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){1,2}[0-9a-f]{0,4}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{0,12})\}?$/;

/** Microsoft Graph and other applications of Microsoft's own stand beside the customer's in some lists. */
const MICROSOFT_ID = /^0000000[0-9a-f]-0000-0000-c000-000000000000$/;
/** All digits alike, or counted up, as in a manual. */
const EXAMPLE_ID = /^(?:([0-9a-f])\1{7}-\1{4}-\1{4}-\1{4}-\1{12}|12345678-1234-1234-1234-123456789(?:012|abc))$/;

function adviseId(typed: string, field: Field, circumstances: Circumstances): AdviceCode | null {
  const text = typed.trim().toLowerCase();
  if (text === '') return circumstances.left === 'all' ? 'required' : null;
  if (isGuid(text)) {
    const id = cleanGuid(text);
    if (EXAMPLE_ID.test(id)) return 'example-id';
    if (MICROSOFT_ID.test(id)) return 'microsoft-id';
    return circumstances.objectIds.has(id) ? 'object-id' : null;
  }
  if (BEGINNING.test(text)) return hasLeft(field, circumstances) ? 'id-incomplete' : null;
  // Secrets as Microsoft makes them: 40 characters with a tilde among the first.
  if (text.includes('~') && text.length >= 20) return 'secret-in-id';
  if (/[a-z0-9-]\.[a-z]{2,}/.test(text) || /^(?:common|organizations|consumers)$/.test(text)) return 'name-not-id';
  return hasLeft(field, circumstances) || text.length >= 36 ? 'not-an-id' : null;
}

function sameAsDirectory(values: FormValues): AdviceCode | null {
  const same = isGuid(values.clientId) && meant(values, 'clientId') === meant(values, 'directoryId');
  return same ? 'same-as-directory' : null;
}

function adviseSecret(values: FormValues, { saved, left }: Circumstances): AdviceCode | null {
  if (values.credentialKind !== 'secret') return null;
  const text = values.clientSecret.trim();
  if (text !== '') {
    const flaw = secretFlaw(text);
    if (flaw) return flaw;
    if (/[\p{Cc}\u2028\u2029]/u.test(text) || !text.isWellFormed()) return 'secret-unreadable';
    if (text.length > SECRET_LENGTH) return 'secret-too-long';
    return /\s/u.test(text) ? 'secret-with-space' : null;
  }
  if (!saved) return left === 'all' ? 'secret-needed' : null;
  return isSameScope(values, saved) ? null : 'secret-needed-again';
}

/** Microsoft's own page offers no more than 24 months. */
const LONGEST_DAYS = 732;

function adviseDate(values: FormValues, { saved, today }: Circumstances): AdviceCode | null {
  if (values.credentialKind !== 'secret') return null;
  const { secretExpiresOn: date } = values;
  const isNewSecret = values.clientSecret.trim() !== '';
  if (date === '') return isNewSecret ? 'date-missing' : null;
  if (!isDay(date)) return 'date-unreal';
  const days = daysBetween(today, date);
  if (isNewSecret && saved && date === saved.secretExpiresOn) return 'date-of-old-secret';
  if (days < 0) return 'date-past';
  if (days > LONGEST_DAYS) return 'date-far';
  return days <= EXPIRY_WARNING_DAYS[0] ? 'date-near' : null;
}

/** Whether a text is a day of the calendar. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

function adviseMinutes(text: string): AdviceCode | null {
  if (text.trim() === '') return 'required';
  const minutes = Number(text);
  if (!Number.isInteger(minutes)) return 'minutes-not-whole';
  if (minutes < SCHEDULE_MINUTES.min) return 'minutes-too-few';
  return minutes > SCHEDULE_MINUTES.max ? 'minutes-too-many' : null;
}

function adviseLimit(text: string, which: keyof typeof GUARD_LIMITS): AdviceCode | null {
  if (text.trim() === '') return 'required';
  const limit = wholeNumber(text);
  if (!Number.isInteger(limit)) return 'limit-not-whole';
  if (limit < GUARD_LIMITS[which].min) return 'limit-too-small';
  return limit > GUARD_LIMITS[which].max ? `${which}-too-many` : null;
}
