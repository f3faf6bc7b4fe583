import { beforeEach, expect, test } from 'vitest';
import { secretSource, secrets, setups, views } from '../../extension/panel/state.ts';
import { absorbFrom, change, EMPTY_SETUPS } from '../../extension/setups.ts';
import { applicationPage, CLIENT, DIRECTORY, directoryPage, FAKE_SECRET, OTHER_CLIENT } from './facts.ts';

/** What a reading of the form says once other values are known than it was compared with. */

/** The window the panel stands in before it has followed any tab. */
const WINDOW = -1;
const FILLED_AT = 1_000;
const fingerprint = { salt: '0'.repeat(32), sha256: '0'.repeat(64) };

const formStep = () => views.value.find(({ step }) => step.id === 'form');
const says = () => formStep()?.checks.map(({ page }) => [page.status, page.code, page.params]);

/** Everything was filled in, and agreed; the value was forgotten by that. */
beforeEach(() => {
  const from = { tabId: 1, windowId: WINDOW, framed: false, active: true };
  const read = [directoryPage, applicationPage].reduce(
    (state, facts, at) => absorbFrom(state, facts, from, at).state,
    EMPTY_SETUPS,
  );
  const agrees = { directoryId: 'agrees', clientId: 'agrees', clientSecret: 'agrees' } as const;
  const captured = { directoryId: DIRECTORY, clientId: CLIENT, secretTakenAt: FILLED_AT };
  const form = { origin: 'https://pa.example', ...agrees, captured, at: FILLED_AT + 1 };
  setups.value = change(read, DIRECTORY, (setup) => ({ ...setup, form }));
  secrets.value = { [DIRECTORY]: { fingerprint, takenAt: FILLED_AT } };
});

test('it agrees for as long as nothing else is known', () => {
  expect(formStep()?.state).toBe('done');
  expect(secretSource.value).toBe('filled');
});

test('another secret was taken: the one in the form is not that one, also when its time is over', () => {
  secrets.value = { [DIRECTORY]: { value: FAKE_SECRET, fingerprint, takenAt: FILLED_AT + 60_000 } };
  expect(formStep()?.state).toBe('open');
  expect(says()).toEqual([['unknown', 'page-form-incomplete', { fields: 'AD Master Client Secret' }]]);
  secrets.value = { [DIRECTORY]: { fingerprint, takenAt: FILLED_AT + 60_000 } };
  expect(formStep()?.state).toBe('open');
  expect(secretSource.value).toBe('absent');
});

test('another id was entered: the one in the form is not that one', () => {
  setups.value = change(setups.value, DIRECTORY, (setup) => ({ ...setup, typed: { clientId: OTHER_CLIENT } }));
  expect(formStep()?.state).toBe('open');
  expect(says()).toEqual([['unknown', 'page-form-incomplete', { fields: 'AD Master Client Id' }]]);
});
