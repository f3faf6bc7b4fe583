import type { people as english } from '../en/people.ts';

export const people: typeof english = {
  title: 'Personen',
  lead: 'Alle, die durch die Gruppe Zugang zu diesem Mandanten haben.',
  search: 'Nach Name oder Adresse suchen',
  searching: 'Wird gesucht …',
  csv: 'Als CSV herunterladen',
  csvFound: 'Gefundene als CSV herunterladen',
  caption: 'Personen mit Zugang, nach Namen',
  column: { person: 'Person', email: 'Adresse', since: 'Seit' },
  nameless: 'Ohne Namen',
  shown: { one: '{count} Person', other: '{count} Personen' },
  shownOf: '{count} von {all}',
  shownMore: 'Die ersten {count}',
  empty: {
    title: 'Noch niemand',
    text: 'Personen kommen mit der Synchronisierung herein. Sie liest die Gruppe und gibt allen darin Zugang.',
    go: 'Zur Synchronisierung',
    connectFirst:
      'Noch ist nichts verbunden. Speichern Sie zuerst die Verbindung und starten Sie dann die Synchronisierung.',
    goConnect: 'Zur Verbindung',
  },
  notFound: {
    title: 'Niemand gefunden',
    text: 'Niemand mit Zugang hat „{search}“ im Namen oder in der Adresse.',
    why: 'Warum ist jemand nicht dabei?',
  },
};
