import { COPY_REFUSED } from '../../phrases-en.ts';
import type { Counted } from '../texts.ts';

/** The frame around every screen, and what happens on all of them. */
export const common = {
  product: 'Entra connection',
  productLong: 'Entra connection for Production Assist',
  language: 'Language',
  help: 'Help',
  skip: 'Skip to the content',
  loading: 'Loading …',
  close: 'Close',
  cancel: 'Cancel',
  ok: 'OK',
  yes: 'Yes',
  no: 'No',
  retry: 'Try again',
  copy: 'Copy {what}',
  copied: 'Copied',
  copyRefused: COPY_REFUSED,
  more: 'Show more',
  search: 'Search',
  clearSearch: 'Clear the search',
  fixIt: 'To put it right',
  openAdminCenter: 'Open the page in the admin center',
  newWindow: '(opens in a new window)',
  microsoftIds: 'For Microsoft’s support',
  requestId: 'For support: request {id}',
  at: '{day}, {time}',
  people: { one: '{count} person', other: '{count} people' } satisfies Counted as Counted,

  tabs: {
    label: 'Settings of this tenant',
    connection: 'Connection',
    sync: 'Sync',
    people: 'People',
    removals: 'Removals',
    events: 'Events',
    notifications: 'Notifications',
    access: 'Access',
    credential: 'Replace credential',
    script: 'Set up by script',
    review: 'Review',
  },
  allTenants: 'All tenants',
  role: { operator: 'Operator', admin: 'Administrator', viewer: 'Read only' },
  readOnly: 'You may look at everything here and change nothing.',

  status: { pass: 'In order', warn: 'Take a look', fail: 'Not in order', unknown: 'Not checked' },

  signIn: {
    title: 'Sign in',
    text: 'Here a Microsoft Entra group is connected to Production Assist. Sign in to go on.',
    button: 'Sign in',
    signedInAs: 'Signed in as {name}',
    signOut: 'Sign out',
    lost: 'You are signed out. What you have typed is still here.',
    again: 'Sign in again',
    waiting: 'What you were doing goes on as soon as you are signed in.',
    popupBlocked: 'The browser did not open the window. Sign in in another tab, then come back here.',
    back: 'You are signed in again.',
    other: 'Somebody else, {name}, is signed in now. Nothing was sent in their name; do it again if you mean it.',
    doneTitle: 'You are signed in',
    done: 'You can close this window and go on where you were.',
  },

  unreachable: {
    title: 'No answer',
    detail: 'The service could not be reached. Perhaps the network is down.',
    fix: 'See whether other pages open, then try again.',
  },
  unreadable: {
    title: 'The answer cannot be read',
    detail: 'The service answered, but not in a way this page understands. Perhaps it has been updated.',
    fix: 'Reload the page.',
  },
  cancelled: { title: 'Cancelled', detail: 'You stopped this before it was done.', fix: 'Start it again.' },
  waitSeconds: {
    one: 'Try again in {count} second.',
    other: 'Try again in {count} seconds.',
  } satisfies Counted as Counted,

  notFound: {
    title: 'There is nothing here',
    text: 'This page does not exist, or you may not see it.',
    home: 'To the tenants',
  },
  outdated: 'The service has a newer page than this one. Reload it to go on.',
  broken: {
    title: 'This page has stumbled',
    text: 'That should not happen. Reload it; what was saved is not affected.',
    reload: 'Reload',
  },

  leave: {
    title: 'Leave without saving?',
    text: 'What you have changed here is not saved yet.',
    stay: 'Stay',
    leave: 'Leave',
  },
};
