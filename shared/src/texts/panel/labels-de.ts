import { COPY_REFUSED } from '../phrases-de.ts';
import type { PanelTexts } from './texts.ts';

export const labelsDe: PanelTexts['labels'] = {
  title: 'Entra-Verbindung',
  progress: '{done} von {all} Schritten erledigt',
  language: 'Sprache',
  steps: 'Schritte der Anleitung',
  'screen.replace': 'Schlüssel ersetzen',
  'screen.script': 'Per Skript einrichten',
  backToSteps: 'Zurück zu den Schritten',
  startOver: 'Von vorn beginnen',
  startOverAsk: 'Alles vergessen, was gelesen und eingegeben wurde, auch der Schlüssel?',
  startOverYes: 'Alles vergessen',
  cancel: 'Abbrechen',
  signedInAs: 'Angemeldet als {account}',
  noDirectory: 'Noch kein Verzeichnis gesehen',
  stepDone: 'erledigt',
  stepProven: 'erledigt, von Microsoft bestätigt',
  stepProblem: 'etwas stimmt nicht',
  stepAttention: 'bitte ansehen',
  stepOpen: 'noch offen',
  here: 'Hier sind Sie',

  pass: 'In Ordnung',
  warn: 'Bitte ansehen',
  fail: 'Falsch',
  unknown: 'Noch nicht bekannt',
  looksRight: 'Sieht richtig aus',
  seenTitle: 'Was die Seite zeigt',
  seenHint: 'ein Hinweis, von Microsoft noch nicht bestätigt',
  bothTitle: 'Was die Seite zeigt, und was Microsoft sagt',
  pageSays: 'Seite',
  microsoftSays: 'Microsoft',
  fixIt: 'So bringen Sie es in Ordnung',
  checksChanged: '{check}: {state}',

  goThere: 'Dorthin',
  showMe: 'Zeigen',
  showMeNothing:
    'Auf dieser Seite nicht gefunden. Blättern Sie oder warten Sie, bis sie geladen ist, und versuchen Sie es noch einmal.',
  copy: '{what} kopieren',
  copied: '{what} kopiert',
  copyRefused: COPY_REFUSED,
  whatWasRead: 'Was gelesen wurde',
  notRead: 'noch nicht gelesen',
  readFromPage: 'von der Seite gelesen',
  enteredByHand: 'von Hand eingegeben',
  enterByHand: 'Von Hand eingeben',
  withoutSecret: 'Ohne Schlüssel auskommen',
  keep: 'Diese Werte verwenden',
  notAGuid: 'Das ist keine ID: Sie hat 32 Ziffern und Buchstaben in fünf Gruppen.',

  takeSecret: 'Schlüssel übernehmen',
  secretKept:
    'Der Schlüssel liegt nur im Arbeitsspeicher und wird vergessen: nach dem Ausfüllen, in {minutes} min oder wenn der Browser schließt.',
  secretForget: 'Jetzt vergessen',
  secretOther:
    'Die Seite zeigt den Wert eines anderen Schlüssels, und nur dieses eine Mal. Was hier liegt, ist der davor.',
  secretMinutes: '{minutes} min',
  secretNotShown:
    'Auf dieser Seite ist kein vollständiger Wert zu sehen. Endet er mit Sternchen, lässt er sich nicht mehr übernehmen: Erstellen Sie einen neuen Clientschlüssel.',
  secretSeveral: 'Es sind mehrere Werte zu sehen. Geben Sie den richtigen von Hand ein.',
  secretForgotten: 'Der Schlüssel wurde vergessen.',
  secretPaste: 'Wert des Clientschlüssels einfügen',
  fieldMissing: 'Bitte zuerst ausfüllen.',

  pageLoading: 'Die Seite lädt noch …',
  pageNoAccess:
    'Laut dieser Seite hat Ihr Konto keinen Zugriff. Melden Sie sich mit einem Konto an, das sie sehen darf.',
  pageSignedOut: 'Sie sind abgemeldet. Melden Sie sich beim Admin Center an, um weiterzumachen.',
  pageUnreadable:
    'Diese Seite ließ sich nicht lesen: Sie sieht anders aus als erwartet. Sie können den Schritten folgen und die Werte von Hand eingeben.',
  pageReport: 'Bericht über diese Seite kopieren (nur Aufbau, keine Werte)',
  pageDisagrees: 'Die Adresse nennt ein anderes Objekt, als die Seite zeigt. Es zählt, was die Seite zeigt.',
  pageElsewhere: 'Dieser Tab ist nicht das Admin Center. Die Schritte bleiben hier; öffnen Sie es, um weiterzumachen.',
  pageOther: 'Diese Seite des Admin Centers gehört nicht zur Anleitung. *Dorthin* führt zum nächsten Schritt.',
  pageOtherApplication: 'Diese Seite gehört zu „{name}“, nicht zu „{expected}“. Was sie zeigt, zählt nicht.',
  pageNotConnected:
    'Diese Seite war schon offen, bevor es die Erweiterung gab. Laden Sie sie einmal neu, damit sie gelesen werden kann.',
  reloadPage: 'Seite neu laden',
  openAdminCenter: 'Admin Center öffnen',
  framesHidden:
    'Seiten über Gruppen und das Verzeichnis stehen in einem inneren Rahmen von portal.azure.net. Er lässt sich nur lesen, wenn Sie es erlauben.',
  framesAllow: 'Lesen dieser Seiten erlauben',
  framesDenied: 'Nicht erlaubt. Die Schritte zu Gruppen lassen sich hier nicht prüfen; alles andere geht.',

  workerTitle: 'Mit Production Assist verbinden',
  workerWhy:
    'Verbinden Sie Ihren Dienst von Production Assist, um Microsoft fragen zu lassen. Alles andere geht auch ohne.',
  workerAddress: 'Adresse des Dienstes',
  workerWindow:
    'In einem Fenster des Dienstes melden Sie sich an und legen fest, was die Erweiterung darf. Die Anmeldung liegt nur im Arbeitsspeicher und endet, wenn der Browser geschlossen wird.',
  workerConnect: 'Verbinden',
  workerConnecting: 'Machen Sie in dem Fenster weiter, das sich geöffnet hat.',
  workerPerson: 'Angemeldet als {person}',
  workerPlace: 'Mandant {tenant} bei {origin}',
  workerMayPreview: 'Darf ansehen, eine Vorschau holen und speichern.',
  workerMayLook: 'Darf nur ansehen.',
  workerDisconnect: 'Abmelden',
  workerDisconnected: 'Abgemeldet.',
  workerNotTold:
    'In diesem Browser abgemeldet. {origin} war nicht zu erreichen: Beenden Sie die Verbindung auch auf dessen Seite unter „Zugriff“.',
  checkWithMicrosoft: 'Bei Microsoft prüfen',
  checking: 'Microsoft wird gefragt …',
  secretBefore:
    'Tun Sie das, bevor Sie das Formular ausfüllen: Hier wird der übernommene Schlüssel verwendet, und nach dem Ausfüllen ist er vergessen.',
  secretFilled:
    'Der Schlüssel wurde ausgefüllt und hier vergessen. Ist das Formular gespeichert, wird Microsoft mit dem gefragt, den Production Assist gespeichert hat. Bis dahin geben Sie ihn dafür noch einmal ein.',
  secretAbsent:
    'Hier liegt kein Schlüssel vor. Hat Production Assist zu diesen Werten einen gespeichert, wird Microsoft damit gefragt. Wenn nicht, übernehmen Sie ihn zuerst oder geben ihn ein.',
  toSecret: 'Zum Schlüssel',
  verdictAt: 'Antwort von Microsoft um {time}.',
  verdictNotAllowed:
    'Sie haben der Erweiterung nur das Ansehen erlaubt. Für die Prüfung melden Sie sich ab, verbinden neu und erlauben die Vorschau.',
  verdictNeeds: 'Dafür fehlt noch: {values}.',
  verdictGood: 'Microsoft findet nichts zu beanstanden.',
  verdictNotes: 'Es funktioniert. Sehen Sie sich trotzdem an:',
  verdictBad: 'Microsoft findet etwas, das in Ordnung zu bringen ist:',
  verdictRest: 'Die übrigen Prüfungen: {count}',
  verdictPeople: 'Personen',
  verdictIncomplete: 'Die Gruppe ließ sich nicht vollständig lesen; in dieser Liste können Personen fehlen.',
  verdictStale: 'Die Werte haben sich seitdem geändert. Prüfen Sie noch einmal.',
  differsLag:
    'Auf der Seite ist es erteilt, im Token von Microsoft steht es noch nicht. Das dauert manchmal Minuten: Warten Sie eine und prüfen Sie erneut.',
  differsStale:
    'Die Antwort von Microsoft ist neuer als das, was auf der Seite gelesen wurde. Öffnen Sie die Seite noch einmal.',
  differsVerdict: 'Microsoft sieht mehr, als die Seite zeigt. Es zählt, was Microsoft sagt.',
  differsNewer: 'Die Seite hat sich geändert, seit Microsoft gefragt wurde. Prüfen Sie noch einmal bei Microsoft.',
  unforeseen:
    'Es ging etwas schief, das niemand vorhergesehen hat. Schließen Sie das Panel, öffnen Sie es und versuchen Sie es erneut.',
  apiUnreachable: 'Der Dienst unter {origin} antwortet nicht. Prüfen Sie Adresse und Netz.',
  apiAddress: 'Das ist keine Adresse wie https://name.example.',
  apiDenied: 'Ohne diese Berechtigung kann die Erweiterung {origin} nicht erreichen.',
  apiUnreadable:
    'Die Antwort von {origin} ließ sich nicht lesen. Ist das die Adresse des Dienstes von Production Assist?',
  connectClosed: 'Das Fenster wurde geschlossen, bevor Sie angemeldet waren. Es ist nichts verbunden.',
  connectRefused: 'Sie haben es nicht erlaubt. Es ist nichts verbunden.',
  connectEnded:
    'Die Verbindung zu {origin} ist beendet: Sie wurde auf der Seite getrennt, oder ihre Zeit war abgelaufen. Verbinden Sie neu.',
  connectNotOffered: '{origin} wurde ohne die Browsererweiterung eingerichtet. Der Betreiber kann sie ergänzen.',
  connectTooOften:
    '{origin} wurde in kurzer Zeit zu oft gefragt. Warten Sie eine Minute und versuchen Sie es dann erneut.',
  connectUntrusted:
    'Die Antwort von {origin} gehört nicht zu dieser Anmeldung und wurde nicht verwendet. Versuchen Sie es erneut.',
  apiNoSecret:
    'Microsoft wurde nicht gefragt: Hier liegt kein Schlüssel vor, und Production Assist hat zu diesen Werten keinen gespeichert. Speichern Sie zuerst das Formular oder geben Sie einen ein.',
  requestId: 'ID der Anfrage: {id}',

  person: 'Person',
  comesIn: 'Was geschieht',
  'action.create': 'kommt neu hinein',
  'action.add': 'kommt hinein',
  'action.update': 'wird aktualisiert',
  'action.unchanged': 'ist schon drin',
  'action.skip': 'bleibt draußen',
  'action.leave': 'nicht mehr in der Gruppe',
  peopleCounts: 'In der Gruppe: {members}. Können hinein: {processed}. Bleiben draußen: {skipped}.',
  peopleMore: 'und {count} weitere',

  formAddressHint: 'https://name.example',
  preset: 'von Ihrer Organisation',
};
