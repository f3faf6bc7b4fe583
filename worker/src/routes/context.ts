import type { Language } from '@production-assist/shared/texts/texts';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { validator } from 'hono-openapi';
import type { BaseIssue, GenericSchema } from 'valibot';
import { type Access, ALL_TENANTS, mayDo, type Right, roleIn } from '../auth/access.ts';
import type { Caller } from '../auth/callers.ts';
import { FailureError } from '../failure-error.ts';
import { texts } from '../language.ts';
import { withLogIds } from '../log.ts';
import { fieldProblems, InvalidRequestError } from '../problem.ts';
import { SCHEMA_OPTIONS } from './describe.ts';

/** What every handler finds in its context. */
export interface AppEnv {
  Bindings: Env;
  Variables: { requestId: string; language: Language; caller: Caller; access: Access };
}

/** Words in the caller's language. */
export const wordsFor = (c: Context<AppEnv>) => texts(c.get('language'));

/**
 * Checks a part of the request against its schema and describes it in the OpenAPI document.
 * The library's own answer would echo the body, which carries a secret; so a refusal always goes through our problems.
 */
export function valid<Target extends 'query' | 'json', Schema extends GenericSchema>(target: Target, schema: Schema) {
  const check = (result: { success: boolean; error?: unknown }) => {
    if (!result.success) throw new InvalidRequestError(fieldProblems(result.error as readonly BaseIssue<unknown>[]));
  };
  return validator(target, schema, check, SCHEMA_OPTIONS);
}

/**
 * Lets a caller through who may do this in the tenant of the path. A tenant that is not there and one that is somebody
 * else's get the same answer.
 */
export function allow(right: Right) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const tenantId = c.req.param('tenantId') ?? '';
    if (!roleIn(c.get('access'), tenantId)) throw new FailureError('not-found');
    if (!mayDo(c.get('access'), tenantId, right)) throw new FailureError('not-allowed');
    // Only now: whatever else stands in an address may be a value gone astray.
    await withLogIds({ tenantId }, next);
  });
}

/** Lets a caller through who may do this in all tenants. What is there for them is no secret: others get 403. */
export function allowInAll(right: Right) {
  return createMiddleware<AppEnv>(async (c, next) => {
    if (!mayDo(c.get('access'), ALL_TENANTS, right)) throw new FailureError('not-allowed');
    await next();
  });
}

/** Lets people through who are here themselves: no backend, and no browser in their name. */
export const allowInPerson = createMiddleware<AppEnv>(async (c, next) => {
  const { via } = c.get('caller');
  if (via === 'service' || via === 'browser') throw new FailureError('not-allowed');
  await next();
});

/** Lets people through, whatever their role, and no backend. */
export const allowPeople = createMiddleware<AppEnv>(async (c, next) => {
  if (c.get('caller').via === 'service') throw new FailureError('not-allowed');
  await next();
});
