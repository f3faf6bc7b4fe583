import type { HoldReason } from '../../../api.ts';
import type { Counted } from '../texts.ts';

/** Removals that wait for a person, and the guard that holds them. */
export const removals = {
  title: 'Removals',
  lead: 'People who left the group and would lose access, where a person has to decide first.',
  banner: {
    decide: {
      one: '{count} person left the group and keeps access until you decide.',
      other: '{count} people left the group. They keep access until you decide.',
    } satisfies Counted as Counted,
    read: {
      one: '{count} person left the group and keeps access until an administrator decides.',
      other: '{count} people left the group. They keep access until an administrator decides.',
    } satisfies Counted as Counted,
    go: 'See who, and decide',
    goRead: 'See who',
    unknown: 'People left the group. They keep access until somebody decides.',
  },

  left: {
    one: '{count} of {all} people with access left the group',
    other: '{count} of {all} people with access left the group',
  } satisfies Counted as Counted,
  access: 'They keep access until somebody decides.',
  reason: {
    many: 'That is more at once than the limits allow without asking.',
    everyone: 'That is everyone who has access through the group.',
    empty: 'The group is suddenly empty; mostly that is a mistake.',
    unconfirmed:
      'Microsoft did not confirm how many users the group has, so these may only be missing from its answer.',
  } satisfies Record<HoldReason, string> as Record<HoldReason, string>,
  since: 'Waits since',
  until: 'Ends by itself',
  why: 'Why it was held',
  untilHelp: 'Until then nothing happens. If nobody decides, they keep access and the next full reading judges anew.',
  run: 'See the run',

  names: { caption: 'Who it is', person: 'Person', since: 'Access since', more: 'and {count} more' },
  nobody: 'Nobody is on this list any more.',

  approve: {
    button: 'Approve removal',
    title: {
      one: 'End the access of {count} person?',
      other: 'End the access of {count} people?',
    } satisfies Counted as Counted,
    text: {
      one: '{count} person loses access at once. It comes back by itself with the return to the group, and you can undo this here.',
      other:
        '{count} people lose access at once. Whoever returns to the group has it again by itself, and you can undo this here.',
    } satisfies Counted as Counted,
    done: {
      one: 'Approved: {count} person has no access any more.',
      other: 'Approved: {count} people have no access any more.',
    } satisfies Counted as Counted,
  },
  reject: {
    button: 'Reject removal',
    title: {
      one: 'Keep the access of {count} person?',
      other: 'Keep the access of {count} people?',
    } satisfies Counted as Counted,
    text: {
      one: '{count} person keeps access without being in the group. You are not asked again before they return to it and leave once more.',
      other:
        '{count} people keep access without being in the group. You are not asked again before they return to it and leave once more.',
    } satisfies Counted as Counted,
    done: {
      one: 'Rejected: {count} person keeps access.',
      other: 'Rejected: {count} people keep access.',
    } satisfies Counted as Counted,
  },
  undo: {
    button: 'Undo',
    label: 'Undo the decision about {people}, held {time}',
    approved: 'Undone: their access is back, and the removal waits for a decision again.',
    rejected: 'Undone: the removal waits for a decision again.',
    returned: 'Undone. Everyone on the list is back in the group by now, so nothing waits for a decision.',
    withdrawn: 'Undone. By the rule that is saved now people who leave keep access, so nothing waits for a decision.',
  },
  decided: {
    title: 'This was decided in between',
    text: 'Somebody else decided about it, it ended by itself, or everyone on its list is back in the group. You have changed nothing; below stands how it is now.',
  },

  nothingOpen: 'Nothing waits for a decision.',
  history: 'Decided and ended',
  ofAll: {
    one: '{count} of {all} people',
    other: '{count} of {all} people',
  } satisfies Counted as Counted,
  details: 'Who was on the list of {time}',
  state: {
    approved: 'Approved',
    rejected: 'Rejected',
    expired: 'Ended without a decision',
    returned: 'Everyone has returned',
    withdrawn: 'Withdrawn',
  },
  outcome: {
    approved: 'They lost access.',
    rejected: 'They keep access.',
    expired: 'They kept access; the next full reading judged anew.',
    returned: 'They have access as before.',
    withdrawn: 'They keep access: the rule was changed, or the connection removed.',
  },
  by: '{name}, {time}',

  empty: {
    title: 'No removal has been held',
    text: 'When many people leave the group at once, it is often a mistake: somebody emptied the group, or a rule in Microsoft Entra was changed. Then nobody loses access. The removal waits here, with every name, until a person decides.',
    rule: 'To the rule and its limits',
  },
};
