import { CLOUDS } from '../../../clouds.ts';
import { APPLICATION_NAME, FORM_LABELS } from '../../../guide.ts';
import { CLIENT_ID, CONSENT, CONSENT_ROLE, DIRECTORY_ID, ENTERPRISE, OVERVIEW, PERMISSIONS } from '../../phrases-de.ts';
import type { SomeFailures } from '../texts.ts';

/** What is said about the directory, its cloud and the application. */
export const directoryDe = {
  'directory-not-found': {
    title: 'Microsoft kennt dieses Verzeichnis nicht',
    detail: `Ein Verzeichnis mit der ID bei „${FORM_LABELS.directoryId}“ gibt es nicht, jedenfalls nicht in der gewählten Cloud.`,
    fix: `Kopieren Sie unter ${OVERVIEW} den Wert ${DIRECTORY_ID} mit der Kopierschaltfläche nach „${FORM_LABELS.directoryId}“. Verwechseln Sie ihn nicht mit der Anwendungs-ID oder der Objekt-ID auf derselben Seite. Stimmt er, prüfen Sie die gewählte Cloud.`,
  },

  'directory-invalid': {
    title: 'Das ist keine Verzeichnis-ID',
    detail: `Was bei „${FORM_LABELS.directoryId}“ steht, erkennt Microsoft nicht als ID eines bestimmten Verzeichnisses an.`,
    fix: `Kopieren Sie unter ${OVERVIEW} den Wert ${DIRECTORY_ID} in dieses Feld. Die ID besteht aus 32 Ziffern und Buchstaben in fünf Gruppen; ein Name oder ein Wort wie „common“ genügt nicht.`,
  },

  'cloud-wrong': {
    title: 'Das Verzeichnis liegt in einer anderen Microsoft-Cloud',
    detail: 'Die gewählte Cloud ({cloud}) ist nicht die, in der dieses Verzeichnis liegt.',
    fix: `Wählen Sie die Cloud, deren Admin Center Sie benutzen; Sie erkennen sie an der Adresse. ${CLOUDS.global.adminCenter}: ${CLOUDS.global.name}. ${CLOUDS.usgov.adminCenter}: ${CLOUDS.usgov.name} oder ${CLOUDS.usdod.name}. ${CLOUDS.china.adminCenter}: ${CLOUDS.china.name}.`,
  },

  'application-not-found': {
    title: 'Die Anwendung ist nicht in diesem Verzeichnis',
    detail: `Microsoft hat das Verzeichnis gefunden, darin aber keine Anwendung mit der ID bei „${FORM_LABELS.clientId}“.`,
    fix: `Öffnen Sie ${OVERVIEW} und kopieren Sie den Wert ${CLIENT_ID} nicht die Objekt-ID. Vergleichen Sie auf derselben Seite den Wert ${DIRECTORY_ID} mit „${FORM_LABELS.directoryId}“: Beide müssen aus derselben App-Registrierung stammen. Haben Sie die Anwendung eben erst registriert, warten Sie ein paar Minuten.`,
  },

  'application-disabled': {
    title: 'Die Anwendung ist ausgeschaltet',
    detail: `${APPLICATION_NAME} ist im Verzeichnis vorhanden, dort aber deaktiviert und bekommt deshalb keinen Zugriff.`,
    fix: `Öffnen Sie ${ENTERPRISE} > Eigenschaften, stellen Sie „Aktiviert für die Benutzeranmeldung?“ (Enabled for users to sign-in?) auf „Ja“ und speichern Sie. Steht dort schon „Ja“, sehen Sie nach, ob die App-Registrierung selbst deaktiviert wurde: ${OVERVIEW}.`,
  },

  'service-principal-missing': {
    title: 'Die Anwendung ist im Verzeichnis noch nicht zugelassen',
    detail:
      'Die App-Registrierung gibt es, aber ihr Gegenstück fehlt: die Unternehmensanwendung (Enterprise application). Ihr werden die Berechtigungen erteilt.',
    fix: `Öffnen Sie ${PERMISSIONS}. ${CONSENT} Damit entsteht, was fehlt. ${CONSENT_ROLE} Bleibt es dabei, öffnen Sie ${OVERVIEW} und folgen Sie dem Link bei „Verwaltete Anwendung in lokalem Verzeichnis“ (Managed application in local directory).`,
  },

  'service-principal-new': {
    title: 'Die Anwendung ist noch zu neu',
    detail:
      'Microsoft hat die Anmeldung akzeptiert, aber die neue Anwendung ist dort noch nicht an allen Stellen bekannt.',
    fix: 'Sie müssen nichts tun. Warten Sie ein bis zwei Minuten und prüfen Sie dann erneut.',
  },
} satisfies SomeFailures;
