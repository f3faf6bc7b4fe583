import { ACCESS_GROUP_NAME, APPLICATION_NAME, CONSENT_ROLES, FORM_LABELS, MICROSOFT_LABELS } from '../guide.ts';

/** What texts have in common: ways through the admin center, and sentences that stand in more than one of them. */

// The ways through the admin center, in its own words, spelled once.
export const APPLICATIONS = 'Entra ID > App registrations > All applications';
export const OVERVIEW = `${APPLICATIONS} > ${APPLICATION_NAME} > Overview`;
export const CREDENTIALS = `${APPLICATIONS} > ${APPLICATION_NAME} > Certificates & secrets`;
export const PERMISSIONS = `${APPLICATIONS} > ${APPLICATION_NAME} > API permissions`;
export const ENTERPRISE = `Entra ID > Enterprise applications > ${APPLICATION_NAME}`;
export const GROUPS = 'Entra ID > Groups > All groups';
export const MEMBERS = `${GROUPS} > ${ACCESS_GROUP_NAME} > Members`;
export const SIGN_INS = 'Entra ID > Monitoring & health > Sign-in logs > Service principal sign-ins';

// Sentences that belong to more than one failure.
export const ADD_APPLICATION_PERMISSION = 'Add a permission > Microsoft Graph > Application permissions';
export const CONSENT = 'Press “Grant admin consent for <directory>” and confirm.';
export const CONSENT_ROLE = `If the button is disabled, sign in with an account that has one of these roles: ${CONSENT_ROLES.join(' or ')}.`;
export const CONSENT_WAIT = 'Wait a minute or two, then check again.';
export const TYPE_TRAP =
  'Look at the column Type: it must say “Application”. A permission of type “Delegated” looks the same in the list but does not count here.';
export const NEW_SECRET = `Open ${CREDENTIALS} > Client secrets > New client secret. Copy its ${MICROSOFT_LABELS.clientSecret} at once, paste it into “${FORM_LABELS.clientSecret}” and save.`;
export const NOBODY_REMOVED = 'Nobody lost access.';
export const AGAIN = 'Wait a few minutes and try again; the scheduled sync tries again by itself.';
export const REPORT = 'If it stays, send Production Assist support this message with the ids shown with it.';
export const FEDERATED = `Open ${CREDENTIALS} > Federated credentials`;
export const FEDERATED_WAIT = 'A change there can need a few minutes to take effect.';

// Said by page and panel.
export const COPY_REFUSED = 'The browser did not let it be copied. Select the text and copy it with the keyboard.';
