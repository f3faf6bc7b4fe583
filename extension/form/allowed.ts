import { isSecureAddress } from '@production-assist/shared/secure-address';
import { isMicrosoftHost } from './microsoft-origins.ts';

/** Why a page's form is left alone. */
export const ORIGIN_REFUSALS = ['not-a-page', 'insecure', 'microsoft', 'not-approved'] as const;
export type OriginRefusal = (typeof ORIGIN_REFUSALS)[number];

export type OriginVerdict = { allowed: true; origin: string } | { allowed: false; because: OriginRefusal };

/**
 * Whether a page is one whose origin a person may approve for filling.
 *
 * @param url the page's address
 */
export function mayBeApproved(url: string): OriginVerdict {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) return refuse('not-a-page');
  if (isMicrosoftHost(parsed.hostname)) return refuse('microsoft');
  if (!isSecureAddress(parsed)) return refuse('insecure');
  return { allowed: true, origin: parsed.origin };
}

/**
 * Whether the form of a page may be read and filled: only on the very origin the person approved, port included.
 *
 * @param url the page's address
 * @param approved the origin that stood on the button, such as `https://production-assist.example`
 */
export function mayFill(url: string, approved: string): OriginVerdict {
  const verdict = mayBeApproved(url);
  return verdict.allowed && verdict.origin !== approved ? refuse('not-approved') : verdict;
}

/**
 * The host permission to ask for, or null where none may be asked for. Patterns have no port: Firefox knows none, and
 * a pattern without one stands for all; `mayFill` still tells ports apart.
 */
export function originPattern(url: string): string | null {
  const verdict = mayBeApproved(url);
  if (!verdict.allowed) return null;
  const { protocol, hostname } = new URL(verdict.origin);
  return `${protocol}//${hostname}/*`;
}

function refuse(because: OriginRefusal): OriginVerdict {
  return { allowed: false, because };
}
