import { COPY_REFUSED } from '../../phrases-de.ts';
import type { common as english } from '../en/common.ts';

export const common: typeof english = {
  product: 'Entra-Verbindung',
  productLong: 'Entra-Verbindung für Production Assist',
  language: 'Sprache',
  help: 'Hilfe',
  skip: 'Zum Inhalt springen',
  loading: 'Wird geladen …',
  close: 'Schließen',
  cancel: 'Abbrechen',
  ok: 'In Ordnung',
  yes: 'Ja',
  no: 'Nein',
  retry: 'Noch einmal versuchen',
  copy: '{what} kopieren',
  copied: 'Kopiert',
  copyRefused: COPY_REFUSED,
  more: 'Mehr anzeigen',
  search: 'Suchen',
  clearSearch: 'Suche leeren',
  fixIt: 'So beheben Sie es',
  openAdminCenter: 'Seite im Admin Center öffnen',
  newWindow: '(öffnet ein neues Fenster)',
  microsoftIds: 'Für den Support von Microsoft',
  requestId: 'Für den Support: Anfrage {id}',
  at: '{day}, {time}',
  people: { one: '{count} Person', other: '{count} Personen' },

  tabs: {
    label: 'Einstellungen dieses Mandanten',
    connection: 'Verbindung',
    sync: 'Synchronisierung',
    people: 'Personen',
    removals: 'Entfernungen',
    events: 'Ereignisse',
    notifications: 'Benachrichtigungen',
    access: 'Zugriff',
    credential: 'Anmeldung ersetzen',
    script: 'Einrichten per Skript',
    review: 'Durchsicht',
  },
  allTenants: 'Alle Mandanten',
  role: { operator: 'Betreiber', admin: 'Administrator', viewer: 'Nur lesen' },
  readOnly: 'Sie können hier alles ansehen, aber nichts ändern.',

  status: { pass: 'In Ordnung', warn: 'Bitte ansehen', fail: 'Nicht in Ordnung', unknown: 'Nicht geprüft' },

  signIn: {
    title: 'Anmelden',
    text: 'Hier wird eine Gruppe aus Microsoft Entra mit Production Assist verbunden. Melden Sie sich an, um fortzufahren.',
    button: 'Anmelden',
    signedInAs: 'Angemeldet als {name}',
    signOut: 'Abmelden',
    lost: 'Sie sind abgemeldet. Was Sie eingegeben haben, ist noch da.',
    again: 'Erneut anmelden',
    waiting: 'Sobald Sie angemeldet sind, geht es dort weiter, wo Sie waren.',
    popupBlocked:
      'Der Browser hat das Fenster nicht geöffnet. Melden Sie sich in einem anderen Tab an und kommen Sie dann hierher zurück.',
    back: 'Sie sind wieder angemeldet.',
    other:
      'Jetzt ist jemand anderes angemeldet: {name}. In diesem Namen wurde nichts gesendet; wiederholen Sie es, wenn es so gemeint ist.',
    doneTitle: 'Sie sind angemeldet',
    done: 'Sie können dieses Fenster schließen und dort weitermachen, wo Sie waren.',
  },

  unreachable: {
    title: 'Keine Antwort',
    detail: 'Der Dienst war nicht zu erreichen. Vielleicht besteht keine Verbindung zum Netz.',
    fix: 'Sehen Sie nach, ob sich andere Seiten öffnen lassen, und versuchen Sie es dann noch einmal.',
  },
  unreadable: {
    title: 'Die Antwort ist nicht lesbar',
    detail: 'Der Dienst hat geantwortet, aber nicht so, wie es diese Seite versteht. Vielleicht wurde er aktualisiert.',
    fix: 'Laden Sie die Seite neu.',
  },
  cancelled: {
    title: 'Abgebrochen',
    detail: 'Sie haben den Vorgang vor dem Ende abgebrochen.',
    fix: 'Starten Sie ihn bei Bedarf noch einmal.',
  },
  waitSeconds: {
    one: 'Versuchen Sie es in {count} Sekunde noch einmal.',
    other: 'Versuchen Sie es in {count} Sekunden noch einmal.',
  },

  notFound: {
    title: 'Hier ist nichts',
    text: 'Diese Seite gibt es nicht, oder Sie dürfen sie nicht sehen.',
    home: 'Zu den Mandanten',
  },
  outdated: 'Der Dienst hat inzwischen eine neuere Fassung dieser Seite. Laden Sie sie neu, um fortzufahren.',
  broken: {
    title: 'Auf dieser Seite ist etwas schiefgegangen',
    text: 'Das sollte nicht vorkommen. Laden Sie die Seite neu; was gespeichert wurde, ist davon nicht betroffen.',
    reload: 'Neu laden',
  },

  leave: {
    title: 'Ohne Speichern verlassen?',
    text: 'Ihre Änderungen auf dieser Seite sind noch nicht gespeichert.',
    stay: 'Hier bleiben',
    leave: 'Verlassen',
  },
};
