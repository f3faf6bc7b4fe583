import { ACCESS_GROUP_NAME } from '../guide.ts';
import { REQUIRED_PERMISSIONS, USER_PERMISSIONS } from '../permissions.ts';
import { credentialDe } from './failures/de/credential.ts';
import { directoryDe } from './failures/de/directory.ts';
import { graphDe } from './failures/de/graph.ts';
import { groupDe } from './failures/de/group.ts';
import { permissionsDe } from './failures/de/permissions.ts';
import { requestDe } from './failures/de/request.ts';
import { serviceDe } from './failures/de/service.ts';
import {
  ADD_APPLICATION_PERMISSION,
  CLIENT_SECRETS,
  CONSENT,
  CONSENT_ROLE,
  CONSENT_WAIT,
  CREDENTIALS,
  MEMBERS,
  NEW_SECRET,
  PERMISSIONS,
  VALUE,
} from './phrases-de.ts';
import { seenDe } from './seen-de.ts';
import type { Texts } from './texts.ts';

export const de: Texts = {
  checks: {
    directory: 'Das Verzeichnis wurde gefunden',
    application: 'Die Anwendung ist im Verzeichnis vorhanden',
    credential: 'Microsoft akzeptiert die Anmeldung',
    'permission.Group.Read.All': `${REQUIRED_PERMISSIONS[0]} ist als Anwendungsberechtigung erteilt`,
    'permission.GroupMember.Read.All': `${REQUIRED_PERMISSIONS[1]} ist als Anwendungsberechtigung erteilt`,
    'permission.users': 'Namen und Adressen der Mitglieder sind lesbar',
    'permission.excess': 'Es ist nicht mehr erteilt als nötig',
    consent: 'Die Administratorzustimmung ist erteilt',
    group: `Die Gruppe ${ACCESS_GROUP_NAME} wurde gefunden`,
    members: 'In der Gruppe sind Personen, die übernommen werden können',
    nested: 'Die Gruppe enthält keine anderen Gruppen',
    'credential.expiry': 'Die Anmeldeinformationen laufen nicht bald ab',
    form: 'Im Formular stehen die richtigen Werte',
  },

  failures: {
    ...seenDe.failures,
    ...directoryDe,
    ...credentialDe,
    ...permissionsDe,
    ...groupDe,
    ...graphDe,
    ...serviceDe,
    ...requestDe,
  },

  findings: {
    ...seenDe.findings,

    'not-reached': { detail: 'Noch nicht geprüft, denn dies kommt zuerst: {first}.', fix: null },

    'directory-found': { detail: 'Microsoft kennt dieses Verzeichnis. Cloud: {cloud}.', fix: null },
    'application-found': { detail: 'Microsoft kennt die Anwendung in diesem Verzeichnis.', fix: null },
    'credential-accepted': { detail: 'Microsoft hat die Anwendung angemeldet.', fix: null },

    'permission-unlisted': {
      detail:
        'Die Gruppe ließ sich finden und lesen, obwohl {permission} nicht unter den erteilten Berechtigungen ist.',
      fix: `Heute funktioniert es, aber verlassen Sie sich nicht darauf. Öffnen Sie ${PERMISSIONS}: {permission} muss dort mit dem Typ „Anwendung“ (Application) stehen. Wenn nicht: ${ADD_APPLICATION_PERMISSION} > {permission}. ${CONSENT}`,
    },
    'permission-proven': {
      detail:
        'Welche Berechtigungen erteilt sind, lässt sich hier nicht lesen. Microsoft Graph hat aber geantwortet; wofür {permission} da ist, das funktioniert also.',
      fix: null,
    },
    'users-readable': { detail: 'Microsoft zeigt, wer die Mitglieder sind.', fix: null },
    'users-unproven': {
      detail:
        'Noch wurde kein Benutzer der Gruppe gelesen; deshalb zeigt sich noch nicht, ob Namen und Adressen lesbar sind. {permission} ist erteilt, es sollte also gehen.',
      fix: `Prüfen Sie erneut, wenn jemand in der Gruppe ist: ${MEMBERS} > Mitglieder hinzufügen.`,
    },
    'users-not-granted': {
      detail: `Noch wurde kein Benutzer der Gruppe gelesen. Es ist aber keine Berechtigung erteilt, mit der Namen und Adressen lesbar wären; ${REQUIRED_PERMISSIONS.join(' und ')} reichen dafür nicht aus.`,
      fix: `Öffnen Sie ${PERMISSIONS} > ${ADD_APPLICATION_PERMISSION} und fügen Sie {permission} hinzu. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
    },
    'excess-unlisted': {
      detail:
        'Welche Berechtigungen erteilt sind, lässt sich aus der Antwort von Microsoft nicht erkennen; eine überflüssige würde also nicht auffallen.',
      fix: `Sehen Sie selbst nach: Vom Typ „Anwendung“ (Application) braucht die Synchronisierung unter ${PERMISSIONS} nur ${REQUIRED_PERMISSIONS.join(', ')} und ${USER_PERMISSIONS[0]}.`,
    },
    'consent-unlisted': {
      detail: 'Welchen Berechtigungen zugestimmt wurde, lässt sich aus der Antwort von Microsoft nicht erkennen.',
      fix: `Sehen Sie selbst nach: Unter ${PERMISSIONS} muss in der Spalte „Status“ bei jeder Berechtigung vom Typ „Anwendung“ (Application) „Gewährt für <Verzeichnis>“ (Granted for) stehen. Vorsicht: Der Text für „nicht gewährt“ (Not granted for) sieht fast genauso aus.`,
    },

    'group-found': {
      detail: 'Es gibt genau eine Gruppe mit diesem Namen, und sie ist eine Sicherheitsgruppe.',
      fix: null,
    },
    'members-usable': {
      detail: 'Alle Benutzer in der Gruppe können übernommen werden. Personen: {processed}.',
      fix: null,
    },
    'members-some-skipped': {
      detail:
        'Benutzer in der Gruppe: {fetched}. Davon können übernommen werden: {processed}. Nicht übernommen werden: {skipped}.',
      fix: 'In der Liste der Personen steht bei jeder, die nicht übernommen wird, der Grund. Meist fehlt eine E-Mail-Adresse, oder das Konto ist deaktiviert.',
    },
    'expiry-far': { detail: 'Das eingetragene Ablaufdatum ist {date}. Verbleibende Tage: {days}.', fix: null },
    'expiry-near': {
      detail:
        'Das eingetragene Ablaufdatum ist {date}. Verbleibende Tage: {days}. Danach steht die Synchronisierung still, bis es einen neuen Schlüssel gibt.',
      fix: `${NEW_SECRET} Tragen Sie auch das neue Ablaufdatum ein. Starten Sie die Synchronisierung, und erst wenn sie läuft, löschen Sie den alten Schlüssel.`,
    },
    'expiry-passed': {
      detail: 'Das eingetragene Ablaufdatum, {date}, ist vorbei.',
      fix: `Öffnen Sie ${CLIENT_SECRETS} und sehen Sie in die Spalte „Gültig bis“ (Expires). Läuft der Schlüssel noch, tragen Sie das Datum ein, das dort steht. Ist er abgelaufen, klicken Sie auf „Neuer geheimer Clientschlüssel“ (New client secret), kopieren Sie sofort den Inhalt der Spalte ${VALUE} und speichern Sie ihn mit seinem eigenen Ablaufdatum.`,
    },
    'expiry-not-given': {
      detail:
        'Es ist nicht bekannt, wann der geheime Clientschlüssel abläuft; deshalb kann niemand rechtzeitig gewarnt werden.',
      fix: `Öffnen Sie ${CLIENT_SECRETS}, lesen Sie das Datum in der Spalte „Gültig bis“ (Expires) ab und tragen Sie es bei der Verbindung ein.`,
    },
    'expiry-never': { detail: 'Verbundanmeldeinformationen laufen nicht ab.', fix: null },
    'certificate-far': { detail: 'Das Zertifikat ist bis {date} gültig. Verbleibende Tage: {days}.', fix: null },
    'certificate-near': {
      detail:
        'Das Zertifikat ist bis {date} gültig. Verbleibende Tage: {days}. Danach steht die Synchronisierung still, bis es ein neues gibt.',
      fix: `Ersetzen Sie hier die Anmeldung durch ein neues Zertifikat, laden Sie es herunter und laden Sie es unter ${CREDENTIALS} > Zertifikate hoch. Das jetzige läuft weiter, bis das neue geprüft ist.`,
    },
    'certificate-passed': {
      detail: 'Das Zertifikat war bis {date} gültig.',
      fix: `Ersetzen Sie hier die Anmeldung durch ein neues Zertifikat, laden Sie es herunter und laden Sie es unter ${CREDENTIALS} > Zertifikate hoch.`,
    },
  },

  skipReasons: {
    'nested-group': 'Eine Gruppe in der Gruppe: Ihre Personen werden nicht übernommen. Fügen Sie sie direkt hinzu.',
    'not-a-user': 'Keine Person, sondern zum Beispiel ein Gerät oder ein Kontakt.',
    'no-address': 'Hat keine brauchbare E-Mail-Adresse und keinen brauchbaren Benutzerprinzipalnamen.',
    'guest-without-address': 'Ein Gast ohne E-Mail-Adresse; der Benutzerprinzipalname eines Gastes ist keine.',
    disabled: 'Das Konto ist in Microsoft Entra deaktiviert.',
    'duplicate-address': 'Hat dieselbe E-Mail-Adresse wie {holder} und wird deshalb nicht übernommen.',
    'address-in-use':
      'Die E-Mail-Adresse gehört schon zu {holder} aus einem anderen Verzeichnis. Das muss ein Mensch entscheiden.',
    redacted: `Microsoft zeigt nicht, wer das ist; dafür braucht die Anwendung die Berechtigung ${USER_PERMISSIONS[0]}.`,
  },

  standings: {
    held: 'Wartet schon auf eine Entscheidung.',
    kept: 'Behält den Zugang: Das hat ein Mensch entschieden.',
  },

  fieldErrors: {
    required: 'Muss angegeben werden.',
    'unknown-field': 'Dieses Feld gibt es nicht.',
    'wrong-type': 'Hat den falschen Typ.',
    'not-a-guid': 'Muss eine ID sein wie 00000000-0000-0000-0000-000000000000.',
    'not-a-date': 'Muss ein Datum sein, das es gibt, in der Form JJJJ-MM-TT.',
    'not-https': 'Muss mit https:// beginnen und weder Port noch Benutzer nennen.',
    'private-address': 'Muss ein öffentlicher Name im Internet sein, keine Adresse aus Zahlen und kein lokaler Name.',
    'not-an-email': 'Muss genau eine E-Mail-Adresse sein.',
    'too-short': 'Zu kurz; Mindestzahl der Zeichen: {limit}.',
    'too-long': 'Zu lang; Höchstzahl der Zeichen: {limit}.',
    'too-small': 'Zu klein; der kleinste Wert ist {limit}.',
    'too-large': 'Zu groß; der größte Wert ist {limit}.',
    'not-whole': 'Muss eine ganze Zahl sein.',
    'not-an-option': 'Muss einer dieser Werte sein: {options}.',
    'control-characters': 'Enthält unsichtbare Steuerzeichen, vielleicht vom Kopieren. Geben Sie es neu ein.',
    'bad-characters': 'Enthält Zeichen, die hier nicht möglich sind.',
    invalid: 'Ist nicht gültig.',
  },
};
