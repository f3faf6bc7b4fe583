import { ACCESS_GROUP_NAME, APPLICATION_NAME, CONSENT_ROLES, FORM_LABELS, MICROSOFT_LABELS } from '../guide.ts';

/** Was Texte gemeinsam haben: Wege durch das Admin Center und Sätze, die in mehreren stehen. */

// Die Wege durch das Admin Center, in dessen eigenen Worten; englisch dazu, wo die Übersetzung nicht sicher ist.
export const APPLICATIONS = 'Entra ID > App-Registrierungen > Alle Anwendungen';
export const OVERVIEW = `${APPLICATIONS} > ${APPLICATION_NAME} > Übersicht`;
export const CREDENTIALS = `${APPLICATIONS} > ${APPLICATION_NAME} > Zertifikate & Geheimnisse`;
export const CLIENT_SECRETS = `${CREDENTIALS} > Geheime Clientschlüssel (Client secrets)`;
export const PERMISSIONS = `${APPLICATIONS} > ${APPLICATION_NAME} > API-Berechtigungen`;
export const ENTERPRISE = `Entra ID > Unternehmensanwendungen (Enterprise applications) > ${APPLICATION_NAME}`;
export const GROUPS = 'Entra ID > Gruppen > Alle Gruppen';
export const MEMBERS = `${GROUPS} > ${ACCESS_GROUP_NAME} > Mitglieder`;
export const SIGN_INS =
  'Entra ID > Überwachung und Integrität (Monitoring & health) > Anmeldeprotokolle (Sign-in logs) > Dienstprinzipalanmeldungen (Service principal sign-ins)';

// Microsofts Bezeichnungen der Werte auf Deutsch, mit der englischen daneben.
export const DIRECTORY_ID = `„Verzeichnis-ID (Mandant)“, englisch „${MICROSOFT_LABELS.directoryId}“,`;
export const CLIENT_ID = `„Anwendungs-ID (Client)“, englisch „${MICROSOFT_LABELS.clientId}“,`;
export const VALUE = `„Wert“ (${MICROSOFT_LABELS.clientSecret})`;
export const SECRET_ID = `„Geheime ID“ (${MICROSOFT_LABELS.secretId})`;

// Sätze, die zu mehreren Fehlern gehören.
export const ADD_APPLICATION_PERMISSION = 'Berechtigung hinzufügen > Microsoft Graph > Anwendungsberechtigungen';
export const CONSENT = 'Klicken Sie auf „Administratorzustimmung für <Verzeichnis> erteilen“ und bestätigen Sie.';
export const CONSENT_ROLE = `Ist die Schaltfläche ausgegraut, melden Sie sich mit einem Konto an, das eine dieser Rollen hat: ${CONSENT_ROLES[0]} (Globaler Administrator) oder ${CONSENT_ROLES[1]} (Administrator für privilegierte Rollen).`;
export const CONSENT_WAIT = 'Warten Sie ein bis zwei Minuten und prüfen Sie dann erneut.';
export const TYPE_TRAP =
  'Sehen Sie in die Spalte „Typ“: Dort muss „Anwendung“ (Application) stehen. Eine Berechtigung vom Typ „Delegiert“ (Delegated) sieht in der Liste genauso aus, zählt hier aber nicht.';
export const NEW_SECRET = `Öffnen Sie ${CLIENT_SECRETS} > Neuer geheimer Clientschlüssel (New client secret). Kopieren Sie sofort den Inhalt der Spalte ${VALUE}, fügen Sie ihn bei „${FORM_LABELS.clientSecret}“ ein und speichern Sie.`;
export const NOBODY_REMOVED = 'Niemand hat den Zugang verloren.';
export const AGAIN =
  'Warten Sie ein paar Minuten und versuchen Sie es noch einmal; die geplante Synchronisierung versucht es von selbst wieder.';
export const REPORT =
  'Bleibt es dabei, schicken Sie dem Support von Production Assist diese Meldung mit den dazu angezeigten IDs.';
export const FEDERATED = `Öffnen Sie ${CREDENTIALS} > Verbundanmeldeinformationen (Federated credentials)`;
export const FEDERATED_WAIT = 'Bis eine Änderung dort wirkt, kann es einige Minuten dauern.';

// Said by page and panel.
export const COPY_REFUSED =
  'Der Browser hat das Kopieren nicht zugelassen. Markieren Sie den Text und kopieren Sie ihn mit der Tastatur.';
