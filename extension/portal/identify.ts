import { essential, essentialsOf } from './essentials.ts';
import type { PageKind } from './facts.ts';
import { columnOf, gridsOf } from './grids.ts';
import { titleOf } from './page.ts';
import { listsPermissions, ROWS_LOOKED_AT } from './permission-name.ts';
import { every } from './selectors.ts';
import { says, type Word } from './words.ts';

/**
 * Which page a document shows by what stands in it, the address left aside. Null where nothing says it for certain,
 * which is usual in a language that is not known.
 */
export function pageShown(document: Document): PageKind | null {
  return byTitle(document) ?? byMenu(document) ?? byTables(document) ?? byProperties(document);
}

const SECTIONS: readonly (readonly [Word, PageKind])[] = [
  ['permissionsPage', 'application-permissions'],
  ['credentialsPage', 'application-credentials'],
  ['membersPage', 'group-members'],
  ['allGroupsPage', 'groups'],
];

const WHOLE_TITLES: readonly (readonly [Word, PageKind])[] = [
  ...SECTIONS.filter(([, kind]) => kind.startsWith('application')),
  ['applicationsPage', 'applications'],
  ['newApplicationPage', 'new-application'],
  ['newGroupPage', 'new-group'],
];

function byTitle(document: Document): PageKind | null {
  const { whole, section } = titleOf(document);
  const [text, table] = section === '' ? [whole, WHOLE_TITLES] : [section, SECTIONS];
  return table.find(([word]) => says(word, text))?.[1] ?? null;
}

const MENU: Readonly<Record<string, PageKind>> = {
  'Menu-CallAnAPI': 'application-permissions',
  'Menu-Credentials': 'application-credentials',
  'Menu-AllGroups': 'groups',
  'Menu-Members': 'group-members',
};

/** The menu's items have names that are the same in every language; the open one is marked. */
function byMenu(document: Document): PageKind | null {
  const open = every(document, 'menuItem').find(
    (item) =>
      item.matches('[aria-selected="true"], [aria-current]:not([aria-current="false"])') ||
      item.querySelector('[aria-selected="true"], [aria-current]:not([aria-current="false"])') !== null,
  );
  return MENU[open?.getAttribute('data-telemetryname') ?? ''] ?? null;
}

function byTables(document: Document): PageKind | null {
  for (const grid of gridsOf(document, ROWS_LOOKED_AT)) {
    if (listsPermissions(grid)) return 'application-permissions';
    const has = (word: Word) => columnOf(grid, word) >= 0;
    if (has('secretId') || has('thumbprint')) return 'application-credentials';
    if (has('clientId')) return 'applications';
    if (has('groupType') || has('membershipType')) return 'groups';
    if (has('type') && has('email')) return 'group-members';
  }
  return null;
}

function byProperties(document: Document): PageKind | null {
  const essentials = essentialsOf(document);
  if (essential(essentials, 'clientId')) return 'application-overview';
  if (essential(essentials, 'groupType') || essential(essentials, 'membershipType')) return 'group-overview';
  return essential(essentials, 'tenantId') ? 'directory-overview' : null;
}
