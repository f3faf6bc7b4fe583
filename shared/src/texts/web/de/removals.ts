import type { removals as english } from '../en/removals.ts';

export const removals: typeof english = {
  title: 'Entfernungen',
  lead: 'Wer die Gruppe verlassen hat und den Zugang verlöre, wenn darüber erst ein Mensch entscheiden soll.',
  banner: {
    decide: {
      one: '{count} Person hat die Gruppe verlassen. Sie behält den Zugang, bis Sie entscheiden.',
      other: '{count} Personen haben die Gruppe verlassen. Sie behalten den Zugang, bis Sie entscheiden.',
    },
    read: {
      one: '{count} Person hat die Gruppe verlassen. Sie behält den Zugang, bis ein Administrator entscheidet.',
      other: '{count} Personen haben die Gruppe verlassen. Sie behalten den Zugang, bis ein Administrator entscheidet.',
    },
    go: 'Ansehen und entscheiden',
    goRead: 'Ansehen, wer',
    unknown: 'Personen haben die Gruppe verlassen. Sie behalten den Zugang, bis jemand entscheidet.',
  },

  left: {
    one: '{count} von {all} Personen mit Zugang hat die Gruppe verlassen',
    other: '{count} von {all} Personen mit Zugang haben die Gruppe verlassen',
  },
  access: 'Der Zugang bleibt, bis jemand entscheidet.',
  reason: {
    many: 'Das sind auf einmal mehr, als die Grenzen ohne Rückfrage erlauben.',
    everyone: 'Das sind alle, die über die Gruppe Zugang haben.',
    empty: 'Die Gruppe ist plötzlich leer; meist ist das ein Versehen.',
    unconfirmed:
      'Microsoft hat nicht bestätigt, wie viele Benutzer die Gruppe hat. Vielleicht fehlen diese nur in der Antwort.',
  },
  since: 'Wartet seit',
  until: 'Endet von selbst',
  why: 'Warum zurückgehalten',
  untilHelp:
    'Bis dahin geschieht nichts. Entscheidet niemand, bleibt der Zugang, und beim nächsten vollständigen Lesen wird neu geurteilt.',
  run: 'Zum Lauf',

  names: { caption: 'Wer es ist', person: 'Person', since: 'Zugang seit', more: 'und {count} weitere' },
  nobody: 'Auf dieser Liste steht niemand mehr.',

  approve: {
    button: 'Entfernung genehmigen',
    title: { one: 'Zugang von {count} Person beenden?', other: 'Zugang von {count} Personen beenden?' },
    text: {
      one: '{count} Person verliert sofort den Zugang. Mit der Rückkehr in die Gruppe kommt er von selbst wieder, und hier lässt es sich rückgängig machen.',
      other:
        '{count} Personen verlieren sofort den Zugang. Wer in die Gruppe zurückkehrt, hat ihn von selbst wieder, und hier lässt es sich rückgängig machen.',
    },
    done: {
      one: 'Genehmigt: {count} Person hat keinen Zugang mehr.',
      other: 'Genehmigt: {count} Personen haben keinen Zugang mehr.',
    },
  },
  reject: {
    button: 'Entfernung ablehnen',
    title: { one: 'Zugang von {count} Person behalten?', other: 'Zugang von {count} Personen behalten?' },
    text: {
      one: '{count} Person behält den Zugang, ohne in der Gruppe zu sein. Sie werden erst wieder gefragt, wenn sie zurückkehrt und die Gruppe noch einmal verlässt.',
      other:
        '{count} Personen behalten den Zugang, ohne in der Gruppe zu sein. Sie werden erst wieder gefragt, wenn jemand davon zurückkehrt und die Gruppe noch einmal verlässt.',
    },
    done: {
      one: 'Abgelehnt: {count} Person behält den Zugang.',
      other: 'Abgelehnt: {count} Personen behalten den Zugang.',
    },
  },
  undo: {
    button: 'Rückgängig machen',
    label: 'Entscheidung über {people} rückgängig machen, zurückgehalten {time}',
    approved: 'Rückgängig gemacht: Der Zugang ist wieder da, und die Entfernung wartet erneut auf eine Entscheidung.',
    rejected: 'Rückgängig gemacht: Die Entfernung wartet erneut auf eine Entscheidung.',
    returned:
      'Rückgängig gemacht. Alle auf der Liste sind inzwischen wieder in der Gruppe; deshalb wartet nichts auf eine Entscheidung.',
    withdrawn:
      'Rückgängig gemacht. Nach der jetzt gespeicherten Regel behält den Zugang, wer geht; deshalb wartet nichts auf eine Entscheidung.',
  },
  decided: {
    title: 'Darüber ist inzwischen entschieden',
    text: 'Jemand anderes hat entschieden, sie ist von selbst zu Ende gegangen, oder alle auf ihrer Liste sind wieder in der Gruppe. Sie haben nichts geändert; unten steht, wie es jetzt ist.',
  },

  nothingOpen: 'Nichts wartet auf eine Entscheidung.',
  history: 'Entschieden und beendet',
  ofAll: { one: '{count} von {all} Personen', other: '{count} von {all} Personen' },
  details: 'Wer auf der Liste vom {time} stand',
  state: {
    approved: 'Genehmigt',
    rejected: 'Abgelehnt',
    expired: 'Ohne Entscheidung zu Ende',
    returned: 'Alle sind zurück',
    withdrawn: 'Zurückgezogen',
  },
  outcome: {
    approved: 'Der Zugang ist beendet.',
    rejected: 'Der Zugang bleibt.',
    expired: 'Der Zugang blieb; beim nächsten vollständigen Lesen wurde neu geurteilt.',
    returned: 'Der Zugang ist wie zuvor.',
    withdrawn: 'Der Zugang bleibt: Die Regel wurde geändert oder die Verbindung entfernt.',
  },
  by: '{name}, {time}',

  empty: {
    title: 'Noch keine Entfernung wurde zurückgehalten',
    text: 'Verlassen viele Personen die Gruppe auf einmal, ist das oft ein Versehen: Jemand hat die Gruppe geleert, oder in Microsoft Entra wurde eine Regel geändert. Dann verliert niemand den Zugang. Die Entfernung wartet hier, mit allen Namen, bis ein Mensch entscheidet.',
    rule: 'Zur Regel und ihren Grenzen',
  },
};
