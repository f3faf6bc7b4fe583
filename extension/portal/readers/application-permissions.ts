import { applicationIn } from '../application-in.ts';
import { statusOf, typeOf } from '../consent-status.ts';
import type { PermissionRow } from '../facts.ts';
import { cellText, columnOf, type Grid, type GridRow, gridsOf, isBefore } from '../grids.ts';
import { buttonState, isLoading, saysNothing } from '../page.ts';
import { isPermissionName, listsPermissions, mayBePermissionName } from '../permission-name.ts';
import { readerOf } from '../reader.ts';
import { every } from '../selectors.ts';
import { textOf } from '../text.ts';

/** How far to the right of the name type and status stand, for languages in which the headers are not known. */
const TYPE_OFFSET = 1;
const STATUS_OFFSET = 4;

/** An app registration's permissions: those configured, and those granted without being configured. */
export const applicationPermissions = readerOf('application-permissions', (document, route) => {
  const grids = gridsOf(document).filter((grid) => grid.rows.length === 0 || listsPermissions(grid));
  const isEmpty = grids.every((grid) => grid.rows.length === 0) && saysNothing(document);
  if (!isEmpty && (grids.length === 0 || (isLoading(document) && grids.every((grid) => grid.rows.length === 0))))
    return null;
  const tables = grids.map((grid, index) => ({ grid, isOther: index > 0 || isHeadedOther(document, grid) }));
  const read = (other: boolean) => tables.filter(({ isOther }) => isOther === other).map(({ grid }) => rowsOf(grid));
  const [configured, other] = [read(false), read(true)];
  const known = [...configured, ...other].every(({ unread }) => unread === 0);
  const rows = configured.flatMap((table) => table.rows);
  const others = other.flatMap((table) => table.rows);
  return {
    ...(rows.length + others.length === 0 && isEmpty && { state: 'empty' as const }),
    ...applicationIn(document, route),
    permissions: {
      configured: rows,
      other: others,
      // A table without rows that nothing calls empty may be one that is still to be filled.
      complete:
        known &&
        !isLoading(document) &&
        grids.every((grid) => grid.complete) &&
        (rows.length > 0 || isEmpty || others.length > 0),
      consentButton: buttonState(document, 'grantConsent'),
    },
  };
});

/** A lone table is that of the configured permissions, unless the heading above says otherwise. */
function isHeadedOther(document: Document, grid: Grid): boolean {
  const above = every(document, 'heading').filter((heading) => isBefore(heading, grid.element));
  return /^other permissions granted for /i.test(
    above.length > 0 ? textOf(above[above.length - 1] ?? grid.element) : '',
  );
}

function rowsOf(grid: Grid): { rows: PermissionRow[]; unread: number } {
  const read = grid.rows.map((row) => permissionOf(grid, row));
  const rows = read.filter((row) => row !== null);
  return { rows, unread: read.length - rows.length };
}

function permissionOf(grid: Grid, row: GridRow): PermissionRow | null {
  const nameColumn = nameColumnOf(row);
  if (nameColumn < 0) return null;
  const at = (column: number, offset: number) => cellText(row, column >= 0 ? column : nameColumn + offset);
  return {
    api: row.group,
    name: cellText(row, nameColumn),
    type: typeOf(at(columnOf(grid, 'type'), TYPE_OFFSET)),
    status: statusOf(at(columnOf(grid, 'status'), STATUS_OFFSET)),
  };
}

function nameColumnOf(row: GridRow): number {
  const certain = row.cells.findIndex((_, column) => isPermissionName(cellText(row, column)));
  if (certain >= 0) return certain;
  return mayBePermissionName(cellText(row, 0)) ? 0 : -1;
}
