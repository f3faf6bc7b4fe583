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
  column: { person: 'Person', email: 'Address', since: 'Since' },
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
    why: 'Why is somebody not in?',
  },
};
