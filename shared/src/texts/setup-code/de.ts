import { ACCESS_GROUP_NAME, APPLICATION_NAME, CONSENT_ROLES, FORM_LABELS, SECRET_DESCRIPTION } from '../../guide.ts';
import { REQUIRED_PERMISSIONS, USER_PERMISSIONS } from '../../permissions.ts';
import type { SetupTexts } from './texts.ts';

const PERMISSIONS = [...REQUIRED_PERMISSIONS, USER_PERMISSIONS[0]].join(', ');
const ROLES = CONSENT_ROLES.map((role) => `„${role}“`).join(' oder ');

export const setupDe: SetupTexts = {
  script: {
    title:
      'Legt in Microsoft Entra an, was Production Assist braucht, um eine Gruppe zu lesen: eine Anwendung, ihre Berechtigungen, die Gruppe.',
    again:
      'Es kann jederzeit noch einmal ausgeführt werden: Was schon da ist, bleibt, wie es ist; nur was fehlt, wird angelegt. Ausführen muss es jemand mit einer dieser Rollen: {roles}.',
    part: {
      values: 'Was da sein soll',
      signIn: 'Anmeldung im Verzeichnis',
      application: 'Die Anwendung',
      permissions: 'Die Berechtigungen, um die sie bittet: alle zum Lesen, keine zum Schreiben',
      consent: 'Die Administratorzustimmung zu jeder Berechtigung',
      group: 'Die Gruppe, deren direkte Mitglieder Zugang bekommen',
      secret: 'Der geheime Clientschlüssel',
      certificate: 'Das Zertifikat. Der private Schlüssel dazu ist in Production Assist und nirgends sonst.',
      federated: 'Die Verbundanmeldeinformation: gar kein Geheimnis, weder hier noch dort',
      result: 'Was damit zu tun ist',
    },
    otherDirectory:
      'Sie sind in einem anderen Verzeichnis angemeldet. Melden Sie sich ab und führen Sie dies noch einmal aus.',
    application: {
      there: 'Schon da: Anwendung',
      made: 'Angelegt: Anwendung',
      several:
        'Es gibt mehrere Anwendungen dieses Namens. Tragen Sie die ID der richtigen oben als Client-ID ein und führen Sie dies noch einmal aus:',
      unknown: 'Es gibt keine Anwendung mit der Client-ID, die oben steht. Ist es das richtige Verzeichnis?',
    },
    permissions: { there: 'Schon verlangt: Berechtigung', made: 'Jetzt verlangt: Berechtigung' },
    consent: {
      there: 'Schon erteilt: Zustimmung zu',
      made: 'Erteilt: Zustimmung zu',
      refused:
        'Die Zustimmung wurde nicht erteilt. Lassen Sie dies von jemandem mit einer dieser Rollen noch einmal ausführen: {roles}.',
    },
    group: {
      there: 'Schon da: Gruppe',
      made: 'Angelegt: Gruppe',
      several: 'Es gibt mehrere Gruppen dieses Namens. Nur eine darf ihn haben; benennen Sie die anderen um:',
      otherKind: 'Achtung: Die Gruppe ist keine Sicherheitsgruppe. Sie wurde gelassen, wie sie ist.',
    },
    secret: {
      there: 'Schon da: ein gültiger Schlüssel. Sein Wert lässt sich nicht noch einmal zeigen. Es ist',
      made: 'Angelegt: Schlüssel. Sein Wert wird nur dieses eine Mal gezeigt; tragen Sie ihn gleich ein und bewahren Sie ihn sonst nirgends auf.',
      none: '(wie schon eingetragen)',
    },
    certificate: {
      there: 'Schon da: Zertifikat',
      made: 'Hinzugefügt: Zertifikat',
      last: '  Sonst nichts: Das Zertifikat kommt von dort.',
    },
    federated: {
      there: 'Schon da: Verbundanmeldeinformation',
      made: 'Angelegt: Verbundanmeldeinformation',
      other:
        'Es gibt eine Verbundanmeldeinformation dieses Namens mit anderen Werten. Vergleichen Sie Aussteller, Antragstellerbezeichner und Zielgruppe, oder löschen Sie sie, und führen Sie dies noch einmal aus.',
      last: '  Sonst nichts: Es gibt kein Geheimnis.',
    },
    enter: 'In Production Assist einzutragen:',
    members: `Nehmen Sie dann Personen in die Gruppe ${ACCESS_GROUP_NAME} auf. Gruppen in der Gruppe werden nicht berücksichtigt.`,
    cli: {
      needs:
        'Braucht bash und die Azure CLI; die Cloud Shell des Azure-Portals hat beides. Speichern, dann:\n  bash production-assist.sh',
      clientId: 'Die Anwendungs-ID (Client), falls es schon eine Anwendung gibt; leer: Sie wird am Namen gefunden.',
      dod: 'Die Azure CLI kennt diese Cloud nicht. Sie erfährt davon in eigenen Einstellungen, damit Ihre bleiben, wie sie sind; dafür melden Sie sich noch einmal an. Danach kann dieser Ordner gelöscht werden.',
      cloudSet: 'Die Azure CLI benutzt jetzt eine andere Cloud. „az cloud set --name AzureCloud“ führt zurück.',
      securityGroup: 'Die Azure CLI legt Sicherheitsgruppen an und keine anderen.',
      secretShown:
        'Der Wert geht von Microsoft in dieses Fenster: in keine Datei, keinen Verlauf und kein Protokoll. Wer zurückblättert, sieht ihn noch: Schließen Sie das Fenster, wenn Sie fertig sind.',
      newSecret: 'Für einen weiteren daneben: NEW_SECRET=yes bash production-assist.sh',
      notToFile:
        'Es wurde kein Schlüssel angelegt: Dies läuft nicht in einem Fenster, sein Wert käme in eine Datei oder ein Protokoll. Wenn Sie das wollen: SHOW_SECRET=yes',
      certificateYears: 'Es endet mit dem Zertifikat, nicht nach den Jahren, die hier stehen.',
    },
    powershell: {
      needs:
        'Braucht die oben genannten Module (Install-Module Microsoft.Graph). Speichern, dann:\n  .\\production-assist.ps1',
      clientId: 'Die Anwendungs-ID (Client), falls es schon eine Anwendung gibt; leer: Sie wird am Namen gefunden.',
      secretShown:
        'Der Wert geht von Microsoft in dieses Fenster: in keine Datei und keinen Verlauf. Ein Mitschnitt (Start-Transcript) behielte ihn: Schneiden Sie nichts mit. Schließen Sie das Fenster, wenn Sie fertig sind.',
      newSecret: "Für einen weiteren daneben: $env:NEW_SECRET = 'yes', dann noch einmal ausführen",
      notToFile:
        "Es wurde kein Schlüssel angelegt: Die Ausgabe geht in eine Datei oder ein Protokoll. Wenn Sie das wollen: $env:SHOW_SECRET = 'yes'",
    },
    terraform: {
      needs:
        'Braucht Terraform und die Anmeldung der Azure CLI (az login) oder eine andere, die der Provider azuread kennt. Dann:\n  terraform init\n  terraform apply',
      state:
        'ACHTUNG: Terraform bewahrt den Wert des Clientschlüssels in seinem State auf, lesbar für alle, die diese Datei lesen können. Halten Sie den State verschlüsselt und verschlossen, oder nehmen Sie stattdessen ein Zertifikat oder eine Verbundanmeldeinformation: Davon steht nichts Geheimes im State.',
      thereAlready:
        'Wurde sie schon von Hand angelegt, entsteht nichts doppelt: Terraform hält an und nennt sie. Mit terraform import wird sie übernommen.',
      clientId: 'Es gibt schon eine Anwendung mit der Client-ID {id}: Übernehmen Sie diese.',
      members: 'Wer in der Gruppe ist, wird in Entra entschieden, nicht hier.',
      renew:
        'Ein anderes Ende macht einen neuen Schlüssel. Tragen Sie ihn sofort in Production Assist ein: Der alte endet damit.',
      output: 'Um ihn zu sehen, dieses eine Mal:\n  terraform output -raw client_secret',
    },
  },

  screen: {
    title: 'Einrichten per Skript',
    intro:
      'Für alle, die sich nicht durch das Admin Center klicken: dieselbe Einrichtung wie in der Anleitung, als Skript mit Ihren IDs darin. Ausgeführt wird es von Ihnen, mit Ihrer Anmeldung; diese Seite führt nichts aus.',
    back: 'Zurück zur Verbindung',
    form: 'Form des Skripts',
    kind: 'Womit sich die Anwendung ausweist',
    kinds: { secret: 'Clientschlüssel', certificate: 'Zertifikat', federated: 'Kein Geheimnis (Verbund)' },
    kindHelp: {
      secret: 'Microsoft macht einen geheimen Schlüssel und zeigt ihn einmal. Er läuft ab und muss ersetzt werden.',
      certificate:
        'Microsoft bekommt ein öffentliches Zertifikat. Der private Schlüssel verlässt Production Assist nie.',
      federated:
        'Microsoft vertraut darauf, dass dieser Dienst für sich selbst bürgt. Nichts wird aufbewahrt, was gestohlen werden oder ablaufen könnte.',
    },
    values: 'Eingesetzt',
    directoryId: 'Verzeichnis-ID (Mandant)',
    clientId: 'Anwendungs-ID (Client), falls es sie schon gibt',
    clientIdHelp: 'Leer: Die Anwendung wird am Namen gefunden oder angelegt.',
    cloud: 'Microsoft-Cloud',
    endsOn: 'Der Schlüssel endet am',
    endsOnHelp: 'Microsoft erlaubt höchstens 24 Monate; kürzer ist besser.',
    certificate: 'Zertifikat (.cer)',
    certificateHelp:
      'Die Datei, die Production Assist anbietet, wenn Sie für die Verbindung ein Zertifikat wählen. Sie ist öffentlich; sie wird hier gelesen und nirgends hingeschickt.',
    certificateFromService: 'Das Zertifikat dieser Verbindung ist eingesetzt: {thumbprint}, gültig bis {day}.',
    certificateRead: 'Gelesen: {thumbprint}, gültig bis {day}.',
    certificateFault: {
      'private-key':
        'In dieser Datei steht ein privater Schlüssel. Er gehört in kein Skript: Wählen Sie die .cer-Datei, die keinen enthält.',
      unreadable: 'Das ist kein Zertifikat.',
    },
    issuer: 'Aussteller',
    subject: 'Antragstellerbezeichner',
    federationHelp:
      'Buchstabe für Buchstabe so, wie dieser Dienst unterschreibt: Groß- und Kleinschreibung und jeder Schrägstrich zählen.',
    missing: {
      directoryId: 'Geben Sie die Verzeichnis-ID (Mandant) ein; dann steht das Skript hier.',
      clientId: 'Die Anwendungs-ID (Client) ist nicht vollständig.',
      endsOn: 'Geben Sie den Tag ein, an dem der Schlüssel enden soll: nach heute, innerhalb von 24 Monaten.',
      certificate: 'Wählen Sie das Zertifikat; dann steht das Skript hier.',
      federated: 'Geben Sie Aussteller und Antragstellerbezeichner ein; dann steht das Skript hier.',
    },
    does: 'Was es tut',
    steps: [
      `Es sucht in Ihrem Verzeichnis die Anwendung „${APPLICATION_NAME}“ und legt sie an, wenn sie fehlt, nur für dieses Verzeichnis.`,
      `Es verlangt drei Berechtigungen von Microsoft Graph, alle zum Lesen: ${PERMISSIONS}.`,
      `Es erteilt zu jeder die Administratorzustimmung; dazu muss es jemand mit der Rolle ${ROLES} ausführen.`,
      `Es sucht die Sicherheitsgruppe „${ACCESS_GROUP_NAME}“ und legt sie an, wenn sie fehlt. Niemand wird hineingesetzt.`,
    ],
    credential: {
      secret: `Es legt einen Clientschlüssel „${SECRET_DESCRIPTION}“ an, wenn kein gültiger da ist, und zeigt ihn einmal.`,
      certificate: 'Es fügt das Zertifikat hinzu, wenn es noch nicht da ist.',
      federated: 'Es fügt die Verbundanmeldeinformation hinzu, wenn sie noch nicht da ist.',
    },
    result: `Am Ende zeigt es, was hier einzutragen ist: ${FORM_LABELS.directoryId}, ${FORM_LABELS.clientId}`,
    resultSecret: `und ${FORM_LABELS.clientSecret}.`,
    terraform:
      'Terraform sieht in seinem eigenen State nach, nicht im Verzeichnis: Was vorher von Hand angelegt wurde, hält es an und muss mit terraform import übernommen werden. Den Schlüssel zeigt es nur auf Nachfrage.',
    again: 'Noch einmal ausgeführt, ändert es nichts von dem, was da ist, und sagt das. Es löscht nichts.',
    careful: 'Achtung',
    state:
      'Terraform bewahrt den Wert des Clientschlüssels in seinem State auf, im Klartext. Wer den State lesen kann, hat den Schlüssel. Ein Zertifikat oder eine Verbundanmeldeinformation hinterlässt dort nichts Geheimes.',
    shown:
      'Der Schlüssel wird in Ihrem Fenster gezeigt und nirgends aufbewahrt. Das Skript weigert sich, ihn zu zeigen, wo die Ausgabe in eine Datei geht.',
    text: 'Das Skript',
    copy: 'Skript kopieren',
    copied: 'Das Skript ist kopiert.',
    copyFailed: 'Der Browser hat das Kopieren nicht zugelassen. Nehmen Sie stattdessen den Download.',
    download: '{file} herunterladen',
  },
};
