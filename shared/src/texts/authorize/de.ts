import type { AuthorizeTexts } from './texts.ts';

export const de: AuthorizeTexts = {
  title: 'Browser verbinden',
  question: 'Die Erweiterung „{extension}“ in {browser} möchte in Ihrem Namen arbeiten.',
  signedInAs: 'Angemeldet als {name}',
  otherPerson: 'Das bin ich nicht',
  tenant: 'In welchem Mandanten?',
  tenantId: 'Kennung des Mandanten',
  rights: 'Was sie dort darf',
  scopes: {
    read: {
      title: 'Ansehen',
      detail:
        'Die Verbindung, die Läufe, die Personen mit Zugriff und die Ereignisse sehen. Niemals einen geheimen Clientschlüssel.',
      only: '',
    },
    configure: {
      title: 'Vorschau und Speichern',
      detail: 'Microsoft zu neuen Werten befragen, wobei nichts geschrieben wird, und die Verbindung speichern.',
      only: 'Nur in Mandanten, die Sie administrieren.',
    },
  },
  lasts:
    'Sie darf nie mehr als Sie selbst. Die Verbindung endet nach 30 Tagen und jederzeit unter „Zugriff“ auf der Seite von Production Assist.',
  allow: 'Erlauben',
  deny: 'Nicht erlauben',
  back: 'Zurück',
  signIn: 'Anmelden',
  noTenants: {
    title: 'Es gibt nichts zu verbinden',
    detail:
      'Sie sind als {name} angemeldet, und kein Mandant gehört Ihnen. Wer den Mandanten administriert, kann Sie unter „Zugriff“ auf dessen Seite einladen.',
  },
  problems: {
    'not-configured': {
      title: 'Hier lässt sich keine Erweiterung verbinden',
      detail: 'Dieser Dienst wurde ohne die Browsererweiterung eingerichtet. Sein Betreiber kann sie ergänzen.',
    },
    'not-our-extension': {
      title: 'Dieser Anfrage ist nicht zu trauen',
      detail:
        'Sie kommt nicht von der Erweiterung, die dieser Dienst kennt, oder sie ist beschädigt. Es wurde nichts erlaubt. Schließen Sie dieses Fenster und verbinden Sie aus der Erweiterung neu.',
    },
    'not-signed-in': {
      title: 'Sie sind abgemeldet',
      detail: 'Es wurde nichts erlaubt. Melden Sie sich wieder an, um fortzufahren.',
    },
    'no-sign-in': {
      title: 'Hier kann sich niemand anmelden',
      detail: 'Dieser Dienst wurde ohne Anmeldung für Personen eingerichtet. Sein Betreiber kann sie ergänzen.',
    },
    'page-over': {
      title: 'Diese Seite gilt nicht mehr',
      detail:
        'Sie wurde schon beantwortet, war länger als 10 Minuten offen oder wurde in einem anderen Fenster geöffnet. Es wurde jetzt nichts erlaubt. Schließen Sie dieses Fenster und verbinden Sie aus der Erweiterung neu.',
    },
  },
  notTheirs: 'Diesen Mandanten gibt es nicht, oder er gehört nicht zu Ihnen. Wählen Sie einen anderen.',
};
