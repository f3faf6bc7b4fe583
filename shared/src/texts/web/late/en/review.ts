import type { ReviewChange } from '../../../../api-notifications.ts';
import type { Counted } from '../../texts.ts';

/** Looking through who has access, once a month; and what is to be put right though everything works. */
export const review = {
  title: 'Review',
  lead: 'Once a month somebody should see whether the right people have access. Here is who came and who went since the last time.',
  back: 'People',
  banner: {
    first: 'Nobody has looked through who has access yet.',
    due: 'It is time to look through who has access.',
    changed: {
      one: '{count} change since the last review.',
      other: '{count} changes since the last review.',
    } satisfies Counted as Counted,
    unchanged: 'Nothing has changed since the last review.',
    go: 'To the review',
  },
  fact: {
    people: 'With access',
    joined: 'New',
    left: 'Left',
    renamed: 'Renamed',
    last: 'Last review',
    due: 'Next review',
  },
  never: 'never',
  by: '{time}, {name}',
  overdue: 'due now',
  filter: { label: 'Whom to show', changed: 'Who changed', all: 'Everyone' },
  nobodyChanged: 'Nobody has come or gone since the last review.',
  nobody: 'Nobody has access yet.',
  caption: 'People, and what changed about them',
  column: { person: 'Person', change: 'Change', since: 'Access since' },
  change: { joined: 'New', renamed: 'Name or address changed', left: 'Lost access' } satisfies Record<
    ReviewChange,
    string
  > as Record<ReviewChange, string>,
  unchanged: 'Unchanged',
  nameless: 'No name',
  csv: 'Download everyone as CSV',
  submit: 'Reviewed',
  submitHelp:
    'Says that you have seen who has access. It changes nobody’s access; who should not be in is taken out of the group in Entra.',
  openGroups: 'Open the groups in Entra',
  done: 'Thank you. The next review is due in a month.',

  warning: {
    excessTitle: 'More is granted than needed',
    excess: 'Not needed: {permissions}. Take it away in Entra; the sync goes on without it.',
    excessGo: 'Open the permissions in Entra',
    unusedTitle: 'Entra still has an old secret',
    unused:
      'The secret that begins with {hint} is of no use any more. Remove it in Entra, so that nobody can sign in with it.',
    unusedUnknown: 'The old secret is of no use any more. Remove it in Entra, so that nobody can sign in with it.',
    unusedGo: 'Show which one, and where',
  },
};
