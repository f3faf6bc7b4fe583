import { ACCESS_GROUP_NAME } from '@production-assist/shared/guide';
import type { GroupRow } from '../facts.ts';
import { cellText, columnOf, type Grid, type GridRow, gridsOf } from '../grids.ts';
import { guidIn } from '../guid.ts';
import { isWholeList } from '../lists.ts';
import { isLoading, isShell, saysNothing } from '../page.ts';
import { readerOf } from '../reader.ts';
import { resemblesAccessGroup } from '../resembles.ts';

/** The list of groups: those whose name is the access group's, or looks like it. */
export const groups = readerOf('groups', (document) => {
  const [grid] = gridsOf(document).toSorted((a, b) => b.rows.length - a.rows.length);
  const isEmpty = (!grid || grid.rows.length === 0) && saysNothing(document);
  if (isEmpty) {
    return { state: 'empty', groups: { rows: [], complete: isWholeList(document, null, ACCESS_GROUP_NAME) } };
  }
  if (!grid || (grid.rows.length === 0 && isLoading(document))) return null;
  const nameColumn = Math.max(0, columnOf(grid, 'name', 'displayName'));
  // In a language that is not known other lists look the same: what is found may be told, that there is no more may not.
  const isKnown = columnOf(grid, 'groupType', 'membershipType', 'objectId') >= 0;
  if (!isKnown && isShell(document) && !grid.rows.some((row) => linkedGroup(row))) return null;
  const rows = grid.rows
    .filter((row) => resemblesAccessGroup(cellText(row, nameColumn)))
    .map((row) => groupOf(grid, row, nameColumn));
  return {
    groups: { rows, complete: isKnown && grid.rows.length > 0 && isWholeList(document, grid, ACCESS_GROUP_NAME) },
  };
});

function groupOf(grid: Grid, row: GridRow, nameColumn: number): GroupRow {
  const column = columnOf(grid, 'objectId');
  const ids = column >= 0 ? [guidIn(cellText(row, column))] : row.cells.map((_, at) => guidIn(cellText(row, at)));
  const found = new Set(ids.filter((id) => id !== null));
  const [id] = found;
  return { id: found.size === 1 && id ? id : linkedGroup(row), name: cellText(row, nameColumn) };
}

/** The name is a link to the group, and the link holds its id. */
function linkedGroup(row: GridRow): string | null {
  const links = [...row.element.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? '');
  return guidIn(links.map((href) => /groupId(?:~)?\/[^/]+/i.exec(href)?.[0] ?? '').join(' '));
}
