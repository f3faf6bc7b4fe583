import { afterEach, beforeEach, expect, test } from 'vitest';
import { followPage } from '../../extension/panel/follow-page.ts';
import { choose, chosenAt, followed, openStep, setups, shownStep } from '../../extension/panel/state.ts';
import type { PageKind } from '../../extension/portal/facts.ts';
import { EMPTY_SETUPS } from '../../extension/setups.ts';

/** Which step is open while the tab moves and pages come to show late. */

const TAB = 7;
let end: () => void;

beforeEach(() => {
  moveTo('/#home');
  end = followPage();
});
afterEach(() => {
  end();
  setups.value = EMPTY_SETUPS;
  [openStep.value, chosenAt.value] = [null, null];
  followed.value = { windowId: -1, tabId: undefined, inAdminCenter: false, reached: null };
});

/** The browser tells at once that the tab has another address. */
function moveTo(path: string, tabId = TAB): void {
  followed.value = {
    windowId: 1,
    tabId,
    inAdminCenter: true,
    reached: true,
    url: `https://entra.microsoft.com${path}`,
  };
}

/** The page tells what it is, which may be seconds later. */
function shows(kind: PageKind, tabId = TAB): void {
  const tab = { windowId: 1, key: 'window-1', state: 'ready', disagrees: false, framed: false, hollow: false } as const;
  setups.value = {
    ...EMPTY_SETUPS,
    tabs: { ...setups.value.tabs, [tabId]: { ...tab, kind, secretShown: false, at: 1 } },
  };
}

test('a page opens its step when it comes to show', () => {
  moveTo('/#groups');
  expect(shownStep.value).toBe('directory');
  shows('groups');
  expect(shownStep.value).toBe('group');
});

test('a step that a person opens since the tab has moved stays open when the page comes to show', () => {
  moveTo('/#groups');
  choose('verify');
  shows('groups');
  expect(shownStep.value).toBe('verify');
  // A page that turns out to be another one than its address said is no move either.
  shows('group-members');
  expect(shownStep.value).toBe('verify');
});

test('all steps that a person has closed stay closed in the same way', () => {
  moveTo('/#groups');
  choose('none');
  shows('groups');
  expect(shownStep.value).toBeNull();
});

test('the page leads again with the next move, once it shows', () => {
  moveTo('/#groups');
  choose('verify');
  shows('groups');
  moveTo('/#applications');
  expect(shownStep.value).toBe('verify');
  shows('applications');
  expect(shownStep.value).toBe('application');
});

test('a choice holds for its tab, also when another one was in front in between', () => {
  moveTo('/#groups');
  choose('verify');
  shows('applications', 8);
  moveTo('/#applications', 8);
  expect(shownStep.value).toBe('application');
  moveTo('/#groups');
  openStep.value = 'verify';
  shows('groups');
  expect(shownStep.value).toBe('verify');
});
