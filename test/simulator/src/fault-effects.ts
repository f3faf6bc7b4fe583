import type { FaultEffect } from './faults.ts';
import { cutShort, graphError } from './graph/answer.ts';
import { signInAnswer, signInError } from './sign-in-errors.ts';
import type { World } from './world.ts';

/** How far ahead a `Retry-After` that is a date lies. */
const RETRY_DATE_MS = 30_000;

/** A request on its way through a fault. */
export interface Affected {
  world: World;
  request: Request;
  service: 'sign-in' | 'graph' | 'issuer';
  /** Answers this request, or another one in its place, as if there were no fault. */
  answer(request: Request): Promise<Response>;
}

/** Does a fault's effect to one request. */
export async function applyEffect(effect: FaultEffect, affected: Affected): Promise<Response> {
  const { world, request, answer } = affected;
  if ('aadsts' in effect) return signInError(world, request, effect.aadsts, effect);
  if ('status' in effect) return scriptedStatus(effect, affected);
  if ('networkError' in effect) throw new TypeError('fetch failed', { cause: new Error('simulated network error') });
  if ('hang' in effect) return untilAborted(request.signal);
  if ('redirect' in effect) return new Response(null, { status: 302, headers: { Location: effect.redirect } });
  if ('notJson' in effect) {
    const html = '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please wait.</body></html>';
    return new Response(html, { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  }
  if ('cutOff' in effect) return cutShort(await answer(request));
  if ('withoutValue' in effect) return changeJson(await answer(request), ({ value, ...rest }) => rest);
  if ('foreignNextLink' in effect) {
    const nextLink = { '@odata.nextLink': effect.foreignNextLink };
    return changeJson(await answer(request), (body) => ({ ...body, ...nextLink }));
  }
  if ('dropPage' in effect) return nextPage(await answer(request), affected);
  return answer(request);
}

function scriptedStatus(effect: Extract<FaultEffect, { code?: string }>, affected: Affected): Response {
  const { world, request, service } = affected;
  const { status, retryAfter, code, body } = effect;
  const retry = retryAfter === 'date' ? new Date(world.now() + RETRY_DATE_MS).toUTCString() : retryAfter;
  const headers = { ...(retry === undefined ? {} : { 'Retry-After': String(retry) }), ...effect.headers };
  if (body !== undefined) {
    const isText = typeof body === 'string';
    const type = isText ? 'text/plain' : 'application/json';
    return new Response(isText ? body : JSON.stringify(body), {
      status,
      headers: { 'Content-Type': type, ...headers },
    });
  }
  if (service === 'graph') {
    const message = effect.message === undefined ? {} : { message: effect.message };
    return graphError(world, request, status, code ?? DEFAULT_CODES[status] ?? 'UnknownError', { ...message, headers });
  }
  const error = code ?? (status >= 500 || status === 429 ? 'temporarily_unavailable' : 'invalid_request');
  return signInAnswer(world, request, status, { error }, headers);
}

/** The codes Graph uses with these statuses. */
const DEFAULT_CODES: Partial<Record<number, string>> = {
  400: 'Request_BadRequest',
  401: 'InvalidAuthenticationToken',
  403: 'Authorization_RequestDenied',
  404: 'Request_ResourceNotFound',
  410: 'resyncRequired',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
  509: 'BandwidthLimitExceeded',
};

/** Never answers by itself, and holds nothing that would keep a process alive. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

type Body = Record<string, unknown>;

async function changeJson(response: Response, change: (body: Body) => Body): Promise<Response> {
  const body: Body = JSON.parse(await response.text());
  return new Response(JSON.stringify(response.ok ? change(body) : body), response);
}

async function nextPage(response: Response, { request, answer }: Affected): Promise<Response> {
  const body: Body = JSON.parse(await response.clone().text());
  const nextLink = body['@odata.nextLink'];
  if (typeof nextLink === 'string') return answer(new Request(nextLink, { headers: request.headers }));
  return changeJson(response, (last) => ({ ...last, value: [] }));
}

/**
 * Waits, or gives up with the caller. The timer belongs to a request somebody waits for, so it is an ordinary one.
 */
export function delay(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const giveUp = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    }, ms);
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
