import { AGAIN, NOBODY_REMOVED, REPORT } from '../../phrases-en.ts';
import type { SomeFailures } from '../texts.ts';

/** What is said when Microsoft Graph does not answer as it should. */
export const graphEn = {
  'graph-throttled': {
    title: 'Microsoft asks for a pause',
    detail:
      'Microsoft Graph received too many requests for this directory and asks for a pause. Your set-up is not the cause.',
    fix: 'Wait {seconds} s, then try again. The scheduled sync waits by itself.',
  },

  'graph-unavailable': {
    title: 'Microsoft Graph does not answer',
    detail: `Microsoft Graph could not be reached or reports a fault of its own. ${NOBODY_REMOVED}`,
    fix: AGAIN,
  },

  'graph-unreadable': {
    title: 'Microsoft’s answer cannot be read',
    detail: `Microsoft Graph answered, but the answer was incomplete or damaged, so it is not used. ${NOBODY_REMOVED}`,
    fix: `${AGAIN} ${REPORT}`,
  },

  'graph-query-refused': {
    title: 'Microsoft Graph did not accept the question',
    detail: `Microsoft Graph refused a request of Production Assist as wrong. Your set-up is not the cause. ${NOBODY_REMOVED}`,
    fix: `${AGAIN} ${REPORT}`,
  },

  'graph-page-expired': {
    title: 'The list of members became outdated while it was read',
    detail: `A long list comes in parts, and Microsoft no longer offered the next one. An incomplete list never removes anybody. ${NOBODY_REMOVED}`,
    fix: 'Nothing to do: the next run reads the group from the start. If you do not want to wait, start the sync again.',
  },

  'graph-foreign-link': {
    title: 'Microsoft’s answer pointed to another address',
    detail: `The rest of the list was said to be at an address that is not Microsoft Graph. For safety nothing was sent there, and the reading stopped. ${NOBODY_REMOVED}`,
    fix: 'Check that the right cloud is chosen for this directory. If it is, send Production Assist support this message with the ids shown with it.',
  },
} satisfies SomeFailures;
