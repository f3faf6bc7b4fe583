import type { Check } from '@production-assist/shared/api';
import type { CheckItem } from '@production-assist/shared/ui/check-list';
import { words } from '../texts.ts';

/** A check of the service's in words. It is proven: Microsoft answered. */
export function checkItem(check: Check): CheckItem {
  const { common } = words();
  const { id, status, title, detail, fix, link } = check;
  return {
    id,
    status,
    hint: false,
    statusWord: common.status[status],
    title,
    detail,
    fix,
    // What could not be reached yet is put right by the check before it.
    link: link === null || status === 'unknown' ? null : { href: link, text: common.openAdminCenter },
  };
}
