import type { Guid } from './facts.ts';
import { cellText, columnOf, type Grid, type GridRow, gridsOf } from './grids.ts';
import { guidIn } from './guid.ts';
import { saysNothing, type Tab, tabsOf } from './page.ts';
import { says } from './words.ts';

/** A row of the client secrets as it stands on the page, value included: only for `secret.ts` and the reader. */
export interface SecretCells {
  description: string;
  expires: string;
  value: string;
  secretId: Guid | null;
}

/** The table of client secrets. Null where another tab is open, or the table was not found. */
export interface SecretsTable {
  rows: SecretCells[];
  complete: boolean;
  /** Header texts, for telling the language. */
  columns: readonly string[];
}

/** Columns in the order in which the page has them, for languages in which their headers are not known. */
const POSITIONS = { description: 0, expires: 1, value: 2, secretId: 3 } as const;

/** Finds the client secrets on *Certificates & secrets*: by headers where they are known, else by open tab and position. */
export function secretsTableOf(document: Document): SecretsTable | null {
  const tabs = tabsOf(document);
  const tab = secretsTab(tabs);
  if (tab && !tab.selected && tabs.some(({ selected }) => selected)) return null;
  const grid = gridsOf(document).find((candidate) => isSecrets(candidate, tab));
  const count = tab?.count ?? null;
  const rows = (grid?.rows ?? []).filter((row) => row.cells.length > POSITIONS.value).map((row) => cellsOf(row, grid));
  if (rows.length === 0) {
    // Without rows only a count of nought, or a sentence that says so, means that there are none.
    const complete = count === 0 || (count === null && saysNothing(document));
    return complete || grid ? { rows, complete, columns: grid?.columns ?? [] } : null;
  }
  return {
    rows,
    complete: (grid?.complete ?? false) && (count === null || rows.length >= count),
    columns: grid?.columns ?? [],
  };
}

/** Certificates, client secrets, federated credentials: the second of three, whatever it is called. */
function secretsTab(tabs: readonly Tab[]): Tab | null {
  return tabs.find(({ name }) => says('clientSecrets', name)) ?? (tabs.length === 3 ? (tabs[1] ?? null) : null);
}

function isSecrets(grid: Grid, tab: Tab | null): boolean {
  if (columnOf(grid, 'thumbprint') >= 0) return false;
  if (columnOf(grid, 'secretId') >= 0 || (columnOf(grid, 'value') >= 0 && columnOf(grid, 'expires') >= 0)) return true;
  const hasIds = grid.rows.some((row) => guidIn(cellText(row, POSITIONS.secretId)) !== null);
  return hasIds || (grid.rows.length === 0 && tab?.selected === true);
}

function cellsOf(row: GridRow, grid: Grid | undefined): SecretCells {
  const at = (word: keyof typeof POSITIONS) => {
    const known = grid ? columnOf(grid, word) : -1;
    return cellText(row, known >= 0 ? known : POSITIONS[word]);
  };
  return {
    description: at('description'),
    expires: at('expires'),
    value: at('value'),
    secretId: guidIn(at('secretId')),
  };
}
