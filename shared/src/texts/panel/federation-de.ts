import type { FederationTexts } from './federation.ts';

export const federationDe: FederationTexts = {
  title: 'Ohne geheimen Schlüssel',
  intro:
    'Statt eines geheimen Clientschlüssels kann Microsoft diesem Dienst selbst vertrauen. Dann gibt es nichts zu hüten, und nichts läuft ab.',
  do: [
    'Öffnen Sie die Registerkarte *Verbundanmeldeinformationen* (Federated credentials) und klicken Sie auf *Anmeldeinformationen hinzufügen* (Add credential).',
    'Wählen Sie als Szenario *Anderer Aussteller* (Other issuer).',
    'Übernehmen Sie die Werte unten Zeichen für Zeichen in die Felder und klicken Sie auf *Hinzufügen* (Add).',
  ],
  choose: 'Wählen Sie danach auf der Einstellungsseite für diesen Mandanten „Verbundanmeldeinformation“.',
  fields: {
    issuer: 'Aussteller (Issuer)',
    subject: 'Antragstellerbezeichner (Subject identifier)',
    name: 'Name',
    audience: 'Zielgruppe (Audience)',
  },
  loading: 'Der Dienst wird gefragt …',
  again: 'Noch einmal fragen',
  pageTitle: 'Auf der Seite',
  notSeen: 'Die Registerkarte wurde noch nicht gesehen, oder sie hat keinen Eintrag.',
  absent: 'Die Registerkarte hat Einträge, aber keinen mit diesem Aussteller oder Antragsteller.',
  agrees: 'stimmt überein',
  notShown: 'nicht zu sehen; öffnen Sie den Eintrag über seinen Namen',
  differsOther: 'weicht ab dem {at}. Zeichen ab. Auf der Seite: „{found}“',
  differsCase: 'weicht in der Groß- und Kleinschreibung ab, zuerst beim {at}. Zeichen. Auf der Seite: „{found}“',
  differsSlash: 'weicht im Schrägstrich am Ende ab. Auf der Seite: „{found}“',
  unreachable: '{origin} hat nicht wie erwartet geantwortet. Versuchen Sie es gleich noch einmal.',
};
