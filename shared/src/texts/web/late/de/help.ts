import { ACCESS_GROUP_NAME, APPLICATION_NAME, FORM_BUTTONS, FORM_LABELS } from '../../../../guide.ts';
import { REQUIRED_PERMISSIONS, USER_PERMISSIONS } from '../../../../permissions.ts';
import { VALUE } from '../../../phrases-de.ts';
import type { HelpTexts } from '../../help.ts';
import { common, connection } from './help-labels.ts';
import { ROLES } from './help-names.ts';
import { helpSteps } from './help-steps.ts';
import { helpTrouble } from './help-trouble.ts';

const { role, tabs } = common;
const [GROUP_READ, MEMBER_READ] = REQUIRED_PERMISSIONS;
const USER_READ = USER_PERMISSIONS[0];

/** Die Anleitung auf der Einstellungsseite: wozu, der Weg, und was zu tun ist, wenn es nicht geht. */
export const help: HelpTexts = {
  title: 'Hilfe: Microsoft Entra verbinden',
  lead: 'Von der leeren App-Registrierung bis zur ersten Synchronisierung, Schritt für Schritt; und was zu tun ist, wenn etwas nicht geht.',
  contents: 'Inhalt',
  search: 'In der Hilfe suchen',
  found: { one: '{count} Stelle', other: '{count} Stellen' },
  print: 'Drucken',
  cloud: 'Microsoft-Cloud',
  cloudHelp: 'Dorthin führen die Links ins Admin Center. Meist die erste.',
  step: 'Schritt {number}',
  open: 'Diese Seite im Admin Center öffnen',

  steps: helpSteps,

  parts: {
    purpose: {
      title: 'Wozu das gut ist',
      body: [
        `Die Benutzer einer Microsoft-Entra-Gruppe kommen von selbst in Production Assist. Sie pflegen in Entra die Gruppe ${ACCESS_GROUP_NAME}; Production Assist liest sie nach Zeitplan und gibt ihren direkten Mitgliedern Zugang.`,
        'Zur Einrichtung gehören vier Teile:',
        {
          steps: [
            `die App-Registrierung ${APPLICATION_NAME} in Entra, als die sich Production Assist anmeldet;`,
            'etwas, womit sie sich ausweist: ein geheimer Clientschlüssel, ein Zertifikat oder Verbundanmeldeinformationen;',
            'die Berechtigungen, die Gruppe und ihre Mitglieder zu lesen, und die Zustimmung eines Administrators;',
            'die IDs, und der Schlüssel, falls es einen gibt, in Production Assist.',
          ],
        },
      ],
    },
    prerequisites: {
      title: 'Was Sie brauchen',
      body: [
        {
          points: [
            'Zugang zum Microsoft Entra Admin Center Ihres Verzeichnisses.',
            `Für die Zustimmung ein Konto mit einer der Rollen ${ROLES}. Alles andere kann tun, wer Anwendungen registrieren und Gruppen anlegen darf.`,
            `Administratorrechte für den Mandanten hier, wo die Verbindung gespeichert wird. Mit „${role.viewer}“ können Sie alles ansehen.`,
            `Eine Gruppe, die genau \`${ACCESS_GROUP_NAME}\` heißt – oder das Recht, sie anzulegen.`,
            'Darin Benutzer mit einer E-Mail-Adresse oder einem Benutzerprinzipalnamen, der eine ist.',
          ],
        },
      ],
    },
    credentials: {
      title: connection.credential.title,
      body: [
        `Mit einem von dreien. Sie können jederzeit ohne Lücke wechseln: *${tabs.connection}* > *${connection.credential.title}*.`,
      ],
    },
    people: {
      title: 'Was übernommen wird, und was nicht',
      body: [
        {
          points: [
            'Gelesen und gespeichert werden von jedem Benutzer: die ID in Entra, der Anzeigename, die E-Mail-Adresse oder ersatzweise der Benutzerprinzipalname. Sonst nichts: kein Kennwort, keine Telefonnummer, kein Foto, keine anderen Gruppen.',
            'Ob das Konto aktiviert ist, wird gelesen, um deaktivierte Konten draußen zu lassen.',
            'Was sich in Entra ändert, wird bei der nächsten Synchronisierung übernommen, auch Namen und Adressen.',
            'In Entra wird nie etwas geschrieben.',
          ],
        },
      ],
    },
    leavers: {
      title: 'Wenn jemand die Gruppe verlässt',
      body: [
        `Jeder Mandant hat dafür eine Regel, unter *${tabs.connection}* > *${connection.field.leavers}*: Entweder behalten diese Personen den Zugang, oder sie verlieren ihn mit der nächsten Synchronisierung, die die ganze Gruppe gelesen hat. Gelöscht wird nichts; wer zurückkehrt, hat den Zugang wieder.`,
        `Fehlen mehr Personen, als die Grenzen erlauben, oder alle auf einmal, verliert niemand den Zugang, bis ein Mensch unter *${tabs.removals}* entschieden hat. Eine gescheiterte Synchronisierung nimmt niemandem den Zugang.`,
      ],
    },
    trouble: {
      title: 'Wenn etwas nicht geht',
      body: [
        `Klicken Sie zuerst bei der Verbindung auf *${FORM_BUTTONS.preview}*: Dort stehen die Ursache und was zu tun ist. Dasselbe steht hier, nach dem, was Sie sehen, und nach dem Namen des Fehlers.`,
      ],
    },
    maintenance: {
      title: 'Wartung: bevor ein Schlüssel abläuft',
      body: [
        `Geheime Clientschlüssel und Zertifikate laufen ab, Verbundanmeldeinformationen nicht. Sie werden hier rechtzeitig gewarnt, und per E-Mail oder Webhook, wenn Sie das unter *${tabs.notifications}* einrichten. *${tabs.connection}* > *${connection.credential.replace.secret}* führt ohne Lücke durch diese vier Schritte:`,
        {
          steps: [
            'Erstellen Sie in Entra einen neuen geheimen Clientschlüssel. Der alte bleibt, wo er ist.',
            'Geben Sie ihn hier ein. Bevor er benutzt wird, wird Microsoft gefragt, ob er funktioniert.',
            'Starten Sie die Synchronisierung und sehen Sie, dass sie gelingt.',
            'Entfernen Sie den alten Schlüssel aus Entra.',
          ],
        },
      ],
    },
    security: {
      title: 'Sicherheit',
      body: [
        {
          steps: [
            'Bewahren Sie den geheimen Clientschlüssel sicher auf. Hier wird er verschlüsselt gespeichert und nie wieder angezeigt; wer anderswo eine Kopie hat, legt sie in einen Kennwort-Tresor.',
            'Schicken Sie ihn nicht per E-Mail oder Chat. Wer einen braucht, erstellt einen neuen.',
            `Erteilen Sie nur die nötigen Berechtigungen: ${GROUP_READ}, ${MEMBER_READ} und ${USER_READ}. Die Prüfung nennt jede, die zu viel ist.`,
            'Entfernen Sie geheime Clientschlüssel, die niemand mehr benutzt, aus der App-Registrierung.',
            `Sehen Sie regelmäßig durch, wer in der Gruppe ist. Unter *${tabs.people}* > *${tabs.review}* sehen Sie, wer gekommen und gegangen ist, und werden einmal im Monat erinnert.`,
          ],
        },
      ],
    },
  },

  permissions: {
    caption: 'Anwendungsberechtigungen von Microsoft Graph',
    column: { permission: 'Berechtigung', id: 'ID', why: 'Wofür' },
    added: 'fehlt in der ursprünglichen Anleitung',
    why: {
      'Group.Read.All': `Um die Gruppe ${ACCESS_GROUP_NAME} an ihrem Namen zu finden.`,
      'GroupMember.Read.All': 'Um zu lesen, wer ihre direkten Mitglieder sind.',
      'User.Read.All':
        'Um Namen und Adressen der Mitglieder zu sehen, und ob ihre Konten aktiviert sind. Ohne sie verbirgt Microsoft das und meldet keinen Fehler.',
    },
  },
  form: {
    caption: 'Was in welches Feld gehört',
    column: { field: 'Feld hier', value: 'Wert aus Microsoft Entra' },
    secretValue: `${VALUE} des geheimen Clientschlüssels`,
  },
  kinds: {
    secret: {
      title: 'Geheimer Clientschlüssel',
      body: [
        `Ein Kennwort der Anwendung. Sie kopieren einmal ${VALUE} nach „${FORM_LABELS.clientSecret}“. Er läuft nach höchstens 24 Monaten ab und muss vorher ersetzt werden.`,
      ],
    },
    certificate: {
      title: 'Zertifikat',
      body: [
        'Das Schlüsselpaar entsteht hier, und die private Hälfte verlässt den Dienst nie. Sie laden die öffentliche Hälfte herunter und in Entra unter *Zertifikate & Geheimnisse* > *Zertifikate* hoch. Es läuft nach zwei Jahren ab.',
      ],
    },
    federated: {
      title: 'Verbundanmeldeinformationen',
      body: [
        'Gar kein Geheimnis: Entra vertraut dem, was dieser Dienst unterschreibt. Sie übertragen drei Werte nach *Zertifikate & Geheimnisse* > *Verbundanmeldeinformationen* (Federated credentials) > *Anmeldeinformationen hinzufügen* > *Anderer Aussteller*. Sie laufen nie ab.',
      ],
    },
  },
  audience: 'Ihre Zielgruppe (Audience) in dieser Cloud:',
  log: 'Im Protokoll des Servers sieht eine gelungene Synchronisierung so aus:',
  skipped: 'Ein Mitglied der Gruppe bleibt aus einem dieser Gründe draußen:',
  ...helpTrouble,
};
