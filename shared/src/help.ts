import type { CheckId } from './checks.ts';
import { FAILURE_CODES, type FailureCode, failureRule, type Params } from './failures.ts';
import { ACCESS_GROUP_NAME } from './guide.ts';
import { HIDDEN_MEMBERS_PERMISSION, USER_PERMISSIONS } from './permissions.ts';
import { ALL_STEPS, type StepId } from './steps.ts';

/** What the help on the settings page consists of, in its order. Its words stand in `texts/web/late/`. */

/** What stands before the guide's steps, and what behind them. */
export const PARTS_BEFORE = ['purpose', 'prerequisites'] as const;
export const PARTS_AFTER = ['credentials', 'people', 'leavers', 'trouble', 'maintenance', 'security'] as const;
export type HelpPart = (typeof PARTS_BEFORE)[number] | (typeof PARTS_AFTER)[number];

/** What somebody sees, as the guide's troubleshooting sorts it, and the failures that can be behind it. */
export const SYMPTOMS = {
  forbidden: ['permission-missing', 'consent-missing', 'consent-partial', 'token-refused', 'permission-denied'],
  group: ['group-not-found', 'group-near-miss', 'group-duplicate', 'directory-not-found'],
  people: ['members-redacted', 'group-empty', 'nobody-usable', 'group-hidden'],
  secret: ['secret-wrong', 'secret-is-id', 'secret-masked', 'secret-expired'],
  consent: ['consent-missing'],
} as const satisfies Record<string, readonly FailureCode[]>;
export type Symptom = keyof typeof SYMPTOMS;
export const SYMPTOM_IDS = Object.keys(SYMPTOMS) as Symptom[];

/** Failures by the step they are put right in; `service`: those of the service itself, which pass by themselves. */
export interface FailureGroup {
  step: StepId | 'service';
  codes: readonly FailureCode[];
}

/** All failures that somebody can come across while connecting or syncing, in the guide's order. */
export function failureGroups(): FailureGroup[] {
  const stepOf = (check: CheckId) => ALL_STEPS.find((step) => step.checks.includes(check))?.id;
  const bySteps = ALL_STEPS.map(({ id }) => ({
    step: id,
    codes: FAILURE_CODES.filter((code) => {
      const { check } = failureRule(code);
      return check !== null && stepOf(check) === id;
    }),
  }));
  const ofService = FAILURE_CODES.filter((code) => {
    const { check, remedy } = failureRule(code);
    return check === null && remedy === 'passing';
  });
  return [...bySteps.filter(({ codes }) => codes.length > 0), { step: 'service', codes: ofService }];
}

/** Where the help explains a failure: `failure-secret-expired`. */
export const failureAnchor = (code: FailureCode) => `failure-${code}`;

/** Values of a failure that are the same each time, whatever has happened; the others are only known when it happens. */
export function knownParams(code: FailureCode): Params {
  return {
    expected: ACCESS_GROUP_NAME,
    ...(code === 'members-redacted' ? { permission: USER_PERMISSIONS[0] } : {}),
    ...(code === 'group-hidden' ? { permission: HIDDEN_MEMBERS_PERMISSION } : {}),
  };
}

/** Sections of the guide a step stands for: `['5', '6']`. */
export const sectionsOf = (guide: string) => guide.split(', ');
