import type { permissions as english } from '../en/permissions.ts';

export const permissions: typeof english = {
  title: 'Berechtigungen in Entra',
  unknown: 'Vor dem ersten Lauf nicht bekannt.',
  unchanged: 'Unverändert seit {time}',
  unchangedReview: 'Unverändert seit der letzten Durchsicht, {time}',
  changed: 'Geändert am {time}',
  changedReview: 'Seit der letzten Durchsicht geändert',
  granted: 'Erteilt',
  state: { needed: 'nötig', excess: 'nicht nötig', missing: 'fehlt' },
  excess: 'Nicht nötig: {permissions}. Entziehen Sie es in Entra; die Synchronisierung kommt ohne aus.',
  missing:
    'Die Synchronisierung braucht {permissions}, und Entra erteilt es nicht. Erteilen Sie es wieder, mit Administratorzustimmung.',
  fine: 'Das ist, was die Synchronisierung braucht, und nicht mehr. Zu tun ist nichts.',
  go: 'Berechtigungen in Entra öffnen',
  changes: 'Was sich geändert hat',
  foundBy: 'Lauf vom {time}',
  appeared: 'erteilt',
  vanished: 'entzogen',
  sinceReview: 'seit der letzten Durchsicht',
  more: 'Frühere Änderungen',
  csv: 'Änderungen als CSV herunterladen',
};
