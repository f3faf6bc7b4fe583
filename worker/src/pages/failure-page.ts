import { type Failure, failureRule } from '@production-assist/shared/failures';
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type AppEnv, wordsFor } from '../routes/context.ts';
import { failureView } from '../views.ts';
import { page } from './layout.ts';

/** Answers a browser with a failure in words: what happened, what it means, what to do. */
export async function failurePage(c: Context<AppEnv>, failure: Failure): Promise<Response> {
  const { title, detail, fix } = failureView(failure, wordsFor(c), null);
  const headers = new Headers();
  if (failure.retryAfterSeconds !== undefined) headers.set('Retry-After', String(failure.retryAfterSeconds));
  const status: ContentfulStatusCode = failureRule(failure.code).status;
  return page(c, { title, body: html`<p>${detail}</p><p>${fix}</p>`, status, headers });
}
