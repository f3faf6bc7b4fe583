import { APPLICATION_NAME, FORM_SECTION } from '../../guide.ts';
import { USER_PERMISSIONS } from '../../permissions.ts';
import { ADD_APPLICATION_PERMISSION } from '../phrases-en.ts';
import type { FindingText } from '../texts.ts';
import type { PageFindingCode } from './findings.ts';

const CONSENT = 'Press “Grant admin consent for …” on API permissions and confirm with Yes.';

export const findingsEn: Record<PageFindingCode, FindingText> = {
  'page-not-seen': { detail: 'Not seen yet.', fix: null },

  'page-directory-seen': { detail: 'You are in {name}.', fix: null },
  'page-directory-elsewhere': {
    detail: `You are in {name}, but ${APPLICATION_NAME} was seen in {other}.`,
    fix: 'All parts must be in one directory. Switch back at the top right (settings wheel > Directories + subscriptions), or do every step in this one.',
  },
  'page-directory-typed': { detail: 'You entered this id by hand; no page has confirmed it yet.', fix: null },
  'page-directory-differs': {
    detail: 'You entered {typed}, but the page shows {read}.',
    fix: 'Correct the value you entered, or switch to the other directory.',
  },

  'page-application-seen': { detail: '{name} is open and its client ID was read.', fix: null },
  'page-application-unnamed': {
    detail: 'A client ID is known, but the name of its application was not read yet.',
    fix: 'Open Overview of the app registration.',
  },
  'page-application-name': {
    detail: 'The open application is named “{found}”, not “{expected}”.',
    fix: `If it is another one, open ${APPLICATION_NAME} under App registrations > All applications. If it is meant to be this one, rename it under Branding & properties.`,
  },
  'page-application-typed': { detail: 'You entered this id by hand; no page has confirmed it yet.', fix: null },
  'page-application-differs': {
    detail: 'You entered {typed}, but the page shows {read}.',
    fix: 'Compare both with Application (client) ID on Overview and correct the value you entered.',
  },
  'page-object-id-typed': {
    detail: 'You entered the Object ID of the application.',
    fix: 'Take Application (client) ID instead: it stands above on the same page.',
  },

  'page-secret-taken': { detail: 'A value was taken. Whether Microsoft accepts it is not proven yet.', fix: null },
  'page-secret-foreign': {
    detail: 'The secret was taken from “{found}”, and the client ID is another app registration’s.',
    fix: `A secret opens only its own app registration. Forget it, open Certificates & secrets of ${APPLICATION_NAME}, and take the value there; where it is hidden, press New client secret.`,
  },
  'page-secret-shown': {
    detail: 'The value of a secret is shown right now, and only this once.',
    fix: 'Press “Take the secret” before you leave the page.',
  },
  'page-secret-hidden': {
    detail: 'There is a secret, but its value is no longer shown.',
    fix: 'If you have stored the value, enter it by hand. If not, press New client secret; delete the old one when the new one works.',
  },
  'page-secret-none': {
    detail: 'The application has no client secret.',
    fix: 'Press New client secret under Certificates & secrets > Client secrets.',
  },
  'page-federated-seen': {
    detail: 'A federated credential of Production Assist is there, so no secret is needed.',
    fix: null,
  },

  'page-permission-absent': {
    detail: '{permission} is not in the list.',
    fix: `${ADD_APPLICATION_PERMISSION} > {permission}. Then grant consent.`,
  },
  'page-permission-delegated': {
    detail: '{permission} is there as Delegated. The sync runs without a signed-in person and needs it as Application.',
    fix: `${ADD_APPLICATION_PERMISSION} > {permission}. The delegated one can be removed.`,
  },
  'page-permission-waiting': { detail: '{permission} is listed as Application. Consent is missing.', fix: CONSENT },
  'page-permission-unread': {
    detail: '{permission} is listed, but its type or its status could not be read.',
    fix: 'Look yourself: Type must say Application and Status must say Granted for your directory.',
  },

  'page-users-likely': { detail: '{permission} is granted, so names and addresses should be readable.', fix: null },
  'page-users-perhaps': {
    detail: '{permission} is granted. Whether it is enough shows when Microsoft is asked.',
    fix: `If names stay hidden, add ${USER_PERMISSIONS[0]}.`,
  },
  'page-users-missing': {
    detail: 'No permission is granted that shows the members’ names and addresses.',
    fix: `${ADD_APPLICATION_PERMISSION} > {permission}. Then grant consent.`,
  },

  'page-consent-needed': { detail: 'Not granted yet: {permissions}.', fix: CONSENT },
  'page-consent-disabled': {
    detail: 'Not granted yet: {permissions}. The button is disabled for your account.',
    fix: 'Ask a Global Administrator or a Privileged Role Administrator to grant it, then reload the page.',
  },
  'page-consent-partly': {
    detail: 'The two permissions of the guide are granted. Still waiting: {permissions}.',
    fix: CONSENT,
  },
  'page-consent-unread': {
    detail: 'The column Status could not be read for certain: {permissions}.',
    fix: 'Look yourself: it must say “Granted for …”. “Not granted for …” looks much the same.',
  },

  'page-group-seen': { detail: '{name} is there and is a security group.', fix: null },
  'page-group-kind': {
    detail: '{name} is there. Its type was not read yet.',
    fix: 'Open the group once.',
  },
  'page-members-seen': { detail: 'People seen in the group: {users}.', fix: null },
  'page-members-count': {
    detail: 'Direct members: {count}. Whether they are people was not seen yet.',
    fix: 'Open Members of the group.',
  },

  'page-expiry-far': { detail: 'Expires on {date}. Days left: {days}.', fix: null },
  'page-expiry-near': {
    detail: 'Expires on {date}. Days left: {days}. After that the sync stops.',
    fix: 'Make a new secret now and delete the old one when the new one works.',
  },
  'page-expiry-unread': {
    detail: 'The date in the column Expires could not be read.',
    fix: 'Note it for yourself: when the secret expires, the sync stops.',
  },

  'page-form-agrees': { detail: 'The three fields hold what was captured.', fix: null },
  'page-form-differs': {
    detail: 'These fields hold something else than was captured: {fields}.',
    fix: 'Fill the form again, or correct the fields by hand.',
  },
  'page-form-incomplete': {
    detail: 'Not compared yet, or still empty: {fields}.',
    fix: `Fill in all three fields under “${FORM_SECTION}”.`,
  },
};
