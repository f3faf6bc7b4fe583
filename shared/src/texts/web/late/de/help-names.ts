import { CONSENT_ROLES, MICROSOFT_LABELS } from '../../../../guide.ts';

/** Namen von Microsoft, die in der Hilfe mehrmals stehen: deutsch, daneben englisch. */

export const CLIENT_ID_NAME = `*Anwendungs-ID (Client)*, englisch *${MICROSOFT_LABELS.clientId}*`;
export const DIRECTORY_ID_NAME = `*Verzeichnis-ID (Mandant)*, englisch *${MICROSOFT_LABELS.directoryId}*`;
export const ROLES = `${CONSENT_ROLES[0]} (Globaler Administrator) oder ${CONSENT_ROLES[1]} (Administrator für privilegierte Rollen)`;
