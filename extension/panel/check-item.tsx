import type { CheckStatus } from '@production-assist/shared/checks';
import type { CheckItem } from '@production-assist/shared/ui/check-list';
import { StatusIcon } from '@production-assist/shared/ui/status-icon';
import { isHint, statusWord } from './check-words.ts';
import { type CheckView, isDecided } from './view.ts';
import type { Words } from './words.ts';

/** Checks in words. Of several long ways to put things right only the first is spread out. */
export function checkItems(checks: readonly CheckView[], language: Words): CheckItem[] {
  const first = checks.find(({ status, verdict }) => verdict && status !== 'pass');
  return checks.map((check) => checkItem(check, language, check === first));
}

/** A check in words: what the page shows; with an answer of Microsoft's, both, each under its name. */
function checkItem(check: CheckView, language: Words, spread: boolean): CheckItem {
  const { label } = language;
  const page = language.outcome(check.page);
  const { verdict } = check;
  const hint = isHint(check);
  const item = {
    id: check.id,
    status: check.status,
    hint,
    statusWord: statusWord(check.status, hint, language),
    title: language.check(check.id),
  };
  if (!verdict) return { ...item, detail: page.detail, fix: page.fix };
  const fix = isDecided(verdict) ? verdict.fix : page.fix;
  return {
    ...item,
    detail: null,
    fix: null,
    more: (
      <div class="both">
        <dl class="evidence">
          <Says who={label('pageSays')} status={check.page.status} hint what={page.detail} words={language} />
          <Says who={label('microsoftSays')} status={verdict.status} what={verdict.detail} words={language} />
        </dl>
        {check.difference && <p class="difference">{label(check.difference)}</p>}
        {fix && check.status !== 'pass' && (
          <details open={spread}>
            <summary>{label('fixIt')}</summary>
            <p class="check-fix">{fix}</p>
          </details>
        )}
        {verdict.microsoft && <Trace trace={verdict.microsoft} />}
      </div>
    ),
  };
}

/** What one of the two says. */
function Says(props: { who: string; status: CheckStatus; hint?: boolean; what: string; words: Words }) {
  const { who, status, hint = false, what, words } = props;
  return (
    <div>
      <dt>{who}</dt>
      <dd>
        <StatusIcon status={status} hint={hint} />
        <span>
          <b>{statusWord(status, hint, words)}.</b> {what}
        </span>
      </dd>
    </div>
  );
}

/** The ids Microsoft's support asks for. */
function Trace({ trace }: { trace: Readonly<Record<string, string | number | undefined>> }) {
  const parts = Object.entries(trace).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return parts.length ? <p class="trace">{parts.join(' · ')}</p> : null;
}
