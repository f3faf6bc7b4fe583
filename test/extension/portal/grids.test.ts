import { describe, expect, it } from 'vitest';
import { cellText, gridsOf } from '../../../extension/portal/grids.ts';
import { documentOf, saved } from './fixtures/saved.ts';

interface Drawn {
  rows: number;
  attributes?: string;
  row?: (at: number) => string;
}

function table({ rows, attributes = '', row = () => '' }: Drawn) {
  const cells = '<div role="gridcell">a</div><div role="gridcell">b</div>';
  const drawn = Array.from({ length: rows }, (_, at) => `<div role="row" ${row(at)}>${cells}</div>`).join('');
  const header = '<div role="row"><div role="columnheader">A</div><div role="columnheader">B</div></div>';
  const [grid] = gridsOf(documentOf(`<div role="grid" ${attributes}>${header}${drawn}</div>`));
  return grid?.complete;
}

describe('a table is complete', () => {
  it.each<[string, Drawn, boolean]>([
    ['where nothing says that there is more', { rows: 3 }, true],
    [
      'where as many rows are drawn as there are, the header counted',
      { rows: 3, attributes: 'aria-rowcount="4"' },
      true,
    ],
    ['not where fewer are drawn', { rows: 3, attributes: 'aria-rowcount="400"' }, false],
    ['not where the page does not know how many there are', { rows: 3, attributes: 'aria-rowcount="-1"' }, false],
    [
      'where the rows’ numbers reach the end',
      { rows: 3, attributes: 'aria-rowcount="4"', row: (at) => `aria-rowindex="${at + 2}"` },
      true,
    ],
    [
      'not where the numbers begin later',
      { rows: 3, attributes: 'aria-rowcount="8"', row: (at) => `aria-rowindex="${at + 6}"` },
      false,
    ],
    [
      'not where a row in between is missing',
      { rows: 3, attributes: 'aria-rowcount="5"', row: (at) => `aria-rowindex="${at * 2 + 1}"` },
      false,
    ],
    ['not where a row is one of more', { rows: 3, row: () => 'aria-setsize="9"' }, false],
    ['where all of a set are there', { rows: 3, row: () => 'aria-setsize="3"' }, true],
  ])('%s', (_, drawn, complete) => {
    expect(table(drawn)).toBe(complete);
  });

  it('not where Fluent’s list has drawn only the rows in sight', () => {
    const [grid] = gridsOf(saved('groups.virtual.en').document);
    expect(grid?.rows.length).toBeGreaterThan(10);
    expect(grid?.rows.length).toBeLessThan(401);
    expect(grid?.complete).toBe(false);
  });

  it('not where a group announces more rows than are drawn', () => {
    const [grid] = gridsOf(saved('application-permissions.cut.en').document);
    expect(grid?.complete).toBe(false);
  });
});

describe('a cell', () => {
  it('gives the whole text: without icons, copies and buttons, and from the title where it is cut', () => {
    const cell = (content: string) => {
      const [grid] = gridsOf(
        documentOf(
          `<div role="grid"><div role="row"><div role="gridcell">${content}</div><div role="gridcell">x</div></div></div>`,
        ),
      );
      return grid?.rows[0] && cellText(grid.rows[0], 0);
    };
    expect(cell('Group.Read.All \uE8C8')).toBe('Group.Read.All');
    expect(cell('<span>GTG</span><div hidden role="tooltip">GTG</div>')).toBe('GTG');
    expect(cell('<span>GTG</span><span class="sr">GTG</span>')).toBe('GTG');
    expect(cell('<span title="Azure_APP_Production-Assist">Azure_APP…</span>')).toBe('Azure_APP_Production-Assist');
    expect(cell('<span title="Something else">Azure_APP…</span>')).toBe('Azure_APP…');
    expect(cell('<mark>Azure</mark>_APP<button>Copy</button>')).toBe('Azure_APP');
    expect(cell('<input readonly value="GTG"><input type="checkbox" value="on">')).toBe('GTG');
  });
});
