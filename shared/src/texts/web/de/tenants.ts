import type { tenants as english } from '../en/tenants.ts';

export const tenants: typeof english = {
  title: 'Mandanten',
  mine: 'Ihre Mandanten',
  search: 'Nach Name oder Kennung suchen',
  searching: 'Wird gesucht …',
  filter: { label: 'Welche Mandanten', all: 'Alle', attention: 'Braucht Aufmerksamkeit' },
  operators: 'Betreiber',
  caption: 'Mandanten, nach Kennung',
  column: {
    tenant: 'Mandant',
    state: 'Zustand',
    lastRun: 'Letzter Lauf',
    people: 'Personen',
    expires: 'Schlüssel endet',
    actions: 'Aktionen',
  },
  state: {
    fine: 'In Ordnung',
    new: 'Verbunden, noch kein Lauf',
    running: 'Ein Lauf ist im Gang',
    'not-connected': 'Nicht verbunden',
    failing: 'Synchronisierung schlägt fehl',
    'removals-held': 'Entfernungen zu entscheiden',
    'secret-expired': 'Schlüssel abgelaufen',
    'secret-expires': 'Schlüssel endet bald',
  },
  lastRun: {
    none: 'Noch nie',
    queued: 'Wartet seit {time}',
    running: 'Läuft seit {time}',
    succeeded: 'Erfolgreich {ago}',
    failed: 'Fehlgeschlagen {ago}',
  },
  nextTry: 'Nächster Versuch {when}',
  nextTryNow: 'Der nächste Versuch ist jetzt fällig',
  noNextTry: 'Kein neuer Versuch von selbst',
  expiry: { unknown: 'Nicht bekannt', none: 'Keiner' },
  shown: { one: '{count} Mandant', other: '{count} Mandanten' },
  shownMore: 'Die ersten {count}',

  empty: {
    title: 'Noch keine Mandanten',
    text: 'Ein Mandant ist ein Kunde in Production Assist. Legen Sie den ersten an und verbinden Sie dann seine Gruppe aus Microsoft Entra.',
  },
  noneNeedsAttention: {
    title: 'Alles in Ordnung',
    text: 'Alle Mandanten sind verbunden, ihr letzter Lauf war erfolgreich, keine Entfernung wartet auf eine Entscheidung, und in den nächsten {days} Tagen endet kein Schlüssel.',
  },
  notFound: {
    title: 'Nichts gefunden',
    text: 'Kein Mandant hat „{search}“ im Namen oder in der Kennung.',
    clear: 'Suche leeren',
  },
  notFoundAttention: 'Keiner, der Aufmerksamkeit braucht, hat „{search}“ im Namen oder in der Kennung.',

  noRole: {
    title: 'Hier gehört Ihnen noch nichts',
    text: 'Sie sind angemeldet, haben aber noch in keinem Mandanten eine Rolle.',
    ask: 'Bitten Sie einen Administrator Ihres Mandanten oder den Betreiber von Production Assist um eine Einladung. Das ist ein Link: Öffnen Sie ihn, melden Sie sich so an wie jetzt und nehmen Sie die Einladung an.',
    identity: 'Sie sind angemeldet als',
    other: 'Das ist jemand anderes? Melden Sie sich ab und dann neu an.',
  },

  create: {
    button: 'Neuer Mandant',
    title: 'Neuer Mandant',
    id: 'Kennung',
    idHelp:
      'So wie dieser Kunde in Production Assist heißt. 1 bis 64 Buchstaben, Ziffern, Punkte, Binde- oder Unterstriche; sie steht in Adressen und lässt sich später nicht ändern.',
    name: 'Name',
    nameHelp: 'Für Menschen, zum Beispiel der Name der Firma.',
    submit: 'Anlegen',
    idWrong:
      'Nur Buchstaben, Ziffern, Punkte, Binde- und Unterstriche, höchstens 64, und am Anfang ein Buchstabe oder eine Ziffer.',
    missing: 'Das wird gebraucht.',
    exists: 'Einen Mandanten mit dieser Kennung gibt es schon: {name}.',
    done: '{name} ist angelegt.',
  },
  rename: {
    button: '{name} umbenennen',
    title: '{id} umbenennen',
    submit: 'Umbenennen',
    done: 'Heißt jetzt {name}.',
  },
  remove: {
    button: '{name} entfernen',
    title: '{name} entfernen?',
    lost: 'Das lässt sich nicht rückgängig machen. Mit dem Mandanten gehen verloren:',
    connection: 'seine Verbindung und der dafür gespeicherte geheime Clientschlüssel',
    people: { one: 'der Zugang von {count} Person', other: 'der Zugang von {count} Personen' },
    noPeople: 'der Zugang von Personen; zurzeit sind es keine',
    runs: 'der Verlauf seiner Synchronisierungen',
    admins: 'die Rollen seiner Administratoren, offene Einladungen und verbundene Browser',
    stays:
      'Was bleibt: die Aufzeichnung, wer was getan hat, auch dieses Entfernen. In Microsoft Entra ändert sich nichts; löschen Sie den geheimen Clientschlüssel dort.',
    confirm: 'Geben Sie zur Bestätigung die Kennung {id} ein',
    mismatch: 'Das ist nicht {id}.',
    submit: 'Endgültig entfernen',
    done: '{name} ist entfernt.',
  },
};
