import type { CheckId } from '@production-assist/shared/checks';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '../../extension/checks.ts';
import type { PermissionRow } from '../../extension/portal/facts.ts';
import type { Setup } from '../../extension/setup.ts';
import { ALL_PAGES, permissionsPage } from './facts.ts';
import { after, outcome, TODAY } from './judged.ts';

describe('unknown never becomes pass', () => {
  const anyRow: fc.Arbitrary<PermissionRow> = fc.record({
    api: fc.constantFrom('Microsoft Graph', null),
    name: fc.constantFrom(
      'Group.Read.All',
      'GroupMember.Read.All',
      'User.Read.All',
      'Group.ReadWrite.All',
      'User.Read',
    ),
    type: fc.constantFrom('application', 'delegated', 'unknown'),
    status: fc.constantFrom('granted', 'not-granted', 'unknown'),
  });

  test('without one positively granted application permission neither consent nor a permission passes', () => {
    fc.assert(
      fc.property(fc.array(anyRow), fc.boolean(), (rows, complete) => {
        const vague = rows.filter((row) => row.type !== 'application' || row.status !== 'granted');
        const setup = after(permissionsPage(vague, { complete }));
        const judged = judge(setup, { today: TODAY, secretHeld: false, elsewhere: null });
        const ids: CheckId[] = [
          'consent',
          'permission.Group.Read.All',
          'permission.GroupMember.Read.All',
          'permission.users',
        ];
        expect(judged.filter(({ id, status }) => ids.includes(id) && status === 'pass')).toEqual([]);
      }),
    );
  });

  test('taking knowledge away never makes a check pass', () => {
    fc.assert(
      fc.property(fc.subarray([...ALL_PAGES]), (pages) => {
        const passed = (setup: Setup) =>
          judge(setup, { today: TODAY, secretHeld: false, elsewhere: null })
            .filter(({ status }) => status === 'pass')
            .map(({ id }) => id);
        const all = passed(after(...ALL_PAGES));
        expect(passed(after(...pages)).filter((id) => !all.includes(id))).toEqual([]);
      }),
    );
  });

  test('what is not complete proves no absence', () => {
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        const setup = after(permissionsPage(rows, { complete: false }));
        expect(outcome('permission.excess', setup)[0]).not.toBe('pass');
      }),
    );
  });
});
