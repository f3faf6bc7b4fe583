import type { Check } from '@production-assist/shared/api';
import type { CHECK_STATUSES } from '@production-assist/shared/checks';
import { CheckList } from '@production-assist/shared/ui/check-list';
import { StatusIcon } from '@production-assist/shared/ui/status-icon';
import { useId, useState } from 'preact/hooks';
import { counted } from '../format.ts';
import { words } from '../texts.ts';
import { checkItem } from './check-item.ts';

/** In the order of what has to be done first. */
const BY_WEIGHT = ['fail', 'warn', 'unknown', 'pass'] as const satisfies readonly (typeof CHECK_STATUSES)[number][];

/**
 * The checks: how many of which kind, and those that want something; the others are a click away. Those that could not
 * be reached wait for the failed ones.
 */
export function Checks({ checks }: { checks: readonly Check[] }) {
  const isAll = checks.every(({ status }) => status === 'pass');
  const wanting = checks.filter(({ status }) => status === 'fail' || status === 'warn');
  const open = wanting.length > 0 ? wanting : checks.filter(({ status }) => status === 'unknown');
  const [all, setAll] = useState(false);
  const id = useId();
  const { common, preview } = words();
  const texts = { fail: preview.failing, warn: preview.warning, pass: preview.passing, unknown: preview.unknown };
  const shown = all ? checks : open;
  return (
    <div class="checks">
      <h3 class="visually-hidden">{preview.checks}</h3>
      <div class="check-sums">
        {BY_WEIGHT.map((status) => {
          const count = checks.filter((check) => check.status === status).length;
          if (count === 0) return null;
          return (
            <span key={status} class="check-sum">
              <StatusIcon status={status} />
              {isAll ? counted(preview.allPassed, count) : counted(texts[status], count)}
            </span>
          );
        })}
        {open.length < checks.length && (
          <button type="button" class="link-button" aria-expanded={all} aria-controls={id} onClick={() => setAll(!all)}>
            {all ? preview.showOpen : preview.showAll}
          </button>
        )}
      </div>
      <div id={id}>{shown.length > 0 && <CheckList items={shown.map(checkItem)} fixLabel={common.fixIt} />}</div>
    </div>
  );
}
