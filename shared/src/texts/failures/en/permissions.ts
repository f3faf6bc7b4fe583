import { DEFAULT_DELEGATED_PERMISSION, REQUIRED_PERMISSIONS, USER_PERMISSIONS } from '../../../permissions.ts';
import {
  ADD_APPLICATION_PERMISSION,
  CONSENT,
  CONSENT_ROLE,
  CONSENT_WAIT,
  PERMISSIONS,
  REPORT,
  TYPE_TRAP,
} from '../../phrases-en.ts';
import type { SomeFailures } from '../texts.ts';

/** What is said about permissions and consent. */
export const permissionsEn = {
  'consent-missing': {
    title: 'No permission has been granted yet',
    detail: 'Microsoft let the application in. But it carries no permission, so it may read nothing.',
    fix: `Open ${PERMISSIONS}. Are ${REQUIRED_PERMISSIONS.join(' and ')} listed? ${TYPE_TRAP} If they are missing or delegated: ${ADD_APPLICATION_PERMISSION}; add ${USER_PERMISSIONS[0]} there as well, so that names and addresses can be read. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
  },

  'consent-partial': {
    title: 'Some permissions have not been granted',
    detail: 'Microsoft let the application in, but not with all it needs. Missing: {permissions}.',
    fix: `Open ${PERMISSIONS} and find the missing ones. ${TYPE_TRAP} What is not listed as Application: ${ADD_APPLICATION_PERMISSION}. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
  },

  'permission-missing': {
    title: '{permission} has not been granted',
    detail: 'Microsoft let the application in, but without the permission {permission}, which the sync needs.',
    fix: `Open ${PERMISSIONS}. Is {permission} listed? ${TYPE_TRAP} If it is missing or delegated: ${ADD_APPLICATION_PERMISSION} > {permission}. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
  },

  'permission-denied': {
    title: 'Microsoft Graph refuses access (403)',
    detail:
      'The sign-in worked, but the application may not read the group. Either a permission is missing or nobody has consented to it.',
    fix: `Open ${PERMISSIONS}. ${REQUIRED_PERMISSIONS.join(' and ')} must be listed. ${TYPE_TRAP} If one is missing or delegated: ${ADD_APPLICATION_PERMISSION}. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
  },

  'members-redacted': {
    title: 'Microsoft does not show who the members are',
    detail: `The group was read, but its members came back with nothing except an id: no name, no address. ${REQUIRED_PERMISSIONS.join(' and ')} are not enough for that. Nobody was removed.`,
    fix: `Open ${PERMISSIONS} > ${ADD_APPLICATION_PERMISSION} and add {permission}. The delegated ${DEFAULT_DELEGATED_PERMISSION} that is there from the beginning is something else and does not help. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
  },

  'token-refused': {
    title: 'Microsoft Graph did not accept the sign-in',
    detail:
      'Microsoft issued an access token and then did not accept it. This happens shortly after a change and mostly passes.',
    fix: `Wait a minute or two, then check again. ${REPORT}`,
  },
} satisfies SomeFailures;
