import type { Problem } from '@production-assist/shared/api';
import { type Failure, type FailureCode, failureRule } from '@production-assist/shared/failures';
import { FIELD_ERRORS, type FieldError, fill, type Texts } from '@production-assist/shared/texts/texts';
import type { BaseIssue } from 'valibot';
import { FailureError } from './failure-error.ts';
import { failureView } from './views.ts';

/** One field of a request and what is wrong with it. Never the value. */
export interface FieldProblem {
  path: string;
  code: FieldError;
  limit?: number;
  options?: string;
}

/** A request that is refused for what single fields hold. */
export class InvalidRequestError extends FailureError {
  readonly fields: readonly FieldProblem[];

  constructor(fields: readonly FieldProblem[], code: FailureCode = 'invalid-request') {
    super(code);
    this.fields = fields;
  }
}

/** RFC 9457 problem details of a failure. */
export function problem(failure: Failure, fields: readonly FieldProblem[], words: Texts, requestId: string): Problem {
  const { title, detail, fix, code } = failureView(failure, words, null);
  return {
    type: `/api/docs#${code}`,
    title,
    status: failureRule(code).status,
    code,
    detail,
    fix,
    requestId,
    ...(fields.length
      ? {
          fields: fields.map(({ path, code, limit, options }) => ({
            path,
            code,
            message: fill(words.fieldErrors[code], { limit: limit ?? '', options: options ?? '' }),
          })),
        }
      : {}),
  };
}

/** A field that is named back: short, and letters only. Anything else may be a value gone astray. */
const FIELD_NAME = /^[A-Za-z_.]{1,30}$/;

/** What valibot found, by field. Its own messages are left out: they repeat what was received. */
export function fieldProblems(issues: readonly BaseIssue<unknown>[]): FieldProblem[] {
  return issues.map((issue) => {
    const path = pathOf(issue);
    const result: FieldProblem = { path: FIELD_NAME.test(path) ? path : '', code: fieldError(issue) };
    if (typeof issue.requirement === 'number') result.limit = issue.requirement;
    if (issue.type === 'picklist') result.options = issue.expected?.replace(/[()"]/g, '').replaceAll(' | ', ', ') ?? '';
    return result;
  });
}

/** The field's name, behind those it is in; of what is wrong in a list the list's, whose places have no names. */
function pathOf({ path }: BaseIssue<unknown>): string {
  const keys = (path ?? []).map(({ key }) => key);
  const list = keys.findIndex((key) => typeof key === 'number');
  return keys.slice(0, list < 0 ? keys.length : list).join('.');
}

function fieldError(issue: BaseIssue<unknown>): FieldError {
  const named = FIELD_ERRORS.find((code) => code === issue.message);
  if (named) return named;
  if (issue.type !== 'strict_object') return 'invalid';
  // A strict object complains of a key it does not know, of one that is missing, or of not being an object.
  if (issue.expected === 'never') return 'unknown-field';
  return issue.path?.length && issue.received === 'undefined' ? 'required' : 'wrong-type';
}
