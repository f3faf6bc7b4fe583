import { ACCESS_GROUP_NAME } from '@production-assist/shared/guide';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PageFacts, PermissionRow } from '../../extension/portal/facts.ts';
import { absorb, currentApplication, EMPTY_SETUP, knownValue } from '../../extension/setup.ts';
import {
  absorbFrom,
  change,
  EMPTY_SETUPS,
  elsewhere,
  leaveGuide,
  shownKey,
  windowKey,
} from '../../extension/setups.ts';
import {
  ALL_PAGES,
  applicationPage,
  CLIENT,
  DIRECTORY,
  directoryPage,
  GRANTED,
  GROUP,
  groupPage,
  membersPage,
  OTHER_CLIENT,
  OTHER_DIRECTORY,
  permission,
  permissionsPage,
  secretsPage,
} from './facts.ts';

const read = (...pages: Parameters<typeof absorb>[1][]) =>
  pages.reduce((setup, facts, index) => absorb(setup, facts, index + 1), EMPTY_SETUP);

describe('one set-up', () => {
  test('takes from each page what it shows', () => {
    const setup = read(...ALL_PAGES);
    expect(setup.directory).toMatchObject({ id: DIRECTORY, name: 'GTG' });
    expect(currentApplication(setup)).toMatchObject({ clientId: CLIENT, name: 'Production-Assist' });
    expect(setup.group).toMatchObject({ id: GROUP, kind: 'security', people: { users: 3 } });
    expect(knownValue(setup, 'clientId')).toEqual({ value: CLIENT, from: 'page' });
  });

  test('a page that is loading says nothing', () => {
    expect(read({ ...applicationPage, state: 'loading' })).toEqual(EMPTY_SETUP);
  });

  test('going back to a page that shows less loses nothing', () => {
    const setup = read(...ALL_PAGES);
    expect(ALL_PAGES.reduce((now, facts, index) => absorb(now, facts, 100 + index), setup)).toMatchObject({
      directory: { name: 'GTG' },
      group: { people: { users: 3, complete: true }, members: 3 },
    });
  });

  test('a reading that is not whole adds rows and removes none', () => {
    const setup = read(
      permissionsPage(GRANTED),
      permissionsPage([permission('Mail.Read')], { complete: false, consentButton: 'unknown' }),
    );
    const { configured, complete } = currentApplication(setup)?.permissions ?? { configured: [], complete: false };
    expect(configured.map((row) => row.name)).toEqual([...GRANTED.map((row) => row.name), 'Mail.Read']);
    expect(complete).toBe(true);
  });

  test('a whole reading replaces the one before', () => {
    const setup = read(permissionsPage(GRANTED), permissionsPage([permission('Group.Read.All', 'not-granted')]));
    expect(currentApplication(setup)?.permissions?.configured).toEqual([permission('Group.Read.All', 'not-granted')]);
  });

  test('an older reading changes nothing', () => {
    const setup = absorb(EMPTY_SETUP, permissionsPage(GRANTED), 10);
    expect(absorb(setup, permissionsPage([]), 5)).toEqual(setup);
  });

  test('a value is shown only as long as a page shows it', () => {
    const setup = read(secretsPage(true), {
      ...secretsPage(false),
      secrets: { rows: [], complete: false },
    });
    expect(currentApplication(setup)?.secrets?.rows[0]?.valueShown).toBe(false);
  });

  test('another application that is looked at does not take the place of the right one', () => {
    const foreign = {
      ...permissionsPage([permission('Mail.ReadWrite')]),
      application: { name: 'Intranet', clientId: OTHER_CLIENT },
    };
    const setup = read(applicationPage, permissionsPage(GRANTED), foreign);
    expect(currentApplication(setup)?.clientId).toBe(CLIENT);
    expect(currentApplication(setup)?.permissions?.configured).toEqual(GRANTED);
  });

  test('the right application takes the place of a wrong one', () => {
    const wrong = { ...applicationPage, application: { name: 'Intranet', clientId: OTHER_CLIENT } };
    expect(currentApplication(read(wrong, applicationPage))?.clientId).toBe(CLIENT);
  });

  test('what was read before the client id was known stays with the application', () => {
    const { permissions } = permissionsPage(GRANTED);
    const nameless = { kind: 'application-permissions', state: 'ready', permissions } as const;
    const setup = read(nameless, applicationPage);
    expect(Object.keys(setup.applications)).toEqual([CLIENT]);
    expect(currentApplication(setup)?.permissions?.configured).toEqual(GRANTED);
  });

  test('a group that was renamed is no longer the access group', () => {
    const renamed = { ...groupPage, group: { ...groupPage.group, name: 'Azure APP Production Assist' } };
    const setup = read(groupPage, renamed);
    expect(setup.group).toBeUndefined();
    expect(setup.nearMiss?.name).toBe('Azure APP Production Assist');
  });

  test('a group whose id was not yet drawn is not another group of the same name', () => {
    const list = (id: string | null, complete = false): PageFacts => ({
      kind: 'groups',
      state: 'ready',
      groups: { rows: [{ id, name: ACCESS_GROUP_NAME }], complete },
    });
    for (const pages of [
      [list(null), list(GROUP)],
      [list(GROUP), list(null)],
      [list(null, true), list(GROUP)],
    ]) {
      expect(read(...pages).groups?.rows).toEqual([{ id: GROUP, name: ACCESS_GROUP_NAME }]);
    }
    expect(read(list(GROUP), list(OTHER_CLIENT)).groups?.rows).toHaveLength(2);
    const two: PageFacts = {
      kind: 'groups',
      state: 'ready',
      groups: { rows: [null, null].map((id) => ({ id, name: ACCESS_GROUP_NAME })), complete: true },
    };
    expect(read(two, list(GROUP)).groups?.rows).toHaveLength(2);
  });

  test('what a person typed counts before what a page shows', () => {
    const setup = { ...read(...ALL_PAGES), typed: { clientId: OTHER_CLIENT } };
    expect(knownValue(setup, 'clientId')).toEqual({ value: OTHER_CLIENT, from: 'hand' });
  });

  test('reading the same pages again, in any order, changes no value', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ALL_PAGES), { maxLength: 12 }), (pages) => {
        const setup = [...ALL_PAGES, ...pages].reduce((now, facts, index) => absorb(now, facts, index), EMPTY_SETUP);
        expect(knownValue(setup, 'clientId')?.value).toBe(CLIENT);
        expect(setup.group?.people).toMatchObject({ users: 3, complete: true });
        expect(currentApplication(setup)?.permissions?.configured).toEqual(GRANTED);
      }),
    );
  });
});

describe('several directories', () => {
  const first = { tabId: 1, windowId: 10, framed: false, active: true };
  const second = { tabId: 2, windowId: 20, framed: false, active: true };
  const there = { ...directoryPage, directory: { id: OTHER_DIRECTORY, name: 'Contoso' } };

  test('two windows with two directories stay apart', () => {
    const steps = [
      [directoryPage, first],
      [there, second],
      [permissionsPage(GRANTED), first],
      [permissionsPage([]), second],
    ] as const;
    const state = steps.reduce((now, [facts, from], at) => absorbFrom(now, facts, from, at).state, EMPTY_SETUPS);
    const rows = (key: string) => state.setups[key]?.applications[CLIENT]?.permissions?.configured.length;
    expect([rows(DIRECTORY), rows(OTHER_DIRECTORY)]).toEqual([3, 0]);
    expect(shownKey(state, 10, 1)).toBe(DIRECTORY);
    expect(shownKey(state, 20, 2)).toBe(OTHER_DIRECTORY);
  });

  test('what was seen before the directory was known becomes part of it', () => {
    const { state: before } = absorbFrom(EMPTY_SETUPS, permissionsPage(GRANTED), first, 1);
    expect(Object.keys(before.setups)).toEqual([windowKey(10)]);
    const { state, moved } = absorbFrom(before, directoryPage, first, 2);
    expect(Object.keys(state.setups)).toEqual([DIRECTORY]);
    expect(state.setups[DIRECTORY]?.applications[CLIENT]?.permissions?.configured).toEqual(GRANTED);
    expect(moved).toEqual({ from: windowKey(10), to: DIRECTORY });
  });

  test('a tab that names another directory without its id does not write into the old one', () => {
    const { state: before } = absorbFrom(EMPTY_SETUPS, directoryPage, first, 1);
    const switched = { ...permissionsPage([]), directory: { name: 'Contoso' } };
    const { state } = absorbFrom(before, switched, first, 2);
    expect(state.setups[DIRECTORY]).toEqual(before.setups[DIRECTORY]);
  });

  const named = (name: string, rows: PermissionRow[]): PageFacts => ({ ...permissionsPage(rows), directory: { name } });
  const absorbAll = (...steps: [PageFacts, typeof first][]) =>
    steps.reduce((now, [facts, from], at) => absorbFrom(now, facts, from, at + 1).state, EMPTY_SETUPS);

  test('directories of which only the names are known stay apart, in one window and in one tab', () => {
    const beside = { ...first, tabId: 3 };
    const state = absorbAll(
      [named('GTG', GRANTED), first],
      [named('Contoso', []), beside],
      [named('Fabrikam', GRANTED.slice(1)), beside],
      [named('GTG', GRANTED), first],
      [named('Contoso', []), beside],
    );
    const known = Object.values(state.setups).map((setup) => [
      setup.directory?.name,
      setup.applications[CLIENT]?.permissions?.configured.length,
    ]);
    expect(known.sort()).toEqual([
      ['Contoso', 0],
      ['Fabrikam', 2],
      ['GTG', 3],
    ]);
    expect(shownKey(state, 10, 1)).not.toBe(shownKey(state, 10, 3));
  });

  test('what was seen of a directory known by its name does not become part of another one', () => {
    const state = absorbAll([named('Contoso', GRANTED), first], [directoryPage, first]);
    expect(state.setups[DIRECTORY]?.applications).toEqual({});
    const back = absorbFrom(state, { ...there, directory: { id: OTHER_DIRECTORY, name: 'Contoso' } }, first, 9);
    // Its own page has to be seen from where it was read: by now the tab is in another directory.
    expect(back.state.setups[OTHER_DIRECTORY]?.applications).toEqual({});
    expect(back.moved).toBeNull();
  });

  test('with a set-up every tab that was in it moves along', () => {
    const beside = { ...first, tabId: 3 };
    const state = absorbAll([permissionsPage(GRANTED), first], [groupPage, beside], [directoryPage, first]);
    expect(Object.keys(state.setups)).toEqual([DIRECTORY]);
    expect(shownKey(state, 10, 3)).toBe(DIRECTORY);
    expect(state.windows).toEqual({ 10: DIRECTORY });
  });

  test('a tab in the back does not say which directory a window is in', () => {
    const back = { ...first, tabId: 3, active: false };
    const state = absorbAll([directoryPage, first], [there, back]);
    expect(shownKey(state, 10, 99)).toBe(DIRECTORY);
    expect(shownKey(state, 10, 3)).toBe(OTHER_DIRECTORY);
    expect(shownKey(absorbAll([there, back]), 10, 99)).toBe(OTHER_DIRECTORY);
  });

  test('an application in another directory is found', () => {
    let { state } = absorbFrom(EMPTY_SETUPS, applicationPage, first, 1);
    state = absorbFrom(state, there, first, 2).state;
    expect(elsewhere(state, OTHER_DIRECTORY, 'Production-Assist')?.directory?.id).toBe(DIRECTORY);
    expect(elsewhere(state, DIRECTORY, 'Production-Assist')).toBeNull();
  });

  test('a page that is not the guide’s changes where the tab is and nothing else', () => {
    const { state } = absorbFrom(EMPTY_SETUPS, directoryPage, first, 1);
    const left = leaveGuide(state, first, 2);
    expect(left.setups).toEqual(state.setups);
    expect(left.tabs[1]).toMatchObject({ kind: null, key: DIRECTORY });
  });

  test('a frame that still holds the page before does not hide the one the top document has told of', () => {
    const frame = { ...first, framed: true };
    const group = absorbFrom(EMPTY_SETUPS, groupPage, frame, 1).state;
    const { state } = absorbFrom(group, applicationPage, first, 2);
    expect(absorbFrom(state, { ...groupPage, disagrees: true }, frame, 3)).toEqual({ state, moved: null });
    // Where the top document has nothing to tell, the frame's page is the one that is shown.
    const around = absorbFrom(group, { kind: 'application-overview', state: 'loading', inFrame: true }, first, 2);
    const shown = absorbFrom(around.state, { ...groupPage, disagrees: true }, frame, 3);
    expect(shown.state.tabs[1]).toMatchObject({ kind: 'group-overview', disagrees: true });
  });

  test('the empty document around a frame does not undo what the frame said', () => {
    const { state } = absorbFrom(EMPTY_SETUPS, membersPage, { ...first, framed: true }, 1);
    const around = absorbFrom(state, { kind: 'group-members', state: 'unreadable' }, first, 2);
    expect(around.state.tabs[1]?.state).toBe('ready');
  });

  test('typed values belong to one set-up', () => {
    const state = change(EMPTY_SETUPS, DIRECTORY, (setup) => ({ ...setup, typed: { clientId: CLIENT } }));
    expect(state.setups[DIRECTORY]?.typed).toEqual({ clientId: CLIENT });
    expect(Object.keys(state.setups)).toEqual([DIRECTORY]);
  });
});
