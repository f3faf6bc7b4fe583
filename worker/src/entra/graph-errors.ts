import type { Failure, FailureCode, MicrosoftTrace } from '@production-assist/shared/failures';
import { object, text } from './json.ts';

/**
 * What Microsoft Graph means by a refusal, decided on status and code and never on the message.
 * Source: learn.microsoft.com "Microsoft Graph error responses" and what clients report, read 2026-11.
 */
const BY_CODE: ReadonlyMap<string, FailureCode> = new Map([
  ['InvalidAuthenticationToken', 'token-refused'],
  ['Authorization_IdentityNotFound', 'service-principal-new'],
  ['Authorization_RequestDenied', 'permission-denied'],
  ['Authorization_IdentityDisabled', 'application-disabled'],
  ['Request_ResourceNotFound', 'group-gone'],
  ['Request_UnsupportedQuery', 'graph-query-refused'],
  ['Request_BadRequest', 'graph-query-refused'],
  ['Directory_ExpiredPageToken', 'graph-page-expired'],
]);

const BY_STATUS: Readonly<Record<number, FailureCode>> = {
  400: 'graph-query-refused',
  401: 'token-refused',
  403: 'permission-denied',
  404: 'group-gone',
};

/** All codes with a name of their own, for the table in the tests. */
export const KNOWN_GRAPH_CODES: readonly string[] = [...BY_CODE.keys()];

/** The failure behind an error body of Microsoft Graph; anything at all may be given as `body`. */
export function graphFailure(body: unknown, status: number, headers: Headers): Failure {
  const error = object(object(body)?.error);
  const code = text(error?.code) ?? '';
  return {
    code: BY_CODE.get(code) ?? BY_STATUS[status] ?? 'graph-unavailable',
    microsoft: graphTrace(body, status, headers),
  };
}

/** The ids Microsoft's support asks for. The inner error is spelled two ways. */
export function graphTrace(body: unknown, status: number, headers: Headers): MicrosoftTrace {
  const error = object(object(body)?.error);
  const inner = object(error?.innerError) ?? object(error?.innererror);
  const trace: MicrosoftTrace = { status };
  const set = (key: 'code' | 'requestId' | 'correlationId' | 'timestamp', value: unknown) => {
    const word = text(value);
    if (word && /^[\w:.+-]{1,64}$/.test(word)) trace[key] = word;
  };
  set('code', error?.code);
  set('requestId', inner?.['request-id'] ?? headers.get('request-id'));
  set('correlationId', inner?.['client-request-id'] ?? headers.get('client-request-id'));
  set('timestamp', inner?.date);
  return trace;
}
