import { APPLICATION_NAME, FORM_LABELS, MICROSOFT_LABELS } from '../../../guide.ts';
import {
  AGAIN,
  CLIENT_SECRETS,
  CREDENTIALS,
  FEDERATED,
  FEDERATED_WAIT,
  REPORT,
  SECRET_ID,
  SIGN_INS,
  VALUE,
} from '../../phrases-de.ts';
import type { SomeFailures } from '../texts.ts';

/** What is said about the credential and the sign-in with it. */
export const credentialDe = {
  'secret-needed': {
    title: 'Der geheime Clientschlüssel fehlt noch',
    detail:
      'Für dieses Verzeichnis und diese Anwendung ist kein Schlüssel gespeichert. Ein gespeicherter Schlüssel wird nur mit der Cloud, dem Verzeichnis und der Anwendung verwendet, für die er gespeichert wurde; ändert sich etwas davon, muss er neu eingegeben werden.',
    fix: `Fügen Sie den Schlüssel, also den Inhalt der Spalte ${VALUE}, bei „${FORM_LABELS.clientSecret}“ ein. Haben Sie ihn nicht mehr: ${CLIENT_SECRETS} > Neuer geheimer Clientschlüssel (New client secret).`,
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
} satisfies SomeFailures;
