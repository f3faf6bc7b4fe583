import { APPLICATION_NAME } from '@production-assist/shared/guide';
import { cellText, columnOf, gridsOf } from '../grids.ts';
import { guidIn } from '../guid.ts';
import { isLoading, saysNothing } from '../page.ts';
import { readerOf } from '../reader.ts';

/** The list of app registrations: ours, when exactly one has its name. */
export const applications = readerOf('applications', (document) => {
  const [grid] = gridsOf(document).toSorted((a, b) => b.rows.length - a.rows.length);
  if (!grid || grid.rows.length === 0) {
    if (saysNothing(document)) return { state: 'empty' };
    return grid && !isLoading(document) ? {} : null;
  }
  const nameColumn = Math.max(0, columnOf(grid, 'displayName', 'name'));
  const idColumn = columnOf(grid, 'clientId');
  const ours = grid.rows.filter((row) => cellText(row, nameColumn) === APPLICATION_NAME);
  const [row] = ours;
  if (!row || ours.length > 1) return {};
  // Without a known header the row's only id is the client id: the list does not show object ids.
  const ids = idColumn >= 0 ? [guidIn(cellText(row, idColumn))] : row.cells.map((_, at) => guidIn(cellText(row, at)));
  const found = ids.filter((id) => id !== null);
  const [clientId] = found;
  return { application: { name: APPLICATION_NAME, ...(clientId && found.length === 1 && { clientId }) } };
});
