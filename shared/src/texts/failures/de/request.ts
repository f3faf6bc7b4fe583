import type { SomeFailures } from '../texts.ts';

/** What is said about calls of the interface, and about signing in on the page. */
export const requestDe = {
  'not-json': {
    title: 'Der Inhalt ist kein JSON',
    detail: 'Der Inhalt der Anfrage ließ sich nicht als JSON lesen.',
    fix: 'Senden Sie ein JSON-Objekt in UTF-8. Oft ist ein Komma zu viel oder ein Anführungszeichen zu wenig die Ursache.',
  },

  'not-signed-in': {
    title: 'Nicht angemeldet',
    detail: 'Die Anfrage enthält kein Token; es ist nicht bekannt, von wem sie kommt.',
    fix: 'Im Browser: Melden Sie sich neu an. Im Programm: Senden Sie ein Token im Header „Authorization: Bearer <Token>“.',
  },

  'session-expired': {
    title: 'Sie sind abgemeldet',
    detail: 'Eine Anmeldung gilt höchstens acht Stunden, und diese ist zu Ende. Es wurde nichts geändert.',
    fix: 'Melden Sie sich neu an und wiederholen Sie den letzten Schritt.',
  },

  'token-expired': {
    title: 'Die Anmeldung ist abgelaufen',
    detail: 'Das Token war einmal gültig, aber seine Zeit ist um.',
    fix: 'Im Browser: Melden Sie sich neu an. Im Programm: Holen Sie ein neues Token und wiederholen Sie die Anfrage.',
  },

  'token-invalid': {
    title: 'Das Token wird nicht akzeptiert',
    detail:
      'Signatur, Aussteller, Zielgruppe oder Inhalt des Tokens passen nicht, oder sein Aussteller ist hier nicht eingerichtet.',
    fix: 'Holen Sie ein Token, das für diesen Dienst ausgestellt ist. Sollte es passen, vergleichen Sie Aussteller (iss) und Zielgruppe (aud) mit der Konfiguration des Dienstes.',
  },

  'not-allowed': {
    title: 'Nicht erlaubt',
    detail: 'Sie sind angemeldet, aber hierfür fehlt Ihnen ein Recht.',
    fix: 'Bitten Sie jemanden aus der Administration von Production Assist um dieses Recht oder melden Sie sich mit einem anderen Konto an.',
  },

  'cross-site': {
    title: 'Die Anfrage kommt von einer anderen Seite',
    detail:
      'Änderungen werden nur von den eigenen Seiten dieses Dienstes angenommen. Diese Anfrage kam von anderswo, oder ihre Herkunft ist nicht zu erkennen. Es wurde nichts geändert.',
    fix: 'Öffnen Sie die Seite dieses Dienstes und nehmen Sie die Änderung dort vor. Im Programm: Senden Sie ein Token im Header „Authorization“ und kein Cookie.',
  },

  'not-found': {
    title: 'Nicht gefunden',
    detail: 'Unter dieser Adresse gibt es nichts, oder nichts, was Sie sehen dürfen.',
    fix: 'Prüfen Sie die Adresse und die IDs darin. Stimmen sie, bitten Sie jemanden aus der Administration von Production Assist um Zugang.',
  },

  'method-not-allowed': {
    title: 'Diese Methode gibt es hier nicht',
    detail: 'Die Adresse gibt es, aber nicht mit dieser HTTP-Methode.',
    fix: 'Welche Methoden diese Adresse kennt, steht unter /api/docs.',
  },

  'version-stale': {
    title: 'Inzwischen hat jemand anderes gespeichert',
    detail:
      'Was Sie geändert haben, ist nicht mehr die neueste Fassung. Es wurde nichts gespeichert, damit keine fremde Änderung verloren geht.',
    fix: 'Laden Sie neu, sehen Sie sich an, was neu ist, und machen Sie Ihre Änderung noch einmal. Im Programm: Lesen Sie erneut und senden Sie das neue ETag als If-Match.',
  },

  'version-missing': {
    title: 'Die Angabe der Fassung fehlt',
    detail:
      'Eine Änderung muss sagen, auf welcher Fassung sie beruht, damit niemand überschreibt, was jemand anderes gespeichert hat.',
    fix: 'Lesen Sie zuerst und senden Sie das ETag dieser Antwort im Header If-Match.',
  },

  'invitation-gone': {
    title: 'Die Einladung gilt nicht mehr',
    detail:
      'Eine Einladung kann einmal und innerhalb von sieben Tagen angenommen werden, sofern sie nicht zurückgezogen wird und die einladende Person ihr Recht behält. Eines davon ist nicht mehr gegeben, oder der Link ist unvollständig.',
    fix: 'Prüfen Sie, ob der ganze Link kopiert wurde. Bitten Sie andernfalls um eine neue Einladung.',
  },

  'already-decided': {
    title: 'Darüber ist schon entschieden',
    detail:
      'Jemand anderes hat über diese Entfernung entschieden, sie ist abgelaufen, oder alle auf ihrer Liste sind zurückgekehrt.',
    fix: 'Laden Sie die Liste neu, um den Stand zu sehen.',
  },

  'email-not-configured': {
    title: 'E-Mails können hier nicht gesendet werden',
    detail: 'Dieser Dienst hat keinen Weg bekommen, E-Mails zu senden.',
    fix: 'Verwenden Sie einen Webhook, oder bitten Sie den Betreiber dieses Dienstes, das Senden einzurichten.',
  },

  'too-many-targets': {
    title: 'Es gibt schon zu viele Benachrichtigungen',
    detail: 'Ein Mandant kann höchstens {limit} Webhooks und E-Mail-Adressen zusammen haben.',
    fix: 'Entfernen Sie etwas, das nicht mehr gebraucht wird.',
  },

  'sign-in-not-configured': {
    title: 'Eine Anmeldung ist hier nicht möglich',
    detail: 'Für diesen Dienst ist kein Anmeldedienst eingerichtet.',
    fix: 'Wenden Sie sich an den Betrieb des Dienstes: Die Variable SIGN_IN nennt den Anmeldedienst, oder Cloudflare Access steht vor dem Dienst.',
  },

  'sign-in-declined': {
    title: 'Die Anmeldung wurde abgebrochen',
    detail:
      'Der Anmeldedienst meldet, dass die Anmeldung abgebrochen wurde oder dieses Konto den Dienst nicht nutzen darf.',
    fix: 'Melden Sie sich neu an. Haben Sie nicht selbst abgebrochen, verwenden Sie ein anderes Konto oder wenden Sie sich an die Administration des Anmeldedienstes.',
  },

  'sign-in-expired': {
    title: 'Die Anmeldung hat zu lange gedauert oder wurde zweimal begonnen',
    detail:
      'Eine Anmeldung muss innerhalb von zehn Minuten in dem Browser enden, in dem sie begann, und nur die zuletzt begonnene zählt.',
    fix: 'Melden Sie sich neu an. Geschieht das wiederholt, lassen Sie Cookies für diese Seite zu.',
  },

  'sign-in-failed': {
    title: 'Die Anmeldung konnte nicht geprüft werden',
    detail:
      'Die Antwort des Anmeldedienstes passt nicht zur Anfrage und wird nicht angenommen. Es wurde niemand angemeldet.',
    fix: 'Melden Sie sich neu an. Geschieht das wiederholt, bitten Sie den Betrieb des Dienstes, seine Konfiguration mit der des Anmeldedienstes zu vergleichen; das Protokoll nennt den Grund.',
  },

  'too-large': {
    title: 'Die Anfrage ist zu groß',
    detail: 'Der Inhalt der Anfrage darf höchstens {limit} Byte haben.',
    fix: 'Senden Sie weniger in einer Anfrage.',
  },

  'too-many-requests': {
    title: 'Zu viele Anfragen',
    detail: 'Das wurde in kurzer Zeit zu oft verlangt.',
    fix: 'Warten Sie {seconds} Sekunden und versuchen Sie es dann noch einmal.',
  },

  'not-json-type': {
    title: 'Der Inhaltstyp ist nicht JSON',
    detail: 'Hier wird nur JSON angenommen; die Anfrage gibt etwas anderes an oder nichts.',
    fix: 'Senden Sie den Header „Content-Type: application/json“.',
  },

  'invalid-request': {
    title: 'Einige Werte passen nicht',
    detail:
      'Mindestens ein Feld fehlt, ist unbekannt oder hat einen Wert, der nicht möglich ist. Es wurde nichts gespeichert.',
    fix: 'Berichtigen Sie die Felder, die in dieser Antwort genannt sind, und senden Sie die Anfrage noch einmal.',
  },
} satisfies SomeFailures;
