import { FAILURE_CODES, type FailureCode } from '@production-assist/shared/failures';
import { NOTICE_TEXTS, type NoticeTexts } from '@production-assist/shared/texts/notices/texts';
import { fill, type Language } from '@production-assist/shared/texts/texts';
import { ALL_TENANTS } from '../auth/access.ts';
import type { EmailSender } from '../config.ts';
import { texts } from '../language.ts';
import type { TargetRow } from '../store/notice-targets.ts';
import type { TakenNotice } from '../store/notices.ts';
import { getTenantName } from '../store/tenants.ts';
import type { Attempt } from './webhook.ts';

/** Codes of Cloudflare's e-mail service that may pass. Source: Email Sending, "Errors", read 2026-11. */
const PASSING: ReadonlySet<unknown> = new Set([
  'E_RATE_LIMIT_EXCEEDED',
  'E_DAILY_LIMIT_EXCEEDED',
  'E_INTERNAL_SERVER_ERROR',
  'E_DELIVERY_FAILED',
]);

/** Longest subject, in characters: what mailboxes show. The service takes 998. */
const SUBJECT_LENGTH = 150;

/** Sends a message in plain words. */
export async function sendEmail(
  db: D1Database,
  sender: EmailSender | null,
  target: TargetRow,
  notice: TakenNotice,
): Promise<Attempt> {
  if (!sender) return { problem: { code: 'email-not-configured', status: null }, retryAfterMs: 0 };
  const name = notice.tenantId === ALL_TENANTS ? 'Production-Assist' : await getTenantName(db, notice.tenantId);
  const { subject, text } = emailOf(notice, name ?? notice.tenantId, target.language, sender.origin);
  try {
    await sender.binding.send({ from: sender.from, to: target.address, subject, text });
    return { problem: null, retryAfterMs: 0 };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    // Without a code nobody has said that it would fail again.
    const passing = code === null || PASSING.has(code);
    return { problem: { code: passing ? 'email-unavailable' : 'email-refused', status: null }, retryAfterMs: 0 };
  }
}

/** A message in a language. A subject is one line, whatever a name holds. */
export function emailOf(
  { type, tenantId, data }: Pick<TakenNotice, 'type' | 'tenantId' | 'data'>,
  tenant: string,
  language: Language,
  origin: string | null,
): { subject: string; text: string } {
  const words = NOTICE_TEXTS[language];
  const params = { tenant, ...sayable(data, words, language) };
  const { subject, text } = words.types[type];
  const page = tenantId === ALL_TENANTS ? '/operators' : `/tenants/${encodeURIComponent(tenantId)}`;
  const parts = [fill(text, params), ...(origin ? [fill(words.where, { link: origin + page })] : []), words.why];
  const line = fill(subject, params).replace(/\s+/g, ' ').slice(0, SUBJECT_LENGTH);
  return { subject: line, text: `${parts.join('\n\n')}\n` };
}

/** What an event says, as people read it. */
function sayable(
  data: Record<string, unknown>,
  words: NoticeTexts,
  language: Language,
): Record<string, string | number> {
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(data)) {
    if (typeof value === 'number') params[name] = value;
    else if (Array.isArray(value)) params[name] = name === 'people' ? value.length : value.join(', ') || words.none;
    else if (value === null) params[name] = words.none;
    else if (typeof value === 'string') params[name] = isTime(value) ? shownTime(value, language) : value;
  }
  const { code, reason, kind } = data;
  const failure = FAILURE_CODES.find((known): known is FailureCode => known === code);
  if (failure) Object.assign(params, plain(texts(language).failures[failure]));
  if (isKey(words.reasons, reason)) params.reason = words.reasons[reason];
  if (isKey(words.kinds, kind)) params.kind = words.kinds[kind];
  return params;
}

/** What a failure says without the values of the run: those stand on the page. */
function plain(text: { title: string; detail: string; fix: string }): Record<string, string> {
  return Object.fromEntries(Object.entries(text).map(([name, words]) => [name, words.replace(/\{\w+\}/g, '…')]));
}

const isKey = <Words extends object>(words: Words, key: unknown): key is keyof Words =>
  typeof key === 'string' && Object.hasOwn(words, key);

const isTime = (text: string) => /^\d{4}-\d\d-\d\dT/.test(text);

function shownTime(text: string, language: Language): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return `${new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', format).format(new Date(text))} UTC`;
}
