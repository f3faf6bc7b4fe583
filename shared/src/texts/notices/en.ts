import type { NoticeTexts } from './texts.ts';

export const noticesEn: NoticeTexts = {
  types: {
    'connection.failing': {
      subject: '{tenant}: the sync fails – {title}',
      text: 'The sync of “{tenant}” with Microsoft Entra has been failing since {since}.\n\n{title}\n{detail}\n\nWhat to do:\n{fix}',
    },
    'connection.recovered': {
      subject: '{tenant}: the sync works again',
      text: 'The sync of “{tenant}” with Microsoft Entra works again. It had failed: {title}.',
    },
    'credential.expires': {
      subject: '{tenant}: {kind} ends on {expiresOn}',
      text: 'For “{tenant}”, this ends on {expiresOn}: {kind}. Days left: {days}.\n\nReplace it before then on the page of the connection. The present one goes on working until the new one is proven.',
    },
    'credential.expired': {
      subject: '{tenant}: {kind} has ended',
      text: 'For “{tenant}”, this has ended: {kind}. Nobody new gets access, and nobody who leaves loses it, until it is replaced on the page of the connection.',
    },
    'removals.held': {
      subject: '{tenant}: a decision is needed about people who left',
      text: 'In “{tenant}”, people who left the access group: {people}. They keep their access until somebody decides. {reason}',
    },
    'permissions.changed': {
      subject: '{tenant}: permissions in Entra have changed',
      text: 'The permissions of the application that “{tenant}” is connected with have changed.\n\nNew: {appeared}\nGone: {vanished}\nGranted, but not needed: {excess}',
    },
    'users.created': { subject: '{tenant}: new people', text: 'New people with access to “{tenant}”: {people}.' },
    'users.joined': { subject: '{tenant}: people joined', text: 'People who have access to “{tenant}” now: {people}.' },
    'users.updated': { subject: '{tenant}: people changed', text: 'People with another name or address: {people}.' },
    'users.left': {
      subject: '{tenant}: people left',
      text: 'People without access to “{tenant}” from now on: {people}.',
    },
    'tenant.removed': {
      subject: '{tenant}: the tenant was removed',
      text: 'The tenant “{tenant}” was removed with its connection.',
    },
    'review.due': {
      subject: '{tenant}: please look through who has access',
      text: 'It is time to look through who has access to “{tenant}”. People with access: {people}. Last looked through: {reviewedAt}.',
    },
    'notifications.test': {
      subject: '{tenant}: test of the notifications',
      text: 'This is a test. Notifications of “{tenant}” arrive here.',
    },
  },
  where: 'Open the page: {link}',
  why: 'You get this message because this address is entered under Notifications.',
  problems: {
    'private-address': 'The name leads into a private or local network. Nothing is sent there.',
    'name-not-found': 'There is no such name.',
    'name-not-resolved': 'The name could not be looked up.',
    unreachable: 'The receiver could not be reached.',
    'too-slow': 'The receiver did not answer in time.',
    redirected: 'The receiver answered with a redirect. Redirects are not followed.',
    refused: 'The receiver did not accept the message.',
    gone: 'The receiver said that it is not there any more (410). Nothing more is sent until it is switched on again.',
    'secret-unreadable': 'The secret that signs the messages cannot be read. Make a new one.',
    'email-not-configured': 'This service cannot send e-mail.',
    'email-refused': 'The e-mail service does not accept this message or this address.',
    'email-unavailable': 'The e-mail service could not be reached.',
    'switched-off': 'The notification was switched off before the message could be sent.',
    'given-up': 'The message could not be worked on.',
  },
  reasons: {
    many: 'They are more than the limits allow at once.',
    everyone: 'They are everybody who had access.',
    empty: 'The group is suddenly empty.',
    unconfirmed: 'Microsoft would not confirm how many are in the group.',
  },
  kinds: { secret: 'the client secret', certificate: 'the certificate', federated: 'the federated credential' },
  none: 'none',
};
