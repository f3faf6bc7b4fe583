import { ACCESS_GROUP_NAME, FORM_BUTTONS } from '../../../guide.ts';
import { GROUPS, NOBODY_REMOVED, REPORT } from '../../phrases-en.ts';
import type { SomeFailures } from '../texts.ts';

/** What is said about the access group and its members. */
export const groupEn = {
  'group-replaced': {
    title: 'Another group has the name now',
    detail: `The group named {expected} is not the one used so far: the old one was deleted or renamed. To be safe, the sync stopped before it changed anything. ${NOBODY_REMOVED}`,
    fix: `If this was not intended, give the old group its name back under ${GROUPS} (the new one needs another name first), or restore it under Deleted groups. If the new group is the right one, look at its people with “${FORM_BUTTONS.preview}”, then press “${FORM_BUTTONS.save}” once more.`,
  },

  'group-gone': {
    title: 'The group disappeared while it was read',
    detail: `The group was found, but a moment later Microsoft no longer knew it. Probably it has just been deleted. ${NOBODY_REMOVED}`,
    fix: `Open ${GROUPS} and see whether ${ACCESS_GROUP_NAME} is there. A deleted group may still be under Deleted groups; otherwise create it anew with exactly this name.`,
  },

  'nobody-usable': {
    title: 'None of the members can come in',
    detail:
      'Users in the group: {fetched}. None of them can come in, mostly because they have no usable e-mail address or their account is disabled.',
    fix: `The list of people gives the reason for each. For a missing address open Entra ID > Users > All users > the person > Properties and fill in Email under Contact information. For a disabled account set Account enabled, or take the person out of ${ACCESS_GROUP_NAME}.`,
  },

  'members-incomplete': {
    title: 'The list of members was not complete',
    detail:
      'Microsoft named {read} users of the group, and {counted} when it was asked again. People who left cannot be told from people who were not sent, so nobody lost their access.',
    fix: `Usually nothing: it is read again within minutes, and Microsoft’s own count needs some after a change. If it stays so, look at the members of ${ACCESS_GROUP_NAME} in the admin center. ${REPORT}`,
  },
} satisfies SomeFailures;
