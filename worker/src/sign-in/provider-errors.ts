import * as oauth from 'oauth4webapi';
import { FailureError } from '../failure-error.ts';

/** Somebody pressed "cancel" at the provider, or may not use this application there. */
const DECLINED: ReadonlySet<string> = new Set(['access_denied', 'consent_required', 'interaction_required']);

/** The provider says itself that it does not work just now. */
const UNAVAILABLE: ReadonlySet<string> = new Set(['temporarily_unavailable', 'server_error']);

/** An error's name as it may be logged: as the standards write them, and no other text from outside. */
const ERROR_NAME = /^[A-Za-z_]{1,60}$/;

/**
 * What an error of the OpenID Connect library means to the person who signs in.
 * `params.reason` is for the log: the library's own code, or the provider's error by its standard name.
 */
export function signInFailure(error: unknown): FailureError {
  if (error instanceof oauth.AuthorizationResponseError) {
    if (DECLINED.has(error.error)) return new FailureError('sign-in-declined');
    return UNAVAILABLE.has(error.error) ? new FailureError('issuer-unavailable') : failed(error.error);
  }
  if (error instanceof oauth.ResponseBodyError) {
    // The code was redeemed already, or took too long.
    if (error.error === 'invalid_grant') return new FailureError('sign-in-expired');
    return UNAVAILABLE.has(error.error) || error.status >= 500
      ? new FailureError('issuer-unavailable')
      : failed(error.error);
  }
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError) {
    return isOutage(error) ? new FailureError('issuer-unavailable') : failed(error.code);
  }
  // Whatever else a request ends with: no connection, no answer in time.
  return new FailureError('issuer-unavailable');
}

function isOutage({ cause, code }: { cause?: unknown; code?: string }): boolean {
  if (code === oauth.RESPONSE_IS_NOT_JSON || code === oauth.PARSE_ERROR) return true;
  return (
    code === oauth.RESPONSE_IS_NOT_CONFORM && cause instanceof Response && (cause.status >= 500 || cause.status === 429)
  );
}

function failed(reason: string | undefined): FailureError {
  return new FailureError('sign-in-failed', {
    params: { reason: reason && ERROR_NAME.test(reason) ? reason : 'unknown' },
  });
}
