import type { FailureCode } from '../../failures.ts';
import type { HelpPart, Symptom } from '../../help.ts';
import type { AddedPermission } from '../../permissions.ts';
import type { StepId } from '../../steps.ts';

/**
 * A piece of a section: a paragraph; `steps` in their order; `points` in none; `care`: the mistake that is easily made.
 * In all of them `*…*` is a name on the screen, `` `…` `` text to type exactly so, shown with a copy button.
 */
export type HelpBlock = string | { steps: readonly string[] } | { points: readonly string[] } | { care: string };

export interface HelpSection {
  title: string;
  body: readonly HelpBlock[];
}

/** The help in one language. What the code knows – labels, names, ids, limits – comes from its constants. */
export interface HelpTexts {
  title: string;
  lead: string;
  contents: string;
  search: string;
  /** `{count}` places were found. */
  found: { one: string; other: string };
  print: string;
  cloud: string;
  cloudHelp: string;
  /** Above a step: `{number}` is the guide's. */
  step: string;
  /** Names of the links into the admin center, by step. */
  open: string;
  steps: Record<StepId, HelpSection>;
  parts: Record<HelpPart, HelpSection>;
  permissions: {
    caption: string;
    column: { permission: string; id: string; why: string };
    /** Beside the third one. */
    added: string;
    why: Record<AddedPermission, string>;
  };
  form: { caption: string; column: { field: string; value: string }; secretValue: string };
  kinds: Record<'secret' | 'certificate' | 'federated', { title: string; body: readonly HelpBlock[] }>;
  audience: string;
  log: string;
  skipped: string;
  symptoms: Record<Symptom, HelpSection>;
  causes: string;
  failuresTitle: string;
  failuresLead: string;
  /** Failures of the service itself, below those of each step. */
  service: string;
  /** What stands for a value that only a real failure has. */
  values: Record<
    | 'audience'
    | 'cloud'
    | 'code'
    | 'count'
    | 'counted'
    | 'fetched'
    | 'found'
    | 'holder'
    | 'issuer'
    | 'permission'
    | 'permissions'
    | 'read'
    | 'seconds'
    | 'subject',
    string
  >;
}

/** The words of failures as the help needs them: what happened, and what to do. */
export type HelpFailures = Record<FailureCode, { title: string; fix: string }>;
