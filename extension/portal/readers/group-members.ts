import { cellText, columnOf, type GridRow, gridsOf } from '../grids.ts';
import { groupIn } from '../group-in.ts';
import { isWholeList } from '../lists.ts';
import { isLoading, saysNothing, tabsOf } from '../page.ts';
import { readerOf } from '../reader.ts';
import { says } from '../words.ts';

/** A group's direct members: how many people, and which groups are nested in it. */
export const groupMembers = readerOf('group-members', (document, route) => {
  const group = groupIn(document, route);
  const tabs = tabsOf(document);
  // The second tab lists members of nested groups too, who do not come in.
  if (tabs.findIndex(({ selected }) => selected) > 0) return group;
  const [grid] = gridsOf(document).toSorted((a, b) => b.rows.length - a.rows.length);
  if ((!grid || grid.rows.length === 0) && saysNothing(document)) {
    return {
      state: 'empty',
      ...group,
      members: { users: 0, nestedGroups: [], complete: isWholeList(document, null, '') },
    };
  }
  if (!grid || (grid.rows.length === 0 && isLoading(document))) return null;
  const nameColumn = Math.max(0, columnOf(grid, 'name', 'displayName'));
  const typeColumn = columnOf(grid, 'type');
  const kinds = kindsOf(grid.rows, typeColumn, nameColumn);
  const nested = grid.rows.filter((_, at) => kinds[at] === 'group').map((row) => cellText(row, nameColumn));
  return {
    ...group,
    members: {
      users: kinds.filter((kind) => kind === 'user').length,
      nestedGroups: nested,
      complete: kinds.length > 0 && !kinds.includes(null) && isWholeList(document, grid, ''),
    },
  };
});

type Kind = 'user' | 'group' | 'otherKind';
const KINDS: readonly Kind[] = ['user', 'group', 'otherKind'];

function kindsOf(rows: readonly GridRow[], typeColumn: number, nameColumn: number): (Kind | null)[] {
  // Thousands of rows say one of a few words.
  const known = new Map<string, Kind | null>();
  const meaningOf = (text: string) => {
    if (!known.has(text)) known.set(text, KINDS.find((candidate) => says(candidate, text)) ?? null);
    return known.get(text) ?? null;
  };
  return rows.map((row) => {
    const columns = typeColumn >= 0 ? [typeColumn] : row.cells.map((_, at) => at).filter((at) => at !== nameColumn);
    for (const column of columns) {
      const kind = meaningOf(cellText(row, column));
      if (kind) return kind;
    }
    return null;
  });
}
