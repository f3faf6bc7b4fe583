import { FAILURE_CODES, failureRule } from '@production-assist/shared/failures';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isPassingSignIn,
  KNOWN_AADSTS,
  noAnswerFailure,
  signInFailure,
} from '../../worker/src/entra/sign-in-errors.ts';
import { LASTING_SIGN_IN_CODES, PASSING_SIGN_IN_CODES, WAITING_SIGN_IN_CODES } from '../local/microsoft-codes.ts';

const IDS = {
  traceId: '0b9c1a2d-1111-4222-8333-444455556666',
  correlationId: '1c9c1a2d-1111-4222-8333-444455556666',
  timestamp: '2026-11-22 09:00:00Z',
};

/** A refusal as Microsoft words it. */
function refusal(aadsts: number, gap: string, more: object = {}): Record<string, unknown> {
  return {
    error: 'invalid_client',
    error_description: [
      `AADSTS${aadsts}: Something about 'fake8Q~secret'.`,
      `Trace ID: ${IDS.traceId}`,
      `Correlation ID: ${IDS.correlationId}`,
      `Timestamp: ${IDS.timestamp}`,
    ].join(gap),
    error_codes: [aadsts],
    timestamp: IDS.timestamp,
    trace_id: IDS.traceId,
    correlation_id: IDS.correlationId,
    ...more,
  };
}

const withoutFields = { error_codes: undefined, timestamp: undefined, trace_id: undefined, correlation_id: undefined };
const TABLE = [
  ...LASTING_SIGN_IN_CODES.map(([aadsts, code]) => [aadsts, code] as const),
  ...WAITING_SIGN_IN_CODES,
  ...PASSING_SIGN_IN_CODES.map((aadsts) => [aadsts, 'sign-in-unavailable'] as const),
];

it('the tables name the same codes', () => {
  expect([...KNOWN_AADSTS].sort()).toEqual(TABLE.map(([aadsts]) => aadsts).sort());
});

describe.each(TABLE)('AADSTS%i', (aadsts, code) => {
  it.each([
    ['with error_codes', refusal(aadsts, '\r\n')],
    ['with nothing but a description in lines', refusal(aadsts, '\r\n', withoutFields)],
    ['with nothing but a description in one line', refusal(aadsts, ' ', withoutFields)],
    ['with nothing but a description in other lines', refusal(aadsts, '\n', withoutFields)],
    ['with error_codes that are no list', refusal(aadsts, ' ', { error_codes: aadsts })],
    ['beside a code nobody knows', refusal(aadsts, ' ', { error_codes: [1, aadsts] })],
  ])(`%s is ${code}`, (_, body) => {
    const failure = signInFailure(body, 400);
    expect(failure).toEqual({
      code,
      params: { code: `AADSTS${aadsts}` },
      microsoft: { code: `AADSTS${aadsts}`, status: 400, ...IDS },
    });
    const waits = WAITING_SIGN_IN_CODES.some(([waiting]) => waiting === aadsts);
    expect(isPassingSignIn(body, 400)).toBe(failureRule(code).remedy === 'passing' && !waits);
  });

  it('is known without a description', () => {
    expect(signInFailure({ error_codes: [aadsts] }, 400).code).toBe(code);
  });
});

describe('a code nobody knows', () => {
  it.each([
    ['temporarily_unavailable', 400, 'sign-in-unavailable'],
    ['server_error', 400, 'sign-in-unavailable'],
    ['invalid_scope', 400, 'scope-wrong'],
    ['invalid_resource', 400, 'scope-wrong'],
    ['invalid_client', 401, 'sign-in-refused'],
    ['unauthorized_client', 400, 'sign-in-refused'],
    ['access_denied', 400, 'sign-in-refused'],
    ['invalid_client', 503, 'sign-in-unavailable'],
    ['constructor', 400, 'sign-in-refused'],
    ['__proto__', 400, 'sign-in-refused'],
  ])('falls back to `error`: %s with %i is %s', (error, status, code) => {
    const failure = signInFailure(refusal(999_999, ' ', { error }), status);
    expect(failure).toMatchObject({ code, params: { code: 'AADSTS999999' } });
  });

  it('is called by `error` where there is none at all', () => {
    expect(signInFailure({ error: 'invalid_client' }, 401)).toEqual({
      code: 'sign-in-refused',
      params: { code: 'invalid_client' },
      microsoft: { code: 'invalid_client', status: 401 },
    });
  });

  it.each([undefined, null, 'Bad gateway', [], 7])('is trouble on Microsoft’s side where the body is %j', (body) => {
    expect(signInFailure(body, 400)).toMatchObject({ code: 'sign-in-unavailable', params: { code: 'HTTP 400' } });
  });
});

describe('whatever Microsoft sends', () => {
  /** JSON that looks like a refusal here and there. */
  const likeARefusal = fc.record(
    {
      error: fc.anything(),
      error_description: fc.oneof(fc.string(), fc.anything()),
      error_codes: fc.oneof(fc.array(fc.oneof(fc.integer(), fc.double(), fc.anything())), fc.anything()),
      trace_id: fc.anything(),
      correlation_id: fc.oneof(fc.string(), fc.anything()),
      timestamp: fc.oneof(fc.string(), fc.anything()),
    },
    { requiredKeys: [] },
  );

  it('it gets a name, and only ids and codes are taken from it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), likeARefusal), fc.integer({ min: 100, max: 599 }), (body, status) => {
        const { code, params, microsoft } = signInFailure(body, status);
        expect(FAILURE_CODES).toContain(code);
        expect(params?.code).toMatch(/^[\w-]{1,64}$|^HTTP \d{3}$/);
        for (const value of Object.values(microsoft ?? {})) expect(String(value)).toMatch(/^[\w:. +-]{1,64}$/);
      }),
    );
  });
});

describe('no usable answer after all attempts', () => {
  const answer = { status: 429, headers: new Headers(), json: refusal(50196, ' ') };

  it('is a pause where Microsoft asked for one, as long as it said', () => {
    expect(noAnswerFailure({ kind: 'throttled', retryAfterSeconds: 17, last: answer })).toMatchObject({
      code: 'sign-in-throttled',
      params: { seconds: 17 },
      retryAfterSeconds: 17,
      microsoft: { code: 'AADSTS50196', ...IDS },
    });
    expect(noAnswerFailure({ kind: 'throttled', last: answer })).toMatchObject({ params: { seconds: 60 } });
    expect(noAnswerFailure({ kind: 'throttled', last: answer })).not.toHaveProperty('retryAfterSeconds');
  });

  it.each(['unavailable', 'unreadable'] as const)('is trouble on Microsoft’s side where it is %s', (kind) => {
    expect(noAnswerFailure({ kind })).toEqual({ code: 'sign-in-unavailable', params: { seconds: 60 } });
  });
});
