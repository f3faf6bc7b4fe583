import { ACCESS_GROUP_NAME, FORM_BUTTONS } from '../../../guide.ts';
import type { Counted } from '../texts.ts';

/** What a run would do, and why somebody is not in. */
export const preview = {
  title: 'Preview',
  empty: `“${FORM_BUTTONS.preview}” asks Microsoft with the values in the form, shows what is right and wrong with the set-up and who would come in. Nothing is written.`,
  emptyViewer: 'Only an administrator of this tenant can make a preview.',
  running: 'Microsoft is being asked. A large group takes up to a minute.',
  seconds: { one: '{count} second', other: '{count} seconds' } satisfies Counted as Counted,
  done: 'The preview is here.',
  madeAt: 'Made at {time}. Nothing was written.',
  stale: `The values in the form have changed since. “${FORM_BUTTONS.preview}” asks again.`,

  checks: 'Checks',
  allPassed: { one: '{count} check, in order', other: 'All {count} checks in order' } satisfies Counted as Counted,
  showAll: 'Show all checks',
  showOpen: 'Show only what is not in order',
  failing: { one: '{count} not in order', other: '{count} not in order' } satisfies Counted as Counted,
  warning: { one: '{count} to look at', other: '{count} to look at' } satisfies Counted as Counted,
  passing: { one: '{count} in order', other: '{count} in order' } satisfies Counted as Counted,
  unknown: { one: '{count} not checked', other: '{count} not checked' } satisfies Counted as Counted,

  people: 'People',
  incomplete: 'Not all members could be read, so these numbers are not complete.',
  noMembers: `There is nobody in ${ACCESS_GROUP_NAME}.`,
  sums: {
    members: '{members} in the group = {processed} come in or are in + {out} stay out',
    processed: '{processed} = {create} new + {add} join + {update} change + {unchanged} stay as they are',
    out: '{out} = {skipped} people + {others} that are no people',
    leavers: {
      one: 'Besides, {count} person had access and is no longer in the group.',
      other: 'Besides, {count} people had access and are no longer in the group.',
    } satisfies Counted as Counted,
  },
  leavers: {
    none: 'They keep access.',
    suspend: 'A sync would end their access.',
    hold: 'A sync would not end their access before somebody has decided.',
  },
  all: 'All',
  action: {
    create: 'New',
    add: 'Joins',
    update: 'Changes',
    unchanged: 'Stays as is',
    skip: 'Stays out',
    leave: 'Has left the group',
  },
  about: {
    create: 'New in Production Assist',
    add: 'Known in Production Assist, new in this tenant',
    update: 'Is in; name or address is brought up to date',
    unchanged: 'Is in; nothing changes',
    skip: 'Does not come in, for the reason beside each',
    leave: 'Had access through the group and is no longer in it',
  },
  filter: 'Show only',
  search: 'Search by name or address',
  noMatch: 'Nobody fits this search.',
  heading: { person: 'Name', email: 'Address', action: 'What happens' },
  noName: 'Without a name',

  why: {
    title: 'Why is this person not in?',
    field: 'Name or e-mail address',
    needsPreview: 'Make a preview first.',
    standing: {
      in: '{name} is in.',
      'comes-in': '{name} comes in with the next sync.',
      'stays-out': '{name} is in the group, but does not come in.',
      leaves: '{name} had access and is no longer a direct member of the group.',
    },
    similar: `Nobody in ${ACCESS_GROUP_NAME} has exactly this name or address. Do you mean one of these?`,
    notThere: `No direct member of ${ACCESS_GROUP_NAME} has this name or address.`,
    notThereFix: `Add the person in the admin center: Entra ID > Groups > All groups > ${ACCESS_GROUP_NAME} > Members > Add members. Then make a new preview.`,
    inGroups: 'Perhaps they are only in a group inside the group, and those people do not come in: {groups}.',
    notSure: 'Not all members could be read, so this is not certain.',
    openMembers: 'Open the members in the admin center',
    fix: {
      'nested-group': 'Add its people to the group one by one; a group inside the group is not read.',
      'not-a-user': 'Only people come in. Nothing to do.',
      'no-address': 'Open the person under Entra ID > Users and fill in Email or a usable user principal name.',
      'guest-without-address': 'Open the guest under Entra ID > Users and fill in Email under Contact information.',
      disabled: 'Open the person under Entra ID > Users and set Account enabled, or take them out of the group.',
      'duplicate-address':
        'Give one of the two another address, or take one of them out of the group. The address of somebody who left the group is free once they have lost access.',
      'address-in-use':
        'Find out which of the two accounts is the right one, and ask the operator of Production Assist.',
      redacted: 'Grant the application the permission to read users; see the checks.',
    },
  },
};
