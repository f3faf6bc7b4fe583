import type { CheckId } from '@production-assist/shared/checks';
import { CHECK_IDS } from '@production-assist/shared/checks';
import { describe, expect, test } from 'vitest';
import { judge } from '../../extension/checks.ts';
import { counted, difference } from '../../extension/compare.ts';
import type { PageFacts } from '../../extension/portal/facts.ts';
import { EMPTY_SETUP, type Setup } from '../../extension/setup.ts';
import {
  ALL_PAGES,
  applicationPage,
  DIRECTORY,
  directoryPage,
  GRANTED,
  groupPage,
  membersPage,
  OBJECT,
  OTHER_DIRECTORY,
  permission,
  permissionsPage,
  secretsPage,
} from './facts.ts';
import { after, outcome, TODAY } from './judged.ts';

const form = (...states: [string, string, string]) => {
  const [directoryId, clientId, clientSecret] = states;
  return {
    ...EMPTY_SETUP,
    form: { origin: 'https://pa.example', directoryId, clientId, clientSecret, captured: {}, at: 1 },
  } as Setup;
};

const hiddenGroup = (...pages: PageFacts[]) =>
  after(applicationPage, { ...groupPage, group: { ...groupPage.group, hiddenMembership: true } }, ...pages);

test('nothing seen: every check is unknown', () => {
  const outcomes = judge(EMPTY_SETUP, { today: TODAY, secretHeld: false, elsewhere: null });
  expect(outcomes.map(({ id }) => id)).toEqual(CHECK_IDS);
  expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['unknown']));
});

test('everything as the guide wants it: every check that pages can answer passes', () => {
  const setup = { ...after(...ALL_PAGES), form: form('agrees', 'agrees', 'agrees').form };
  const outcomes = judge(setup, { today: TODAY, secretHeld: true, elsewhere: null });
  // Whether a sign-in is accepted stands on no page.
  expect(outcomes.filter(({ status }) => status !== 'pass')).toEqual([
    { id: 'credential', status: 'unknown', code: 'page-secret-taken' },
  ]);
});

const cases: [string, CheckId, Setup, unknown[]][] = [
  [
    'a delegated permission is named',
    'permission.Group.Read.All',
    after(permissionsPage([permission('Group.Read.All', 'granted', 'delegated')])),
    ['fail', 'page-permission-delegated', { permission: 'Group.Read.All' }],
  ],
  [
    'a permission that is not in a whole list is missing',
    'permission.Group.Read.All',
    after(permissionsPage([])),
    ['fail', 'page-permission-absent', { permission: 'Group.Read.All' }],
  ],
  [
    'a permission that is not in a part of the list is unknown',
    'permission.Group.Read.All',
    after(permissionsPage([], { complete: false })),
    ['unknown', 'page-not-seen'],
  ],
  [
    'a permission waits for consent',
    'permission.Group.Read.All',
    after(permissionsPage([permission('Group.Read.All', 'not-granted')])),
    ['warn', 'page-permission-waiting', { permission: 'Group.Read.All' }],
  ],
  [
    'a permission of the second table counts',
    'permission.Group.Read.All',
    after(permissionsPage([], { other: [permission('Group.Read.All')] })),
    ['pass', 'permission-granted', { permission: 'Group.Read.All' }],
  ],
  [
    'a wider permission covers a narrower one',
    'permission.GroupMember.Read.All',
    after(permissionsPage([permission('Group.ReadWrite.All')])),
    ['pass', 'permission-covered', { permission: 'GroupMember.Read.All', by: 'Group.ReadWrite.All' }],
  ],
  [
    'the same name in another API is something else',
    'permission.Group.Read.All',
    after(permissionsPage([{ ...permission('Group.Read.All'), api: 'Intranet API' }])),
    ['fail', 'page-permission-absent', { permission: 'Group.Read.All' }],
  ],
  [
    'the guide’s two permissions alone hide the names of the members',
    'permission.users',
    after(permissionsPage([permission('Group.Read.All'), permission('GroupMember.Read.All')])),
    ['warn', 'page-users-missing', { permission: 'User.Read.All' }],
  ],
  [
    'the basic permission may be enough',
    'permission.users',
    after(permissionsPage([permission('User.ReadBasic.All')])),
    ['unknown', 'page-users-perhaps', { permission: 'User.ReadBasic.All' }],
  ],
  [
    'what writes is too much',
    'permission.excess',
    after(permissionsPage([...GRANTED, permission('GroupMember.ReadWrite.All', 'not-granted')])),
    ['warn', 'excess-found', { permissions: 'GroupMember.ReadWrite.All' }],
  ],
  [
    'consent that is missing',
    'consent',
    after(permissionsPage(GRANTED.map((row) => ({ ...row, status: 'not-granted' as const })))),
    ['fail', 'page-consent-needed', { permissions: 'Group.Read.All, GroupMember.Read.All' }],
  ],
  [
    'consent that this account may not give',
    'consent',
    after(permissionsPage([permission('Group.Read.All', 'not-granted')], { consentButton: 'disabled' })),
    ['fail', 'page-consent-disabled', { permissions: 'Group.Read.All, GroupMember.Read.All' }],
  ],
  [
    'a status in a language we do not know',
    'consent',
    after(permissionsPage(GRANTED.map((row) => ({ ...row, status: 'unknown' as const })))),
    ['unknown', 'page-consent-unread', { permissions: 'Group.Read.All, GroupMember.Read.All' }],
  ],
  [
    'an application with the wrong name',
    'application',
    after({ ...applicationPage, application: { ...applicationPage.application, name: 'Production Assist' } }),
    ['warn', 'page-application-name', { found: 'Production Assist', expected: 'Production-Assist' }],
  ],
  [
    'the Object ID typed in place of the client id',
    'application',
    { ...after(applicationPage), typed: { clientId: OBJECT } },
    ['fail', 'page-object-id-typed'],
  ],
  [
    'another directory than was typed',
    'directory',
    { ...after(directoryPage), typed: { directoryId: OTHER_DIRECTORY } },
    ['warn', 'page-directory-differs', { typed: OTHER_DIRECTORY, read: DIRECTORY }],
  ],
  ['a value that is shown', 'credential', after(secretsPage(true)), ['warn', 'page-secret-shown']],
  ['a value that is hidden', 'credential', after(secretsPage(false)), ['unknown', 'page-secret-hidden']],
  ['only an expired secret', 'credential', after(secretsPage(false, '2026-11-21')), ['fail', 'secret-expired']],
  [
    'a secret that expires soon',
    'credential.expiry',
    after(secretsPage(false, '2026-12-01')),
    ['warn', 'page-expiry-near', { date: '2026-12-01', days: 9 }],
  ],
  ['a date that was not read', 'credential.expiry', after(secretsPage(false, null)), ['unknown', 'page-expiry-unread']],
  [
    'a name that is nearly right',
    'group',
    after({
      kind: 'groups',
      state: 'ready',
      groups: { rows: [{ id: OBJECT, name: 'Azure-APP-Production-Assist' }], complete: true },
    }),
    ['fail', 'group-near-miss', { expected: 'Azure_APP_Production-Assist', found: 'Azure-APP-Production-Assist' }],
  ],
  [
    'a Microsoft 365 group',
    'group',
    after({ ...groupPage, group: { ...groupPage.group, kind: 'microsoft-365' } }),
    ['warn', 'group-not-security'],
  ],
  [
    'an empty group',
    'members',
    after(groupPage, { ...membersPage, members: { users: 0, nestedGroups: [], complete: true } }),
    ['fail', 'group-empty'],
  ],
  [
    'a group that was empty until its overview counted somebody',
    'members',
    after({ ...membersPage, members: { users: 0, nestedGroups: [], complete: true } }, groupPage),
    ['unknown', 'page-members-count', { count: 3 }],
  ],
  [
    'a number of members says nothing about people',
    'members',
    after(groupPage),
    ['unknown', 'page-members-count', { count: 3 }],
  ],
  [
    'a nested group',
    'nested',
    after({ ...membersPage, members: { users: 1, nestedGroups: ['Sales'], complete: false } }),
    ['warn', 'nested-found', { count: 1, names: 'Sales' }],
  ],
  [
    'hidden members without the permission for them',
    'members',
    hiddenGroup(permissionsPage(GRANTED)),
    ['fail', 'group-hidden', { permission: 'Member.Read.Hidden' }],
  ],
  [
    'hidden members, and the permission for them only as Delegated',
    'members',
    hiddenGroup(permissionsPage([...GRANTED, permission('Member.Read.Hidden', 'granted', 'delegated')])),
    ['fail', 'group-hidden', { permission: 'Member.Read.Hidden' }],
  ],
  [
    'hidden members, and the permissions were not read',
    'members',
    hiddenGroup(),
    ['warn', 'group-hidden', { permission: 'Member.Read.Hidden' }],
  ],
  [
    'hidden members, and the permissions were read in part',
    'members',
    hiddenGroup(permissionsPage(GRANTED, { complete: false })),
    ['warn', 'group-hidden', { permission: 'Member.Read.Hidden' }],
  ],
  [
    'hidden members with the permission for them, granted and not configured',
    'members',
    hiddenGroup(permissionsPage(GRANTED, { other: [permission('Member.Read.Hidden')] }), membersPage),
    ['pass', 'page-members-seen', { users: 3 }],
  ],
  ['a Secret ID in the form', 'form', form('agrees', 'agrees', 'secret-is-id'), ['fail', 'secret-is-id']],
  [
    'a form that holds something else',
    'form',
    form('agrees', 'differs', 'agrees'),
    ['fail', 'page-form-differs', { fields: 'AD Master Client Id' }],
  ],
  [
    'a form that is not full',
    'form',
    form('agrees', 'agrees', 'empty'),
    ['unknown', 'page-form-incomplete', { fields: 'AD Master Client Secret' }],
  ],
];

test.each(cases)('%s', (_, id, setup, expected) => {
  expect(outcome(id, setup)).toEqual(expected);
});

test('an application that was seen in another directory is a reason to look', () => {
  expect(outcome('directory', after(directoryPage), { elsewhere: 'Contoso' })).toEqual([
    'warn',
    'page-directory-elsewhere',
    { name: 'GTG', other: 'Contoso' },
  ]);
});

describe('page and Microsoft', () => {
  test('what Microsoft says counts, unless it does not know', () => {
    expect(counted('pass', 'fail')).toBe('fail');
    expect(counted('warn', 'unknown')).toBe('warn');
    expect(counted('warn', undefined)).toBe('warn');
  });

  test('differences are explained', () => {
    expect(difference('consent', 'pass', 'fail')).toBe('differsLag');
    expect(difference('group', 'pass', 'fail')).toBe('differsVerdict');
    expect(difference('group', 'fail', 'pass')).toBe('differsStale');
    expect(difference('group', 'unknown', 'fail')).toBeNull();
  });
});
