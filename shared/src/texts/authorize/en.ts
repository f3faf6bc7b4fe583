import type { AuthorizeTexts } from './texts.ts';

export const en: AuthorizeTexts = {
  title: 'Connect the browser',
  question: 'The extension “{extension}” in {browser} asks to work in your name.',
  signedInAs: 'Signed in as {name}',
  otherPerson: 'That is not me',
  tenant: 'In which tenant?',
  tenantId: 'Id of the tenant',
  rights: 'What it may do there',
  scopes: {
    read: {
      title: 'Look',
      detail: 'See the connection, the runs, the people with access and the events. Never a client secret.',
      only: '',
    },
    configure: {
      title: 'Preview and save',
      detail: 'Ask Microsoft about new values, which writes nothing, and save the connection.',
      only: 'Only in tenants you are an administrator of.',
    },
  },
  lasts:
    'It may never do more than you. The connection ends after 30 days, and at any time under “Access” on the page of Production Assist.',
  allow: 'Allow',
  deny: 'Do not allow',
  back: 'Back',
  signIn: 'Sign in',
  noTenants: {
    title: 'There is nothing to connect to',
    detail:
      'You are signed in as {name}, and no tenant is yours. Somebody who administers the tenant can invite you, under “Access” on its page.',
  },
  problems: {
    'not-configured': {
      title: 'No extension can be connected here',
      detail: 'This service was set up without the browser extension. Its operator can add it.',
    },
    'not-our-extension': {
      title: 'This request cannot be trusted',
      detail:
        'It does not come from the extension this service knows, or it is damaged. Nothing was allowed. Close this window and connect again from the extension.',
    },
    'not-signed-in': {
      title: 'You are signed out',
      detail: 'Nothing was allowed. Sign in again to go on.',
    },
    'no-sign-in': {
      title: 'Nobody can sign in here',
      detail: 'This service was set up without a way for people to sign in. Its operator can add one.',
    },
    'page-over': {
      title: 'This page is no longer valid',
      detail:
        'It was answered already, was open for more than 10 minutes, or was opened in another window. Nothing was allowed now. Close this window and connect again from the extension.',
    },
  },
  notTheirs: 'This tenant is not there, or it is not yours. Choose another one.',
};
