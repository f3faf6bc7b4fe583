import type { Counted } from '../texts.ts';

/** People with access. */
export const people = {
  title: 'People',
  lead: 'Everyone who has access to this tenant through the group.',
  search: 'Search by name or address',
  searching: 'Searching …',
  csv: 'Download as CSV',
  csvFound: 'Download what was found as CSV',
  caption: 'People with access, by name',
  captionSuspended: 'People who lost access by leaving the group, by name',
  filter: { label: 'Which people', active: 'With access', suspended: 'Left the group' },
  suspendedLead: 'They lost access by leaving the group, and have it again by themselves when they return to it.',
  column: { person: 'Person', email: 'Address', since: 'Since', lost: 'No access since' },
  nameless: 'No name',
  shown: { one: '{count} person', other: '{count} people' } satisfies Counted as Counted,
  shownOf: '{count} of {all}',
  shownMore: 'The first {count}',
  empty: {
    title: 'Nobody yet',
    text: 'People come in when the sync runs. It reads the group and gives everyone in it access.',
    go: 'To the sync',
    connectFirst: 'Nothing is connected yet. Save the connection first, then run the sync.',
    goConnect: 'To the connection',
  },
  notFound: {
    title: 'Nobody found',
    text: 'Nobody with access has “{search}” in the name or address.',
    textSuspended: 'Nobody who left the group has “{search}” in the name or address.',
    why: 'Why is somebody not in?',
  },
  nobodySuspended: {
    title: 'Nobody has lost access',
    text: 'Here stands who lost access by leaving the group. What happens to people who leave is set in the connection.',
    go: 'To the rule',
  },
};
