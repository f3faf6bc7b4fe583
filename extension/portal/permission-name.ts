import { cellText, type Grid } from './grids.ts';

/** How names of permissions look; Microsoft never translates them. */

/** `Group.Read.All`, `Mail.Send`: what no name of a person, an application or a domain looks like. */
const UNMISTAKABLE =
  /^[A-Z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*\.(?:Read|ReadBasic|ReadWrite|Write|Manage|Create|Send|Hidden|FullControl|AccessAsUser|Selected)(?:\.[A-Za-z0-9]+)*$/;

/** Also `openid`, `offline_access`, `user_impersonation`: one word without spaces. */
const POSSIBLE = /^[A-Za-z][A-Za-z0-9._-]{1,99}$/;

/** Whether a text can be nothing but a permission. */
export function isPermissionName(text: string): boolean {
  return UNMISTAKABLE.test(text);
}

/** Whether a text may be a permission, where permissions are expected. */
export function mayBePermissionName(text: string): boolean {
  return POSSIBLE.test(text);
}

/** Enough rows to tell what a table lists. */
export const ROWS_LOOKED_AT = 20;

/** Whether a table lists permissions: by a name, or by the API they are grouped under. */
export function listsPermissions(grid: Grid): boolean {
  return grid.rows
    .slice(0, ROWS_LOOKED_AT)
    .some(
      (row) =>
        row.group === 'Microsoft Graph' || isPermissionName(cellText(row, 0)) || isPermissionName(cellText(row, 1)),
    );
}
