import type { CheckStatus } from '@production-assist/shared/checks';
import type { ComponentChildren } from 'preact';
import { StatusIcon } from './status-icon.tsx';

/** One check in words. */
export interface CheckItem {
  id: string;
  status: CheckStatus;
  /** Whether it rests on what a page shows, and is not proven. */
  hint: boolean;
  /** The status in a word, for those who do not see the sign. */
  statusWord: string;
  title: string;
  detail: string | null;
  fix: string | null;
  /** Where it is put right, in a window of its own. */
  link?: { href: string; text: string } | null;
  /** What belongs to the check besides: buttons, a second opinion. */
  more?: ComponentChildren;
}

/** Checks one below the other: sign, statement, what was found, and how to put it right. */
export function CheckList({ items, fixLabel }: { items: readonly CheckItem[]; fixLabel: string }) {
  return (
    <ul class="check-list">
      {items.map((item) => (
        <li key={item.id} class={`check is-${item.status}`} data-check={item.id} data-status={item.status}>
          <StatusIcon status={item.status} label={item.statusWord} hint={item.hint} />
          <div class="check-body">
            <p class="check-title">{item.title}</p>
            {item.detail && <p class="check-detail">{item.detail}</p>}
            {item.fix && item.status !== 'pass' && (
              <p class="check-fix">
                <span class="check-fix-label">{fixLabel}</span> {item.fix}
              </p>
            )}
            {item.link && item.status !== 'pass' && (
              <a class="check-link" href={item.link.href} target="_blank" rel="noopener noreferrer">
                {item.link.text}
              </a>
            )}
            {item.more}
          </div>
        </li>
      ))}
    </ul>
  );
}
