import { ACCESS_GROUP_NAME, FORM_BUTTONS } from '../../../guide.ts';
import { GROUPS, NOBODY_REMOVED, REPORT } from '../../phrases-de.ts';
import type { SomeFailures } from '../texts.ts';

/** What is said about the access group and its members. */
export const groupDe = {
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
} satisfies SomeFailures;
