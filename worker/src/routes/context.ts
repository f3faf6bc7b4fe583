import { Problem } from '@production-assist/shared/api';
import type { Language } from '@production-assist/shared/texts/texts';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { type DescribeRouteOptions, describeRoute, resolver, validator } from 'hono-openapi';
import type { BaseIssue, GenericSchema } from 'valibot';
import { type Grant, mayDo, type Right, roleIn } from '../auth/access.ts';
import type { Caller } from '../auth/callers.ts';
import { FailureError } from '../failure-error.ts';
import { texts } from '../language.ts';
import { fieldProblems, InvalidRequestError } from '../problem.ts';

/** What every handler finds in its context. */
export interface AppEnv {
  Bindings: Env;
  Variables: { requestId: string; language: Language; caller: Caller; grants: Grant[] };
}

/** Words in the caller's language. */
export const wordsFor = (c: Context<AppEnv>) => texts(c.get('language'));

/**
 * Checks a part of the request against its schema and describes it in the OpenAPI document.
 * The library's own answer would echo the body, which carries a secret; so a refusal always goes through our problems.
 */
export function valid<Target extends 'query' | 'json', Schema extends GenericSchema>(target: Target, schema: Schema) {
  return validator(target, schema, (result) => {
    if (!result.success) throw new InvalidRequestError(fieldProblems(result.error as readonly BaseIssue<unknown>[]));
  });
}

/**
 * Lets a caller through who may do this in the tenant of the path. A tenant that is not there and one that is somebody
 * else's get the same answer.
 */
export function allow(right: Right) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const role = roleIn(c.get('grants'), c.req.param('tenantId') ?? '');
    if (!role) throw new FailureError('not-found');
    if (!mayDo(role, right)) throw new FailureError('not-allowed');
    await next();
  });
}

/**
 * Describes a route in the OpenAPI document: what it does, what it answers, and which problems it may answer with.
 *
 * @param schema of the answer's JSON; null where there is no body
 */
export function describe(
  summary: string,
  status: 200 | 201 | 202 | 204,
  schema: GenericSchema | null,
  more: { tag: string; problems: readonly number[]; description?: string; otherMedia?: string[]; headers?: string[] },
) {
  const content = schema ? { 'application/json': { schema: resolver(schema) } } : undefined;
  const other = Object.fromEntries(
    (more.otherMedia ?? []).map((media) => [media, { schema: { type: 'string' as const } }]),
  );
  const responses: NonNullable<DescribeRouteOptions['responses']> = {
    [status]: {
      description: summary,
      ...(content ? { content: { ...content, ...other } } : {}),
      ...(more.headers
        ? {
            headers: Object.fromEntries(more.headers.map((name) => [name, { schema: { type: 'string' as const } }])),
          }
        : {}),
    },
  };
  for (const code of more.problems) {
    responses[code] = {
      description: PROBLEMS[code] ?? 'Problem',
      content: { 'application/problem+json': { schema: resolver(Problem) } },
    };
  }
  return describeRoute({
    summary,
    tags: [more.tag],
    ...(more.description ? { description: more.description } : {}),
    responses,
  });
}

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'Not JSON',
  401: 'No token, or one that is not accepted',
  403: 'The caller may not do this in a tenant that is theirs',
  404: 'Not there, or not the caller’s',
  412: 'Somebody else saved in between',
  413: 'The body is too large',
  415: 'The body is not declared as JSON',
  422: 'A field is unknown, missing or not of its form',
  428: 'A change needs If-Match',
  503: 'A store or the queue does not answer; try again',
};
