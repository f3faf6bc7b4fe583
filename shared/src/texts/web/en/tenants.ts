import type { Counted } from '../texts.ts';

/** The list of tenants, and who has none. */
export const tenants = {
  title: 'Tenants',
  mine: 'Your tenants',
  search: 'Search by name or id',
  searching: 'Searching …',
  filter: { label: 'Which tenants', all: 'All', attention: 'Needs attention' },
  operators: 'Operators',
  caption: 'Tenants, by id',
  column: {
    tenant: 'Tenant',
    state: 'State',
    lastRun: 'Last run',
    people: 'People',
    expires: 'Secret ends',
    actions: 'Actions',
  },
  state: {
    fine: 'In order',
    new: 'Connected, no run yet',
    running: 'A run is in progress',
    'not-connected': 'Not connected',
    failing: 'Sync fails',
    'removals-held': 'Removals to decide',
    'secret-expired': 'Secret has expired',
    'secret-expires': 'Secret ends soon',
    'secret-unused': 'Old secret still in Entra',
    'permissions-excess': 'More permissions than needed',
  },
  lastRun: {
    none: 'Never',
    queued: 'Waiting since {time}',
    running: 'Running since {time}',
    succeeded: 'Succeeded {ago}',
    failed: 'Failed {ago}',
  },
  nextTry: 'Next try {when}',
  nextTryNow: 'The next try is due now',
  noNextTry: 'Not tried again by itself',
  expiry: { unknown: 'Not known', none: 'None' },
  shown: { one: '{count} tenant', other: '{count} tenants' } satisfies Counted as Counted,
  shownMore: 'The first {count}',

  empty: {
    title: 'No tenants yet',
    text: 'A tenant is a customer in Production Assist. Create the first one, then connect its Microsoft Entra group.',
  },
  noneNeedsAttention: {
    title: 'All is well',
    text: 'Every tenant is connected, its last run succeeded, no removal waits for a decision, and no secret ends within the next {days} days.',
  },
  notFound: { title: 'Nothing found', text: 'No tenant’s name or id holds “{search}”.', clear: 'Clear the search' },
  notFoundAttention: 'None of those that need attention holds “{search}” in its name or id.',

  noRole: {
    title: 'Nothing here is yours yet',
    text: 'You are signed in, but nobody has given you a role in a tenant.',
    ask: 'Ask an administrator of your tenant, or Production Assist’s operator, for an invitation. It is a link: open it, sign in as you are now, and accept.',
    identity: 'You are signed in as',
    other: 'Is that somebody else? Sign out, then sign in again.',
  },

  create: {
    button: 'New tenant',
    title: 'New tenant',
    id: 'Id',
    idHelp:
      'As Production Assist calls this customer. 1 to 64 letters, digits, dots, dashes or underscores; it stands in addresses and cannot be changed later.',
    name: 'Name',
    nameHelp: 'For people, for example the company’s name.',
    submit: 'Create',
    idWrong: 'Letters, digits, dots, dashes and underscores only, at most 64, and a letter or digit first.',
    missing: 'This is needed.',
    exists: 'There is a tenant with this id already: {name}.',
    done: 'Created {name}.',
  },
  rename: {
    button: 'Rename {name}',
    title: 'Rename {id}',
    submit: 'Rename',
    done: 'Renamed to {name}.',
  },
  remove: {
    button: 'Remove {name}',
    title: 'Remove {name}?',
    lost: 'This cannot be undone. With the tenant go:',
    connection: 'its connection and the client secret that is saved for it',
    people: {
      one: 'the access of {count} person',
      other: 'the access of {count} people',
    } satisfies Counted as Counted,
    noPeople: 'the access of people, of whom there are none now',
    runs: 'the history of its runs',
    admins: 'the roles of its administrators, open invitations and connected browsers',
    stays:
      'What stays: the record of who did what, including this removal. In Microsoft Entra nothing changes; delete the client secret there.',
    confirm: 'Type the id {id} to confirm',
    mismatch: 'This is not {id}.',
    submit: 'Remove for good',
    done: 'Removed {name}.',
  },
};
