import { describe, expect, test } from 'vitest';
import type { PageFacts } from '../../extension/portal/facts.ts';
import { EMPTY_SETUP, secretExpiry } from '../../extension/setup.ts';
import {
  applicationPage,
  CLIENT,
  FAKE_SECRET,
  OBJECT,
  OTHER_CLIENT,
  OTHER_DIRECTORY,
  SECRET_ID,
  secretsPage,
} from './facts.ts';
import { after, outcome } from './judged.ts';

describe('the secret that was taken', () => {
  const row = (secretId: string, expiresOn: string) => ({
    description: null,
    expiresOn,
    secretId,
    hint: null,
    valueShown: false,
  });
  const secrets = (application: { name: string; clientId: string }, ...rows: ReturnType<typeof row>[]): PageFacts => ({
    ...secretsPage(false),
    application,
    secrets: { rows, complete: true },
  });
  const ours = { name: 'Production-Assist', clientId: CLIENT };
  const soon = '2026-12-01';
  const two = after(applicationPage, secrets(ours, row(SECRET_ID, soon), row(OBJECT, '2028-01-01')));
  const taken = { secretHeld: true, secretId: SECRET_ID };

  test('is proven by nothing a page shows', () => {
    expect(outcome('credential', two, taken)).toEqual(['unknown', 'page-secret-taken']);
    expect(outcome('credential', EMPTY_SETUP, { secretHeld: true })).toEqual(['unknown', 'page-secret-taken']);
  });

  test('has its own end, whatever other secrets there are', () => {
    expect(outcome('credential.expiry', two, taken)).toEqual(['warn', 'page-expiry-near', { date: soon, days: 9 }]);
    expect(outcome('credential.expiry', two)[1]).toBe('page-expiry-far');
    expect(secretExpiry(two, SECRET_ID, FAKE_SECRET)).toBe(soon);
    expect(secretExpiry(two, undefined, FAKE_SECRET)).toBeNull();
    expect(secretExpiry(two, OTHER_DIRECTORY, FAKE_SECRET)).toBeNull();
  });

  test('was entered by hand: its end is known where there is only one it can be', () => {
    const one = after(applicationPage, secretsPage(false));
    expect(secretExpiry(one, undefined, FAKE_SECRET)).toBe('2027-05-20');
    expect(secretExpiry(one, undefined, FAKE_SECRET.replace('fake', 'othr'))).toBeNull();
    const partly = { ...secretsPage(false), secrets: { rows: [row(SECRET_ID, soon)], complete: false } };
    expect(secretExpiry(after(applicationPage, partly), undefined, FAKE_SECRET)).toBeNull();
  });

  test('has expired: that is certain without asking', () => {
    const expired = after(applicationPage, secrets(ours, row(SECRET_ID, '2026-11-21'), row(OBJECT, '2028-01-01')));
    expect(outcome('credential', expired, taken)).toEqual(['fail', 'secret-expired']);
    expect(outcome('credential.expiry', expired, taken)).toEqual(['fail', 'secret-expired']);
  });

  test('belongs to another app registration than the client id', () => {
    const payroll = { name: 'Payroll', clientId: OTHER_CLIENT };
    const both = after(applicationPage, secretsPage(false), secrets(payroll, row(OBJECT, '2028-01-01')));
    const foreign = { secretHeld: true, secretId: OBJECT };
    expect(outcome('credential', both, foreign)).toEqual(['fail', 'page-secret-foreign', { found: 'Payroll' }]);
    expect(outcome('credential', both, taken)).toEqual(['unknown', 'page-secret-taken']);
    // Not where a person says that this is the application.
    const typed = { ...both, typed: { clientId: OTHER_CLIENT } };
    expect(outcome('credential', typed, foreign)).toEqual(['unknown', 'page-secret-taken']);
    expect(secretExpiry(typed, OBJECT, FAKE_SECRET)).toBe('2028-01-01');
    expect(secretExpiry(both, OBJECT, FAKE_SECRET)).toBeNull();
  });
});
