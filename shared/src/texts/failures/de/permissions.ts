import { DEFAULT_DELEGATED_PERMISSION, REQUIRED_PERMISSIONS, USER_PERMISSIONS } from '../../../permissions.ts';
import {
  ADD_APPLICATION_PERMISSION,
  CONSENT,
  CONSENT_ROLE,
  CONSENT_WAIT,
  PERMISSIONS,
  REPORT,
  TYPE_TRAP,
} from '../../phrases-de.ts';
import type { SomeFailures } from '../texts.ts';

/** What is said about permissions and consent. */
export const permissionsDe = {
  'consent-missing': {
    title: 'Es ist noch keine Berechtigung erteilt',
    detail:
      'Microsoft hat die Anwendung angemeldet. Sie bringt aber keine Berechtigung mit und darf deshalb nichts lesen.',
    fix: `Öffnen Sie ${PERMISSIONS}. Sind ${REQUIRED_PERMISSIONS.join(' und ')} aufgeführt? ${TYPE_TRAP} Fehlen sie oder sind sie delegiert: ${ADD_APPLICATION_PERMISSION}; nehmen Sie dort auch ${USER_PERMISSIONS[0]} hinzu, damit Namen und Adressen gelesen werden können. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
  },

  'consent-partial': {
    title: 'Einige Berechtigungen sind nicht erteilt',
    detail: 'Microsoft hat die Anwendung angemeldet, aber nicht mit allem, was sie braucht. Es fehlt: {permissions}.',
    fix: `Öffnen Sie ${PERMISSIONS} und suchen Sie, was fehlt. ${TYPE_TRAP} Was nicht als Anwendungsberechtigung aufgeführt ist, fügen Sie hinzu: ${ADD_APPLICATION_PERMISSION}. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
  },

  'permission-missing': {
    title: '{permission} ist nicht erteilt',
    detail:
      'Microsoft hat die Anwendung angemeldet, aber ohne die Berechtigung {permission}, die die Synchronisierung braucht.',
    fix: `Öffnen Sie ${PERMISSIONS}. Ist {permission} aufgeführt? ${TYPE_TRAP} Fehlt die Berechtigung oder ist sie delegiert: ${ADD_APPLICATION_PERMISSION} > {permission}. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
  },

  'permission-denied': {
    title: 'Microsoft Graph verweigert den Zugriff (403)',
    detail:
      'Die Anmeldung hat geklappt, aber die Anwendung darf die Gruppe nicht lesen. Entweder fehlt eine Berechtigung, oder niemand hat ihr zugestimmt.',
    fix: `Öffnen Sie ${PERMISSIONS}. ${REQUIRED_PERMISSIONS.join(' und ')} müssen aufgeführt sein. ${TYPE_TRAP} Fehlt eine oder ist sie delegiert: ${ADD_APPLICATION_PERMISSION}. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
  },

  'members-redacted': {
    title: 'Microsoft zeigt nicht, wer die Mitglieder sind',
    detail: `Die Gruppe wurde gelesen, aber von ihren Mitgliedern kam nur eine ID: kein Name, keine Adresse. Dafür reichen ${REQUIRED_PERMISSIONS.join(' und ')} nicht aus. Niemand wurde entfernt.`,
    fix: `Öffnen Sie ${PERMISSIONS} > ${ADD_APPLICATION_PERMISSION} und fügen Sie {permission} hinzu. Das delegierte ${DEFAULT_DELEGATED_PERMISSION}, das von Anfang an da ist, ist etwas anderes und hilft nicht. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
  },

  'token-refused': {
    title: 'Microsoft Graph hat die Anmeldung nicht akzeptiert',
    detail:
      'Microsoft hat ein Zugriffstoken ausgestellt und es dann nicht akzeptiert. Das kommt kurz nach Änderungen vor und geht meist vorüber.',
    fix: `Warten Sie ein bis zwei Minuten und prüfen Sie dann erneut. ${REPORT}`,
  },
} satisfies SomeFailures;
