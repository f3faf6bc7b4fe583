import { ACCESS_GROUP_NAME, FORM_LABELS, MICROSOFT_LABELS } from '../guide.ts';
import { REQUIRED_PERMISSIONS, USER_PERMISSIONS } from '../permissions.ts';
import {
  ADD_APPLICATION_PERMISSION,
  CONSENT,
  CONSENT_ROLE,
  CONSENT_WAIT,
  CREDENTIALS,
  GROUPS,
  MEMBERS,
  NEW_SECRET,
  NOBODY_REMOVED,
  PERMISSIONS,
} from './phrases-en.ts';
import type { SeenTexts } from './seen.ts';

export const seenEn: SeenTexts = {
  failures: {
    'secret-is-id': {
      title: `This is the ${MICROSOFT_LABELS.secretId}, not the secret`,
      detail: `What was entered has the form of a ${MICROSOFT_LABELS.secretId}. The secret itself stands in the column ${MICROSOFT_LABELS.clientSecret}. What was entered was not sent to Microsoft.`,
      fix: `Copy the ${MICROSOFT_LABELS.clientSecret} instead, under ${CREDENTIALS} > Client secrets. If it ends in asterisks there, it cannot be copied any more: press New client secret and copy the new ${MICROSOFT_LABELS.clientSecret} at once.`,
    },
    'secret-masked': {
      title: 'The secret is only partly there',
      detail:
        'What was entered holds the asterisks Microsoft puts in place of the hidden part. It was not sent to Microsoft.',
      fix: `Microsoft shows a secret in full only once, right after it was made, so make a new one. ${NEW_SECRET} The old one can be deleted once the new one works.`,
    },
    'secret-expired': {
      title: 'The client secret has expired',
      detail:
        'An expired secret is not accepted any more: until there is a new one the sync cannot read the group. Nobody loses access because of this.',
      fix: `${NEW_SECRET} Enter its new end date too. When the sync works again, delete the old secret.`,
    },
    'group-not-found': {
      title: 'The access group does not exist',
      detail: 'There is no group named exactly {expected} in this directory.',
      fix: `Open ${GROUPS} and search for {expected}. If it is not there: New group, Group type Security, Group name {expected}, then add the people who should get access. If it is there, you may be in another directory: compare ${MICROSOFT_LABELS.directoryId} with “${FORM_LABELS.directoryId}”. A group made just now can need a minute.`,
    },
    'group-near-miss': {
      title: 'The name of the group is not quite right',
      detail: 'There is no group named {expected}, but there is “{found}”. Did you mean this one?',
      fix: `If so, open ${GROUPS} > {found} > Properties, set Group name to exactly {expected} and save. Capital letters, hyphens, underscores and spaces at the end count; it is best to copy the name. Something like [U+00A0] stands for a character that cannot be seen. A group that is synchronized from your own Active Directory has to be renamed there.`,
    },
    'group-duplicate': {
      title: 'Several groups have the same name',
      detail: 'Groups named exactly {expected}: {count}. Which one is meant cannot be told, so none of them is used.',
      fix: `Open ${GROUPS}, search for {expected} and look at the members of each. Keep the right one; rename the others (Properties > Group name) or delete them.`,
    },
    'group-hidden': {
      title: 'The group hides its members',
      detail: `The membership of this group is hidden, and without {permission} Microsoft silently leaves people out. The list would be incomplete, so it is not used. ${NOBODY_REMOVED}`,
      fix: `The simplest way is a security group with visible members: rename this one, then create a new one named ${ACCESS_GROUP_NAME}; hidden membership cannot be switched off later. Or open ${PERMISSIONS} > ${ADD_APPLICATION_PERMISSION} and add {permission}. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
    },
    'group-empty': {
      title: 'Nobody is in the access group',
      detail: 'The group was found, but no user is a direct member of it, so nobody can come in.',
      fix: `Open ${MEMBERS} > Add members and add the people themselves. People in a group inside the group do not count. If the membership type is Dynamic, check the rule; Microsoft can need a while to apply it.`,
    },
  },

  findings: {
    'permission-granted': { detail: '{permission} is granted.', fix: null },
    'permission-covered': {
      detail: '{permission} is not needed on its own: {by} is granted and includes it.',
      fix: null,
    },
    'excess-none': { detail: 'Nothing is granted that the sync does not need.', fix: null },
    'excess-found': {
      detail: 'The application may do more than the sync needs: {permissions}.',
      fix: `If nothing else uses this app registration, take it back. First see that ${REQUIRED_PERMISSIONS.join(', ')} and ${USER_PERMISSIONS[0]} are granted themselves. Then open ${PERMISSIONS} and choose in the menu “…” of each permission first Revoke admin consent, then Remove permission; without the first step it stays granted under “Other permissions granted”.`,
    },
    'consent-given': { detail: 'Admin consent is granted for: {permissions}.', fix: null },
    'group-not-security': {
      detail: 'The name is right, but this is not a security group. Its members can be read all the same.',
      fix: `It can stay like this. For a security group: the type cannot be changed later, so rename this group, then open ${GROUPS} > New group, choose Group type Security and the name ${ACCESS_GROUP_NAME}, and add the people.`,
    },
    'nested-none': { detail: 'All members stand directly in the group.', fix: null },
    'nested-found': {
      detail: 'Groups inside the group: {count} ({names}). The people in them will not come in.',
      fix: `Add these people directly: ${MEMBERS} > Add members.`,
    },
  },
};
