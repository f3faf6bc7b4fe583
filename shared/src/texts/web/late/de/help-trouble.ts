import { ACCESS_GROUP_NAME, FORM_LABELS, MICROSOFT_LABELS } from '../../../../guide.ts';
import { REQUIRED_PERMISSIONS, USER_PERMISSIONS } from '../../../../permissions.ts';
import { SECRET_ID, VALUE } from '../../../phrases-de.ts';
import type { HelpTexts } from '../../help.ts';
import { ROLES } from './help-names.ts';

/** Wonach man sieht, wenn es nicht geht, geordnet nach dem, was sich zeigt. */
export const helpTrouble: Pick<
  HelpTexts,
  'symptoms' | 'causes' | 'failuresTitle' | 'failuresLead' | 'service' | 'values'
> = {
  symptoms: {
    forbidden: {
      title: 'Die Anfrage scheitert mit Statuscode 403 (Request failed with status code 403)',
      body: [
        {
          points: [
            `${REQUIRED_PERMISSIONS.join(' und ')} stehen in der Liste unter *API-Berechtigungen*.`,
            'Ihr Typ ist *Anwendung*, nicht *Delegiert*.',
            'In der Spalte *Status* steht bei jeder *Gewährt für …*.',
            'Die Zustimmung ist einige Minuten alt: Erst ein Token, das danach ausgestellt wurde, enthält sie. Dieser Dienst holt von selbst ein neues.',
          ],
        },
      ],
    },
    group: {
      title: 'Die Gruppe wird nicht gefunden',
      body: [
        {
          points: [
            `Ihr Name ist genau ${ACCESS_GROUP_NAME}, ohne Leerzeichen davor oder dahinter.`,
            'Sie ist im selben Verzeichnis wie die App-Registrierung.',
            `Bei „${FORM_LABELS.directoryId}“ steht die Verzeichnis-ID (${MICROSOFT_LABELS.directoryId}) dieses Verzeichnisses.`,
          ],
        },
      ],
    },
    people: {
      title: 'Benutzer werden nicht angelegt',
      body: [
        {
          points: [
            `Sie sind direkte Mitglieder von ${ACCESS_GROUP_NAME}, nicht nur Mitglieder einer Gruppe darin.`,
            'Sie haben eine E-Mail-Adresse oder einen brauchbaren Benutzerprinzipalnamen, und ihre Konten sind aktiviert.',
            'Die Gruppe ist nicht leer.',
            `Gelesen sind mehr als null, verarbeitet null? Dann fehlt ${USER_PERMISSIONS[0]} oder die Zustimmung dazu, und Microsoft verbirgt, wer sie sind.`,
          ],
        },
      ],
    },
    secret: {
      title: 'Der geheime Clientschlüssel wird nicht angenommen',
      body: [
        {
          points: [
            `Kopiert wurde ${VALUE}, nicht ${SECRET_ID}.`,
            'Er ist nicht abgelaufen.',
            `Er gehört zu der App-Registrierung, deren ID bei „${FORM_LABELS.clientId}“ steht.`,
          ],
        },
      ],
    },
    consent: {
      title: 'Die Schaltfläche für die Zustimmung ist grau',
      body: [
        `Ihr Konto darf nicht zustimmen. Lassen Sie das jemanden mit einer der Rollen ${ROLES} tun, laden Sie dann die Seite der App-Registrierung neu und sehen Sie in die Spalte *Status*.`,
      ],
    },
  },
  causes: 'Kann dahinterstecken:',
  failuresTitle: 'Alle Fehler, und was zu tun ist',
  failuresLead:
    'Nach dem Schritt, in dem sie behoben werden. Der kleingeschriebene Name steht auch in den Antworten der API; was in <…> steht, wird im Einzelfall genannt.',
  service: 'Der Dienst selbst',
  values: {
    audience: '<Zielgruppe>',
    cloud: '<Cloud>',
    code: '<Code>',
    count: '<Zahl>',
    counted: '<Zahl>',
    fetched: '<Zahl>',
    found: '<Name>',
    holder: '<Person>',
    issuer: '<Aussteller>',
    permission: '<Berechtigung>',
    permissions: '<Berechtigungen>',
    read: '<Zahl>',
    seconds: '<Zahl>',
    subject: '<Antragsteller>',
  },
};
