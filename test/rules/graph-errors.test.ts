import { FAILURE_CODES } from '@production-assist/shared/failures';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphFailure, KNOWN_GRAPH_CODES } from '../../worker/src/entra/graph-errors.ts';
import { GRAPH_CODES } from '../local/microsoft-codes.ts';

const INNER = {
  date: '2026-11-22T09:00:00',
  'request-id': '0b9c1a2d-1111-4222-8333-444455556666',
  'client-request-id': '1c9c1a2d-1111-4222-8333-444455556666',
};
const TRACE = { requestId: INNER['request-id'], correlationId: INNER['client-request-id'], timestamp: INNER.date };

it('the tables name the same codes', () => {
  expect([...KNOWN_GRAPH_CODES].sort()).toEqual(GRAPH_CODES.map(([, code]) => code).sort());
});

describe.each(GRAPH_CODES)('%i %s', (status, code, failure) => {
  it.each(['innerError', 'innererror'])(`is ${failure}, with the ids from %s`, (inner) => {
    const body = { error: { code, message: 'A sentence with a name in it.', [inner]: INNER } };
    expect(graphFailure(body, status, new Headers())).toEqual({ code: failure, microsoft: { status, code, ...TRACE } });
  });

  it('takes the ids from the headers where the body has none', () => {
    const headers = new Headers({ 'request-id': TRACE.requestId, 'client-request-id': TRACE.correlationId });
    const { requestId, correlationId } = TRACE;
    const { microsoft } = graphFailure({ error: { code } }, status, headers);
    expect(microsoft).toEqual({ status, code, requestId, correlationId });
  });
});

describe('a code nobody knows', () => {
  it.each([
    [400, 'graph-query-refused'],
    [401, 'token-refused'],
    [403, 'permission-denied'],
    [404, 'group-gone'],
    [405, 'graph-unavailable'],
    [410, 'graph-unavailable'],
    [418, 'graph-unavailable'],
  ])('falls back to the status: %i is %s', (status, code) => {
    for (const body of [{ error: { code: 'Something_New' } }, { error: { code: 'constructor' } }, undefined, 'text']) {
      expect(graphFailure(body, status, new Headers()).code).toBe(code);
    }
  });
});

it('whatever Graph sends gets a name, and only ids and codes are taken from it', () => {
  const likeAnError = fc.record({
    error: fc.record(
      { code: fc.anything(), message: fc.string(), innerError: fc.anything(), innererror: fc.anything() },
      { requiredKeys: [] },
    ),
  });
  fc.assert(
    fc.property(fc.oneof(fc.anything(), likeAnError), fc.integer({ min: 300, max: 599 }), (body, status) => {
      const { code, microsoft } = graphFailure(body, status, new Headers());
      expect(FAILURE_CODES).toContain(code);
      for (const value of Object.values(microsoft ?? {})) expect(String(value)).toMatch(/^[\w:.+-]{1,64}$/);
    }),
  );
});
