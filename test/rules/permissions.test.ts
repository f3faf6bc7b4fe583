import {
  APPLICATION_ROLE_IDS,
  coveringPermission,
  excessPermissions,
  REQUIRED_PERMISSIONS,
  USER_PERMISSIONS,
} from '@production-assist/shared/permissions';
import { isGuid } from '@production-assist/shared/values';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { explainDenied, missingPermissions } from '../../worker/src/sync/denied.ts';

const KNOWN = [
  'Group.Read.All',
  'Group.ReadWrite.All',
  'GroupMember.Read.All',
  'GroupMember.ReadWrite.All',
  'GroupMember.ReadBasic.All',
  'User.Read.All',
  'User.ReadBasic.All',
  'User.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
  'Member.Read.Hidden',
  'Mail.Read',
];

it.each([
  ['Group.Read.All', ['Group.Read.All'], 'Group.Read.All'],
  ['Group.Read.All', ['Directory.Read.All', 'Group.Read.All'], 'Group.Read.All'],
  ['Group.Read.All', ['Group.ReadWrite.All'], 'Group.ReadWrite.All'],
  ['Group.Read.All', ['Directory.ReadWrite.All'], 'Directory.ReadWrite.All'],
  ['Group.Read.All', ['GroupMember.Read.All', 'User.Read.All'], null],
  ['GroupMember.Read.All', ['Group.Read.All'], 'Group.Read.All'],
  ['GroupMember.Read.All', ['GroupMember.ReadWrite.All'], 'GroupMember.ReadWrite.All'],
  ['GroupMember.Read.All', ['GroupMember.ReadBasic.All'], null],
  ['GroupMember.ReadBasic.All', ['GroupMember.Read.All'], 'GroupMember.Read.All'],
  ['User.ReadBasic.All', ['User.Read.All'], 'User.Read.All'],
  ['User.Read.All', ['User.ReadBasic.All'], null],
  ['User.Read.All', ['Directory.Read.All'], 'Directory.Read.All'],
  ['Member.Read.Hidden', ['Directory.Read.All', 'Group.Read.All'], null],
  ['Mail.Read', ['Group.Read.All'], null],
])('%s with %j granted is given by %s', (permission, granted, by) => {
  expect(coveringPermission(permission, granted)).toBe(by);
});

it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', ''])(
  'a name that every object has is a permission nobody knows: “%s”',
  (name) => {
    expect(coveringPermission(name, KNOWN)).toBeNull();
    expect(coveringPermission('Group.Read.All', [name])).toBeNull();
    expect(coveringPermission(name, [name])).toBe(name);
    expect(excessPermissions([name])).toEqual([name]);
  },
);

it.each([
  [[], []],
  [['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All', 'Member.Read.Hidden'], []],
  [['GroupMember.ReadBasic.All', 'User.ReadBasic.All'], []],
  [
    ['Group.ReadWrite.All', 'Directory.Read.All', 'Mail.Read', 'User.Read.All'],
    ['Group.ReadWrite.All', 'Directory.Read.All', 'Mail.Read'],
  ],
])('of %j nobody needs %j', (granted, excess) => {
  expect(excessPermissions(granted)).toEqual(excess);
});

it.each(KNOWN.filter((name) => name.includes('Write')))('what writes is more than is needed: %s', (name) => {
  expect(excessPermissions([...REQUIRED_PERMISSIONS, name])).toEqual([name]);
});

it('what covers a permission was granted, and more grants never take anything away', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KNOWN), fc.subarray(KNOWN), fc.subarray(KNOWN), (permission, granted, more) => {
      const by = coveringPermission(permission, granted);
      if (by !== null) expect(granted).toContain(by);
      if (by !== null) expect(coveringPermission(permission, [...more, ...granted])).not.toBeNull();
    }),
  );
});

it('what the guide asks for is never too much, and enough for everything but people’s names', () => {
  expect(excessPermissions(REQUIRED_PERMISSIONS)).toEqual([]);
  expect(missingPermissions(REQUIRED_PERMISSIONS)).toEqual([]);
  expect(USER_PERMISSIONS.map((permission) => coveringPermission(permission, REQUIRED_PERMISSIONS))).toEqual([
    null,
    null,
    null,
  ]);
});

it('role ids are GUIDs, each of one permission', () => {
  const ids = Object.values(APPLICATION_ROLE_IDS);
  expect(ids.filter((id) => !isGuid(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

it.each([
  ['no roles at all', [], 'consent-missing', undefined],
  ['Group.Read.All missing', ['GroupMember.Read.All'], 'permission-missing', 'Group.Read.All'],
  ['all there', ['Group.Read.All'], 'permission-denied', undefined],
  ['roles that cannot be read', null, 'permission-denied', undefined],
])('a refusal with %s is %s', (_, roles, code, permission) => {
  const failure = explainDenied({ code: 'permission-denied', microsoft: { status: 403 } }, roles);
  expect(failure).toMatchObject({ code, microsoft: { status: 403 } });
  expect(failure.params?.permission).toBe(permission);
});

it('any other failure stays what it is', () => {
  expect(explainDenied({ code: 'group-gone' }, [])).toEqual({ code: 'group-gone' });
});
