import { describe, expect, it } from 'vitest';
import { judgedPermissions, type PermissionFacts, standingOf } from '../../worker/web/permissions/standing.ts';

const NEEDED = ['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All'];
const said = (granted: readonly string[]) =>
  Object.fromEntries(judgedPermissions(granted).map(({ name, state }) => [name, state]));

describe('a permission', () => {
  it('is needed, missing, or granted without need', () => {
    expect(said(NEEDED)).toEqual(Object.fromEntries(NEEDED.map((name) => [name, 'needed'])));
    expect(said(['Mail.Read', 'Group.Read.All', 'User.ReadBasic.All'])).toEqual({
      'Group.Read.All': 'needed',
      'User.ReadBasic.All': 'needed',
      'Mail.Read': 'excess',
    });
    expect(said([])).toEqual(Object.fromEntries(NEEDED.map((name) => [name, 'missing'])));
  });

  it('that a wider one gives is not missing; the wider one is too much', () => {
    expect(said(['Directory.Read.All'])).toEqual({ 'Directory.Read.All': 'excess' });
  });

  it('of several stands in the order of what is to be done', () => {
    expect(judgedPermissions(['Mail.Read', 'User.Read.All']).map(({ state }) => state)).toEqual([
      'needed',
      'missing',
      'missing',
      'excess',
    ]);
  });
});

describe('permissions', () => {
  const [first, review, second] = ['2026-10-01T08:00:00.000Z', '2026-10-10T08:00:00.000Z', '2026-10-20T08:00:00.000Z'];
  const changed = (at: string) => [{ at, runId: 'a-run', appeared: ['Mail.Read'], vanished: [] }];
  const facts = (more: Partial<PermissionFacts>): PermissionFacts => ({
    permissions: NEEDED,
    permissionsSince: first,
    permissionChanges: [],
    ...more,
  });

  it('are unknown before the first token', () => {
    expect(standingOf(facts({ permissions: null, permissionsSince: null }), null)).toEqual({ state: 'unknown' });
  });

  it('are unchanged since they are known, or changed by the last run that found them other', () => {
    expect(standingOf(facts({}), null)).toEqual({ state: 'unchanged', since: first, reviewed: false });
    expect(standingOf(facts({ permissionsSince: second, permissionChanges: changed(second) }), null)).toEqual({
      state: 'changed',
      since: second,
      reviewed: false,
    });
  });

  it('are seen from the last review', () => {
    const before = facts({ permissionChanges: changed(first) });
    expect(standingOf(before, review)).toEqual({ state: 'unchanged', since: review, reviewed: true });
    const after = facts({ permissionsSince: second, permissionChanges: changed(second) });
    expect(standingOf(after, review)).toEqual({ state: 'changed', since: second, reviewed: true });
  });

  it('of an application that was connected after the review were not in it', () => {
    expect(standingOf(facts({ permissionsSince: second }), review)).toEqual({
      state: 'unchanged',
      since: second,
      reviewed: false,
    });
  });
});
