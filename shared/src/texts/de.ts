import { CLOUDS } from '../clouds.ts';
import {
  ACCESS_GROUP_NAME,
  APPLICATION_NAME,
  FORM_BUTTONS,
  FORM_LABELS,
  FORM_SECTION,
  MICROSOFT_LABELS,
} from '../guide.ts';
import { DEFAULT_DELEGATED_PERMISSION, REQUIRED_PERMISSIONS, USER_PERMISSIONS } from '../permissions.ts';
import {
  ADD_APPLICATION_PERMISSION,
  AGAIN,
  CLIENT_ID,
  CLIENT_SECRETS,
  CONSENT,
  CONSENT_ROLE,
  CONSENT_WAIT,
  CREDENTIALS,
  DIRECTORY_ID,
  ENTERPRISE,
  FEDERATED,
  FEDERATED_WAIT,
  GROUPS,
  MEMBERS,
  NEW_SECRET,
  NOBODY_REMOVED,
  OVERVIEW,
  PERMISSIONS,
  REPORT,
  SECRET_ID,
  SIGN_INS,
  TYPE_TRAP,
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

    'secret-needed': {
      title: 'Der geheime Clientschlüssel fehlt noch',
      detail:
        'Für dieses Verzeichnis und diese Anwendung ist kein Schlüssel gespeichert. Ein gespeicherter Schlüssel wird nur mit der Cloud, dem Verzeichnis und der Anwendung verwendet, für die er gespeichert wurde; ändert sich etwas davon, muss er neu eingegeben werden.',
      fix: `Fügen Sie den Schlüssel, also den Inhalt der Spalte ${VALUE}, bei „${FORM_LABELS.clientSecret}“ ein. Haben Sie ihn nicht mehr: ${CLIENT_SECRETS} > Neuer geheimer Clientschlüssel (New client secret).`,
    },

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

    'secret-wrong': {
      title: 'Microsoft akzeptiert den geheimen Clientschlüssel nicht',
      detail:
        'Microsoft kennt das Verzeichnis und die Anwendung, aber dieser Schlüssel gehört nicht zu dieser Anwendung.',
      fix: `Öffnen Sie ${CLIENT_SECRETS}. Prüfen Sie dreierlei: Sie haben den Inhalt der Spalte ${VALUE} kopiert, und zwar vollständig, nicht den der Spalte ${SECRET_ID}; der Schlüssel gehört zu derselben App-Registrierung wie die eingegebene Anwendungs-ID (${MICROSOFT_LABELS.clientId}); der Schlüssel wurde nicht gelöscht. Ein neuer Schlüssel wird manchmal erst nach ein paar Minuten akzeptiert. Legen Sie im Zweifel einen neuen an.`,
    },
    'secret-unchanged': {
      title: 'Dieser Schlüssel wird schon verwendet',
      detail: 'Der neue Schlüssel und der jetzige sind derselbe. Es wurde nichts geändert.',
      fix: `Legen Sie einen neuen an: ${CLIENT_SECRETS} > Neuer geheimer Clientschlüssel (New client secret), und fügen Sie den Inhalt der Spalte ${VALUE} ein. Den alten lassen Sie dort stehen, bis Sie lesen, dass er weg kann.`,
    },
    'credential-not-sent': {
      title: 'Bei Microsoft kamen keine Anmeldeinformationen an',
      detail: 'Laut Microsoft enthielt die Anmeldung weder einen Schlüssel noch ein Zertifikat.',
      fix: `Mit einem geheimen Clientschlüssel: Fügen Sie den Inhalt der Spalte ${VALUE} noch einmal bei „${FORM_LABELS.clientSecret}“ ein und speichern Sie. Mit einem Zertifikat oder einer Verbundanmeldeinformation ist im Admin Center nichts zu ändern: Prüfen Sie erneut. ${REPORT}`,
    },
    'certificate-not-registered': {
      title: 'Microsoft kennt das Zertifikat nicht',
      detail:
        'Das Zertifikat, mit dem sich Production Assist anmeldet, ist bei der Anwendung nicht hinterlegt, oder hinterlegt ist ein anderes.',
      fix: `Öffnen Sie ${CREDENTIALS} > Zertifikate und vergleichen Sie den Fingerabdruck (Thumbprint). Weicht er ab oder fehlt der Eintrag, klicken Sie auf „Zertifikat hochladen“ (Upload certificate) und wählen Sie die Datei, die Sie von Production Assist bekommen haben. Es muss die App-Registrierung sein, deren Anwendungs-ID (${MICROSOFT_LABELS.clientId}) eingegeben wurde.`,
    },
    'certificate-expired': {
      title: 'Das Zertifikat ist abgelaufen',
      detail:
        'Microsoft kennt das Zertifikat, mit dem sich Production Assist anmeldet, aber der heutige Tag liegt nicht in seiner Gültigkeit.',
      fix: `Lassen Sie Production Assist ein neues Zertifikat erzeugen, laden Sie es herunter und laden Sie es unter ${CREDENTIALS} > Zertifikate mit „Zertifikat hochladen“ (Upload certificate) hoch. Das alte entfernen Sie erst, wenn Sie lesen, dass es weg kann.`,
    },
    'federation-no-match': {
      title: 'Keine Verbundanmeldeinformation passt',
      detail:
        'Die Anwendung hat keine Verbundanmeldeinformation mit allen drei Werten, mit denen sich Production Assist anmeldet: Aussteller (Issuer) „{issuer}“, Antragstellerbezeichner (Subject identifier) „{subject}“, Zielgruppe (Audience) „{audience}“.',
      fix: `${FEDERATED} und vergleichen Sie alle drei Zeichen für Zeichen: Aussteller (Issuer) „{issuer}“ · Antragstellerbezeichner (Subject identifier) „{subject}“ · Zielgruppe (Audience) „{audience}“. Groß- und Kleinschreibung, Leerzeichen und ein Schrägstrich am Ende zählen. Fehlt der Eintrag, klicken Sie auf Anmeldeinformationen hinzufügen (Add credential) > Anderer Aussteller (Other issuer) und übernehmen Sie die Werte. Es muss die App-Registrierung sein, deren Anwendungs-ID (${MICROSOFT_LABELS.clientId}) eingegeben wurde. ${FEDERATED_WAIT}`,
    },
    'federation-issuer': {
      title: 'Der Aussteller der Verbundanmeldeinformation weicht ab',
      detail:
        'Microsoft vergleicht den Aussteller Zeichen für Zeichen und hat keinen Eintrag mit dem gefunden, den Production Assist verwendet: „{issuer}“.',
      fix: `${FEDERATED}, öffnen Sie den Eintrag und setzen Sie den Aussteller (Issuer) auf „{issuer}“ – genau so, mit https:// davor und ohne Schrägstrich am Ende. Die beiden anderen Werte bleiben: Antragstellerbezeichner (Subject identifier) „{subject}“, Zielgruppe (Audience) „{audience}“. ${FEDERATED_WAIT}`,
    },
    'federation-audience': {
      title: 'Die Zielgruppe der Verbundanmeldeinformation weicht ab',
      detail:
        'Aussteller und Antragsteller passen, aber im Eintrag der Anwendung steht eine andere Zielgruppe als die, die Production Assist verwendet: „{audience}“.',
      fix: `${FEDERATED}, öffnen Sie den Eintrag und setzen Sie die Zielgruppe (Audience) auf „{audience}“ – genau so, auch in Groß- und Kleinschreibung. Die beiden anderen Werte bleiben: Aussteller (Issuer) „{issuer}“, Antragstellerbezeichner (Subject identifier) „{subject}“. Jede Cloud von Microsoft hat ihre eigene Zielgruppe; wenn Sie dieser Wert überrascht, prüfen Sie, ob für dieses Verzeichnis die richtige Cloud gewählt ist. ${FEDERATED_WAIT}`,
    },
    'federation-subject': {
      title: 'Der Antragsteller der Verbundanmeldeinformation weicht ab',
      detail:
        'Der Aussteller passt, aber Microsoft vergleicht den Antragsteller Zeichen für Zeichen und hat keinen Eintrag mit dem gefunden, den Production Assist verwendet: „{subject}“.',
      fix: `${FEDERATED}, öffnen Sie den Eintrag und setzen Sie den Antragstellerbezeichner (Subject identifier) auf „{subject}“ – genau so: Groß- und Kleinschreibung zählt, und der letzte Teil sieht zufällig aus, weil er es ist. Die beiden anderen Werte bleiben: Aussteller (Issuer) „{issuer}“, Zielgruppe (Audience) „{audience}“. ${FEDERATED_WAIT}`,
    },
    'federation-key-unknown': {
      title: 'Microsoft kennt den Signaturschlüssel noch nicht',
      detail:
        'Die Verbundanmeldeinformation passt. Microsoft hat aber noch eine ältere Liste der Schlüssel im Gedächtnis, mit denen {issuer} signiert.',
      fix: `Sie müssen nichts tun: Microsoft ruft die Liste von selbst neu ab, meist innerhalb einer halben Stunde. Bleibt es dabei, bitten Sie den Betreiber von Production Assist zu prüfen, ob sich {issuer}/.well-known/jwks.json aus dem Internet öffnen lässt.`,
    },
    'federation-unreachable': {
      title: 'Microsoft konnte Production Assist nicht nach den Schlüsseln fragen',
      detail:
        'Die Verbundanmeldeinformation passt. Als Microsoft aber {issuer} nach den öffentlichen Schlüsseln fragte, kam keine Antwort.',
      fix: 'Prüfen Sie in ein paar Minuten erneut. Bleibt es dabei, bitten Sie den Betreiber von Production Assist zu prüfen, ob sich {issuer}/.well-known/openid-configuration aus dem Internet von allen öffnen lässt, ohne vorgeschaltete Anmeldung oder Bot-Prüfung.',
    },
    'federation-no-origin': {
      title: 'Dieser Dienst hat keine Adresse, unter der Microsoft ihn fragen könnte',
      detail:
        'In einer Verbundanmeldeinformation steht die Adresse dieses Dienstes, und sie beginnt mit https. Geöffnet wurde er unter einer anderen, und festgelegt ist keine.',
      fix: 'Öffnen Sie diese Seite unter ihrer https-Adresse. Der Betreiber kann die Adresse auch einmal für alle Mandanten festlegen, mit PUBLIC_ORIGIN.',
    },
    'assertion-time': {
      title: 'Die Anmeldung lag außerhalb ihrer Gültigkeit',
      detail:
        'Womit sich Production Assist anmeldet, gilt nur wenige Minuten, und bei Microsoft kam es zu früh oder zu spät an. An Ihrer Einrichtung liegt es nicht.',
      fix: `Prüfen Sie in einer Minute erneut. ${REPORT}`,
    },
    'assertion-signature': {
      title: 'Die Signatur passt nicht zum Zertifikat',
      detail: 'Microsoft kennt das Zertifikat, aber was Production Assist signiert hat, passt nicht dazu.',
      fix: `Öffnen Sie ${CREDENTIALS} > Zertifikate und laden Sie das Zertifikat, das Sie von Production Assist bekommen haben, noch einmal hoch. Entfernen Sie ein älteres erst, wenn das neue funktioniert. ${REPORT}`,
    },
    'assertion-audience': {
      title: 'Die Anmeldung war an die falsche Stelle gerichtet',
      detail: 'Laut Microsoft war für jemand anderen bestimmt, womit sich Production Assist angemeldet hat.',
      fix: `Prüfen Sie, ob für dieses Verzeichnis die richtige Cloud gewählt ist. Im Admin Center müssen Sie nichts ändern. ${REPORT}`,
    },
    'assertion-form': {
      title: 'Microsoft versteht nicht, wie Production Assist signiert',
      detail:
        'Womit sich Production Assist angemeldet hat, hat eine Form, die Microsoft nicht annimmt. An Ihrer Einrichtung liegt es nicht.',
      fix: REPORT,
    },
    'scope-wrong': {
      title: 'Microsoft kennt nicht, was angefragt wurde',
      detail:
        'Der Zugriff auf Microsoft Graph wurde in einer Form angefragt, die dieses Verzeichnis nicht akzeptiert. Meist ist die falsche Cloud gewählt.',
      fix: `Prüfen Sie, ob für dieses Verzeichnis die richtige Cloud gewählt ist. Im Admin Center müssen Sie nichts ändern. ${REPORT}`,
    },
    'conditional-access': {
      title: 'Eine Richtlinie für bedingten Zugriff sperrt die Anmeldung',
      detail:
        'An den drei Werten liegt es nicht: Eine Richtlinie Ihres Verzeichnisses für Workloadidentitäten weist diese Anwendung ab.',
      fix: `Öffnen Sie ${SIGN_INS}, wählen Sie die fehlgeschlagene Anmeldung und sehen Sie auf der Registerkarte „Bedingter Zugriff“ (Conditional Access) nach, welche Richtlinie es war. Öffnen Sie dann Entra ID > Bedingter Zugriff > Richtlinien und nehmen Sie ${APPLICATION_NAME} davon aus. Eine Liste erlaubter IP-Adressen hilft nicht auf Dauer: Production Assist hat keine eigene ausgehende Adresse.`,
    },
    'sign-in-refused': {
      title: 'Microsoft hat die Anmeldung abgelehnt ({code})',
      detail: 'Microsoft nennt einen seltenen Grund. Sein Code ist {code}.',
      fix: `Öffnen Sie ${SIGN_INS} und wählen Sie die fehlgeschlagene Anmeldung: Dort erklärt Microsoft den Grund. Hilft das nicht weiter, schicken Sie dem Support von Production Assist den Code und die zu dieser Meldung angezeigten IDs.`,
    },
    'sign-in-throttled': {
      title: 'Zu viele Anmeldungen in kurzer Zeit',
      detail: 'Microsoft bittet um eine Pause bis zur nächsten Anmeldung. An Ihrer Einrichtung liegt es nicht.',
      fix: 'Warten Sie {seconds} s und prüfen Sie dann noch einmal. Die geplante Synchronisierung wartet von selbst.',
    },
    'sign-in-unavailable': {
      title: 'Die Anmeldung bei Microsoft antwortet nicht',
      detail:
        'Der Anmeldedienst von Microsoft ist nicht erreichbar oder meldet eine eigene Störung. Über Ihre Einrichtung sagt das nichts.',
      fix: AGAIN,
    },

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

    'group-replaced': {
      title: 'Den Namen trägt jetzt eine andere Gruppe',
      detail: `Die Gruppe namens {expected} ist nicht die bisherige: Die alte wurde gelöscht oder umbenannt. Zur Sicherheit hat die Synchronisierung angehalten, bevor sie etwas geändert hat. ${NOBODY_REMOVED}`,
      fix: `War das nicht beabsichtigt, geben Sie der alten Gruppe unter ${GROUPS} ihren Namen zurück (die neue braucht vorher einen anderen) oder stellen Sie sie unter „Gelöschte Gruppen“ (Deleted groups) wieder her. Ist die neue Gruppe die richtige, sehen Sie sich mit „${FORM_BUTTONS.preview}“ ihre Personen an und klicken Sie dann noch einmal auf „${FORM_BUTTONS.save}“.`,
    },
    'group-gone': {
      title: 'Die Gruppe ist während des Lesens verschwunden',
      detail: `Die Gruppe wurde gefunden, aber einen Augenblick später kannte Microsoft sie nicht mehr. Wahrscheinlich wurde sie gerade gelöscht. ${NOBODY_REMOVED}`,
      fix: `Öffnen Sie ${GROUPS} und sehen Sie nach, ob ${ACCESS_GROUP_NAME} da ist. Eine gelöschte Gruppe finden Sie vielleicht noch unter „Gelöschte Gruppen“ (Deleted groups); sonst legen Sie sie mit genau diesem Namen neu an.`,
    },
    'nobody-usable': {
      title: 'Keines der Mitglieder kann übernommen werden',
      detail:
        'Benutzer in der Gruppe: {fetched}. Keiner davon kann übernommen werden, meist weil eine brauchbare E-Mail-Adresse fehlt oder das Konto deaktiviert ist.',
      fix: `In der Liste der Personen steht bei jeder der Grund. Fehlt eine Adresse, öffnen Sie Entra ID > Benutzer > Alle Benutzer > die Person > Eigenschaften und füllen Sie unter „Kontaktinformationen“ (Contact information) das Feld „E-Mail“ aus. Ist ein Konto deaktiviert, aktivieren Sie es (Account enabled) oder nehmen Sie die Person aus ${ACCESS_GROUP_NAME} heraus.`,
    },

    'members-incomplete': {
      title: 'Die Liste der Mitglieder war nicht vollständig',
      detail:
        'Microsoft hat {read} Benutzer der Gruppe genannt und {counted}, als noch einmal gefragt wurde. Wer gegangen ist, lässt sich so nicht von jemandem unterscheiden, der nur nicht gesendet wurde; deshalb hat niemand den Zugang verloren.',
      fix: `Meist müssen Sie nichts tun: Die Gruppe wird in einigen Minuten noch einmal gelesen, und auch Microsofts eigene Zählung braucht nach einer Änderung einige. Bleibt es so, sehen Sie sich die Mitglieder von ${ACCESS_GROUP_NAME} im Admin Center an. ${REPORT}`,
    },

    'graph-throttled': {
      title: 'Microsoft bittet um eine Pause',
      detail:
        'Bei Microsoft Graph gingen für dieses Verzeichnis zu viele Anfragen ein; Microsoft bittet um eine Pause. An Ihrer Einrichtung liegt es nicht.',
      fix: 'Warten Sie {seconds} s und versuchen Sie es dann noch einmal. Die geplante Synchronisierung wartet von selbst.',
    },
    'graph-unavailable': {
      title: 'Microsoft Graph antwortet nicht',
      detail: `Microsoft Graph ist nicht erreichbar oder meldet eine eigene Störung. ${NOBODY_REMOVED}`,
      fix: AGAIN,
    },
    'graph-unreadable': {
      title: 'Die Antwort von Microsoft ist nicht lesbar',
      detail: `Microsoft Graph hat geantwortet, aber unvollständig oder beschädigt; die Antwort wird deshalb nicht verwendet. ${NOBODY_REMOVED}`,
      fix: `${AGAIN} ${REPORT}`,
    },
    'graph-query-refused': {
      title: 'Microsoft Graph hat die Anfrage nicht akzeptiert',
      detail: `Microsoft Graph hat eine Anfrage von Production Assist als fehlerhaft abgelehnt. An Ihrer Einrichtung liegt es nicht. ${NOBODY_REMOVED}`,
      fix: `${AGAIN} ${REPORT}`,
    },
    'graph-page-expired': {
      title: 'Die Mitgliederliste ist während des Lesens veraltet',
      detail: `Eine lange Liste kommt in Teilen, und den nächsten hat Microsoft nicht mehr herausgegeben. Eine unvollständige Liste entfernt nie jemanden. ${NOBODY_REMOVED}`,
      fix: 'Sie müssen nichts tun: Der nächste Lauf liest die Gruppe von vorn. Möchten Sie nicht warten, starten Sie die Synchronisierung noch einmal.',
    },
    'graph-foreign-link': {
      title: 'Die Antwort von Microsoft verwies auf eine fremde Adresse',
      detail: `Der Rest der Liste sollte unter einer Adresse liegen, die nicht zu Microsoft Graph gehört. Zur Sicherheit wurde dorthin nichts gesendet und das Lesen beendet. ${NOBODY_REMOVED}`,
      fix: 'Prüfen Sie, ob für dieses Verzeichnis die richtige Cloud gewählt ist. Stimmt sie, schicken Sie dem Support von Production Assist diese Meldung mit den dazu angezeigten IDs.',
    },

    'connection-missing': {
      title: 'Es ist keine Verbindung eingerichtet',
      detail: 'Für diesen Mandanten in Production Assist ist keine Verbindung zu Microsoft Entra gespeichert.',
      fix: `Tragen Sie unter „${FORM_SECTION}“ die drei Werte ein und klicken Sie auf „${FORM_BUTTONS.save}“.`,
    },
    'candidate-missing': {
      title: 'Es wird gerade nichts ersetzt',
      detail: 'Die neuen Anmeldeinformationen wurden inzwischen übernommen oder zurückgezogen, oder es gab nie welche.',
      fix: 'Laden Sie neu und sehen Sie nach, was jetzt verwendet wird.',
    },
    'candidate-needed': {
      title: 'Was funktioniert, wird nicht einfach überschrieben',
      detail:
        'Bei einem gespeicherten Verzeichnis und einer gespeicherten Anwendung wechselt die Art der Anmeldung Schritt für Schritt: Die neue wird erst bei Microsoft geprüft, bis dahin läuft die jetzige weiter.',
      fix: 'Verwenden Sie „Anmeldung ersetzen“ und wählen Sie dort die neue Art.',
    },
    'former-missing': {
      title: 'Es gibt nichts Altes zu entfernen',
      detail: 'Das hat inzwischen jemand bestätigt, oder es wurde nichts ersetzt.',
      fix: 'Laden Sie neu und sehen Sie nach, wie es jetzt steht.',
    },
    'former-in-use': {
      title: 'Die alte Anmeldung wird noch gebraucht',
      detail: 'Sie springt ein, bis ein vollständiger Lauf mit der neuen geglückt ist. Erst dann kann sie weg.',
      fix: 'Entfernen Sie sie im Admin Center noch nicht. Starten Sie die Synchronisierung, oder warten Sie auf den nächsten Lauf.',
    },
    'connection-changed': {
      title: 'Die Verbindung wurde inzwischen geändert',
      detail: `Während der Lauf gelesen hat, hat jemand andere Werte gespeichert. Er hat angehalten, um nicht mit den alten weiterzumachen. ${NOBODY_REMOVED}`,
      fix: 'Sie müssen nichts tun: Der nächste Lauf verwendet die neuen Werte. Möchten Sie nicht warten, starten Sie die Synchronisierung noch einmal.',
    },
    'credential-unreadable': {
      title: 'Die gespeicherten Anmeldeinformationen lassen sich nicht mehr öffnen',
      detail:
        'Womit sich die Anwendung anmeldet, ist verschlüsselt gespeichert und kann nicht mehr entschlüsselt werden. Bei Microsoft ist nichts verloren, aber Production Assist kann es nicht verwenden.',
      fix: `Mit einem geheimen Clientschlüssel: Fügen Sie den Inhalt der Spalte ${VALUE} noch einmal bei „${FORM_LABELS.clientSecret}“ ein und klicken Sie auf „${FORM_BUTTONS.save}“; haben Sie ihn nicht mehr, legen Sie einen neuen an: ${CLIENT_SECRETS} > Neuer geheimer Clientschlüssel (New client secret). Mit einem Zertifikat: Ersetzen Sie die Anmeldung durch ein neues Zertifikat und laden Sie es hoch. Mit einer Verbundanmeldeinformation ist im Admin Center nichts zu ändern: Wenden Sie sich an den Betreiber von Production Assist. ${REPORT}`,
    },
    'storage-unavailable': {
      title: 'Production Assist erreicht seinen Speicher nicht',
      detail: 'Lesen oder Speichern war gerade nicht möglich. An Ihrer Einrichtung liegt es nicht.',
      fix: 'Versuchen Sie es in ein paar Minuten noch einmal. Wollten Sie etwas speichern, laden Sie vorher neu und sehen Sie nach, ob Ihre Änderung da ist.',
    },
    'queue-unavailable': {
      title: 'Der Lauf konnte nicht eingereiht werden',
      detail:
        'Production Assist kann gerade keine Aufträge für eine Synchronisierung annehmen. An Ihrer Einrichtung liegt es nicht.',
      fix: AGAIN,
    },
    'issuer-unavailable': {
      title: 'Die Anmeldung lässt sich nicht prüfen',
      detail: 'Der Dienst, der Sie anmeldet, zeigt die Schlüssel nicht, mit denen seine Token geprüft werden.',
      fix: 'Warten Sie eine Minute und versuchen Sie es noch einmal. Sich neu anzumelden hilft nicht.',
    },
    'run-abandoned': {
      title: 'Der Lauf wurde aufgegeben',
      detail:
        'Der Lauf kam auch nach mehreren Versuchen nicht zum Ende. Was er schon geschrieben hat, ist richtig und bleibt.',
      fix: `Starten Sie die Synchronisierung noch einmal oder warten Sie auf die nächste geplante: Sie bringt die Arbeit zu Ende. ${REPORT}`,
    },
    'run-superseded': {
      title: 'Ein anderer Lauf hat übernommen',
      detail:
        'Dieser Lauf hat sich zu lange nicht gemeldet, deshalb ist ein anderer an seine Stelle getreten. Was er schon geschrieben hat, ist richtig und bleibt.',
      fix: 'Sie müssen nichts tun: Sehen Sie sich den neueren Lauf an.',
    },
    internal: {
      title: 'In Production Assist ist etwas schiefgegangen',
      detail: 'Der Fehler liegt bei uns, nicht an Ihrer Einrichtung.',
      fix: 'Versuchen Sie es noch einmal. Bleibt es dabei, schicken Sie dem Support von Production Assist die ID der Anfrage.',
    },

    'not-json': {
      title: 'Der Inhalt ist kein JSON',
      detail: 'Der Inhalt der Anfrage ließ sich nicht als JSON lesen.',
      fix: 'Senden Sie ein JSON-Objekt in UTF-8. Oft ist ein Komma zu viel oder ein Anführungszeichen zu wenig die Ursache.',
    },
    'not-signed-in': {
      title: 'Nicht angemeldet',
      detail: 'Die Anfrage enthält kein Token; es ist nicht bekannt, von wem sie kommt.',
      fix: 'Im Browser: Melden Sie sich neu an. Im Programm: Senden Sie ein Token im Header „Authorization: Bearer <Token>“.',
    },
    'session-expired': {
      title: 'Sie sind abgemeldet',
      detail: 'Eine Anmeldung gilt höchstens acht Stunden, und diese ist zu Ende. Es wurde nichts geändert.',
      fix: 'Melden Sie sich neu an und wiederholen Sie den letzten Schritt.',
    },
    'token-expired': {
      title: 'Die Anmeldung ist abgelaufen',
      detail: 'Das Token war einmal gültig, aber seine Zeit ist um.',
      fix: 'Im Browser: Melden Sie sich neu an. Im Programm: Holen Sie ein neues Token und wiederholen Sie die Anfrage.',
    },
    'token-invalid': {
      title: 'Das Token wird nicht akzeptiert',
      detail:
        'Signatur, Aussteller, Zielgruppe oder Inhalt des Tokens passen nicht, oder sein Aussteller ist hier nicht eingerichtet.',
      fix: 'Holen Sie ein Token, das für diesen Dienst ausgestellt ist. Sollte es passen, vergleichen Sie Aussteller (iss) und Zielgruppe (aud) mit der Konfiguration des Dienstes.',
    },
    'not-allowed': {
      title: 'Nicht erlaubt',
      detail: 'Sie sind angemeldet, aber hierfür fehlt Ihnen ein Recht.',
      fix: 'Bitten Sie jemanden aus der Administration von Production Assist um dieses Recht oder melden Sie sich mit einem anderen Konto an.',
    },
    'cross-site': {
      title: 'Die Anfrage kommt von einer anderen Seite',
      detail:
        'Änderungen werden nur von den eigenen Seiten dieses Dienstes angenommen. Diese Anfrage kam von anderswo, oder ihre Herkunft ist nicht zu erkennen. Es wurde nichts geändert.',
      fix: 'Öffnen Sie die Seite dieses Dienstes und nehmen Sie die Änderung dort vor. Im Programm: Senden Sie ein Token im Header „Authorization“ und kein Cookie.',
    },
    'not-found': {
      title: 'Nicht gefunden',
      detail: 'Unter dieser Adresse gibt es nichts, oder nichts, was Sie sehen dürfen.',
      fix: 'Prüfen Sie die Adresse und die IDs darin. Stimmen sie, bitten Sie jemanden aus der Administration von Production Assist um Zugang.',
    },
    'method-not-allowed': {
      title: 'Diese Methode gibt es hier nicht',
      detail: 'Die Adresse gibt es, aber nicht mit dieser HTTP-Methode.',
      fix: 'Welche Methoden diese Adresse kennt, steht unter /api/docs.',
    },
    'version-stale': {
      title: 'Inzwischen hat jemand anderes gespeichert',
      detail:
        'Was Sie geändert haben, ist nicht mehr die neueste Fassung. Es wurde nichts gespeichert, damit keine fremde Änderung verloren geht.',
      fix: 'Laden Sie neu, sehen Sie sich an, was neu ist, und machen Sie Ihre Änderung noch einmal. Im Programm: Lesen Sie erneut und senden Sie das neue ETag als If-Match.',
    },
    'version-missing': {
      title: 'Die Angabe der Fassung fehlt',
      detail:
        'Eine Änderung muss sagen, auf welcher Fassung sie beruht, damit niemand überschreibt, was jemand anderes gespeichert hat.',
      fix: 'Lesen Sie zuerst und senden Sie das ETag dieser Antwort im Header If-Match.',
    },
    'invitation-gone': {
      title: 'Die Einladung gilt nicht mehr',
      detail:
        'Eine Einladung kann einmal und innerhalb von sieben Tagen angenommen werden, sofern sie nicht zurückgezogen wird und die einladende Person ihr Recht behält. Eines davon ist nicht mehr gegeben, oder der Link ist unvollständig.',
      fix: 'Prüfen Sie, ob der ganze Link kopiert wurde. Bitten Sie andernfalls um eine neue Einladung.',
    },
    'already-decided': {
      title: 'Darüber ist schon entschieden',
      detail:
        'Jemand anderes hat über diese Entfernung entschieden, sie ist abgelaufen, oder alle auf ihrer Liste sind zurückgekehrt.',
      fix: 'Laden Sie die Liste neu, um den Stand zu sehen.',
    },

    'email-not-configured': {
      title: 'E-Mails können hier nicht gesendet werden',
      detail: 'Dieser Dienst hat keinen Weg bekommen, E-Mails zu senden.',
      fix: 'Verwenden Sie einen Webhook, oder bitten Sie den Betreiber dieses Dienstes, das Senden einzurichten.',
    },
    'too-many-targets': {
      title: 'Es gibt schon zu viele Benachrichtigungen',
      detail: 'Ein Mandant kann höchstens {limit} Webhooks und E-Mail-Adressen zusammen haben.',
      fix: 'Entfernen Sie etwas, das nicht mehr gebraucht wird.',
    },

    'sign-in-not-configured': {
      title: 'Eine Anmeldung ist hier nicht möglich',
      detail: 'Für diesen Dienst ist kein Anmeldedienst eingerichtet.',
      fix: 'Wenden Sie sich an den Betrieb des Dienstes: Die Variable SIGN_IN nennt den Anmeldedienst, oder Cloudflare Access steht vor dem Dienst.',
    },
    'sign-in-declined': {
      title: 'Die Anmeldung wurde abgebrochen',
      detail:
        'Der Anmeldedienst meldet, dass die Anmeldung abgebrochen wurde oder dieses Konto den Dienst nicht nutzen darf.',
      fix: 'Melden Sie sich neu an. Haben Sie nicht selbst abgebrochen, verwenden Sie ein anderes Konto oder wenden Sie sich an die Administration des Anmeldedienstes.',
    },
    'sign-in-expired': {
      title: 'Die Anmeldung hat zu lange gedauert oder wurde zweimal begonnen',
      detail:
        'Eine Anmeldung muss innerhalb von zehn Minuten in dem Browser enden, in dem sie begann, und nur die zuletzt begonnene zählt.',
      fix: 'Melden Sie sich neu an. Geschieht das wiederholt, lassen Sie Cookies für diese Seite zu.',
    },
    'sign-in-failed': {
      title: 'Die Anmeldung konnte nicht geprüft werden',
      detail:
        'Die Antwort des Anmeldedienstes passt nicht zur Anfrage und wird nicht angenommen. Es wurde niemand angemeldet.',
      fix: 'Melden Sie sich neu an. Geschieht das wiederholt, bitten Sie den Betrieb des Dienstes, seine Konfiguration mit der des Anmeldedienstes zu vergleichen; das Protokoll nennt den Grund.',
    },
    'too-large': {
      title: 'Die Anfrage ist zu groß',
      detail: 'Der Inhalt der Anfrage darf höchstens {limit} Byte haben.',
      fix: 'Senden Sie weniger in einer Anfrage.',
    },
    'too-many-requests': {
      title: 'Zu viele Anfragen',
      detail: 'Das wurde in kurzer Zeit zu oft verlangt.',
      fix: 'Warten Sie {seconds} Sekunden und versuchen Sie es dann noch einmal.',
    },
    'not-json-type': {
      title: 'Der Inhaltstyp ist nicht JSON',
      detail: 'Hier wird nur JSON angenommen; die Anfrage gibt etwas anderes an oder nichts.',
      fix: 'Senden Sie den Header „Content-Type: application/json“.',
    },
    'invalid-request': {
      title: 'Einige Werte passen nicht',
      detail:
        'Mindestens ein Feld fehlt, ist unbekannt oder hat einen Wert, der nicht möglich ist. Es wurde nichts gespeichert.',
      fix: 'Berichtigen Sie die Felder, die in dieser Antwort genannt sind, und senden Sie die Anfrage noch einmal.',
    },
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
