import { CONSENT_ROLES } from '../guide.ts';
import type { SetupScriptTexts } from '../texts/setup-code/texts.ts';
import { fill } from '../texts/texts.ts';
import { comment } from './quote.ts';
import type { Writing } from './set-up-code.ts';

/** A script that is run from top to bottom, part by part. Terraform finds its order itself and has none. */
export interface ScriptParts {
  /** The first line: what runs it. */
  runBy: string;
  /** What has to be there before, in words. */
  needs: string;
  /** The line that makes it stop at the first error. */
  stopsAtErrors: string;
  values: readonly string[];
  /** What the parts below use. */
  helpers: readonly string[];
  signIn: readonly string[];
  application: readonly string[];
  permissions: readonly string[];
  consent: readonly string[];
  group: readonly string[];
  credential: readonly string[];
  result: readonly string[];
}

/** The whole script: its parts in the guide's order, each under its head, and the result last. */
export function inOrder({ plan, texts }: Writing, parts: ScriptParts): string {
  const part = (name: Exclude<keyof SetupScriptTexts['part'], 'secret' | 'certificate' | 'federated'>) => [
    ...comment(texts.part[name]),
    ...parts[name],
    '',
  ];
  return [
    parts.runBy,
    ...opening(texts, parts.needs),
    parts.stopsAtErrors,
    '',
    ...part('values'),
    ...parts.helpers,
    '',
    ...part('signIn'),
    ...part('application'),
    ...part('permissions'),
    ...part('consent'),
    ...part('group'),
    ...comment(texts.part[plan.credential.kind]),
    ...parts.credential,
    '',
    ...part('result'),
  ].join('\n');
}

/** What is said at the top of every form: what it is, that it can be run again and by whom, and what it needs. */
export function opening(texts: SetupScriptTexts, needs: string): string[] {
  return [...comment(texts.title), ...comment(fill(texts.again, { roles: ROLES })), ...comment(needs)];
}

/** Who may give consent. */
export const ROLES = CONSENT_ROLES.join(' / ');
