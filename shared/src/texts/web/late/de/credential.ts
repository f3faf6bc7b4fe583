import { APPLICATION_NAME, MICROSOFT_LABELS } from '../../../../guide.ts';
import type { credential as english } from '../en/credential.ts';

const PAGE = `Entra ID > App-Registrierungen > Alle Anwendungen > ${APPLICATION_NAME} > Zertifikate & Geheimnisse`;
const VALUE = `„Wert“ (${MICROSOFT_LABELS.clientSecret})`;

export const credential: typeof english = {
  back: 'Verbindung',
  title: 'Anmeldung ersetzen',
  titleSetUp: 'Einrichtung abschließen',
  lead: 'Ohne Lücke: Was jetzt funktioniert, läuft weiter, bis sich das Neue bewährt hat.',
  leadExpired:
    'Die jetzige Anmeldung ist abgelaufen: Es wird nichts synchronisiert, bis sich eine neue bewährt hat. Wer Zugang hat, behält ihn.',
  leadSetUp: 'Was hier gespeichert ist, muss in Entra noch sein Gegenstück bekommen.',

  steps: 'Der Weg',
  step: {
    give: { secret: 'Neuer Schlüssel', certificate: 'Neues Zertifikat', federated: 'Drei Werte' },
    prove: { secret: 'Prüfung', certificate: 'Hochladen und prüfen', federated: 'Eintragen und prüfen' },
    run: 'Erster vollständiger Lauf',
    remove: 'Alte Anmeldung entfernen',
    setUp: 'In Entra eintragen',
  },
  stepDone: 'erledigt',

  choose: {
    legend: 'Womit soll sich Production Assist anmelden?',
    now: 'jetzt verwendet',
    fact: { risk: 'Was bekannt werden könnte', end: 'Wann es endet', work: 'Was Sie tun' },
    secret: {
      text: 'Ein Kennwort für die Anwendung.',
      risk: 'Der Schlüssel. Er wird einmal aus Entra hierher kopiert; wer ihn sieht, kann sich damit anmelden.',
      end: 'Nach höchstens 24 Monaten. Dann wird nichts synchronisiert, bis er ersetzt ist.',
      work: 'Kopieren und einfügen, vor jedem Ende wieder.',
    },
    certificate: {
      text: 'Ein Schlüsselpaar, das hier entsteht.',
      risk: 'Unterwegs nichts: Nur die öffentliche Hälfte verlässt diesen Dienst. Der private Schlüssel liegt hier versiegelt.',
      end: 'Nach zwei Jahren. Dann wird nichts synchronisiert, bis es ersetzt ist.',
      work: 'Eine Datei herunterladen und in Entra hochladen, vor jedem Ende wieder.',
    },
    federated: {
      text: 'Gar kein Geheimnis: Entra vertraut dem, was dieser Dienst unterschreibt.',
      risk: 'Nichts, was gültig bleibt: Eine Unterschrift gilt fünf Minuten.',
      end: 'Nie. Die Schlüssel dahinter wechseln von selbst.',
      work: 'Drei Werte nach Entra kopieren, einmal. Entra muss diesen Dienst über das Internet erreichen.',
    },
  },

  make: {
    title: 'Neuen Schlüssel in Entra anlegen',
    open: `${APPLICATION_NAME} im Admin Center öffnen`,
    path: `Oder von Hand: ${PAGE} > Geheime Clientschlüssel.`,
    add: 'Klicken Sie auf „Neuer geheimer Clientschlüssel“ (New client secret).',
    description: 'Beschreibung:',
    end: 'Wählen Sie das Ende und klicken Sie auf „Hinzufügen“.',
    copy: `Kopieren Sie gleich den Inhalt der Spalte ${VALUE}, nicht die „Geheime ID“ (${MICROSOFT_LABELS.secretId}): Entra zeigt ihn nur jetzt.`,
    keep: 'Löschen Sie den alten Schlüssel noch nicht. Sie erfahren hier, wann er weg kann.',
    secret: `Inhalt der Spalte ${VALUE} des neuen Schlüssels`,
    date: 'Er läuft ab am',
    dateHelp: 'Aus der Spalte „Ablauf“ (Expires), damit Sie rechtzeitig gewarnt werden.',
    submit: 'Bei Microsoft prüfen',
    certificate: 'Das Schlüsselpaar entsteht hier. Was jetzt funktioniert, bleibt unberührt.',
    submitCertificate: 'Zertifikat erzeugen',
    federated:
      'Dieser Dienst bürgt für sich selbst. Sie bekommen drei Werte, die Sie in Entra eintragen; nichts darin ist geheim.',
    submitFederated: 'Die drei Werte zeigen',
  },

  upload: {
    title: 'Zertifikat in Entra hochladen',
    download: 'Zertifikat herunterladen (.cer)',
    downloadHelp: 'Die Datei enthält nur die öffentliche Hälfte; sie darf jeder sehen.',
    open: '„Zertifikate & Geheimnisse“ öffnen',
    path: `Oder von Hand: ${PAGE} > Zertifikate.`,
    add: 'Klicken Sie auf „Zertifikat hochladen“ (Upload certificate), wählen Sie die Datei und klicken Sie auf „Hinzufügen“.',
    compare: 'Vergleichen Sie den Fingerabdruck, den Entra danach zeigt:',
    thumbprint: 'Fingerabdruck',
    thumbprintSha256: 'SHA-256',
    ends: 'Es endet am {day}.',
  },
  enter: {
    title: 'Drei Werte in Entra eintragen',
    open: '„Zertifikate & Geheimnisse“ öffnen',
    path: `Oder von Hand: ${PAGE} > Verbundanmeldeinformationen.`,
    add: 'Klicken Sie auf „Anmeldeinformationen hinzufügen“ (Add credential) und wählen Sie das Szenario „Anderer Aussteller“ (Other issuer).',
    fill: 'Füllen Sie die Felder buchstabengetreu aus: Entra vergleicht auch Groß- und Kleinschreibung und Schrägstriche.',
    save: 'Klicken Sie auf „Hinzufügen“.',
    column: { field: 'Feld in Entra', value: 'Wert' },
    issuer: 'Aussteller (Issuer)',
    type: 'Typ (Type)',
    typeValue: 'Expliziter Antragstellerbezeichner (Explicit subject identifier)',
    subject: 'Wert (Value)',
    name: 'Name',
    nameHelp: 'Der Name ist frei wählbar und lässt sich später nicht ändern.',
    audience: 'Zielgruppe (Audience)',
    audienceHelp: 'Unter „Bearbeiten (optional)“; meist steht sie dort schon.',
    failed: 'Die Werte waren nicht zu bekommen.',
  },

  proof: {
    submit: 'Bei Microsoft prüfen',
    again: 'Jetzt prüfen',
    cancel: 'Ersetzen abbrechen',
    cancelled: 'Abgebrochen. Nichts hat sich geändert: Was vorher funktionierte, läuft weiter.',
    asking: 'Microsoft wird gefragt: Anmeldung, Gruppe, erste Seite ihrer Mitglieder.',
    title: 'In Entra noch nicht bekannt',
    usual:
      'Das ist normal: Bis alle Server von Microsoft einen neuen Schlüssel kennen, können einige Minuten vergehen.',
    usualEntry: 'Vielleicht fehlt der Eintrag noch, oder Microsoft braucht einige Minuten.',
    next: 'Nächster Versuch in {time}.',
    nextNow: 'Es wird gerade noch einmal versucht.',
    leave: 'Sie können diese Seite verlassen: Es geht von selbst weiter, und wenn Sie zurückkommen, steht es hier.',
    tries: { one: 'bisher einmal gefragt', other: 'bisher {count}-mal gefragt' },
    waits: 'Wenn es eingetragen ist, lassen Sie es prüfen. Von selbst wird nur von Zeit zu Zeit nachgefragt.',
    refusedTitle: 'Microsoft lehnt die neue Anmeldung ab',
    refused: 'Nichts hat sich geändert: Was vorher funktionierte, läuft weiter.',
    correct: 'Etwas anderes angeben',
    retry: 'Noch einmal prüfen',
    last: 'Was Microsoft zuletzt gesagt hat',
  },

  run: {
    title: 'Geprüft: Microsoft akzeptiert die neue Anmeldung',
    text: 'Sie wird jetzt verwendet. Der erste vollständige Lauf zeigt, dass alles funktioniert; bis dahin springt die alte ein.',
    waiting: 'Der erste vollständige Lauf beginnt gleich.',
    failed: 'Der erste vollständige Lauf ist noch nicht geglückt. Die alte Anmeldung springt weiter ein.',
    start: 'Synchronisierung starten',
    setUp: 'Eingetragen? Dann starten Sie die Synchronisierung: Sie zeigt, ob Entra die Anmeldung akzeptiert.',
  },

  remove: {
    title: {
      secret: 'Entfernen Sie jetzt den alten Schlüssel in Entra',
      certificate: 'Entfernen Sie jetzt das alte Zertifikat in Entra',
      federated: 'Entfernen Sie jetzt die alte Verbundanmeldeinformation in Entra',
    },
    text: 'Der erste vollständige Lauf mit der neuen Anmeldung ist geglückt. Hier ist die alte vernichtet; in Entra gilt sie noch, und niemand braucht sie mehr.',
    which: 'Gemeint ist',
    hint: 'Beginnt mit',
    thumbprint: 'Fingerabdruck',
    created: 'Hier gespeichert',
    ends: 'Läuft ab',
    unknown: 'nicht bekannt',
    open: '„Zertifikate & Geheimnisse“ öffnen',
    secret:
      'Suchen Sie unter „Geheime Clientschlüssel“ die Zeile, deren Wert mit diesen Zeichen beginnt, und klicken Sie auf den Papierkorb am Ende.',
    certificate:
      'Suchen Sie unter „Zertifikate“ die Zeile mit diesem Fingerabdruck und klicken Sie auf den Papierkorb am Ende.',
    federated:
      'Suchen Sie unter „Verbundanmeldeinformationen“ die Zeile mit dem alten Aussteller und Antragsteller und klicken Sie auf den Papierkorb am Ende.',
    care: 'Vergleichen Sie vorher die Daten: Die neue Anmeldung muss bleiben.',
    submit: 'Erledigt, es ist entfernt',
    done: 'Danke. Es ist nichts mehr zu tun.',
  },

  done: {
    title: 'Alles erledigt',
    text: 'Die neue Anmeldung wird verwendet, ein vollständiger Lauf ist damit geglückt, und die alte ist weg.',
    textSetUp: 'Entra akzeptiert die Anmeldung, und ein vollständiger Lauf ist damit geglückt.',
    back: 'Zur Verbindung',
    again: 'Noch einmal ersetzen',
  },
  now: {
    title: 'Jetzt verwendet',
    works: 'Damit geht es inzwischen weiter.',
    readOnly: 'Ersetzen kann sie ein Administrator dieses Mandanten.',
  },
};
