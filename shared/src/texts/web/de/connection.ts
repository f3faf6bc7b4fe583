import { APPLICATION_NAME, FORM_BUTTONS, FORM_LABELS, MICROSOFT_LABELS } from '../../../guide.ts';
import type { connection as english } from '../en/connection.ts';

const OVERVIEW = `Entra ID > App-Registrierungen > Alle Anwendungen > ${APPLICATION_NAME} > Übersicht`;
const SECRETS = `Entra ID > App-Registrierungen > Alle Anwendungen > ${APPLICATION_NAME} > Zertifikate & Geheimnisse`;
const VALUE = `„Wert“ (${MICROSOFT_LABELS.clientSecret})`;
const SECRET_ID = `„Geheime ID“ (${MICROSOFT_LABELS.secretId})`;

export const connection: typeof english = {
  emptyTitle: 'Noch nicht verbunden',
  emptyText: `Für die Verbindung werden drei Werte aus dem Microsoft Entra Admin Center gebraucht: zwei IDs aus der Übersicht der App-Registrierung ${APPLICATION_NAME} und der Inhalt der Spalte ${VALUE} eines geheimen Clientschlüssels.`,
  emptyGuide: 'App-Registrierungen öffnen',
  byScript: 'Lieber per Skript',
  asScript: 'Diese Einrichtung als Skript',
  stepByStep: 'Schritt für Schritt',
  saved: 'Version {version}, gespeichert von {name} am {time}.',

  help: {
    directoryId: `„Verzeichnis-ID (Mandant)“, englisch „${MICROSOFT_LABELS.directoryId}“, unter ${OVERVIEW}.`,
    clientId: `„Anwendungs-ID (Client)“, englisch „${MICROSOFT_LABELS.clientId}“, auf derselben Seite. Nicht die Objekt-ID.`,
    clientSecret: `Inhalt der Spalte ${VALUE} unter ${SECRETS}. Nicht die ${SECRET_ID}.`,
    secretExpiresOn: 'Aus der Spalte „Ablauf“ (Expires), damit Sie rechtzeitig gewarnt werden.',
    cloud: 'Meist die erste; Sie erkennen sie an der Adresse des Admin Centers.',
  },
  field: {
    credentialKind: 'Anmelden mit',
    secretExpiresOn: 'Der Schlüssel läuft ab am',
    cloud: 'Microsoft-Cloud',
    schedule: 'Zeitplan',
    scheduleEnabled: 'Selbsttätig synchronisieren',
    everyMinutes: 'Minuten zwischen zwei Synchronisierungen',
    leavers: 'Wer die Gruppe verlässt',
    guardPeople: 'Personen ohne Rückfrage',
    guardPercent: 'Prozent ohne Rückfrage',
  },
  leaversRule: { keep: 'Behält den Zugang', suspend: 'Verliert den Zugang und hat ihn bei der Rückkehr wieder' },
  leaversHelp: {
    keep: 'In der Vorschau und nach jeder Synchronisierung ist zu sehen, wer es ist. Sonst geschieht nichts.',
    suspend:
      'Ab der nächsten Synchronisierung, die die ganze Gruppe gelesen hat. Gelöscht wird nichts: Wer zurückkehrt, hat von selbst wieder Zugang.',
  },
  guard: {
    legend: 'Wie viele auf einmal den Zugang verlieren dürfen',
    help: 'Gehen mehr, als beide Grenzen erlauben, verliert niemand den Zugang, bis hier ein Mensch entscheidet. Das gilt unabhängig von den Grenzen auch, wenn alle auf einmal gehen oder die Gruppe plötzlich leer ist.',
  },
  concern: {
    title: 'Wen das beträfe',
    ask: 'Zeigen, wen',
    askAgain: 'Noch einmal fragen',
    needsValues: 'Füllen Sie oben die drei Werte aus; dann lässt sich zeigen, wen das beträfe.',
    needsLimits: 'Berichtigen Sie die Grenzen; dann lässt sich zeigen, wen das beträfe.',
    notAsked: 'Noch nicht gefragt.',
    stale: 'Die Werte oben haben sich seit der Frage geändert.',
    failed:
      'Wen das beträfe, ließ sich nicht feststellen. Speichern können Sie trotzdem: Die nächste Synchronisierung richtet sich dann nach der Regel und ihren Grenzen.',
    incomplete:
      'Nicht alle Mitglieder konnten gelesen werden; deshalb lässt sich nicht sagen, wen das beträfe. Eine Synchronisierung, die nicht mehr liest, beendet niemandes Zugang. Speichern können Sie trotzdem.',
    nobody: 'Niemanden: Alle mit Zugang über die Gruppe sind darin.',
    decided: 'Niemanden sonst: Über alle, die gegangen sind, ist entschieden oder wird noch entschieden.',
    suspend: {
      one: '{count} Person ist nicht mehr in der Gruppe und verliert mit der nächsten Synchronisierung den Zugang.',
      other:
        '{count} Personen sind nicht mehr in der Gruppe und verlieren mit der nächsten Synchronisierung den Zugang.',
    },
    hold: {
      one: '{count} Person ist nicht mehr in der Gruppe und behält den Zugang, bis jemand entscheidet.',
      other: '{count} Personen sind nicht mehr in der Gruppe. Sie behalten den Zugang, bis jemand entscheidet.',
    },
    suspended: {
      one: '{count} Person hat die Gruppe verlassen und den Zugang verloren. Dabei bleibt es bis zur Rückkehr.',
      other: '{count} Personen haben die Gruppe verlassen und den Zugang verloren. Dabei bleibt es bis zur Rückkehr.',
    },
    nobodySuspended: 'Niemanden: Bisher hat niemand durch Verlassen der Gruppe den Zugang verloren.',
    withdrawn: {
      one: 'Die Entfernung von {count} Person, die auf eine Entscheidung wartet, wird zurückgezogen; der Zugang bleibt.',
      other:
        'Die Entfernungen von {count} Personen, die auf eine Entscheidung warten, werden zurückgezogen; der Zugang bleibt.',
    },
    keepFailed:
      'Wer bisher den Zugang verloren hat, ließ sich nicht feststellen. Speichern können Sie trotzdem: Durch diese Regel verliert niemand den Zugang.',
    caption: 'Wer es ist',
    heading: { person: 'Person', action: 'Was geschieht' },
    action: {
      suspend: 'Verliert den Zugang',
      hold: 'Wartet auf eine Entscheidung',
      stays: 'Kein Zugang bis zur Rückkehr',
    },
    more: 'und {count} weitere',
    moreUncounted: 'Und weitere; alle stehen unter Personen.',
  },
  on: 'ein',
  off: 'aus',
  none: 'keiner',

  secret: {
    savedUntil: 'Gespeichert, läuft am {day} ab',
    saved: 'Gespeichert',
    savedAt: 'Gespeichert am {day}. Niemand kann ihn mehr lesen, nur ersetzen.',
    placeholder: 'Gespeichert. Zum Ersetzen einen neuen einfügen',
    replace: 'Ersetzen',
    keep: 'Den gespeicherten behalten',
    replacing: 'Der gespeicherte Schlüssel bleibt, bis der neue gespeichert ist.',
    show: 'Schlüssel anzeigen',
    hide: 'Schlüssel verbergen',
    changed: 'ein anderer Schlüssel',
    typed: 'der von Ihnen eingegebene Schlüssel',
  },

  credential: {
    title: 'Womit sich Production Assist anmeldet',
    kind: {
      secret: 'Geheimer Clientschlüssel',
      certificate: 'Zertifikat',
      federated: 'Verbundanmeldeinformation',
    },
    without: 'Ohne Schlüssel anmelden',
    choice: 'Anmelden mit',
    kindHelp: {
      secret: 'Ein Kennwort der Anwendung. Sie kopieren es hierher; es gilt höchstens 24 Monate.',
      certificate: 'Entsteht hier beim Speichern. Danach laden Sie eine Datei in Entra hoch; es gilt zwei Jahre.',
      federated: 'Gar kein Geheimnis. Nach dem Speichern kopieren Sie drei Werte nach Entra; es läuft nie etwas ab.',
    },
    previewLater: 'Prüfen lässt es sich, wenn es gespeichert und in Entra eingetragen ist.',
    other: 'Zu einem anderen Verzeichnis oder einer anderen Anwendung gehört hier auch ein neuer Schlüssel.',
    hint: 'Beginnt mit',
    thumbprint: 'Fingerabdruck',
    ends: 'Läuft ab',
    never: 'Nie',
    unknown: 'Nicht bekannt',
    since: 'Verwendet seit',
    proof: 'Nachweis',
    verified: 'Ein vollständiger Lauf ist damit geglückt',
    unverified: 'Noch ist kein vollständiger Lauf damit geglückt',
    replace: { secret: 'Schlüssel ersetzen', certificate: 'Zertifikat ersetzen', federated: 'Anmeldung ersetzen' },
    noSecret: 'Ganz ohne Schlüssel anmelden',
    days: { one: 'in {count} Tag', other: 'in {count} Tagen' },
    today: 'heute',
    expired: 'Abgelaufen',
    expiredText:
      'Es wird nichts mehr synchronisiert. Wer Zugang hat, behält ihn. Ersetzen Sie die Anmeldung jetzt; das dauert einige Minuten.',
    near: {
      1: 'Endet innerhalb eines Tages. Ersetzen Sie die Anmeldung jetzt: Danach wird nichts mehr synchronisiert.',
      7: 'Endet innerhalb einer Woche. Ersetzen Sie die Anmeldung in den nächsten Tagen.',
      14: 'Endet innerhalb von zwei Wochen. Eine neue können Sie schon heute anlegen: Beide gelten nebeneinander.',
      30: 'Endet innerhalb eines Monats. Eine neue können Sie schon heute anlegen: Beide gelten nebeneinander.',
    },
    setUpTitle: 'Muss noch in Entra eingetragen werden',
    setUp: { certificate: 'Laden Sie das Zertifikat in Entra hoch.', federated: 'Tragen Sie drei Werte in Entra ein.' },
    setUpGo: 'Zeigen, wie',
    waiting: 'Eine neue Anmeldung wird geprüft. Diese läuft inzwischen weiter.',
    refused: 'Microsoft lehnt die neue Anmeldung ab. Diese läuft weiter.',
    fallback: 'Der erste vollständige Lauf damit steht noch aus. Bis dahin springt die alte Anmeldung ein.',
    toRemove: 'Die alte Anmeldung kann jetzt weg: Entfernen Sie sie in Entra.',
    go: 'Nachsehen, wie es steht',
    remove: 'Zeigen, welche und wo',
  },

  advice: {
    required: 'Muss angegeben werden.',
    'id-incomplete': 'Diese ID ist nicht vollständig: 32 Ziffern und Buchstaben in fünf Gruppen.',
    'not-an-id': 'Das ist keine ID wie 7d1f7c52-3c0b-4f0e-9a57-6b8e6a1d2c01.',
    'name-not-id': `Das ist ein Name. Gebraucht wird die ID unter ${OVERVIEW}.`,
    'secret-in-id': `Das sieht nach dem geheimen Clientschlüssel aus. Er gehört zu „${FORM_LABELS.clientSecret}“.`,
    'same-as-directory': `Dieselbe ID steht auch bei „${FORM_LABELS.directoryId}“. Die beiden sind nie gleich.`,
    'object-id': 'Das ist die ID der Gruppe oder einer Person darin, nicht die der Anwendung.',
    'microsoft-id': `Das ist die ID einer Anwendung von Microsoft selbst, nicht die von ${APPLICATION_NAME}.`,
    'example-id': 'Das ist eine ID aus einem Beispiel, keine echte.',
    'secret-is-id': `Das ist die ${SECRET_ID}. Gebraucht wird die Spalte ${VALUE} daneben.`,
    'secret-masked':
      'So zeigt Microsoft den Schlüssel später an: teilweise verborgen. Kopieren lässt er sich nur gleich nach dem Anlegen. Legen Sie einen neuen an.',
    'secret-unreadable':
      'Die Eingabe enthält unsichtbare Zeichen, vielleicht vom Kopieren. Kopieren Sie sie noch einmal.',
    'secret-too-long': 'Das ist zu lang für einen geheimen Clientschlüssel.',
    'secret-with-space': 'Darin steht ein Leerzeichen. Schlüssel enthalten keines; vielleicht wurde zu viel kopiert.',
    'secret-needed': 'Muss angegeben werden.',
    'secret-needed-again':
      'Der gespeicherte Schlüssel wird nur mit dem Verzeichnis, der Anwendung und der Cloud verwendet, für die er gespeichert wurde. Geben Sie den ein, der zu diesen gehört.',
    'date-unreal': 'Diesen Tag gibt es im Kalender nicht.',
    'date-past': 'Dieser Tag ist vorbei. Ist der Schlüssel abgelaufen, wird nichts synchronisiert.',
    'date-far': 'Bei Microsoft gilt ein Schlüssel höchstens 24 Monate. Stimmt das Jahr?',
    'date-of-old-secret': 'Das ist der Tag des bisher gespeicherten Schlüssels. Gilt er auch für den neuen?',
    'date-near': 'Das ist bald. Legen Sie rechtzeitig einen neuen Schlüssel an.',
    'date-missing': 'Ohne diesen Tag kann Sie niemand warnen, bevor der Schlüssel abläuft.',
    'minutes-not-whole': 'Muss eine ganze Zahl sein.',
    'minutes-too-few': 'Mindestens {min} Minuten.',
    'minutes-too-many': 'Höchstens {max} Minuten, das ist eine Woche.',
    'limit-not-whole': 'Muss eine ganze Zahl sein.',
    'limit-too-small': 'Mindestens 0.',
    'people-too-many': 'Höchstens {people} Personen.',
    'percent-too-many': 'Höchstens {percent}, das sind alle.',
  },

  unsaved: 'Noch nicht gespeichert',
  reset: 'Meine Änderungen zurücknehmen',
  saving: 'Wird gespeichert …',
  nothingChanged: 'Es gibt nichts zu speichern.',
  savedToast: 'Die Verbindung ist gespeichert.',
  savedNext: 'Die Verbindung ist gespeichert. Die nächste Synchronisierung ist für {time} geplant.',
  fixFirst: 'Bitte sehen Sie sich zuerst die markierten Felder an.',
  fieldRefused: 'Der Dienst nimmt diesen Wert nicht an: {message}',

  check: {
    title: 'Trotzdem speichern?',
    notPreviewed: `Diese Werte wurden noch nicht bei Microsoft geprüft. „${FORM_BUTTONS.preview}“ tut das und schreibt nichts.`,
    previewStale: `Die Vorschau entstand mit anderen Werten. „${FORM_BUTTONS.preview}“ prüft diese und schreibt nichts.`,
    failing: 'Die Antwort von Microsoft zeigt, dass es so noch nicht funktioniert:',
    unfinished: 'Nicht alle Mitglieder konnten gelesen werden.',
    ruleUnknown: `Es ist nicht bekannt, wen die Regel für Personen beträfe, die die Gruppe verlassen. „${FORM_BUTTONS.preview}“ zeigt es und schreibt nichts.`,
    advised: 'Das sieht nach einem Versehen aus:',
    preview: 'Zuerst prüfen',
    saveAnyway: 'Trotzdem speichern',
  },

  remove: {
    button: 'Verbindung entfernen',
    title: 'Verbindung entfernen?',
    text: 'Der gespeicherte Schlüssel wird vernichtet, und es wird nichts mehr synchronisiert. Wer Zugang hat, behält ihn, auch wenn eine Entfernung noch auf eine Entscheidung wartet.',
    confirm: 'Entfernen',
    done: 'Die Verbindung ist entfernt.',
  },

  conflict: {
    title: 'Inzwischen hat jemand anderes gespeichert',
    text: '{name} hat am {time} andere Werte gespeichert. Nichts von Ihren Eingaben ist verloren: Wählen Sie für jedes Feld, was gespeichert werden soll.',
    field: 'Feld',
    theirs: 'Gespeichert von {name}',
    mine: 'Von Ihnen eingegeben',
    unchangedByMe: 'wie zuvor',
    save: 'Diese Auswahl speichern',
    later: 'Zurück zum Formular',
    laterDone: 'Das Formular zeigt Ihre Auswahl. Sie ist noch nicht gespeichert.',
    removedTitle: 'Die Verbindung wurde inzwischen entfernt',
    removedText:
      'Jemand anderes hat sie entfernt. Ihre Eingaben sind noch da; wenn Sie sie speichern, entsteht die Verbindung neu. Der Schlüssel muss dazu noch einmal eingegeben werden.',
    goOn: 'Weiter',
    same: 'Jemand anderes hat inzwischen dasselbe gespeichert wie Sie. Es ist nichts mehr zu tun.',
  },
};
