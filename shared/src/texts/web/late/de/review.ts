import type { review as english } from '../en/review.ts';

export const review: typeof english = {
  title: 'Durchsicht',
  lead: 'Einmal im Monat sollte jemand nachsehen, ob die Richtigen Zugang haben. Hier steht, wer seit dem letzten Mal gekommen und gegangen ist.',
  back: 'Personen',
  banner: {
    first: 'Noch hat niemand durchgesehen, wer Zugang hat.',
    due: 'Es ist Zeit, durchzusehen, wer Zugang hat.',
    changed: {
      one: '{count} Änderung seit der letzten Durchsicht.',
      other: '{count} Änderungen seit der letzten Durchsicht.',
    },
    unchanged: 'Seit der letzten Durchsicht hat sich nichts geändert.',
    go: 'Zur Durchsicht',
  },
  fact: {
    people: 'Mit Zugang',
    joined: 'Neu',
    left: 'Gegangen',
    renamed: 'Umbenannt',
    last: 'Letzte Durchsicht',
    due: 'Nächste Durchsicht',
  },
  never: 'noch nie',
  by: '{time}, {name}',
  overdue: 'jetzt fällig',
  filter: { label: 'Wer gezeigt wird', changed: 'Mit Änderung', all: 'Alle' },
  nobodyChanged: 'Seit der letzten Durchsicht ist niemand gekommen oder gegangen.',
  nobody: 'Noch hat niemand Zugang.',
  caption: 'Personen und was sich bei ihnen geändert hat',
  column: { person: 'Person', change: 'Änderung', since: 'Zugang seit' },
  change: { joined: 'Neu', renamed: 'Name oder Adresse geändert', left: 'Zugang verloren' },
  unchanged: 'Unverändert',
  nameless: 'Ohne Namen',
  csv: 'Alle als CSV herunterladen',
  submit: 'Durchgesehen',
  submitHelp:
    'Sagt, dass Sie gesehen haben, wer Zugang hat. Am Zugang ändert das nichts; wer nicht hineingehört, wird in Entra aus der Gruppe genommen.',
  openGroups: 'Gruppen in Entra öffnen',
  done: 'Danke. Die nächste Durchsicht ist in einem Monat fällig.',

  warning: {
    excessTitle: 'Es ist mehr erlaubt als nötig',
    excess: 'Nicht nötig: {permissions}. Entziehen Sie es in Entra; die Synchronisierung kommt ohne aus.',
    excessGo: 'Berechtigungen in Entra öffnen',
    unusedTitle: 'In Entra liegt noch ein alter Schlüssel',
    unused:
      'Der Schlüssel, der mit {hint} beginnt, wird nicht mehr gebraucht. Entfernen Sie ihn in Entra, damit sich niemand damit anmelden kann.',
    unusedUnknown:
      'Der alte Schlüssel wird nicht mehr gebraucht. Entfernen Sie ihn in Entra, damit sich niemand damit anmelden kann.',
    unusedGo: 'Zeigen, welcher und wo',
  },
};
