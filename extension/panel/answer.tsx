import { MEMBER_ACTIONS } from '@production-assist/shared/people';
import { CheckList } from '@production-assist/shared/ui/check-list';
import { PeopleTable } from '@production-assist/shared/ui/people-table';
import { StatusIcon } from '@production-assist/shared/ui/status-icon';
import type { PreviewAnswer, Verdict } from '../verdict.ts';
import { checkItems } from './check-item.tsx';
import { fresh, views, words } from './state.ts';
import { type CheckView, isDecided } from './view.ts';
import type { Words } from './words.ts';

/** What Microsoft answered: what has to be looked at, then the people, and every other check for whoever wants it. */
export function Answer({ verdict: { at, preview } }: { verdict: Verdict }) {
  const language = words.value;
  if (!language) return null;
  const { label } = language;
  const checks = views.value.flatMap((view) => view.checks).filter((check) => check.verdict);
  const notable = checks.filter(isNotable);
  const rest = checks.filter((check) => !isNotable(check));
  return (
    <div class="answer">
      <p class="source">
        {label('verdictAt', { time: new Date(at).toLocaleTimeString(language.language, { timeStyle: 'short' }) })}
        {!fresh.value && ` ${label('verdictStale')}`}
      </p>
      {fresh.value && <Summary checks={notable} words={language} />}
      {fresh.value && notable.length > 0 && <Checks checks={notable} words={language} />}
      {!preview.complete && <p class="difference">{label('verdictIncomplete')}</p>}
      <People preview={preview} words={language} />
      {fresh.value && rest.length > 0 && (
        <details class="rest">
          <summary>{label('verdictRest', { count: rest.length })}</summary>
          <Checks checks={rest} words={language} />
        </details>
      )}
    </div>
  );
}

/** Whether Microsoft's answer to a check leaves something to do or to understand. */
function isNotable({ status, verdict, difference }: CheckView): boolean {
  return difference !== null || (isDecided(verdict) && (status === 'fail' || status === 'warn'));
}

function Summary({ checks, words: { label } }: { checks: readonly CheckView[]; words: Words }) {
  const has = (status: CheckView['status']) => checks.some((check) => check.status === status);
  const status = has('fail') ? 'fail' : checks.length > 0 ? 'warn' : 'pass';
  const SAYS = { fail: 'verdictBad', warn: 'verdictNotes', pass: 'verdictGood' } as const;
  return (
    <p class="summary">
      <StatusIcon status={status} />
      <b>{label(SAYS[status])}</b>
    </p>
  );
}

function Checks({ checks, words }: { checks: readonly CheckView[]; words: Words }) {
  return <CheckList items={checkItems(checks, words)} fixLabel={words.label('fixIt')} />;
}

function People({ preview, words: { label } }: { preview: PreviewAnswer; words: Words }) {
  if (preview.members.length === 0) return null;
  const { members, processed, skipped } = preview.counts;
  return (
    <PeopleTable
      caption={`${label('verdictPeople')}. ${label('peopleCounts', { members, processed, skipped })}`}
      headings={{ person: label('person'), action: label('comesIn') }}
      more={(count) => label('peopleMore', { count })}
      people={preview.members.map((member) => ({
        id: member.objectId,
        name: member.displayName ?? member.objectId,
        email: member.email,
        comesIn: member.action !== 'skip' && member.action !== 'leave',
        action: actionWord(member.action, label),
        reason: member.detail ?? null,
      }))}
    />
  );
}

function actionWord(action: string, label: Words['label']): string {
  const known = MEMBER_ACTIONS.find((candidate) => candidate === action);
  return known ? label(`action.${known}`) : action;
}
