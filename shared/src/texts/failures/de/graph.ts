import { AGAIN, NOBODY_REMOVED, REPORT } from '../../phrases-de.ts';
import type { SomeFailures } from '../texts.ts';

/** What is said when Microsoft Graph does not answer as it should. */
export const graphDe = {
  'graph-throttled': {
    title: 'Microsoft bittet um eine Pause',
    detail:
      'Bei Microsoft Graph gingen für dieses Verzeichnis zu viele Anfragen ein; Microsoft bittet um eine Pause. An Ihrer Einrichtung liegt es nicht.',
    fix: 'Warten Sie {seconds} s und versuchen Sie es dann noch einmal. Die geplante Synchronisierung wartet von selbst.',
  },

  'graph-unavailable': {
    title: 'Microsoft Graph antwortet nicht',
    detail: `Microsoft Graph ist nicht erreichbar oder meldet eine eigene Störung. ${NOBODY_REMOVED}`,
    fix: AGAIN,
  },

  'graph-unreadable': {
    title: 'Die Antwort von Microsoft ist nicht lesbar',
    detail: `Microsoft Graph hat geantwortet, aber unvollständig oder beschädigt; die Antwort wird deshalb nicht verwendet. ${NOBODY_REMOVED}`,
    fix: `${AGAIN} ${REPORT}`,
  },

  'graph-query-refused': {
    title: 'Microsoft Graph hat die Anfrage nicht akzeptiert',
    detail: `Microsoft Graph hat eine Anfrage von Production Assist als fehlerhaft abgelehnt. An Ihrer Einrichtung liegt es nicht. ${NOBODY_REMOVED}`,
    fix: `${AGAIN} ${REPORT}`,
  },

  'graph-page-expired': {
    title: 'Die Mitgliederliste ist während des Lesens veraltet',
    detail: `Eine lange Liste kommt in Teilen, und den nächsten hat Microsoft nicht mehr herausgegeben. Eine unvollständige Liste entfernt nie jemanden. ${NOBODY_REMOVED}`,
    fix: 'Sie müssen nichts tun: Der nächste Lauf liest die Gruppe von vorn. Möchten Sie nicht warten, starten Sie die Synchronisierung noch einmal.',
  },

  'graph-foreign-link': {
    title: 'Die Antwort von Microsoft verwies auf eine fremde Adresse',
    detail: `Der Rest der Liste sollte unter einer Adresse liegen, die nicht zu Microsoft Graph gehört. Zur Sicherheit wurde dorthin nichts gesendet und das Lesen beendet. ${NOBODY_REMOVED}`,
    fix: 'Prüfen Sie, ob für dieses Verzeichnis die richtige Cloud gewählt ist. Stimmt sie, schicken Sie dem Support von Production Assist diese Meldung mit den dazu angezeigten IDs.',
  },
} satisfies SomeFailures;
