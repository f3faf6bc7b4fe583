import type { Failure, FailureCode, MicrosoftTrace } from '@production-assist/shared/failures';
import { PAUSE_SECONDS } from '../limits.ts';
import { array, object, text } from './json.ts';
import type { NoAnswer } from './network.ts';

/**
 * What Microsoft's sign-in service means by a refusal.
 * Source: learn.microsoft.com "Microsoft Entra authentication and authorization error codes", read 2026-11; the codes
 * of federated credentials from the workload identity federation pages and from what others saw.
 */
const BY_AADSTS: ReadonlyMap<number, FailureCode> = new Map([
  [7000215, 'secret-wrong'],
  [7000222, 'secret-expired'],
  [7000216, 'credential-not-sent'],
  [7000218, 'credential-not-sent'],
  [700016, 'application-not-found'],
  [7000229, 'service-principal-missing'],
  [7000112, 'application-disabled'],
  [90002, 'directory-not-found'],
  [900023, 'directory-invalid'],
  [900382, 'cloud-wrong'],
  [900432, 'cloud-wrong'],
  [90038, 'cloud-wrong'],
  [53003, 'conditional-access'],
  [700027, 'certificate-not-registered'],
  [7000214, 'certificate-not-registered'],
  [1000502, 'certificate-expired'],
  [70021, 'federation-no-match'],
  [700211, 'federation-issuer'],
  [700212, 'federation-audience'],
  [700213, 'federation-subject'],
  [7002137, 'federation-subject'],
  [7002138, 'federation-subject'],
  [700222, 'federation-issuer'],
  [7000272, 'federation-key-unknown'],
  [501661, 'federation-unreachable'],
  [90061, 'federation-unreachable'],
  [5002727, 'assertion-form'],
  [5002738, 'assertion-form'],
  [700024, 'assertion-time'],
  [70023, 'assertion-time'],
  [500133, 'assertion-time'],
  [50013, 'assertion-signature'],
  [700023, 'assertion-audience'],
  [1002012, 'scope-wrong'],
  [70011, 'scope-wrong'],
  [28002, 'scope-wrong'],
  [500011, 'scope-wrong'],
  [90033, 'sign-in-unavailable'],
  [90024, 'sign-in-unavailable'],
  [50033, 'sign-in-unavailable'],
  [90055, 'sign-in-unavailable'],
  [90006, 'sign-in-unavailable'],
]);

/** Where neither `error_codes` nor the description names a code we know. */
const BY_ERROR: ReadonlyMap<string, FailureCode> = new Map([
  ['temporarily_unavailable', 'sign-in-unavailable'],
  ['server_error', 'sign-in-unavailable'],
  ['invalid_scope', 'scope-wrong'],
  ['invalid_resource', 'scope-wrong'],
]);

/** All codes with a name of their own, for the table in the tests. */
export const KNOWN_AADSTS: readonly number[] = [...BY_AADSTS.keys()];

/**
 * The failure behind an error body of the sign-in service.
 *
 * @param body parsed JSON of the answer; anything at all
 * @param status HTTP status of the answer
 */
export function signInFailure(body: unknown, status: number): Failure {
  const error = object(body);
  const kind = text(error?.error) ?? '';
  const description = text(error?.error_description) ?? '';
  const inText = /AADSTS(\d{3,8})/.exec(description)?.[1];
  const listed = (array(error?.error_codes) ?? []).filter(isCode);
  const codes = [...listed, ...(inText ? [Number(inText)] : [])];
  const known = codes.find((code) => BY_AADSTS.has(code)) ?? codes[0];
  const code =
    BY_AADSTS.get(known ?? 0) ??
    BY_ERROR.get(kind) ??
    (status >= 500 || !error ? 'sign-in-unavailable' : 'sign-in-refused');
  const label = known !== undefined ? `AADSTS${known}` : (safe(WORD, kind) ?? `HTTP ${status}`);
  const microsoft: MicrosoftTrace = { code: label, status };
  const traceId = safe(WORD, error?.trace_id) ?? found(description, /Trace ID:\s*([\w-]{1,64})\b/i);
  const correlationId = safe(WORD, error?.correlation_id) ?? found(description, /Correlation ID:\s*([\w-]{1,64})\b/i);
  const timestamp = safe(TIME, error?.timestamp) ?? found(description, /Timestamp:\s*([\d:TZ. -]{1,40})/i);
  if (traceId) microsoft.traceId = traceId;
  if (correlationId) microsoft.correlationId = correlationId;
  if (timestamp) microsoft.timestamp = timestamp;
  return { code, params: { code: label }, microsoft };
}

/** The failure of a request to the sign-in service that got no usable answer after all attempts. */
export function noAnswerFailure({ kind, last, retryAfterSeconds }: NoAnswer): Failure {
  const microsoft = last && signInFailure(last.json, last.status).microsoft;
  return {
    code: kind === 'throttled' ? 'sign-in-throttled' : 'sign-in-unavailable',
    params: { seconds: retryAfterSeconds ?? PAUSE_SECONDS },
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(microsoft ? { microsoft } : {}),
  };
}

/** Whether the refusal may be gone in a moment, and not only in minutes. */
export function isPassingSignIn(body: unknown, status: number): boolean {
  return signInFailure(body, status).code === 'sign-in-unavailable';
}

const isCode = (code: unknown): code is number => Number.isSafeInteger(code) && Number(code) > 0;

// Ids and codes only: Microsoft's sentences stay out, so nothing that was sent can come back through them.
const WORD = /^[\w-]{1,64}$/;
const TIME = /^[\d:TZ. +-]{1,40}$/;

function safe(pattern: RegExp, value: unknown): string | undefined {
  const word = text(value);
  return word && pattern.test(word) ? word.trim() || undefined : undefined;
}

function found(description: string, pattern: RegExp): string | undefined {
  return pattern.exec(description)?.[1]?.trim() || undefined;
}
