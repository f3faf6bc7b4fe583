import { ConnectionInput, PreviewInput, TenantInput, UsersQuery } from '@production-assist/shared/api';
import { FAILURE_CODES, failureRule } from '@production-assist/shared/failures';
import { WebhookInput } from '@production-assist/shared/requests-notifications';
import { de } from '@production-assist/shared/texts/de';
import { en } from '@production-assist/shared/texts/en';
import fc from 'fast-check';
import { type GenericSchema, safeParse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { fieldProblems, problem } from '../../worker/src/problem.ts';

/** What is found in a request, as it is told back in both languages. */
function refusal(schema: GenericSchema, input: unknown) {
  const result = safeParse(schema, input);
  const fields = result.success ? [] : fieldProblems(result.issues);
  return [en, de].map((words) => problem({ code: 'invalid-request' }, fields, words, 'request-id'));
}

describe('a problem', () => {
  it('has the words of its failure in the language asked for', () => {
    for (const code of FAILURE_CODES) {
      for (const words of [en, de]) {
        const { title, detail, fix, ...rest } = problem({ code }, [], words, 'id');
        expect({ title, detail, fix }).toEqual(words.failures[code]);
        expect(rest).toEqual({ type: `/api/docs#${code}`, status: failureRule(code).status, code, requestId: 'id' });
      }
    }
  });

  it('fills in what belongs there', () => {
    expect(problem({ code: 'too-large', params: { limit: 65_536 } }, [], en, 'id').detail).toContain('65536');
  });
});

describe('the fields of a problem', () => {
  it('are named, with what is wrong and the bound', () => {
    const schedule = { enabled: 'yes', everyMinutes: 1 };
    const [english] = refusal(ConnectionInput, { clientId: 5, schedule, cloud: 'mars' });
    expect(english?.fields).toEqual([
      { path: 'cloud', code: 'not-an-option', message: 'Must be one of: global, usgov, usdod, china.' },
      { path: 'directoryId', code: 'required', message: 'Must be given.' },
      { path: 'clientId', code: 'wrong-type', message: 'Has the wrong type.' },
      { path: 'schedule.enabled', code: 'wrong-type', message: 'Has the wrong type.' },
      { path: 'schedule.everyMinutes', code: 'too-small', message: 'Too small; the minimum is 5.' },
    ]);
  });

  it('are named by the list they are in, where it is one of a list', () => {
    const webhook = { name: 'Receiver', url: 'https://receiver.example/', types: ['users.joined', 'run.failed'] };
    expect(refusal(WebhookInput, webhook)[0]?.fields).toMatchObject([{ path: 'types', code: 'not-an-option' }]);
  });

  it('that nobody knows are named only where the name is a word', () => {
    const paths = (input: object) => refusal(TenantInput, { name: 'x', ...input })[0]?.fields?.map(({ path }) => path);
    expect(paths({ colour: 1 })).toEqual(['colour']);
    expect(paths({ __proto__x: 1 })).toEqual(['__proto__x']);
    for (const key of [
      'fake8Q~secret',
      '7d1f7c52-3c0b-4f0e-9a57-6b8e6a1d2c01',
      'abc123',
      'x'.repeat(31),
      '<b>',
      'a b',
      'ä',
    ]) {
      expect(paths({ [key]: 1 })).toEqual(['']);
    }
  });

  it('never repeat a value, whatever comes in', () => {
    const canary = 'c4nary8Q';
    const value = fc.oneof(
      fc.constantFrom(canary, [canary], { [canary]: canary }, null, 1e9, true),
      fc.string().map((text) => `${canary}${text}`),
    );
    const key = fc.constantFrom(
      'name',
      'cloud',
      'directoryId',
      'clientId',
      'clientSecret',
      'schedule',
      'leavers',
      'q',
      'limit',
      canary,
    );
    fc.assert(
      fc.property(fc.dictionary(key, value), (input) => {
        for (const schema of [TenantInput, ConnectionInput, PreviewInput, UsersQuery]) {
          for (const answer of refusal(schema, input)) {
            expect(JSON.stringify(answer)).not.toContain(canary);
            expect(JSON.stringify(answer)).not.toMatch(/\{\w+\}/);
          }
        }
      }),
    );
  });
});
