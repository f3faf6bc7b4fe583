import { FORM_BUTTONS, FORM_LABELS, FORM_SECTION, MICROSOFT_LABELS } from '../../../guide.ts';
import { AGAIN, CREDENTIALS, NOBODY_REMOVED, REPORT } from '../../phrases-en.ts';
import type { SomeFailures } from '../texts.ts';

/** What is said about this service and its stores. */
export const serviceEn = {
  'connection-missing': {
    title: 'No connection is set up',
    detail: 'No connection to Microsoft Entra has been saved for this tenant of Production Assist.',
    fix: `Enter the three values under “${FORM_SECTION}” and press “${FORM_BUTTONS.save}”.`,
  },

  'candidate-missing': {
    title: 'No new credential is on its way',
    detail: 'It was taken over or withdrawn in the meantime, or has never been given.',
    fix: 'Reload to see which credential is in use now.',
  },

  'candidate-needed': {
    title: 'A working credential is not simply overwritten',
    detail:
      'For a saved directory and application the kind of the credential changes step by step: the new one is tried with Microsoft first, and the present one goes on working until then.',
    fix: 'Use “Replace credential” and choose the new kind there.',
  },

  'former-missing': {
    title: 'There is no old credential to remove',
    detail: 'Somebody has confirmed it in the meantime, or none was replaced.',
    fix: 'Reload to see how things stand now.',
  },

  'former-in-use': {
    title: 'The old credential is still needed',
    detail: 'It stands in until a full run has succeeded with the new one. Only then can it go.',
    fix: 'Do not remove it in the admin center yet. Start the sync, or wait for the next run.',
  },

  'connection-changed': {
    title: 'The connection was changed in the meantime',
    detail: `While the run was reading, somebody saved other values. It stopped so as not to go on with the old ones. ${NOBODY_REMOVED}`,
    fix: 'Nothing to do: the next run uses the new values. If you do not want to wait, start the sync again.',
  },

  'credential-unreadable': {
    title: 'The saved credential cannot be opened any more',
    detail:
      'What the application signs in with is stored sealed, and the key to it does not fit. Nothing is lost at Microsoft, but Production Assist cannot use it.',
    fix: `With a client secret: paste its ${MICROSOFT_LABELS.clientSecret} into “${FORM_LABELS.clientSecret}” again and press “${FORM_BUTTONS.save}”; if you no longer have it, make a new one under ${CREDENTIALS} > Client secrets > New client secret. With a certificate: replace the credential by a new certificate and upload that. With a federated credential nothing has to be changed in the admin center: ask the operator of Production Assist. ${REPORT}`,
  },

  'storage-unavailable': {
    title: 'Production Assist cannot reach its storage',
    detail: 'Reading or saving was not possible just now. Your set-up is not the cause.',
    fix: 'Try again in a few minutes. If you were saving, reload first and see whether your change is there.',
  },

  'queue-unavailable': {
    title: 'The run could not be lined up',
    detail: 'Production Assist cannot take orders for a sync just now. Your set-up is not the cause.',
    fix: AGAIN,
  },

  'issuer-unavailable': {
    title: 'The sign-in cannot be checked',
    detail: 'The service that signs you in does not show the keys its tokens are checked with.',
    fix: 'Wait a minute and try again. Signing in again does not help.',
  },

  'run-abandoned': {
    title: 'The run was given up',
    detail: 'The run did not come to an end after several attempts. What it had already written is right and stays.',
    fix: `Start the sync again, or wait for the next scheduled one: it finishes the job. ${REPORT}`,
  },

  'run-superseded': {
    title: 'Another run took over',
    detail:
      'This run gave no sign of life for too long, so another one took its place. What it had already written is right and stays.',
    fix: 'Nothing to do: look at the newer run.',
  },

  internal: {
    title: 'Something went wrong in Production Assist',
    detail: 'This is a fault on our side, not in your set-up.',
    fix: 'Try again. If it stays, send Production Assist support the id of the request.',
  },
} satisfies SomeFailures;
