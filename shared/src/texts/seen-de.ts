import { ACCESS_GROUP_NAME, FORM_LABELS, MICROSOFT_LABELS } from '../guide.ts';
import { REQUIRED_PERMISSIONS, USER_PERMISSIONS } from '../permissions.ts';
import {
  ADD_APPLICATION_PERMISSION,
  CLIENT_SECRETS,
  CONSENT,
  CONSENT_ROLE,
  CONSENT_WAIT,
  GROUPS,
  MEMBERS,
  NEW_SECRET,
  NOBODY_REMOVED,
  PERMISSIONS,
  SECRET_ID,
  VALUE,
} from './phrases-de.ts';
import type { SeenTexts } from './seen.ts';

export const seenDe: SeenTexts = {
  failures: {
    'secret-is-id': {
      title: 'Das ist die ID des Schlüssels, nicht der Schlüssel',
      detail: `Die Eingabe hat die Form dessen, was in der Spalte ${SECRET_ID} steht. Der geheime Clientschlüssel selbst steht in der Spalte ${VALUE}. Die Eingabe wurde nicht an Microsoft gesendet.`,
      fix: `Kopieren Sie stattdessen den Inhalt der Spalte ${VALUE} unter ${CLIENT_SECRETS}. Endet er dort auf Sternchen, lässt er sich nicht mehr kopieren: Klicken Sie auf „Neuer geheimer Clientschlüssel“ (New client secret) und kopieren Sie den neuen Wert sofort.`,
    },
    'secret-masked': {
      title: 'Der geheime Clientschlüssel ist unvollständig',
      detail:
        'Die Eingabe enthält die Sternchen, mit denen Microsoft den verborgenen Teil ersetzt. Sie wurde nicht an Microsoft gesendet.',
      fix: `Microsoft zeigt einen Schlüssel nur ein einziges Mal ganz, gleich nach dem Anlegen. Legen Sie deshalb einen neuen an. ${NEW_SECRET} Den alten können Sie löschen, sobald der neue funktioniert.`,
    },
    'secret-expired': {
      title: 'Der geheime Clientschlüssel ist abgelaufen',
      detail:
        'Ein abgelaufener Schlüssel wird nicht mehr akzeptiert: Bis es einen neuen gibt, kann die Synchronisierung die Gruppe nicht lesen. Dadurch verliert niemand den Zugang.',
      fix: `${NEW_SECRET} Tragen Sie auch das neue Ablaufdatum ein. Wenn die Synchronisierung wieder läuft, löschen Sie den alten Schlüssel.`,
    },
    'group-not-found': {
      title: 'Die Zugangsgruppe gibt es nicht',
      detail: 'In diesem Verzeichnis gibt es keine Gruppe, die genau {expected} heißt.',
      fix: `Öffnen Sie ${GROUPS} und suchen Sie nach {expected}. Ist sie nicht da: Neue Gruppe, Gruppentyp „Sicherheit“, Gruppenname {expected}; fügen Sie dann die Personen hinzu, die Zugang bekommen sollen. Ist sie da, sind Sie vielleicht in einem anderen Verzeichnis: Vergleichen Sie die Verzeichnis-ID (${MICROSOFT_LABELS.directoryId}) mit „${FORM_LABELS.directoryId}“. Eine eben erst angelegte Gruppe wird manchmal erst nach einer Minute gefunden.`,
    },
    'group-near-miss': {
      title: 'Der Name der Gruppe stimmt nicht ganz',
      detail: 'Eine Gruppe namens {expected} gibt es nicht, wohl aber „{found}“. Meinten Sie diese?',
      fix: `Wenn ja, öffnen Sie ${GROUPS} > {found} > Eigenschaften, setzen Sie den Gruppennamen genau auf {expected} und speichern Sie. Groß- und Kleinschreibung, Bindestriche, Unterstriche und Leerzeichen am Ende zählen; kopieren Sie den Namen am besten. Etwas wie [U+00A0] steht für ein Zeichen, das man nicht sieht. Eine Gruppe, die aus Ihrem eigenen Active Directory synchronisiert wird, müssen Sie dort umbenennen.`,
    },
    'group-duplicate': {
      title: 'Mehrere Gruppen haben denselben Namen',
      detail:
        'Gruppen, die genau {expected} heißen: {count}. Welche gemeint ist, lässt sich nicht erkennen; deshalb wird keine davon verwendet.',
      fix: `Öffnen Sie ${GROUPS}, suchen Sie nach {expected} und sehen Sie sich die Mitglieder jeder Gruppe an. Behalten Sie die richtige; benennen Sie die anderen um (Eigenschaften > Gruppenname) oder löschen Sie sie.`,
    },
    'group-hidden': {
      title: 'Die Gruppe verbirgt ihre Mitglieder',
      detail: `Die Mitgliedschaft dieser Gruppe ist verborgen, und ohne {permission} lässt Microsoft stillschweigend Personen weg. Die Liste wäre unvollständig und wird deshalb nicht verwendet. ${NOBODY_REMOVED}`,
      fix: `Am einfachsten ist eine Sicherheitsgruppe mit sichtbaren Mitgliedern: Benennen Sie diese Gruppe um und legen Sie dann eine neue namens ${ACCESS_GROUP_NAME} an; eine verborgene Mitgliedschaft lässt sich später nicht mehr abschalten. Oder öffnen Sie ${PERMISSIONS} > ${ADD_APPLICATION_PERMISSION} und fügen Sie {permission} hinzu. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
    },
    'group-empty': {
      title: 'In der Zugangsgruppe ist niemand',
      detail:
        'Die Gruppe wurde gefunden, aber kein Benutzer ist direkt Mitglied. Deshalb kann niemand übernommen werden.',
      fix: `Öffnen Sie ${MEMBERS} > Mitglieder hinzufügen und fügen Sie die Personen selbst hinzu. Wer nur in einer Gruppe innerhalb der Gruppe ist, zählt nicht. Ist der Mitgliedschaftstyp „Dynamisch“, prüfen Sie die Regel; Microsoft braucht manchmal eine Weile, bis sie wirkt.`,
    },
  },

  findings: {
    'permission-granted': { detail: '{permission} ist erteilt.', fix: null },
    'permission-covered': {
      detail: '{permission} ist nicht eigens nötig: {by} ist erteilt und schließt es ein.',
      fix: null,
    },
    'excess-none': { detail: 'Es ist nichts erteilt, was die Synchronisierung nicht braucht.', fix: null },
    'excess-found': {
      detail: 'Die Anwendung darf mehr, als die Synchronisierung braucht: {permissions}.',
      fix: `Wird diese App-Registrierung für nichts anderes benutzt, nehmen Sie es zurück. Sehen Sie zuerst nach, ob ${REQUIRED_PERMISSIONS.join(', ')} und ${USER_PERMISSIONS[0]} selbst erteilt sind. Öffnen Sie dann ${PERMISSIONS} und wählen Sie im Menü „…“ der Berechtigung zuerst „Administratorzustimmung widerrufen“ (Revoke admin consent) und danach „Berechtigung entfernen“ (Remove permission); ohne den ersten Schritt bleibt sie unter „Andere erteilte Berechtigungen“ (Other permissions granted) bestehen.`,
    },
    'consent-given': { detail: 'Die Administratorzustimmung ist erteilt für: {permissions}.', fix: null },
    'group-not-security': {
      detail: 'Der Name stimmt, aber es ist keine Sicherheitsgruppe. Ihre Mitglieder lassen sich trotzdem lesen.',
      fix: `Es kann so bleiben. Möchten Sie eine Sicherheitsgruppe: Der Typ lässt sich nachträglich nicht ändern. Benennen Sie diese Gruppe deshalb um, öffnen Sie dann ${GROUPS} > Neue Gruppe, wählen Sie den Gruppentyp „Sicherheit“ und den Namen ${ACCESS_GROUP_NAME} und fügen Sie die Personen hinzu.`,
    },
    'nested-none': { detail: 'Alle Mitglieder sind direkt in der Gruppe.', fix: null },
    'nested-found': {
      detail: 'Gruppen in der Gruppe: {count} ({names}). Die Personen darin werden nicht übernommen.',
      fix: `Fügen Sie diese Personen direkt hinzu: ${MEMBERS} > Mitglieder hinzufügen.`,
    },
  },
};
