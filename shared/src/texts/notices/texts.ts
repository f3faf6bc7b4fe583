import type { DeliveryProblem, NoticeType } from '../../notices.ts';
import type { HoldReason } from '../../people.ts';
import type { CredentialKind } from '../../requests-credentials.ts';
import type { Language } from '../texts.ts';
import { noticesDe } from './de.ts';
import { noticesEn } from './en.ts';

/**
 * What is said by e-mail, and why a message did not arrive. `{tenant}` is the tenant's name; the other values are those
 * of the event.
 */
export interface NoticeTexts {
  types: Record<NoticeType, { subject: string; text: string }>;
  /** `{link}` leads to the tenant's page. */
  where: string;
  why: string;
  problems: Record<DeliveryProblem, string>;
  reasons: Record<HoldReason, string>;
  kinds: Record<CredentialKind, string>;
  none: string;
}

export const NOTICE_TEXTS: Readonly<Record<Language, NoticeTexts>> = { en: noticesEn, de: noticesDe };
