import type { people as english } from '../en/people.ts';

export const people: typeof english = {
  title: 'Personen',
  lead: 'Alle, die durch die Gruppe Zugang zu diesem Mandanten haben.',
  search: 'Nach Name oder Adresse suchen',
  searching: 'Wird gesucht …',
  csv: 'Als CSV herunterladen',
  csvFound: 'Gefundene als CSV herunterladen',
  caption: 'Personen mit Zugang, nach Namen',
  captionSuspended: 'Personen, die durch Verlassen der Gruppe den Zugang verloren haben, nach Namen',
  filter: { label: 'Welche Personen', active: 'Mit Zugang', suspended: 'Gruppe verlassen' },
  suspendedLead: 'Sie haben durch Verlassen der Gruppe den Zugang verloren und bei der Rückkehr von selbst wieder.',
  column: { person: 'Person', email: 'Adresse', since: 'Seit', lost: 'Ohne Zugang seit' },
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
    textSuspended: 'Niemand, der die Gruppe verlassen hat, hat „{search}“ im Namen oder in der Adresse.',
    why: 'Warum ist jemand nicht dabei?',
  },
  nobodySuspended: {
    title: 'Niemand hat den Zugang verloren',
    text: 'Hier steht, wer durch Verlassen der Gruppe den Zugang verloren hat. Was mit denen geschieht, die die Gruppe verlassen, legt die Verbindung fest.',
    go: 'Zur Regel',
  },
};
