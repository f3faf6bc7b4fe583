import { ACCESS_GROUP_NAME, APPLICATION_NAME, FORM_LABELS, FORM_SECTION, SECRET_DESCRIPTION } from '../../guide.ts';
import { REQUIRED_PERMISSIONS, USER_PERMISSIONS } from '../../permissions.ts';
import { seenDe } from '../seen-de.ts';
import { findingsDe } from './findings-de.ts';
import { labelsDe } from './labels-de.ts';
import type { PanelTexts } from './texts.ts';

export const panelDe: PanelTexts = {
  steps: {
    directory: {
      title: 'Im richtigen Verzeichnis sein',
      do: [
        'Melden Sie sich mit einem Administratorkonto beim Microsoft Entra Admin Center an.',
        'Öffnen Sie *Entra ID* > *Übersicht* und vergleichen Sie Namen und *Mandanten-ID* mit dem Verzeichnis, in dem Ihre Leute sind.',
      ],
      care: 'Betreuen Sie mehrere Verzeichnisse, wechseln Sie zuerst: oben rechts das Zahnrad, *Verzeichnisse + Abonnements*.',
    },
    application: {
      title: 'App-Registrierung anlegen oder öffnen',
      do: [
        'Öffnen Sie *Entra ID* > *App-Registrierungen* > *Alle Anwendungen* und suchen Sie den Namen. Ist die Anwendung da, öffnen Sie sie.',
        'Wenn nicht, klicken Sie auf *Neue Registrierung*.',
        `Name: \`${APPLICATION_NAME}\``,
        'Unterstützte Kontotypen: *Nur Konten in diesem Organisationsverzeichnis*. Die Umleitungs-URI bleibt leer.',
        'Klicken Sie auf *Registrieren*.',
      ],
      care: null,
    },
    ids: {
      title: 'Client-ID und Mandanten-ID übernehmen',
      do: [
        'Öffnen Sie die *Übersicht* der App-Registrierung. Beide IDs werden von selbst gelesen.',
        'Vergleichen Sie sie mit *Anwendungs-ID (Client)* und *Verzeichnis-ID (Mandant)*.',
      ],
      care: 'Dazwischen steht die *Objekt-ID* und sieht genauso aus. Sie wird nicht gebraucht.',
    },
    secret: {
      title: 'Geheimen Clientschlüssel erstellen',
      do: [
        'Öffnen Sie *Zertifikate & Geheimnisse* > *Geheime Clientschlüssel* und klicken Sie auf *Neuer geheimer Clientschlüssel*.',
        `Beschreibung: \`${SECRET_DESCRIPTION}\``,
        'Wählen Sie die Gültigkeit nach den Regeln Ihres Unternehmens und klicken Sie auf *Hinzufügen*.',
        'Solange der *Wert* zu sehen ist, klicken Sie hier auf *Schlüssel übernehmen*.',
      ],
      care: 'Microsoft zeigt den *Wert* ein einziges Mal. Die *Geheime ID* daneben ist etwas anderes und funktioniert nicht.',
    },
    permissions: {
      title: 'Berechtigungen für Microsoft Graph hinzufügen',
      do: [
        'Öffnen Sie *API-Berechtigungen* und klicken Sie auf *Berechtigung hinzufügen* > *Microsoft Graph* > *Anwendungsberechtigungen*.',
        `Unter *Group* wählen: \`${REQUIRED_PERMISSIONS[0]}\``,
        `Unter *GroupMember* wählen: \`${REQUIRED_PERMISSIONS[1]}\``,
        `Unter *User* wählen: \`${USER_PERMISSIONS[0]}\` – ohne sie verbirgt Microsoft Namen und Adressen der Mitglieder.`,
        'Klicken Sie auf *Berechtigungen hinzufügen*.',
      ],
      care: 'Nicht *Delegierte Berechtigungen* und nichts mit *ReadWrite*: Die Synchronisierung liest nur, und niemand ist dabei angemeldet. *User.Read* darf bleiben.',
    },
    consent: {
      title: 'Administratorzustimmung erteilen',
      do: [
        'Bleiben Sie bei *API-Berechtigungen* und klicken Sie auf *Administratorzustimmung für … erteilen*. Bestätigen Sie mit *Ja*.',
        'In der Spalte *Status* muss bei jeder Berechtigung *Gewährt für …* stehen.',
      ],
      care: 'Ist die Schaltfläche grau, darf Ihr Konto das nicht. Nötig ist ein *Globaler Administrator* oder ein *Administrator für privilegierte Rollen*.',
    },
    group: {
      title: 'Zugangsgruppe anlegen',
      do: [
        'Öffnen Sie *Entra ID* > *Gruppen* > *Alle Gruppen* und suchen Sie den Namen. Fehlt sie, klicken Sie auf *Neue Gruppe*.',
        'Gruppentyp: *Sicherheit*',
        `Gruppenname: \`${ACCESS_GROUP_NAME}\``,
        'Fügen Sie unter *Mitglieder* alle hinzu, die Zugang bekommen sollen, und klicken Sie auf *Erstellen*.',
      ],
      care: 'Der Name muss genau so lauten. Wer nur in einer Gruppe innerhalb der Gruppe ist, kommt nicht hinein: einzeln hinzufügen.',
    },
    form: {
      title: 'Formular in Production Assist ausfüllen',
      do: [
        `Öffnen Sie in Production Assist die Einstellungen der Organisation, Abschnitt *${FORM_SECTION}*.`,
        `Füllen Sie *${FORM_LABELS.directoryId}*, *${FORM_LABELS.clientId}* und *${FORM_LABELS.clientSecret}* aus: mit der Schaltfläche unten oder von Hand.`,
        'Sehen Sie sich mit *Refresh AD preview* die Personen an und klicken Sie dann selbst auf *Save configuration*.',
      ],
      care: null,
    },
    verify: {
      title: 'Bei Microsoft prüfen',
      do: [
        'Was auf einer Seite steht, ist ein Hinweis. Hier fragt Production Assist mit Ihren Werten bei Microsoft selbst nach und schreibt nichts.',
        `Die Personen in der Liste müssen die Mitglieder von *${ACCESS_GROUP_NAME}* sein.`,
      ],
      care: null,
    },
  },
  values: {
    directoryId: 'Verzeichnis-ID (Mandant)',
    clientId: 'Anwendungs-ID (Client)',
    clientSecret: 'Wert des Clientschlüssels',
  },
  checks: {
    directory: 'Verzeichnis',
    application: 'App-Registrierung',
    credential: 'Geheimer Clientschlüssel',
    'permission.Group.Read.All': REQUIRED_PERMISSIONS[0],
    'permission.GroupMember.Read.All': REQUIRED_PERMISSIONS[1],
    'permission.users': 'Namen und Adressen der Mitglieder',
    'permission.excess': 'Überflüssige Berechtigungen',
    consent: 'Administratorzustimmung',
    group: 'Zugangsgruppe',
    members: 'Personen in der Gruppe',
    nested: 'Gruppen in der Gruppe',
    'credential.expiry': 'Ablauf des Clientschlüssels',
    form: 'Werte im Formular',
  },
  findings: { ...seenDe.findings, ...findingsDe },
  failures: seenDe.failures,
  labels: labelsDe,
};
