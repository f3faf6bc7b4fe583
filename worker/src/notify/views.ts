import type { Email, Notice, Webhook } from '@production-assist/shared/api-notifications';
import { NOTICE_TEXTS } from '@production-assist/shared/texts/notices/texts';
import type { Language } from '@production-assist/shared/texts/texts';
import { isoTime, isoTimeOrNull } from '../iso-time.ts';
import type { CountedTarget } from '../store/notice-targets.ts';
import type { NoticeRow } from '../store/notices.ts';

/** Notifications as the interface shows them. */

/** @param secret in the answer that made it; null in every other one */
export function webhookView(row: CountedTarget, secret: string | null): Webhook {
  return { ...targetView(row), url: row.address, secret, formerSecretUntil: isoTimeOrNull(row.formerUntil) };
}

/** An e-mail address that is told. */
export function emailView(row: CountedTarget): Email {
  return { ...targetView(row), address: row.address, language: row.language };
}

function targetView({ targetId, name, types, state, pending, dead, createdAt, createdBy }: CountedTarget) {
  return { id: targetId, name, types, state, pending, dead, createdAt: isoTime(createdAt), createdBy };
}

/** A message and what became of it, in the reader's language. */
export function noticeView(row: NoticeRow, language: Language): Notice {
  const { problem } = row;
  return {
    id: String(row.sequence),
    eventId: row.eventId,
    targetId: row.targetId,
    target: row.target,
    tenantId: row.tenantId,
    type: row.type,
    at: isoTime(row.at),
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: row.state === 'pending' ? isoTime(row.dueAt) : null,
    endedAt: isoTimeOrNull(row.endedAt),
    problem: problem && { ...problem, message: NOTICE_TEXTS[language].problems[problem.code] },
  };
}
