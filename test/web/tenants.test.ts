import { ATTENTION } from '@production-assist/shared/api';
import { describe, expect, it } from 'vitest';
import { durationParts } from '../../worker/web/duration.ts';
import { tenantsPath } from '../../worker/web/tenants/path.ts';
import { SIGN, screenOf, stateOf } from '../../worker/web/tenants/state.ts';
import { aRun } from './runs.ts';

describe('how a tenant stands', () => {
  it('a reason to look at it goes before everything', () => {
    for (const attention of ATTENTION) expect(stateOf({ attention, lastRun: aRun() })).toBe(attention);
    // Never shown as fine, and never as what says nothing.
    for (const attention of ATTENTION) expect(['warn', 'fail']).toContain(SIGN[attention]);
  });

  it('leads to where something can be done about it', () => {
    expect(screenOf('failing')).toBe('sync');
    expect(screenOf('removals-held')).toBe('removals');
    expect(screenOf('secret-expired')).toBe('credential');
    expect(screenOf('permissions-excess')).toBe('connection');
  });

  it('is fine only once a run has succeeded', () => {
    expect(stateOf({ attention: null, lastRun: aRun() })).toBe('fine');
    expect(stateOf({ attention: null, lastRun: null })).toBe('new');
    expect(stateOf({ attention: null, lastRun: aRun({ state: 'running' }) })).toBe('running');
  });
});

it.each([
  [{ cursor: null }, '/api/tenants'],
  [{ cursor: 'gtg', search: 'a&b=c #' }, '/api/tenants?q=a%26b%3Dc+%23&cursor=gtg'],
  [{ cursor: null, attention: true, search: '' }, '/api/tenants?attention=true'],
  [{ cursor: null, attention: false, search: 'x' }, '/api/tenants?q=x'],
])('tenants are asked for: %j', (question, path) => {
  expect(tenantsPath(question)).toBe(path);
});

describe('a length of time', () => {
  const said = (ms: number) =>
    durationParts(ms)
      .map(({ value, unit }) => `${value} ${unit}`)
      .join(' ');
  it.each([
    [0, '0 second'],
    [349, '0.3 second'],
    [9_949, '9.9 second'],
    [9_950, '10 second'],
    [59_499, '59 second'],
    [59_500, '1 minute'],
    [61_000, '1 minute 1 second'],
    [3_599_000, '59 minute 59 second'],
    [3_599_900, '1 hour'],
    [3_600_000, '1 hour'],
    [9_000_000, '2 hour 30 minute'],
    [90_000_000, '25 hour'],
  ])('%i ms: %s', (ms, words) => {
    expect(said(ms)).toBe(words);
  });
});
