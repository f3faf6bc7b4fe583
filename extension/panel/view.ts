import type { AdminCenterPage } from '@production-assist/shared/admin-center';
import { CHECKS, type CheckId, type CheckStatus } from '@production-assist/shared/checks';
import { ALL_STEPS, type ShowTarget, type Step, stepsOn } from '@production-assist/shared/steps';
import { judge } from '../checks.ts';
import { counted, type Difference, difference } from '../compare.ts';
import type { PageOutcome } from '../outcome.ts';
import type { PageKind } from '../portal/facts.ts';
import { knownValue, type Setup } from '../setup.ts';
import type { Tab } from '../setup-schema.ts';
import { isApproved, type PreviewAnswer, type Verdict, verdictOf } from '../verdict.ts';

/** What the panel shows, as data. Pure: the same knowledge always looks the same. */

export type StepState = 'done' | 'problem' | 'attention' | 'open';

export interface CheckView {
  id: CheckId;
  /** The one that counts. */
  status: CheckStatus;
  page: PageOutcome;
  verdict: PreviewAnswer['checks'][number] | undefined;
  /** Why the page and Microsoft differ. `differsNewer`: the page has changed since Microsoft was asked. */
  difference: Difference | 'differsNewer' | null;
  /** Where the check is answered. */
  link: AdminCenterPage | null;
}

export interface StepView {
  step: Step;
  state: StepState;
  /** Whether the state rests on more than what pages of the admin center show. */
  proven: boolean;
  checks: CheckView[];
  /** Whether the tab is on one of the step's pages. */
  here: boolean;
  show: ShowTarget | undefined;
}

export interface Knowledge {
  setup: Setup;
  tab: Tab | undefined;
  verdict: Verdict | undefined;
  secretHeld: boolean;
  /** When a secret was last taken or entered, ms since 1970. */
  secretTakenAt: number | null;
  /** Id of the page's secret it is; undefined where it was entered. */
  secretId?: string | undefined;
  elsewhere: string | null;
  today: string;
}

/**
 * All steps of the guide as the panel shows them, in the guide's order: their state, checks, and what they wait for.
 */
export function stepViews(known: Knowledge): StepView[] {
  const outcomes = judge(known.setup, {
    today: known.today,
    elsewhere: known.elsewhere,
    secretHeld: known.secretHeld || known.setup.form?.clientSecret === 'agrees',
    secretId: known.secretId,
  });
  const verdict = freshVerdict(known);
  const kind = known.tab?.kind;
  const all = outcomes.map((outcome) => checkView(outcome, verdict));
  return ALL_STEPS.map((step) => {
    const checks = all.filter((check) => step.checks.includes(check.id));
    return {
      step,
      state: step.id === 'verify' ? verifyState(all, verdict) : stepState(step, checks, known),
      proven: isProven(step, checks, verdict),
      checks,
      here: kind != null && step.pages.includes(kind),
      show: kind == null ? undefined : showTarget(step, kind, known.tab?.secretShown === true),
    };
  });
}

/** What *Show me* leads to; a value that is shown goes before a button that makes another. */
export function showTarget(step: Step, kind: PageKind, secretShown: boolean): ShowTarget | undefined {
  return step.id === 'secret' && secretShown ? 'secret-value' : step.show[kind];
}

/** The verdict, if it was asked for the values that are known now; a secret that was taken since is another value. */
export function freshVerdict({
  setup,
  verdict,
  secretTakenAt,
}: Pick<Knowledge, 'setup' | 'verdict' | 'secretTakenAt'>): Verdict | undefined {
  const same =
    verdict?.directoryId === knownValue(setup, 'directoryId')?.value &&
    verdict?.clientId === knownValue(setup, 'clientId')?.value;
  return same && (secretTakenAt ?? 0) <= (verdict?.at ?? 0) ? verdict : undefined;
}

function checkView(page: PageOutcome, verdict: Verdict | undefined): CheckView {
  const asked = verdictOf(verdict, page.id);
  // When a page was read says little: what it shows may be older. What it shows otherwise than then is newer.
  const then = verdict?.seen?.[page.id];
  const newer = then !== undefined && then !== page.code;
  const differs = asked ? difference(page.id, page.status, asked.status) : null;
  // What was right when Microsoft was asked may have been undone since, and must not be shown as fine.
  const undone = newer && differs === 'differsStale';
  const done = newer && differs === 'differsVerdict' && asked?.status === 'fail';
  return {
    id: page.id,
    status: undone ? page.status : counted(page.status, asked?.status),
    page,
    verdict: asked,
    difference: undone || done ? 'differsNewer' : differs,
    link: CHECKS.find((check) => check.id === page.id)?.page ?? null,
  };
}

/** Microsoft's word counts until a page shows that something was changed since. */
function verifyState(checks: readonly CheckView[], verdict: Verdict | undefined): StepState {
  if (!verdict) return 'open';
  if (checks.some((check) => check.difference === 'differsNewer')) return 'attention';
  return isApproved(verdict) ? 'done' : 'problem';
}

function stepState(step: Step, checks: CheckView[], known: Knowledge): StepState {
  const has = (status: CheckStatus) => checks.some((check) => check.status === status);
  if (has('fail')) return 'problem';
  const missing = step.values.some((name) =>
    name === 'clientSecret' ? !known.secretHeld && !checks.some(isSettled) : !knownValue(known.setup, name),
  );
  if (has('warn')) return 'attention';
  if (missing) return 'open';
  // What only Microsoft can tell does not keep a step open whose other checks are fine; one fine check has to be there.
  const main = checks[0];
  const undecided = checks.some((check) => !isSettled(check) && !OPTIONAL.includes(check.id));
  return (main && !isSettled(main)) || undecided ? 'open' : 'done';
}

/** Whether there is no more to do about a check. A value that was taken is all that can be taken from a page. */
function isSettled({ status, page }: CheckView): boolean {
  const taken = page.code === 'page-secret-taken' || page.code === 'page-federated-seen';
  return status === 'pass' || (status === 'unknown' && taken);
}

/** The form is read back where it was filled in; everything else is known for certain when Microsoft has said it. */
function isProven(step: Step, checks: CheckView[], verdict: Verdict | undefined): boolean {
  if (step.id === 'form') return true;
  return verdict !== undefined && checks.every((check) => isDecided(check.verdict) || OPTIONAL.includes(check.id));
}

/** Whether Microsoft has answered a check. */
export function isDecided(verdict: CheckView['verdict']): verdict is NonNullable<CheckView['verdict']> {
  return verdict !== undefined && verdict.status !== 'unknown';
}

/**
 * With which secret Microsoft can be asked. `held`: the one that was taken. `filled`: it stands in the form and was
 * forgotten here, so the one that is saved, once it is. `absent`: none is here; perhaps one was saved before.
 */
export type SecretSource = 'held' | 'filled' | 'absent';

/** Which secret Microsoft would be asked with, for a set-up. */
export function secretSourceOf({ setup, secretHeld }: Pick<Knowledge, 'setup' | 'secretHeld'>): SecretSource {
  if (secretHeld) return 'held';
  return setup.form?.clientSecret === 'agrees' ? 'filled' : 'absent';
}

/** Checks a page may be unable to answer: unknown there is shown as unknown and does not keep its step open. */
const OPTIONAL: readonly CheckId[] = ['permission.users', 'credential.expiry', 'nested'];

/**
 * The step to be open: of those on this page the first that is not done, else the last of them; on other pages the
 * one that was open stays.
 */
export function stepToOpen(views: readonly StepView[], kind: string | null | undefined): Step['id'] | null {
  if (kind == null) return null;
  const ids = stepsOn(kind).map((step) => step.id);
  const here = views.filter((view) => ids.includes(view.step.id));
  return (here.find((view) => view.state !== 'done') ?? here.at(-1))?.step.id ?? null;
}

/** The first step that is not done, where the tab does not say. */
export function nextStep(views: readonly StepView[]): Step['id'] {
  return (
    (views.find((view) => view.state !== 'done') ?? views.at(-1) ?? { step: ALL_STEPS[0] }).step?.id ?? 'directory'
  );
}
