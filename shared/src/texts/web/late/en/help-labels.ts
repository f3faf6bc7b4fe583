/**
 * Names of the page's own screens and buttons, as the help speaks of them; a test compares them with the page's. They
 * are not taken from its texts: the build would split those into more files, and the first load would grow.
 */

export const common = {
  tabs: {
    connection: 'Connection',
    sync: 'Sync',
    people: 'People',
    removals: 'Removals',
    notifications: 'Notifications',
    review: 'Review',
  },
  role: { viewer: 'Read only' },
};
export const connection = {
  byScript: 'Rather by script',
  field: { leavers: 'People who leave the group' },
  credential: { title: 'How Production Assist signs in', replace: { secret: 'Replace secret' } },
};
export const sync = { run: 'Run sync' };
