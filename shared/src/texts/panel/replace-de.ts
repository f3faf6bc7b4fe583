import { SECRET_DESCRIPTION } from '../../guide.ts';
import type { ReplaceTexts } from './replace.ts';

export const replaceDe: ReplaceTexts = {
  title: 'Clientschlüssel ersetzen',
  lead: 'Ohne Lücke: Was jetzt funktioniert, läuft weiter, bis sich der neue Schlüssel bewährt hat.',
  inUse: 'Jetzt verwendet: {hint}…, läuft ab am {day}.',
  inUseOther: {
    certificate: 'Jetzt verwendet: ein Zertifikat.',
    federated: 'Jetzt verwendet: gar kein Schlüssel (Verbund).',
  },
  dayUnknown: 'einem unbekannten Tag',
  loading: 'Der Dienst wird gefragt, wie es steht …',
  noConnection:
    'Dieser Mandant ist noch nicht verbunden; es gibt nichts zu ersetzen. Folgen Sie den Schritten der Anleitung.',
  reconnect:
    'Dieser Browser war schon mit Production Assist verbunden. Verbinden Sie ihn zuerst wieder: Wird dort gerade ein Schlüssel ersetzt, geht es weiter, wo es steht.',
  progress: { done: 'erledigt', now: 'jetzt zu tun', open: 'kommt später' },
  now: 'Jetzt: {title}',
  allSteps: 'Schritte beim Ersetzen',
  step: {
    make: 'Neuen Clientschlüssel in Entra anlegen',
    give: 'An Production Assist geben',
    run: 'Synchronisieren und prüfen',
    remove: 'Alten Schlüssel aus Entra entfernen',
  },
  enter: {
    certificate: 'Zertifikat in Entra hochladen',
    federated: 'Verbundanmeldeinformation in Entra eintragen',
  },
  removeTitle: {
    secret: 'Alten Schlüssel aus Entra entfernen',
    certificate: 'Altes Zertifikat aus Entra entfernen',
    federated: 'Alte Verbundanmeldeinformation aus Entra entfernen',
  },
  wrongDirectory:
    'Diese Registerkarte ist in einem anderen Verzeichnis als dem, mit dem Production Assist verbunden ist. *Dorthin* führt ins richtige.',
  offer: {
    there: 'Dieser Mandant ist schon verbunden.',
    prove: 'Eine neue Anmeldung wird geprüft. Was vorher funktionierte, läuft weiter.',
    refused: 'Microsoft lehnt die neue Anmeldung ab. Was vorher funktionierte, läuft weiter.',
    run: 'Die neue Anmeldung wird verwendet. Ihr erster vollständiger Lauf muss noch glücken.',
    remove: 'Die neue Anmeldung funktioniert. Die alte ist noch aus Entra zu entfernen.',
  },
  offerGo: { begin: 'Schlüssel ersetzen', goOn: 'Weiter ersetzen' },

  make: {
    do: [
      'Öffnen Sie *Zertifikate & Geheimnisse* > *Geheime Clientschlüssel* und klicken Sie auf *Neuer geheimer Clientschlüssel*.',
      `Beschreibung: \`${SECRET_DESCRIPTION}\``,
      'Wählen Sie das Ende, wie es die Regeln Ihrer Firma verlangen, und klicken Sie auf *Hinzufügen*.',
      'Solange der *Wert* zu sehen ist, klicken Sie hier auf *Schlüssel übernehmen*. Die Spalte *Läuft ab* wird mitgelesen.',
    ],
    care: 'Löschen Sie den alten Schlüssel noch nicht: Production Assist arbeitet noch damit. Sie erfahren hier, wann er weg kann.',
    other: 'Oder etwas anderes als ein Schlüssel',
    federated:
      'Ganz ohne Schlüssel: Microsoft vertraut diesem Dienst. Sie bekommen drei Werte, die Sie eintragen; danach wird geprüft.',
    useFederated: 'Die drei Werte zeigen',
    page: 'Mit einem Zertifikat: auf der Seite des Dienstes',
  },
  give: {
    text: 'Er wird zuerst bei Microsoft geprüft: Anmeldung, Gruppe, erste Seite ihrer Mitglieder. Erst dann tritt er an die Stelle des jetzigen.',
    submit: 'An Production Assist geben',
    going: 'Microsoft wird gefragt …',
    foreign:
      'Dieser Schlüssel gehört zur Anwendung „{found}“, nicht zur verbundenen. Übernehmen Sie ihn von der richtigen Seite.',
    mayNot:
      'Sie haben der Erweiterung nur erlaubt nachzusehen. Melden Sie sich unten ab, verbinden Sie sich neu und erlauben Sie das Speichern.',
    notConnected:
      'Mit Verbindung prüft Production Assist den neuen Schlüssel, bevor er verwendet wird, und Sie sehen hier, wie es steht.',
    byForm: 'Oder ohne das: das Formular ausfüllen',
    saved: 'In Production Assist gespeichert',
  },
  prove: {
    title: 'In Entra noch nicht bekannt',
    usual:
      'Das ist normal: Bis alle Server von Microsoft einen neuen Schlüssel kennen, können einige Minuten vergehen.',
    usualEntry: 'Vielleicht fehlt der Eintrag noch, oder Microsoft braucht einige Minuten.',
    next: 'Nächster Versuch in {seconds} s.',
    nextNow: 'Es wird gerade noch einmal versucht.',
    leave: 'Sie können die Leiste schließen: Es geht von selbst weiter, und wenn Sie zurückkommen, steht es hier.',
    tries: { one: 'bisher einmal gefragt', other: 'bisher {count}-mal gefragt' },
    last: 'Was Microsoft zuletzt gesagt hat',
    again: 'Jetzt versuchen',
    asking: 'Microsoft wird gefragt …',
    another: 'Einen anderen geben',
    cancel: 'Ersetzen abbrechen',
    cancelled: 'Abgebrochen. Nichts hat sich geändert: Was vorher funktionierte, läuft weiter.',
    refusedTitle: 'Microsoft lehnt die neue Anmeldung ab',
    refused: 'Nichts hat sich geändert: Was vorher funktionierte, läuft weiter.',
  },
  track: {
    proving: 'Bei Microsoft geprüft',
    proven: 'Bewährt',
    current: 'In Verwendung',
    verified: 'Durch vollständigen Lauf bestätigt',
  },
  trackTitle: 'Wie es um die neue Anmeldung steht',
  trackState: { done: 'erledigt', now: 'läuft', wrong: 'nicht geglückt', open: 'kommt später' },
  run: {
    text: 'Microsoft akzeptiert die neue Anmeldung, und sie wird verwendet. Der erste vollständige Lauf zeigt, dass alles funktioniert; bis dahin springt die alte ein.',
    waiting: 'Der erste vollständige Lauf beginnt gleich.',
    read: {
      one: 'Die Synchronisierung läuft: bisher 1 Mitglied gelesen.',
      other: 'Die Synchronisierung läuft: bisher {count} Mitglieder gelesen.',
    },
    failed: 'Der Lauf ist noch nicht geglückt. Die alte Anmeldung springt weiter ein; entfernen Sie sie nicht.',
    page: 'Synchronisierung auf der Seite des Dienstes starten',
    byHand:
      'Starten Sie die Synchronisierung in Production Assist, oder warten Sie auf die nächste nach Zeitplan. Sie muss mit dem neuen Schlüssel glücken, bevor der alte entfernt wird.',
    succeeded: 'Die Synchronisierung ist geglückt',
    back: 'Nicht geglückt: zurück zum Schlüssel',
  },
  remove: {
    text: 'Der erste vollständige Lauf mit der neuen Anmeldung ist geglückt. Hier ist die alte vernichtet; in Entra gilt sie noch, und niemand braucht sie mehr.',
    textByHand:
      'Die Synchronisierung ist mit dem neuen Schlüssel geglückt. Der alte gilt in Entra noch, und niemand braucht ihn mehr.',
    do: {
      secret: [
        'Öffnen Sie *Zertifikate & Geheimnisse* > *Geheime Clientschlüssel*.',
        'Suchen Sie die Zeile, die unten als die alte bezeichnet ist, und klicken Sie auf den Papierkorb am Ende.',
      ],
      certificate: [
        'Öffnen Sie *Zertifikate & Geheimnisse* > *Zertifikate*.',
        'Suchen Sie die Zeile mit diesem Fingerabdruck und klicken Sie auf den Papierkorb am Ende.',
      ],
      federated: [
        'Öffnen Sie *Zertifikate & Geheimnisse* > *Verbundanmeldeinformationen*.',
        'Suchen Sie die Zeile mit dem alten Aussteller und Antragsteller und klicken Sie auf den Papierkorb am Ende.',
      ],
    },
    which: 'Die alte Anmeldung',
    hint: 'Beginnt mit',
    saved: 'In Production Assist gespeichert',
    ends: 'Läuft ab',
    unknown: 'nicht bekannt',
    thumbprint: 'Fingerabdruck',
    table: 'Schlüssel auf der Seite',
    old: {
      unseen: 'Die Liste wurde seither nicht gesehen. Öffnen Sie die Seite; sie wird von selbst gelesen.',
      there: 'Der alte Schlüssel ist noch da.',
      unclear:
        'Welcher der alte ist, lässt sich an dem, was die Seite zeigt, nicht erkennen. Vergleichen Sie die Daten: Der zuletzt angelegte muss bleiben. Sind Sie nicht sicher, entfernen Sie keinen; der alte läuft von selbst ab.',
      gone: 'Der alte Schlüssel ist aus Entra verschwunden.',
    },
    unseenWhole:
      'Es wurden nicht alle Zeilen gesehen. Blättern Sie durch die Liste, damit sie bis zum Ende gelesen werden kann.',
    meaning: {
      'in-use': 'In Verwendung. Er muss bleiben.',
      old: 'Der alte. Er kann weg.',
      unclear: 'Der alte oder ein anderer: Die Seite verrät es nicht',
      other: 'Von Production Assist nicht verwendet',
    },
    unnamed: 'ohne Beschreibung',
    show: 'Zeigen',
    showNamed: '{name} zeigen',
    stop: 'Halt: Das ist der neue Schlüssel, der verwendet wird. Er muss bleiben. Der alte ist die Zeile mit „Er kann weg“.',
    stopUnclear:
      'Vorsicht: Das kann der neue Schlüssel sein, oder einer, den ein anderes Programm verwendet. Vergleichen Sie den Tag, an dem er abläuft, bevor Sie ihn entfernen.',
    missing:
      'Der Schlüssel, der verwendet wird, ist nicht mehr in Entra: Er wurde wohl versehentlich entfernt. Der nächste Lauf wird scheitern. Legen Sie sofort einen neuen an.',
    again: 'Noch einmal ersetzen',
    others:
      'Es sind Schlüssel übrig, die Production Assist nicht verwendet. Schlüssel, die niemand braucht, sollten entfernt werden: Wer einen davon hat, kann sich damit anmelden. Fragen Sie zuerst, ob ein anderes Programm sie verwendet.',
    submit: 'Es ist entfernt',
    noting: 'Wird in Production Assist vermerkt …',
  },
  done: {
    title: 'Alles erledigt',
    text: 'Die neue Anmeldung wird verwendet, ein vollständiger Lauf ist damit geglückt, und die alte ist weg.',
    again: 'Noch einmal ersetzen',
  },
  noNews:
    'Zurzeit keine Nachricht von {origin}. Was hier steht, kann veraltet sein; es wird von selbst noch einmal gefragt.',
  otherCloud: 'Das Admin Center dieser Cloud kann die Erweiterung nicht lesen. Vergleichen Sie von Hand.',
};
