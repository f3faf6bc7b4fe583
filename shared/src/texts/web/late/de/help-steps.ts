import {
  ACCESS_GROUP_NAME,
  APPLICATION_NAME,
  FORM_BUTTONS,
  FORM_SECTION,
  SECRET_DESCRIPTION,
} from '../../../../guide.ts';
import {
  DEFAULT_DELEGATED_PERMISSION,
  HIDDEN_MEMBERS_PERMISSION,
  REQUIRED_PERMISSIONS,
  USER_PERMISSIONS,
} from '../../../../permissions.ts';
import { SECRET_ID, VALUE } from '../../../phrases-de.ts';
import type { HelpTexts } from '../../help.ts';
import { common, connection, sync } from './help-labels.ts';
import { CLIENT_ID_NAME, DIRECTORY_ID_NAME, ROLES } from './help-names.ts';

const { tabs } = common;
const [GROUP_READ, MEMBER_READ] = REQUIRED_PERMISSIONS;
const [USER_READ, USER_BASIC, DIRECTORY_READ] = USER_PERMISSIONS;

/** Die Schritte der Anleitung, ein Abschnitt je Schritt. */
export const helpSteps: HelpTexts['steps'] = {
  directory: {
    title: 'Admin Center im richtigen Verzeichnis öffnen',
    body: [
      {
        steps: [
          'Melden Sie sich mit einem Administratorkonto beim Microsoft Entra Admin Center an.',
          'Öffnen Sie *Entra ID* > *Übersicht*.',
          'Vergleichen Sie den Namen und die *Mandanten-ID*, die dort stehen, mit dem Verzeichnis, in dem Ihre Leute sind.',
        ],
      },
      {
        care: 'Betreuen Sie mehrere Verzeichnisse, wechseln Sie zuerst: oben rechts das Zahnrad, *Verzeichnisse + Abonnements*. Alles Weitere entsteht in dem Verzeichnis, das geöffnet ist.',
      },
    ],
  },
  application: {
    title: 'App-Registrierung anlegen oder öffnen',
    body: [
      {
        steps: [
          'Öffnen Sie *Entra ID* > *App-Registrierungen* > *Alle Anwendungen*.',
          `Suchen Sie \`${APPLICATION_NAME}\`. Ist die Anwendung da, öffnen Sie sie und gehen zum nächsten Schritt.`,
          `Wenn nicht, klicken Sie auf *Neue Registrierung* und geben den Namen \`${APPLICATION_NAME}\` ein.`,
          'Wählen Sie bei *Unterstützte Kontotypen*: *Nur Konten in diesem Organisationsverzeichnis*.',
          'Lassen Sie die *Umleitungs-URI* leer, wenn Ihr Unternehmen keine verlangt, und klicken Sie auf *Registrieren*.',
        ],
      },
    ],
  },
  ids: {
    title: 'Die beiden IDs kopieren',
    body: [
      'Beide stehen in der *Übersicht* der App-Registrierung und kommen später in Production Assist.',
      { points: [CLIENT_ID_NAME, DIRECTORY_ID_NAME] },
      { care: 'Die *Objekt-ID* dazwischen sieht genauso aus. Sie ist keine der beiden.' },
    ],
  },
  secret: {
    title: 'Geheimen Clientschlüssel erstellen',
    body: [
      `Es gibt zwei Wege ohne Schlüssel, die sicherer sind: siehe unten, „${connection.credential.title}“.`,
      {
        steps: [
          'Öffnen Sie in der App-Registrierung *Zertifikate & Geheimnisse* > *Geheime Clientschlüssel*.',
          `Klicken Sie auf *Neuer geheimer Clientschlüssel*. Als Beschreibung zum Beispiel: \`${SECRET_DESCRIPTION}\``,
          'Wählen Sie die Gültigkeit nach den Regeln Ihres Unternehmens und klicken Sie auf *Hinzufügen*.',
          `Kopieren Sie sofort den Inhalt der Spalte ${VALUE} und notieren Sie das Datum aus der Spalte „Gültig bis“ (Expires).`,
        ],
      },
      {
        care: `Gemeint ist ${VALUE}, nicht ${SECRET_ID}. Microsoft zeigt den Wert nur jetzt; wird die Seite wieder geöffnet, stehen dort Sternchen.`,
      },
    ],
  },
  permissions: {
    title: 'Berechtigungen für Microsoft Graph hinzufügen',
    body: [
      {
        steps: [
          'Öffnen Sie in der App-Registrierung *API-Berechtigungen* und klicken Sie auf *Berechtigung hinzufügen*.',
          'Wählen Sie *Microsoft Graph*, dann *Anwendungsberechtigungen*.',
          `Suchen Sie „group“. Setzen Sie unter *Group* den Haken bei \`${GROUP_READ}\``,
          `Setzen Sie unter *GroupMember* den Haken bei \`${MEMBER_READ}\``,
          `Suchen Sie „user“. Setzen Sie unter *User* den Haken bei \`${USER_READ}\``,
          'Klicken Sie auf *Berechtigungen hinzufügen*. Alle drei stehen dann in der Tabelle, mit dem Typ *Anwendung*.',
        ],
      },
      {
        care: `Nicht *Delegierte Berechtigungen*: Die Synchronisierung läuft im Hintergrund, niemand ist dabei angemeldet. Und nichts mit *ReadWrite*: Sie liest nur. Die delegierte Berechtigung ${DEFAULT_DELEGATED_PERMISSION}, die jede neue App-Registrierung hat, darf bleiben.`,
      },
      `Warum eine dritte Berechtigung, wenn die Anleitung, die Sie bekommen haben, nur zwei nennt? Mit ${GROUP_READ} und ${MEMBER_READ} nennt Microsoft von jedem Mitglied nur eine ID. Name, E-Mail-Adresse und Benutzerprinzipalname bleiben leer, und es gibt keine Fehlermeldung. So könnte niemand übernommen werden; im Protokoll stünde, dass Benutzer gelesen, aber keine verarbeitet wurden. Mit ${USER_READ} zeigt Microsoft diese Angaben.`,
      `${USER_BASIC} erlaubt weniger und zeigt nach allem, was bekannt ist, auch Namen und Adressen; nicht aber, ob ein Konto deaktiviert ist. ${DIRECTORY_READ} genügte ebenfalls, erlaubt aber weit mehr als nötig. Verbirgt die Gruppe ihre Mitglieder, wird außerdem ${HIDDEN_MEMBERS_PERMISSION} gebraucht; einfacher ist eine Gruppe, die sie nicht verbirgt.`,
    ],
  },
  consent: {
    title: 'Administratorzustimmung erteilen',
    body: [
      'Eine hinzugefügte Berechtigung bewirkt nichts, solange ihr kein Administrator für das ganze Verzeichnis zugestimmt hat.',
      {
        steps: [
          'Bleiben Sie bei *API-Berechtigungen* und klicken Sie auf *Administratorzustimmung für … erteilen*; dort steht der Name Ihres Verzeichnisses.',
          'Bestätigen Sie mit *Ja*.',
          'Sehen Sie in die Spalte *Status*: Bei jeder der drei muss *Gewährt für …* stehen.',
        ],
      },
      {
        care: `Der Text für „nicht gewährt“ sieht fast genauso aus. Ist die Schaltfläche grau, darf Ihr Konto das nicht: Nötig ist eine der Rollen ${ROLES}.`,
      },
      'Bis eine Zustimmung wirkt, können einige Minuten vergehen; eine Prüfung gleich danach kann noch scheitern.',
    ],
  },
  group: {
    title: 'Zugangsgruppe anlegen',
    body: [
      {
        steps: [
          'Öffnen Sie *Entra ID* > *Gruppen* > *Alle Gruppen* und suchen Sie den Namen, der unten steht.',
          'Gibt es sie nicht, klicken Sie auf *Neue Gruppe*. Wählen Sie den *Gruppentyp*: *Sicherheit*.',
          `Geben Sie als *Gruppenname* genau dies ein: \`${ACCESS_GROUP_NAME}\``,
          'Fügen Sie unter *Mitglieder* alle hinzu, die Zugang zu Production Assist bekommen sollen.',
          'Klicken Sie auf *Erstellen*.',
        ],
      },
      {
        care: 'Nur direkte Mitglieder werden übernommen. Eine Gruppe in der Gruppe wird gemeldet, aber ihre Personen bleiben draußen: Fügen Sie sie einzeln hinzu.',
      },
      {
        points: [
          'Der Name muss genau so lauten: Großbuchstaben, Bindestriche und Unterstriche zählen. Am besten kopieren Sie ihn.',
          'Es darf nur eine Gruppe mit diesem Namen geben. Gibt es mehrere, wird keine von ihnen benutzt.',
          'Eine Gruppe mit Mitgliedschaftsregel (dynamisch) geht auch: Wen die Regel auswählt, der ist direktes Mitglied.',
        ],
      },
    ],
  },
  form: {
    title: 'Production Assist einrichten',
    body: [
      `Hier: Wählen Sie den Mandanten, dann *${tabs.connection}*. Der Abschnitt heißt *${FORM_SECTION}*. Seine Beschriftungen sind in beiden Sprachen englisch, wie in der Anleitung.`,
      {
        steps: [
          'Tragen Sie die drei Werte ein; woher, steht in der Tabelle unten.',
          `Klicken Sie auf *${FORM_BUTTONS.preview}*. Microsoft wird gefragt, nichts wird gespeichert, und Sie sehen, was in Ordnung ist und wer übernommen würde.`,
          `Vergleichen Sie die Personen mit den Mitgliedern von ${ACCESS_GROUP_NAME} und klicken Sie dann auf *${FORM_BUTTONS.save}*.`,
        ],
      },
      `Lieber nicht von Hand? Bei der Verbindung jedes Mandanten gibt es „${connection.byScript}“; und die Browser-Erweiterung liest die IDs von den Seiten des Admin Centers ab und füllt das Formular aus.`,
    ],
  },
  verify: {
    title: 'Das erste Mal synchronisieren und nachsehen',
    body: [
      {
        steps: [
          `Öffnen Sie *${tabs.sync}* und klicken Sie auf *${sync.run}*, oder warten Sie auf die nächste nach Zeitplan.`,
          'Sehen Sie sich danach die Zahlen an: Gelesen sind die Benutzer der Gruppe, verarbeitet die übernommenen.',
          `Öffnen Sie *${tabs.people}*: Dort stehen alle, die Zugang haben, und bei jeder Person, die nicht übernommen wurde, der Grund.`,
        ],
      },
      'Die Synchronisierung sucht die Gruppe, liest ihre Mitglieder, legt neue Personen an und gibt ihnen Zugang zu diesem Mandanten. In Ihr Microsoft-Verzeichnis schreibt sie nie etwas.',
    ],
  },
};
