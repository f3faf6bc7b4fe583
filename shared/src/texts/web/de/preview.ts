import { ACCESS_GROUP_NAME, FORM_BUTTONS } from '../../../guide.ts';
import type { preview as english } from '../en/preview.ts';

export const preview: typeof english = {
  title: 'Vorschau',
  empty: `„${FORM_BUTTONS.preview}“ fragt Microsoft mit den Werten im Formular, zeigt, was an der Einrichtung stimmt und was nicht, und wer Zugang bekäme. Geschrieben wird nichts.`,
  emptyViewer: 'Eine Vorschau kann nur ein Administrator dieses Mandanten erstellen.',
  running: 'Microsoft wird gefragt. Bei einer großen Gruppe dauert das bis zu einer Minute.',
  seconds: { one: '{count} Sekunde', other: '{count} Sekunden' },
  done: 'Die Vorschau ist da.',
  madeAt: 'Erstellt um {time}. Geschrieben wurde nichts.',
  stale: `Die Werte im Formular haben sich seitdem geändert. „${FORM_BUTTONS.preview}“ fragt noch einmal.`,

  checks: 'Prüfungen',
  allPassed: { one: '{count} Prüfung, in Ordnung', other: 'Alle {count} Prüfungen in Ordnung' },
  showAll: 'Alle Prüfungen anzeigen',
  showOpen: 'Nur anzeigen, was nicht in Ordnung ist',
  failing: { one: '{count} nicht in Ordnung', other: '{count} nicht in Ordnung' },
  warning: { one: '{count} zum Ansehen', other: '{count} zum Ansehen' },
  passing: { one: '{count} in Ordnung', other: '{count} in Ordnung' },
  unknown: { one: '{count} nicht geprüft', other: '{count} nicht geprüft' },

  people: 'Personen',
  incomplete: 'Nicht alle Mitglieder konnten gelesen werden; die Zahlen sind deshalb nicht vollständig.',
  noMembers: `In ${ACCESS_GROUP_NAME} ist niemand.`,
  sums: {
    members: '{members} in der Gruppe = {processed} mit Zugang + {out} ohne Zugang',
    processed: '{processed} = {create} neu + {add} kommen hinzu + {update} ändern sich + {unchanged} unverändert',
    out: '{out} = {skipped} Personen + {others}, die keine Personen sind',
    leavers: {
      one: 'Außerdem hatte {count} Person Zugang und ist nicht mehr in der Gruppe.',
      other: 'Außerdem hatten {count} Personen Zugang und sind nicht mehr in der Gruppe.',
    },
  },
  leavers: {
    none: 'Der Zugang bleibt.',
    suspend: 'Eine Synchronisierung würde den Zugang beenden.',
    hold: 'Eine Synchronisierung würde den Zugang erst beenden, nachdem jemand entschieden hat.',
  },
  all: 'Alle',
  action: {
    create: 'Neu',
    add: 'Kommt hinzu',
    update: 'Ändert sich',
    unchanged: 'Unverändert',
    skip: 'Bleibt draußen',
    leave: 'Hat die Gruppe verlassen',
  },
  about: {
    create: 'Neu in Production Assist',
    add: 'In Production Assist bekannt, neu in diesem Mandanten',
    update: 'Hat Zugang; Name oder Adresse wird aktualisiert',
    unchanged: 'Hat Zugang; nichts ändert sich',
    skip: 'Bekommt keinen Zugang; der Grund steht jeweils dabei',
    leave: 'Hatte über die Gruppe Zugang und ist nicht mehr darin',
  },
  filter: 'Nur anzeigen',
  search: 'Nach Name oder Adresse suchen',
  noMatch: 'Zu dieser Suche passt niemand.',
  heading: { person: 'Name', email: 'Adresse', action: 'Was geschieht' },
  noName: 'Ohne Namen',

  why: {
    title: 'Warum hat diese Person keinen Zugang?',
    field: 'Name oder E-Mail-Adresse',
    needsPreview: 'Erstellen Sie zuerst eine Vorschau.',
    standing: {
      in: '{name} hat Zugang.',
      'comes-in': '{name} bekommt mit der nächsten Synchronisierung Zugang.',
      'stays-out': '{name} ist in der Gruppe, bekommt aber keinen Zugang.',
      leaves: '{name} hatte Zugang und ist kein direktes Mitglied der Gruppe mehr.',
    },
    similar: `Niemand in ${ACCESS_GROUP_NAME} heißt genau so oder hat genau diese Adresse. Meinen Sie jemanden von diesen?`,
    notThere: `Kein direktes Mitglied von ${ACCESS_GROUP_NAME} heißt so oder hat diese Adresse.`,
    notThereFix: `Fügen Sie die Person im Admin Center hinzu: Entra ID > Gruppen > Alle Gruppen > ${ACCESS_GROUP_NAME} > Mitglieder > Mitglieder hinzufügen. Erstellen Sie danach eine neue Vorschau.`,
    inGroups:
      'Vielleicht ist sie nur in einer Gruppe innerhalb der Gruppe; wer nur dort ist, bekommt keinen Zugang: {groups}.',
    notSure: 'Nicht alle Mitglieder konnten gelesen werden, deshalb ist das nicht sicher.',
    openMembers: 'Mitglieder im Admin Center öffnen',
    fix: {
      'nested-group':
        'Fügen Sie die Personen daraus einzeln zur Gruppe hinzu; eine Gruppe innerhalb der Gruppe wird nicht gelesen.',
      'not-a-user': 'Nur Personen bekommen Zugang. Sie müssen nichts tun.',
      'no-address':
        'Öffnen Sie die Person unter Entra ID > Benutzer und tragen Sie eine E-Mail-Adresse oder einen brauchbaren Benutzerprinzipalnamen ein.',
      'guest-without-address':
        'Öffnen Sie den Gast unter Entra ID > Benutzer und tragen Sie bei den Kontaktinformationen eine E-Mail-Adresse ein.',
      disabled:
        'Öffnen Sie die Person unter Entra ID > Benutzer und aktivieren Sie das Konto, oder nehmen Sie sie aus der Gruppe.',
      'duplicate-address':
        'Geben Sie einem der beiden Konten eine andere Adresse, oder nehmen Sie eines aus der Gruppe. Die Adresse von jemandem, der die Gruppe verlassen hat, wird frei, sobald der Zugang beendet ist.',
      'address-in-use':
        'Klären Sie, welches der beiden Konten das richtige ist, und wenden Sie sich an den Betreiber von Production Assist.',
      redacted: 'Erteilen Sie der Anwendung die Berechtigung, Benutzer zu lesen; siehe Prüfungen.',
    },
  },
};
