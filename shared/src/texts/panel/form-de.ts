import type { FormTexts } from './form.ts';

export const formDe: FormTexts = {
  address: 'Adresse des Formulars',
  fill: 'Formular auf {origin} ausfüllen',
  fillNeeds: 'Es fehlt noch: {values}.',
  checkFirst:
    'Wenn Sie bei Microsoft prüfen möchten, tun Sie es vor dem Ausfüllen: Danach ist der Schlüssel hier vergessen.',
  toCheck: 'Zur Prüfung',
  read: 'Formular mit dem Übernommenen vergleichen',
  noTab: 'Kein Tab dieses Fensters zeigt {origin}. Öffnen Sie dort das Formular und klicken Sie noch einmal.',
  severalTabs:
    'Mehrere Tabs dieses Fensters zeigen das Formular auf {origin}. Holen Sie den gemeinten nach vorn und klicken Sie noch einmal.',
  openTab: '{origin} öffnen',
  denied: 'Ohne Ihre Erlaubnis wird auf {origin} nichts ausgefüllt. Sie können die Werte stattdessen kopieren.',
  filled: 'Ausgefüllt. Sehen Sie es sich an und speichern Sie dort selbst.',
  result: 'Was aus jedem Feld wurde',
  secretGone: 'Der Schlüssel wurde hier vergessen.',
  neverSubmits: 'Es wird nie etwas für Sie gespeichert oder abgeschickt.',
  field: {
    filled: 'ausgefüllt',
    refused: 'die Seite hat den Wert nicht behalten',
    'no-such-label': 'kein Feld mit dieser Bezeichnung',
    hidden: 'auf der Seite verborgen',
    disabled: 'auf der Seite gesperrt',
    'read-only': 'lässt sich auf der Seite nicht ändern',
    ambiguous: 'mehrere Felder mit dieser Bezeichnung',
  },
  refusal: {
    'not-a-page': 'Das ist keine Adresse wie https://name.example.',
    insecure: 'Diese Adresse ist nicht durch https geschützt; dort wird kein Schlüssel eingetragen.',
    microsoft: 'Auf einer Seite von Microsoft wird nie etwas ausgefüllt.',
    'not-approved': 'Der Tab zeigt eine andere Adresse als die, der Sie zugestimmt haben.',
    'inner-frame': 'Das Formular war nicht zu erreichen. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
    misunderstood: 'Das Formular war nicht zu erreichen. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
    failed: 'Auf der Seite geschah etwas Unerwartetes. Laden Sie sie neu, oder kopieren Sie die Werte von Hand.',
    'no-form':
      'Das Formular wurde dort nicht gefunden. Öffnen Sie die Einstellungen der Organisation und versuchen Sie es noch einmal.',
    'several-forms':
      'Auf der Seite gibt es mehrere solche Formulare. Schließen Sie die anderen und versuchen Sie es noch einmal.',
    unreachable: 'Der Browser lässt die Erweiterung nicht auf diese Seite. Kopieren Sie die Werte von Hand.',
  },
};
