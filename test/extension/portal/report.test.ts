import { describe, expect, it } from 'vitest';
import { reportOf } from '../../../extension/portal/report.ts';
import { FAKE_SECRET, IDS } from './fixtures/gtg.ts';
import { documentOf, SAVED, saved } from './fixtures/saved.ts';

describe('the report about a page', () => {
  it('says what the page is built of', () => {
    const report = reportOf(saved('application-permissions.granted.en').document, 'application-permissions');
    expect(report).toMatchObject({
      kind: 'application-permissions',
      isTopDocument: true,
      grids: [
        { columns: 5, rows: 3, cells: [5], complete: true },
        { columns: 5, rows: 1, cells: [5], complete: true },
      ],
    });
    expect(report.classes['fxc-gc-row']).toBe(5);
    expect(report.roles.gridcell).toBe(22);
  });

  it('holds no value of any page', () => {
    const values = [
      ...Object.values(IDS),
      FAKE_SECRET,
      'GTG',
      'gtg.example',
      'admin@',
      'Production',
      'Group.Read',
      'Lena',
    ];
    for (const { document } of SAVED) {
      const text = JSON.stringify(reportOf(document, null));
      expect(values.filter((value) => text.includes(value))).toEqual([]);
    }
  });

  it('leaves out classes, tags and roles that are made of data', () => {
    const document = documentOf(
      '<x-lena-7><div class="user-lena ms-1c2d3e4f lena ms-List" role="Lena Meyer">x</div></x-lena-7>',
    );
    const { tags, classes, roles } = reportOf(document, 'groups');
    expect({ tags, classes, roles }).toEqual({ tags: { div: 1 }, classes: { 'ms-List': 1 }, roles: {} });
  });
});
