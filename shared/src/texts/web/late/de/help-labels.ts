/**
 * Names of the page's own screens and buttons, as the help speaks of them; a test compares them with the page's. They
 * are not taken from its texts: the build would split those into more files, and the first load would grow.
 */

export const common = {
  tabs: {
    connection: 'Verbindung',
    sync: 'Synchronisierung',
    people: 'Personen',
    removals: 'Entfernungen',
    notifications: 'Benachrichtigungen',
    review: 'Durchsicht',
  },
  role: { viewer: 'Nur lesen' },
};
export const connection = {
  byScript: 'Lieber per Skript',
  field: { leavers: 'Wer die Gruppe verlässt' },
  credential: { title: 'Womit sich Production Assist anmeldet', replace: { secret: 'Schlüssel ersetzen' } },
};
export const sync = { run: 'Jetzt synchronisieren' };
