import { anyOf, every, selectorOf } from './selectors.ts';
import { isOutOfSight, textOf, valueText } from './text.ts';
import { says, type Word } from './words.ts';

/** A table of a page, of either world. Rows are those that are rendered; there may be more. */
export interface Grid {
  element: Element;
  /** Header texts; empty where headers and cells cannot be matched. */
  columns: readonly string[];
  rows: readonly GridRow[];
  /** False where rows exist, or may exist, that are not rendered. */
  complete: boolean;
}

export interface GridRow {
  element: Element;
  /** Cells without those for tick boxes. */
  cells: readonly Element[];
  /** Title of the group the row stands under, without its count. */
  group: string | null;
}

/**
 * The tables of a page: visible ones, and none that slides over the page.
 *
 * @param mostRows so many rows are looked at; what is said of a table of more is not that it is complete
 */
export function gridsOf(root: ParentNode, mostRows = Number.POSITIVE_INFINITY): Grid[] {
  const candidates = every(root, 'grid').filter(
    (element) => !isOutOfSight(element) && element.closest(selectorOf('overlay')) === null,
  );
  // A grid inside a grid is its body.
  const outer = candidates.filter(
    (element) => !candidates.some((other) => other !== element && other.contains(element)),
  );
  return outer.map((element) => gridOf(element, mostRows));
}

/** A cell's text; empty where the row has no such cell. */
export function cellText(row: GridRow, column: number): string {
  const cell = row.cells[column];
  return cell ? valueText(cell) : '';
}

/** Position of the column with a known header; -1 where there is none. */
export function columnOf(grid: Grid, ...meanings: readonly Word[]): number {
  return grid.columns.findIndex((header) => meanings.some((word) => says(word, header)));
}

/** `Microsoft Graph (3)` */
const GROUP_TITLE = /^(.+?)\s*\((\d+)\)$/;

/** Tables longer than this are lists of people or groups, which have no group titles to look for. */
const MOST_ROWS_WITH_LOOSE_TITLES = 500;

function gridOf(element: Element, mostRows: number): Grid {
  const allHeaders = every(element, 'columnHeader');
  const headers = allHeaders.filter((header) => !header.matches(selectorOf('check')));
  const parts = partsOf(element, allHeaders, mostRows);
  const rows: GridRow[] = [];
  const titles: string[] = [];
  let group: string | null = null;
  let blanks = 0;
  for (const part of parts.slice(0, mostRows)) {
    const title = titleOf(part, headers.length);
    if (title !== null) {
      titles.push(title);
      group = GROUP_TITLE.exec(title)?.[1] ?? (title || group);
    } else if (part.cells.some(hasText)) {
      rows.push({ ...part, group });
    } else {
      blanks += 1;
    }
  }
  const widest = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const columns = rows.length === 0 || headers.length === widest ? headers.map(textOf) : [];
  const announced = titles.reduce((sum, title) => sum + Number(GROUP_TITLE.exec(title)?.[2] ?? 0), 0);
  const isWhole = parts.length <= mostRows && blanks === 0 && rows.length >= announced;
  const rendered = { rows, groups: titles.length, hasHeader: headers.length > 0 };
  return { element, columns, rows, complete: isWhole && areAllRendered(element, rendered) };
}

interface Part {
  element: Element;
  cells: Element[];
}

/** The parts of a table's body in the document's order: rows, and the titles of groups of rows; one more than asked for. */
function partsOf(grid: Element, headers: readonly Element[], mostRows: number): Part[] {
  const isRow = `${selectorOf('row')}, ${selectorOf('groupRow')}`;
  const checks = anyOf(grid, 'check');
  const heads = new Set(headers.map((header) => header.closest(isRow)));
  const parts: Part[] = [];
  // Once over everything: asking each of thousands of rows for its cells takes many times as long.
  for (const element of grid.querySelectorAll(hasRoles(grid) ? '[role]' : `[role], ${isRow}`)) {
    const role = element.getAttribute('role');
    if (role === 'gridcell' || role === 'rowheader') {
      if (!checks.has(element)) parts.at(-1)?.cells.push(element);
    } else if (element.matches(isRow) && !heads.has(element)) {
      if (parts.length > mostRows) return parts;
      parts.push({ element, cells: [] });
    }
  }
  return parts.length > MOST_ROWS_WITH_LOOSE_TITLES ? parts : withLooseTitles(grid, isRow, parts);
}

/** Whether everything that is a row by its class has a role as well; a query for roles alone is much quicker. */
function hasRoles(grid: Element): boolean {
  return ![...anyOf(grid, 'groupRow'), ...anyOf(grid, 'row')].some((row) => !row.hasAttribute('role'));
}

/** Titles of groups that stand between the rows, in no row of their own. */
function withLooseTitles(grid: Element, isRow: string, parts: Part[]): Part[] {
  const loose = [...grid.querySelectorAll('span')].filter(
    (span) =>
      GROUP_TITLE.test(span.textContent ?? '') &&
      !span.querySelector('span') &&
      !span.closest(`${isRow}, [role="columnheader"]`),
  );
  if (loose.length === 0) return parts;
  const all = [...parts, ...loose.map((element) => ({ element, cells: [] }))];
  return all.sort((a, b) => (isBefore(a.element, b.element) ? -1 : 1));
}

/** Whether an element stands before another one in their document. */
export function isBefore(one: Element, other: Element): boolean {
  return (one.compareDocumentPosition(other) & one.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** The title of a group of rows; null where the part is a row of data. */
function titleOf({ element, cells }: Part, columns: number): string | null {
  const [first, ...others] = cells;
  if (!first || (others.length === 0 && columns > 1) || element.matches(selectorOf('groupRow'))) return textOf(element);
  if (others.some(hasText)) return null;
  const text = textOf(first);
  return GROUP_TITLE.test(text) ? text : null;
}

function hasText(cell: Element): boolean {
  return /\S/.test(cell.textContent ?? '') || cell.querySelector('input, textarea') !== null;
}

interface Rendered {
  rows: readonly GridRow[];
  groups: number;
  hasHeader: boolean;
}

function areAllRendered(grid: Element, { rows, groups, hasHeader }: Rendered): boolean {
  const holder = grid.hasAttribute('aria-rowcount') ? grid : grid.querySelector('[aria-rowcount]');
  const total = numberIn(holder, 'aria-rowcount');
  // -1 means that the page itself does not know how many there are.
  if (total === -1) return false;
  if (!areSetsWhole(rows)) return false;
  if (total === null) return true;
  const indexes = rows.flatMap(({ element }) => numberIn(element, 'aria-rowindex') ?? []);
  const [top, bottom] = [Math.min(...indexes), Math.max(...indexes)];
  if (indexes.length === rows.length && rows.length > 0) {
    // Some count the header as the first row and some do not: the last row's number is the total either way.
    return top <= (hasHeader ? 2 : 1) + groups && bottom >= total && rows.length + groups >= bottom - top + 1;
  }
  return rows.length + groups + (hasHeader ? 1 : 0) >= total;
}

/** Rows that say of how many they are one must all be there, group by group. */
function areSetsWhole(rows: readonly GridRow[]): boolean {
  const sets = new Map<string | null, { size: number; seen: number }>();
  for (const { element, group } of rows) {
    const size = numberIn(element, 'aria-setsize');
    if (size === null) continue;
    const set = sets.get(group) ?? { size: 0, seen: 0 };
    sets.set(group, { size: size === -1 ? Number.POSITIVE_INFINITY : Math.max(set.size, size), seen: set.seen + 1 });
  }
  return [...sets.values()].every(({ size, seen }) => seen >= size);
}

function numberIn(element: Element | null, attribute: string): number | null {
  const text = element?.getAttribute(attribute) ?? '';
  return /^-?\d+$/.test(text) ? Number(text) : null;
}
