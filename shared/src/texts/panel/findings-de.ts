import { APPLICATION_NAME, FORM_SECTION } from '../../guide.ts';
import { USER_PERMISSIONS } from '../../permissions.ts';
import { ADD_APPLICATION_PERMISSION } from '../phrases-de.ts';
import type { FindingText } from '../texts.ts';
import type { PageFindingCode } from './findings.ts';

const CONSENT =
  'Klicken Sie bei den API-Berechtigungen auf „Administratorzustimmung für … erteilen“ und bestätigen Sie mit Ja.';

export const findingsDe: Record<PageFindingCode, FindingText> = {
  'page-not-seen': { detail: 'Noch nicht gesehen.', fix: null },

  'page-directory-seen': { detail: 'Sie sind in {name}.', fix: null },
  'page-directory-elsewhere': {
    detail: `Sie sind in {name}, ${APPLICATION_NAME} wurde aber in {other} gesehen.`,
    fix: 'Alles muss in einem Verzeichnis liegen. Wechseln Sie oben rechts zurück (Zahnrad > Verzeichnisse + Abonnements), oder gehen Sie jeden Schritt hier.',
  },
  'page-directory-typed': { detail: 'Von Hand eingegeben; noch keine Seite hat diese ID bestätigt.', fix: null },
  'page-directory-differs': {
    detail: 'Sie haben {typed} eingegeben, die Seite zeigt aber {read}.',
    fix: 'Berichtigen Sie den eingegebenen Wert, oder wechseln Sie in das andere Verzeichnis.',
  },

  'page-application-seen': { detail: '{name} ist geöffnet, die Client-ID wurde gelesen.', fix: null },
  'page-application-unnamed': {
    detail: 'Eine Client-ID ist bekannt, der Name ihrer Anwendung wurde aber noch nicht gelesen.',
    fix: 'Öffnen Sie die Übersicht der App-Registrierung.',
  },
  'page-application-name': {
    detail: 'Die geöffnete Anwendung heißt „{found}“ und nicht „{expected}“.',
    fix: `Ist es eine andere, öffnen Sie ${APPLICATION_NAME} unter App-Registrierungen > Alle Anwendungen. Soll es diese sein, benennen Sie sie unter Branding und Eigenschaften um.`,
  },
  'page-application-typed': { detail: 'Von Hand eingegeben; noch keine Seite hat diese ID bestätigt.', fix: null },
  'page-application-differs': {
    detail: 'Sie haben {typed} eingegeben, die Seite zeigt aber {read}.',
    fix: 'Vergleichen Sie beide mit „Anwendungs-ID (Client)“ in der Übersicht und berichtigen Sie den eingegebenen Wert.',
  },
  'page-object-id-typed': {
    detail: 'Sie haben die Objekt-ID der Anwendung eingegeben.',
    fix: 'Nehmen Sie stattdessen „Anwendungs-ID (Client)“; sie steht auf derselben Seite darüber.',
  },

  'page-secret-taken': {
    detail: 'Ein Wert ist übernommen. Ob Microsoft ihn akzeptiert, ist noch nicht bewiesen.',
    fix: null,
  },
  'page-secret-foreign': {
    detail: 'Der Schlüssel stammt aus „{found}“, die Client-ID aber aus einer anderen App-Registrierung.',
    fix: `Ein Geheimnis gilt nur für seine eigene App-Registrierung. Vergessen Sie es, öffnen Sie Zertifikate & Geheimnisse von ${APPLICATION_NAME} und übernehmen Sie den Wert dort; ist er nicht mehr zu sehen, klicken Sie auf Neuer geheimer Clientschlüssel.`,
  },
  'page-secret-shown': {
    detail: 'Der Wert eines Clientschlüssels ist gerade zu sehen, und nur dieses eine Mal.',
    fix: 'Klicken Sie auf „Schlüssel übernehmen“, bevor Sie die Seite verlassen.',
  },
  'page-secret-hidden': {
    detail: 'Es gibt einen Clientschlüssel, sein Wert ist aber nicht mehr zu sehen.',
    fix: 'Haben Sie ihn aufbewahrt, geben Sie ihn von Hand ein. Sonst: Neuer geheimer Clientschlüssel; den alten löschen, wenn der neue funktioniert.',
  },
  'page-secret-none': {
    detail: 'Die Anwendung hat keinen geheimen Clientschlüssel.',
    fix: 'Klicken Sie unter Zertifikate & Geheimnisse > Geheime Clientschlüssel auf Neuer geheimer Clientschlüssel.',
  },
  'page-federated-seen': {
    detail: 'Eine Verbundanmeldeinformation von Production Assist ist da; ein Schlüssel ist nicht nötig.',
    fix: null,
  },

  'page-permission-absent': {
    detail: '{permission} steht nicht in der Liste.',
    fix: `${ADD_APPLICATION_PERMISSION} > {permission}. Danach die Zustimmung erteilen.`,
  },
  'page-permission-delegated': {
    detail:
      '{permission} steht als „Delegiert“ da. Die Synchronisierung läuft ohne angemeldete Person und braucht sie als „Anwendung“.',
    fix: `${ADD_APPLICATION_PERMISSION} > {permission}. Die delegierte kann entfernt werden.`,
  },
  'page-permission-waiting': {
    detail: '{permission} ist als „Anwendung“ eingetragen. Die Zustimmung fehlt.',
    fix: CONSENT,
  },
  'page-permission-unread': {
    detail: '{permission} ist eingetragen, Typ oder Status ließen sich aber nicht lesen.',
    fix: 'Sehen Sie selbst nach: Typ muss „Anwendung“ sein, Status „Gewährt für“ Ihr Verzeichnis.',
  },

  'page-users-likely': {
    detail: '{permission} ist erteilt; Namen und Adressen sollten also lesbar sein.',
    fix: null,
  },
  'page-users-perhaps': {
    detail: '{permission} ist erteilt. Ob das reicht, zeigt sich bei der Prüfung durch Microsoft.',
    fix: `Bleiben Namen verborgen, fügen Sie ${USER_PERMISSIONS[0]} hinzu.`,
  },
  'page-users-missing': {
    detail: 'Keine der erteilten Berechtigungen zeigt Namen und Adressen der Mitglieder.',
    fix: `${ADD_APPLICATION_PERMISSION} > {permission}. Danach die Zustimmung erteilen.`,
  },

  'page-consent-needed': { detail: 'Noch nicht erteilt: {permissions}.', fix: CONSENT },
  'page-consent-disabled': {
    detail: 'Noch nicht erteilt: {permissions}. Die Schaltfläche ist für Ihr Konto gesperrt.',
    fix: 'Bitten Sie einen Globalen Administrator oder Administrator für privilegierte Rollen darum, und laden Sie die Seite danach neu.',
  },
  'page-consent-partly': {
    detail: 'Die zwei Berechtigungen der Anleitung sind erteilt. Es fehlt noch: {permissions}.',
    fix: CONSENT,
  },
  'page-consent-unread': {
    detail: 'Die Spalte Status ließ sich nicht sicher lesen: {permissions}.',
    fix: 'Sehen Sie selbst nach: Dort muss „Gewährt für …“ stehen. „Nicht gewährt für …“ sieht ganz ähnlich aus.',
  },

  'page-group-seen': { detail: '{name} ist da und ist eine Sicherheitsgruppe.', fix: null },
  'page-group-kind': {
    detail: '{name} ist da. Der Typ wurde noch nicht gelesen.',
    fix: 'Öffnen Sie die Gruppe einmal.',
  },
  'page-members-seen': { detail: 'In der Gruppe gesehene Personen: {users}.', fix: null },
  'page-members-count': {
    detail: 'Direkte Mitglieder: {count}. Ob es Personen sind, wurde noch nicht gesehen.',
    fix: 'Öffnen Sie die Mitglieder der Gruppe.',
  },

  'page-expiry-far': { detail: 'Läuft am {date} ab. Verbleibende Tage: {days}.', fix: null },
  'page-expiry-near': {
    detail: 'Läuft am {date} ab. Verbleibende Tage: {days}. Danach steht die Synchronisierung still.',
    fix: 'Erstellen Sie jetzt einen neuen Clientschlüssel und löschen Sie den alten, wenn der neue funktioniert.',
  },
  'page-expiry-unread': {
    detail: 'Das Datum in der Spalte „Läuft ab“ ließ sich nicht lesen.',
    fix: 'Notieren Sie es: Ist der Clientschlüssel abgelaufen, steht die Synchronisierung still.',
  },

  'page-form-agrees': { detail: 'In den drei Feldern steht, was übernommen wurde.', fix: null },
  'page-form-differs': {
    detail: 'In diesen Feldern steht etwas anderes, als übernommen wurde: {fields}.',
    fix: 'Füllen Sie das Formular noch einmal aus, oder berichtigen Sie die Felder von Hand.',
  },
  'page-form-incomplete': {
    detail: 'Noch nicht verglichen oder noch leer: {fields}.',
    fix: `Füllen Sie alle drei Felder unter „${FORM_SECTION}“ aus.`,
  },
};
