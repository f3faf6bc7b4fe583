import { FORM_BUTTONS, FORM_LABELS, FORM_SECTION } from '../../../guide.ts';
import { AGAIN, CLIENT_SECRETS, NOBODY_REMOVED, REPORT, VALUE } from '../../phrases-de.ts';
import type { SomeFailures } from '../texts.ts';

/** What is said about this service and its stores. */
export const serviceDe = {
  'connection-missing': {
    title: 'Es ist keine Verbindung eingerichtet',
    detail: 'Für diesen Mandanten in Production Assist ist keine Verbindung zu Microsoft Entra gespeichert.',
    fix: `Tragen Sie unter „${FORM_SECTION}“ die drei Werte ein und klicken Sie auf „${FORM_BUTTONS.save}“.`,
  },

  'candidate-missing': {
    title: 'Es wird gerade nichts ersetzt',
    detail: 'Die neuen Anmeldeinformationen wurden inzwischen übernommen oder zurückgezogen, oder es gab nie welche.',
    fix: 'Laden Sie neu und sehen Sie nach, was jetzt verwendet wird.',
  },

  'candidate-needed': {
    title: 'Was funktioniert, wird nicht einfach überschrieben',
    detail:
      'Bei einem gespeicherten Verzeichnis und einer gespeicherten Anwendung wechselt die Art der Anmeldung Schritt für Schritt: Die neue wird erst bei Microsoft geprüft, bis dahin läuft die jetzige weiter.',
    fix: 'Verwenden Sie „Anmeldung ersetzen“ und wählen Sie dort die neue Art.',
  },

  'former-missing': {
    title: 'Es gibt nichts Altes zu entfernen',
    detail: 'Das hat inzwischen jemand bestätigt, oder es wurde nichts ersetzt.',
    fix: 'Laden Sie neu und sehen Sie nach, wie es jetzt steht.',
  },

  'former-in-use': {
    title: 'Die alte Anmeldung wird noch gebraucht',
    detail: 'Sie springt ein, bis ein vollständiger Lauf mit der neuen geglückt ist. Erst dann kann sie weg.',
    fix: 'Entfernen Sie sie im Admin Center noch nicht. Starten Sie die Synchronisierung, oder warten Sie auf den nächsten Lauf.',
  },

  'connection-changed': {
    title: 'Die Verbindung wurde inzwischen geändert',
    detail: `Während der Lauf gelesen hat, hat jemand andere Werte gespeichert. Er hat angehalten, um nicht mit den alten weiterzumachen. ${NOBODY_REMOVED}`,
    fix: 'Sie müssen nichts tun: Der nächste Lauf verwendet die neuen Werte. Möchten Sie nicht warten, starten Sie die Synchronisierung noch einmal.',
  },

  'credential-unreadable': {
    title: 'Die gespeicherten Anmeldeinformationen lassen sich nicht mehr öffnen',
    detail:
      'Womit sich die Anwendung anmeldet, ist verschlüsselt gespeichert und kann nicht mehr entschlüsselt werden. Bei Microsoft ist nichts verloren, aber Production Assist kann es nicht verwenden.',
    fix: `Mit einem geheimen Clientschlüssel: Fügen Sie den Inhalt der Spalte ${VALUE} noch einmal bei „${FORM_LABELS.clientSecret}“ ein und klicken Sie auf „${FORM_BUTTONS.save}“; haben Sie ihn nicht mehr, legen Sie einen neuen an: ${CLIENT_SECRETS} > Neuer geheimer Clientschlüssel (New client secret). Mit einem Zertifikat: Ersetzen Sie die Anmeldung durch ein neues Zertifikat und laden Sie es hoch. Mit einer Verbundanmeldeinformation ist im Admin Center nichts zu ändern: Wenden Sie sich an den Betreiber von Production Assist. ${REPORT}`,
  },

  'storage-unavailable': {
    title: 'Production Assist erreicht seinen Speicher nicht',
    detail: 'Lesen oder Speichern war gerade nicht möglich. An Ihrer Einrichtung liegt es nicht.',
    fix: 'Versuchen Sie es in ein paar Minuten noch einmal. Wollten Sie etwas speichern, laden Sie vorher neu und sehen Sie nach, ob Ihre Änderung da ist.',
  },

  'queue-unavailable': {
    title: 'Der Lauf konnte nicht eingereiht werden',
    detail:
      'Production Assist kann gerade keine Aufträge für eine Synchronisierung annehmen. An Ihrer Einrichtung liegt es nicht.',
    fix: AGAIN,
  },

  'issuer-unavailable': {
    title: 'Die Anmeldung lässt sich nicht prüfen',
    detail: 'Der Dienst, der Sie anmeldet, zeigt die Schlüssel nicht, mit denen seine Token geprüft werden.',
    fix: 'Warten Sie eine Minute und versuchen Sie es noch einmal. Sich neu anzumelden hilft nicht.',
  },

  'run-abandoned': {
    title: 'Der Lauf wurde aufgegeben',
    detail:
      'Der Lauf kam auch nach mehreren Versuchen nicht zum Ende. Was er schon geschrieben hat, ist richtig und bleibt.',
    fix: `Starten Sie die Synchronisierung noch einmal oder warten Sie auf die nächste geplante: Sie bringt die Arbeit zu Ende. ${REPORT}`,
  },

  'run-superseded': {
    title: 'Ein anderer Lauf hat übernommen',
    detail:
      'Dieser Lauf hat sich zu lange nicht gemeldet, deshalb ist ein anderer an seine Stelle getreten. Was er schon geschrieben hat, ist richtig und bleibt.',
    fix: 'Sie müssen nichts tun: Sehen Sie sich den neueren Lauf an.',
  },

  internal: {
    title: 'In Production Assist ist etwas schiefgegangen',
    detail: 'Der Fehler liegt bei uns, nicht an Ihrer Einrichtung.',
    fix: 'Versuchen Sie es noch einmal. Bleibt es dabei, schicken Sie dem Support von Production Assist die ID der Anfrage.',
  },
} satisfies SomeFailures;
