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
  difference: Difference | null;
  /** Where the check is answered. */
  link: AdminCenterPage | null;
}

export interface StepView {
  step: Step;
  state: StepState;
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
  elsewhere: string | null;
  today: string;
}

export function stepViews(known: Knowledge): StepView[] {
  const outcomes = judge(known.setup, {
    today: known.today,
    elsewhere: known.elsewhere,
    secretHeld: known.secretHeld || known.setup.form?.clientSecret === 'agrees',
  });
  const verdict = freshVerdict(known);
  const kind = known.tab?.kind;
  return ALL_STEPS.map((step) => {
    const checks = outcomes
      .filter((outcome) => step.checks.includes(outcome.id))
      .map((outcome) => checkView(outcome, verdict));
    return {
      step,
      state: stepState(step, checks, known, verdict),
      checks,
      here: kind != null && step.pages.includes(kind),
      show: kind == null ? undefined : showTarget(step, kind, known.tab?.secretShown === true),
    };
  });
}

/** What *Show me* leads to; a value that is shown goes before a button that makes another. */
function showTarget(step: Step, kind: PageKind, secretShown: boolean): ShowTarget | undefined {
  return step.id === 'secret' && secretShown ? 'secret-value' : step.show[kind];
}

/** The verdict, if it was asked for the values that are known now. */
export function freshVerdict({ setup, verdict }: Pick<Knowledge, 'setup' | 'verdict'>): Verdict | undefined {
  const same =
    verdict?.directoryId === knownValue(setup, 'directoryId')?.value &&
    verdict?.clientId === knownValue(setup, 'clientId')?.value;
  return same ? verdict : undefined;
}

function checkView(page: PageOutcome, verdict: Verdict | undefined): CheckView {
  const asked = verdictOf(verdict, page.id);
  return {
    id: page.id,
    status: counted(page.status, asked?.status),
    page,
    verdict: asked,
    difference: asked ? difference(page.id, page.status, asked.status) : null,
    link: CHECKS.find((check) => check.id === page.id)?.page ?? null,
  };
}

function stepState(step: Step, checks: CheckView[], known: Knowledge, verdict: Verdict | undefined): StepState {
  if (step.id === 'verify') return verdict ? (isApproved(verdict) ? 'done' : 'problem') : 'open';
  const has = (status: CheckStatus) => checks.some((check) => check.status === status);
  if (has('fail')) return 'problem';
  const missing = step.values.some((name) =>
    name === 'clientSecret'
      ? !known.secretHeld && checks.every((check) => check.status !== 'pass')
      : !knownValue(known.setup, name),
  );
  if (has('warn')) return 'attention';
  if (missing) return 'open';
  // What only Microsoft can tell does not keep a step open whose other checks are fine; one fine check has to be there.
  const main = checks[0];
  const undecided = checks.some((check) => check.status === 'unknown' && !OPTIONAL.includes(check.id));
  return (main && main.status !== 'pass') || undecided ? 'open' : 'done';
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
