import type { CheckItem } from '@production-assist/shared/ui/check-list';
import type { CheckView } from './view.ts';
import type { Words } from './words.ts';

/** A check in words; with a verdict of Microsoft's, that and the page's evidence side by side. */
export function checkItem(check: CheckView, language: Words): CheckItem {
  const { label } = language;
  const page = language.outcome(check.page);
  const item = {
    id: check.id,
    status: check.status,
    statusWord: label(check.status),
    title: language.check(check.id),
  };
  const { verdict } = check;
  if (!verdict || verdict.status === 'unknown') return { ...item, detail: page.detail, fix: page.fix };
  return {
    ...item,
    detail: null,
    fix: null,
    more: (
      <>
        <dl class="evidence">
          <div class={`is-${check.page.status}`}>
            <dt>{label('pageSays')}</dt>
            <dd>
              <b>{label(check.page.status)}.</b> {page.detail}
            </dd>
          </div>
          <div class={`is-${verdict.status}`}>
            <dt>{label('microsoftSays')}</dt>
            <dd>
              <b>{label(verdict.status)}.</b> {verdict.detail}
            </dd>
          </div>
        </dl>
        {check.difference && <p class="difference">{label(check.difference)}</p>}
        {verdict.fix && verdict.status !== 'pass' && (
          <p class="check-fix">
            <span class="check-fix-label">{label('fixIt')}</span> {verdict.fix}
          </p>
        )}
        {verdict.microsoft && <Trace trace={verdict.microsoft} />}
      </>
    ),
  };
}

/** The ids Microsoft's support asks for. */
function Trace({ trace }: { trace: Readonly<Record<string, string | number | undefined>> }) {
  const parts = Object.entries(trace).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return parts.length ? <p class="trace">{parts.join(' · ')}</p> : null;
}
