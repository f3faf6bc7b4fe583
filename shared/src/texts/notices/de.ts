import type { NoticeTexts } from './texts.ts';

export const noticesDe: NoticeTexts = {
  types: {
    'connection.failing': {
      subject: '{tenant}: Der Abgleich schlägt fehl – {title}',
      text: 'Der Abgleich von „{tenant}“ mit Microsoft Entra schlägt seit {since} fehl.\n\n{title}\n{detail}\n\nWas zu tun ist:\n{fix}',
    },
    'connection.recovered': {
      subject: '{tenant}: Der Abgleich gelingt wieder',
      text: 'Der Abgleich von „{tenant}“ mit Microsoft Entra gelingt wieder. Er war fehlgeschlagen: {title}.',
    },
    'credential.expires': {
      subject: '{tenant}: {kind} endet am {expiresOn}',
      text: 'Für „{tenant}“ endet am {expiresOn}: {kind}. Verbleibende Tage: {days}.\n\nErsetzen Sie das vorher auf der Seite der Verbindung. Die jetzige Anmeldung läuft weiter, bis die neue geprüft ist.',
    },
    'credential.expired': {
      subject: '{tenant}: {kind} ist abgelaufen',
      text: 'Für „{tenant}“ ist abgelaufen: {kind}. Niemand Neues bekommt Zugang, und niemand, der die Gruppe verlässt, verliert ihn, bis das auf der Seite der Verbindung ersetzt ist.',
    },
    'removals.held': {
      subject: '{tenant}: Über Personen, die gegangen sind, muss entschieden werden',
      text: 'In „{tenant}“ haben so viele Personen die Zugangsgruppe verlassen: {people}. Sie behalten ihren Zugang, bis jemand entscheidet. {reason}',
    },
    'permissions.changed': {
      subject: '{tenant}: Berechtigungen in Entra haben sich geändert',
      text: 'Die Berechtigungen der Anwendung, mit der „{tenant}“ verbunden ist, haben sich geändert.\n\nNeu: {appeared}\nWeggefallen: {vanished}\nErteilt, aber nicht nötig: {excess}',
    },
    'users.created': { subject: '{tenant}: neue Personen', text: 'Neue Personen mit Zugang zu „{tenant}“: {people}.' },
    'users.joined': {
      subject: '{tenant}: Personen dazugekommen',
      text: 'Personen, die jetzt Zugang zu „{tenant}“ haben: {people}.',
    },
    'users.updated': {
      subject: '{tenant}: Personen geändert',
      text: 'Personen mit anderem Namen oder anderer Adresse: {people}.',
    },
    'users.left': {
      subject: '{tenant}: Personen gegangen',
      text: 'Personen, die ab jetzt keinen Zugang zu „{tenant}“ haben: {people}.',
    },
    'tenant.removed': {
      subject: '{tenant}: Der Mandant wurde entfernt',
      text: 'Der Mandant „{tenant}“ wurde mit seiner Verbindung entfernt.',
    },
    'review.due': {
      subject: '{tenant}: Bitte sehen Sie durch, wer Zugang hat',
      text: 'Es ist Zeit, durchzusehen, wer Zugang zu „{tenant}“ hat. Personen mit Zugang: {people}. Zuletzt durchgesehen: {reviewedAt}.',
    },
    'notifications.test': {
      subject: '{tenant}: Probe der Benachrichtigungen',
      text: 'Das ist eine Probe. Benachrichtigungen von „{tenant}“ kommen hier an.',
    },
  },
  where: 'Zur Seite: {link}',
  why: 'Sie bekommen diese Nachricht, weil diese Adresse unter Benachrichtigungen eingetragen ist.',
  problems: {
    'private-address': 'Der Name führt in ein privates oder lokales Netz. Dorthin wird nichts gesendet.',
    'name-not-found': 'Diesen Namen gibt es nicht.',
    'name-not-resolved': 'Der Name konnte nicht nachgeschlagen werden.',
    unreachable: 'Der Empfänger war nicht erreichbar.',
    'too-slow': 'Der Empfänger hat nicht rechtzeitig geantwortet.',
    redirected: 'Der Empfänger hat mit einer Weiterleitung geantwortet. Weiterleitungen werden nicht befolgt.',
    refused: 'Der Empfänger hat die Nachricht nicht angenommen.',
    gone: 'Der Empfänger hat mitgeteilt, dass es ihn nicht mehr gibt (410). Es wird nichts mehr gesendet, bis er wieder eingeschaltet wird.',
    'secret-unreadable':
      'Der Schlüssel, der die Nachrichten unterschreibt, ist nicht lesbar. Erzeugen Sie einen neuen.',
    'email-not-configured': 'Dieser Dienst kann keine E-Mails senden.',
    'email-refused': 'Der E-Mail-Dienst nimmt diese Nachricht oder diese Adresse nicht an.',
    'email-unavailable': 'Der E-Mail-Dienst war nicht erreichbar.',
    'switched-off': 'Die Benachrichtigung wurde ausgeschaltet, bevor die Nachricht gesendet werden konnte.',
    'given-up': 'Die Nachricht konnte nicht bearbeitet werden.',
  },
  reasons: {
    many: 'Es sind mehr, als die Grenzen auf einmal erlauben.',
    everyone: 'Es sind alle, die Zugang hatten.',
    empty: 'Die Gruppe ist plötzlich leer.',
    unconfirmed: 'Microsoft wollte nicht bestätigen, wie viele in der Gruppe sind.',
  },
  kinds: { secret: 'der geheime Clientschlüssel', certificate: 'das Zertifikat', federated: 'die Verbundanmeldung' },
  none: 'keine',
};
