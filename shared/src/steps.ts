import type { AdminCenterPage } from './admin-center.ts';
import type { CheckId } from './checks.ts';
import { ACCESS_GROUP_NAME, APPLICATION_NAME, SECRET_DESCRIPTION } from './guide.ts';
import { ADDED_PERMISSIONS } from './permissions.ts';
import type { ShowTarget } from './show-targets.ts';

/** Pages a step is done on: the ones a link leads to, and the form for a new app registration. */
export type StepPage = AdminCenterPage | 'new-application';

export { SHOW_TARGETS, type ShowTarget } from './show-targets.ts';

/** The three values that go into the configuration form. */
export const VALUE_NAMES = ['directoryId', 'clientId', 'clientSecret'] as const;
export type ValueName = (typeof VALUE_NAMES)[number];

interface StepRule {
  readonly id: string;
  /** Section of the guide. */
  readonly guide: string;
  /** Checks that say whether the step is done; each belongs to one step. */
  readonly checks: readonly CheckId[];
  /** Values that have to be known before the step is done. */
  readonly values: readonly ValueName[];
  /** Pages on which the step is worked on, the usual one first. */
  readonly pages: readonly StepPage[];
  /** Where *Go there* leads; null where the step is not done in the admin center. */
  readonly link: AdminCenterPage | null;
  /** What *Show me* outlines, by the page that is open. */
  readonly show: Partial<Record<StepPage, ShowTarget>>;
  /** Text to be typed exactly so; stands in the step's words as something to copy. */
  readonly copy: readonly string[];
}

/** The guide's steps, in its order. Their words stand in `texts/panel/`. */
export const STEPS = [
  {
    id: 'directory',
    guide: '1',
    checks: ['directory'],
    values: [],
    pages: ['home', 'directory-overview'],
    link: 'directory-overview',
    show: { 'directory-overview': 'directory-id' },
    copy: [],
  },
  {
    id: 'application',
    guide: '2',
    checks: ['application'],
    values: [],
    pages: ['applications', 'new-application'],
    link: 'applications',
    show: { applications: 'new-registration', 'new-application': 'register' },
    copy: [APPLICATION_NAME],
  },
  {
    id: 'ids',
    guide: '3',
    checks: [],
    values: ['directoryId', 'clientId'],
    pages: ['application-overview'],
    link: 'application-overview',
    show: {
      applications: 'application-row',
      'application-overview': 'client-id',
      'application-permissions': 'menu-overview',
      'application-credentials': 'menu-overview',
    },
    copy: [],
  },
  {
    id: 'secret',
    guide: '4',
    checks: ['credential', 'credential.expiry'],
    values: ['clientSecret'],
    pages: ['application-credentials'],
    link: 'application-credentials',
    show: {
      'application-overview': 'menu-credentials',
      'application-permissions': 'menu-credentials',
      'application-credentials': 'new-client-secret',
    },
    copy: [SECRET_DESCRIPTION],
  },
  {
    id: 'permissions',
    guide: '5, 6',
    checks: ['permission.Group.Read.All', 'permission.GroupMember.Read.All', 'permission.users', 'permission.excess'],
    values: [],
    pages: ['application-permissions'],
    link: 'application-permissions',
    show: {
      'application-overview': 'menu-permissions',
      'application-credentials': 'menu-permissions',
      'application-permissions': 'add-permission',
    },
    copy: ADDED_PERMISSIONS,
  },
  {
    id: 'consent',
    guide: '7',
    checks: ['consent'],
    values: [],
    pages: ['application-permissions'],
    link: 'application-permissions',
    show: {
      'application-overview': 'menu-permissions',
      'application-credentials': 'menu-permissions',
      'application-permissions': 'grant-consent',
    },
    copy: [],
  },
  {
    id: 'group',
    guide: '8',
    checks: ['group', 'members', 'nested'],
    values: [],
    pages: ['groups', 'new-group', 'group-overview', 'group-members'],
    link: 'groups',
    show: {
      groups: 'new-group',
      'new-group': 'create-group',
      'group-overview': 'menu-members',
      'group-members': 'add-members',
    },
    copy: [ACCESS_GROUP_NAME],
  },
  {
    id: 'form',
    guide: '9',
    checks: ['form'],
    values: [],
    pages: [],
    link: null,
    show: {},
    copy: [],
  },
  {
    id: 'verify',
    guide: '10',
    checks: [],
    values: [],
    pages: [],
    link: null,
    show: {},
    copy: [],
  },
] as const satisfies readonly StepRule[];

export type StepId = (typeof STEPS)[number]['id'];

/** A step with its lists as lists, for code that goes through all of them. */
export interface Step extends StepRule {
  readonly id: StepId;
}

/** All steps in the guide's order. */
export const ALL_STEPS: readonly Step[] = STEPS;

/** Steps that are worked on on a page, in the guide's order. */
export function stepsOn(page: string): readonly Step[] {
  return ALL_STEPS.filter((step) => step.pages.some((candidate) => candidate === page));
}
