import { ACCESS_GROUP_NAME, MICROSOFT_LABELS } from '../guide.ts';
import { REQUIRED_PERMISSIONS, USER_PERMISSIONS } from '../permissions.ts';
import { credentialEn } from './failures/en/credential.ts';
import { directoryEn } from './failures/en/directory.ts';
import { graphEn } from './failures/en/graph.ts';
import { groupEn } from './failures/en/group.ts';
import { permissionsEn } from './failures/en/permissions.ts';
import { requestEn } from './failures/en/request.ts';
import { serviceEn } from './failures/en/service.ts';
import {
  ADD_APPLICATION_PERMISSION,
  CONSENT,
  CONSENT_ROLE,
  CONSENT_WAIT,
  CREDENTIALS,
  MEMBERS,
  NEW_SECRET,
  PERMISSIONS,
} from './phrases-en.ts';
import { seenEn } from './seen-en.ts';
import type { Texts } from './texts.ts';

export const en: Texts = {
  checks: {
    directory: 'The directory is found',
    application: 'The application is found in the directory',
    credential: 'Microsoft accepts the sign-in',
    'permission.Group.Read.All': `${REQUIRED_PERMISSIONS[0]} is granted as Application permission`,
    'permission.GroupMember.Read.All': `${REQUIRED_PERMISSIONS[1]} is granted as Application permission`,
    'permission.users': 'Names and addresses of the members can be read',
    'permission.excess': 'No more is granted than needed',
    consent: 'Admin consent is granted',
    group: `The group ${ACCESS_GROUP_NAME} is found`,
    members: 'The group has people who can come in',
    nested: 'The group holds no other groups',
    'credential.expiry': 'The credential does not expire soon',
    form: 'The form holds the right values',
  },

  failures: {
    ...seenEn.failures,
    ...directoryEn,
    ...credentialEn,
    ...permissionsEn,
    ...groupEn,
    ...graphEn,
    ...serviceEn,
    ...requestEn,
  },

  findings: {
    ...seenEn.findings,

    'not-reached': { detail: 'Not checked yet, because this comes first: {first}.', fix: null },

    'directory-found': { detail: 'Microsoft knows this directory. Cloud: {cloud}.', fix: null },
    'application-found': { detail: 'Microsoft knows the application in this directory.', fix: null },
    'credential-accepted': { detail: 'Microsoft let the application in.', fix: null },

    'permission-unlisted': {
      detail: 'The group could be found and read, although {permission} is not among the granted permissions.',
      fix: `It works today, but do not rely on it. Open ${PERMISSIONS}: {permission} must be listed with the type “Application”. If not: ${ADD_APPLICATION_PERMISSION} > {permission}. ${CONSENT}`,
    },
    'permission-proven': {
      detail:
        'Which permissions were granted cannot be read here, but Microsoft Graph answered, so what {permission} is for works.',
      fix: null,
    },
    'users-readable': { detail: 'Microsoft shows who the members are.', fix: null },
    'users-unproven': {
      detail:
        'No user of the group has been read yet, so nothing shows whether names and addresses can be read. {permission} is granted, so it should work.',
      fix: `Check again when there is somebody in the group: ${MEMBERS} > Add members.`,
    },
    'users-not-granted': {
      detail: `No user of the group has been read yet, but no permission is granted that would show names and addresses. ${REQUIRED_PERMISSIONS.join(' and ')} are not enough for that.`,
      fix: `Open ${PERMISSIONS} > ${ADD_APPLICATION_PERMISSION} and add {permission}. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
    },
    'excess-unlisted': {
      detail:
        'Which permissions were granted cannot be told from Microsoft’s answer, so a needless one would not show.',
      fix: `Look for yourself: of the type “Application” the sync needs nothing under ${PERMISSIONS} but ${REQUIRED_PERMISSIONS.join(', ')} and ${USER_PERMISSIONS[0]}.`,
    },
    'consent-unlisted': {
      detail: 'Which permissions were consented to cannot be told from Microsoft’s answer.',
      fix: `Look for yourself: under ${PERMISSIONS} the column Status must say “Granted for <directory>” beside each permission of type “Application”. Take care: “Not granted for” looks much the same.`,
    },

    'group-found': { detail: 'There is exactly one group with this name, and it is a security group.', fix: null },
    'members-usable': { detail: 'Every user in the group can come in. People: {processed}.', fix: null },
    'members-some-skipped': {
      detail: 'Users in the group: {fetched}. Of these {processed} can come in and {skipped} cannot.',
      fix: 'The list of people gives the reason for each one who cannot. Mostly an e-mail address is missing or the account is disabled.',
    },
    'expiry-far': { detail: 'The end date that was entered is {date}. Days left: {days}.', fix: null },
    'expiry-near': {
      detail:
        'The end date that was entered is {date}. Days left: {days}. After that the sync stops until there is a new secret.',
      fix: `${NEW_SECRET} Enter its new end date too. Run the sync, and only when it works delete the old secret.`,
    },
    'expiry-passed': {
      detail: 'The end date that was entered, {date}, has passed.',
      fix: `Open ${CREDENTIALS} > Client secrets and look at the column Expires. If the secret still runs, enter the date that stands there. If it has expired, press New client secret, copy its ${MICROSOFT_LABELS.clientSecret} at once and save it with its own end date.`,
    },
    'expiry-not-given': {
      detail: 'It is not known when the client secret ends, so nobody can be warned in time.',
      fix: `Open ${CREDENTIALS} > Client secrets, read the date in the column Expires and enter it with the connection.`,
    },
    'expiry-never': { detail: 'A federated credential does not expire.', fix: null },
    'certificate-far': { detail: 'The certificate is valid until {date}. Days left: {days}.', fix: null },
    'certificate-near': {
      detail:
        'The certificate is valid until {date}. Days left: {days}. After that the sync stops until there is a new one.',
      fix: `Replace the credential by a new certificate here, download it and upload it under ${CREDENTIALS} > Certificates. The present one goes on working until the new one is proven.`,
    },
    'certificate-passed': {
      detail: 'The certificate was valid until {date}.',
      fix: `Replace the credential by a new certificate here, download it and upload it under ${CREDENTIALS} > Certificates.`,
    },
  },

  skipReasons: {
    'nested-group': 'A group inside the group: its people do not come in. Add them directly.',
    'not-a-user': 'Not a person but, for example, a device or a contact.',
    'no-address': 'Has no usable e-mail address or user principal name.',
    'guest-without-address': 'A guest without an e-mail address; the user principal name of a guest is not one.',
    disabled: 'The account is disabled in Microsoft Entra.',
    'duplicate-address': 'Has the same e-mail address as {holder} and therefore does not come in.',
    'address-in-use': 'The e-mail address already belongs to {holder} from another directory. A person has to decide.',
    redacted: `Microsoft does not show who this is; for that the application needs the permission ${USER_PERMISSIONS[0]}.`,
  },

  standings: {
    held: 'Waits for a decision already.',
    kept: 'Keeps access: a person has decided so.',
  },

  fieldErrors: {
    required: 'Must be given.',
    'unknown-field': 'There is no such field.',
    'wrong-type': 'Has the wrong type.',
    'not-a-guid': 'Must be an id such as 00000000-0000-0000-0000-000000000000.',
    'not-a-date': 'Must be a date that exists, as YYYY-MM-DD.',
    'not-https': 'Must begin with https:// and name neither a port nor a user.',
    'private-address': 'Must be a public name on the Internet, not an address in figures and no local name.',
    'not-an-email': 'Must be one e-mail address.',
    'too-short': 'Too short; minimum number of characters: {limit}.',
    'too-long': 'Too long; maximum number of characters: {limit}.',
    'too-small': 'Too small; the minimum is {limit}.',
    'too-large': 'Too large; the maximum is {limit}.',
    'not-whole': 'Must be a whole number.',
    'not-an-option': 'Must be one of: {options}.',
    'control-characters': 'Holds invisible control characters, perhaps from copying. Enter it again.',
    'bad-characters': 'Holds characters that are not possible here.',
    invalid: 'Is not valid.',
  },
};
