import type { SomeFailures } from '../texts.ts';

/** What is said about calls of the interface, and about signing in on the page. */
export const requestEn = {
  'not-json': {
    title: 'The body is not JSON',
    detail: 'The body of the request could not be parsed as JSON.',
    fix: 'Send one JSON object in UTF-8. Often a comma too many or a missing quotation mark is the cause.',
  },

  'not-signed-in': {
    title: 'Not signed in',
    detail: 'The request carries no token, so it is not known who is asking.',
    fix: 'In the browser: sign in again. In a program: send a token in the header “Authorization: Bearer <token>”.',
  },

  'session-expired': {
    title: 'You are signed out',
    detail: 'A sign-in lasts for eight hours at most, and this one is over. Nothing was changed.',
    fix: 'Sign in again and repeat what you did last.',
  },

  'token-expired': {
    title: 'The sign-in has expired',
    detail: 'The token was valid once, but its time is over.',
    fix: 'In the browser: sign in again. In a program: get a new token and repeat the request.',
  },

  'token-invalid': {
    title: 'The token is not accepted',
    detail:
      'Signature, issuer, audience or content of the token does not fit, or it comes from an issuer that is not configured here.',
    fix: 'Get a token that was issued for this service. If it should fit, compare its issuer and audience with the configuration of the service.',
  },

  'not-allowed': {
    title: 'Not allowed',
    detail: 'You are signed in, but this needs a right you do not have.',
    fix: 'Ask an administrator of Production Assist for the right, or sign in with another account.',
  },

  'cross-site': {
    title: 'The request comes from another page',
    detail:
      'A change is accepted only from this service’s own pages. This request came from elsewhere, or its origin cannot be told. Nothing was changed.',
    fix: 'Open the page of this service and do it there. In a program: send a token in the header “Authorization”, no cookie.',
  },

  'not-found': {
    title: 'Not found',
    detail: 'There is nothing at this address, or nothing you may see.',
    fix: 'Check the address and the ids in it. If they are right, ask an administrator of Production Assist for access.',
  },

  'method-not-allowed': {
    title: 'This method does not exist here',
    detail: 'The address exists, but it does not take this HTTP method.',
    fix: 'See /api/docs for the methods of this address.',
  },

  'version-stale': {
    title: 'Somebody else saved in between',
    detail: 'What you changed is not the newest version any more. Nothing was saved, so nobody’s work is lost.',
    fix: 'Reload, look at what is new and apply your change again. In a program: read again and send the new ETag as If-Match.',
  },

  'version-missing': {
    title: 'The version is missing',
    detail: 'A change must say which version it is based on, so that nobody overwrites what somebody else has saved.',
    fix: 'Read first, then send the ETag of that answer in the header If-Match.',
  },

  'invitation-gone': {
    title: 'The invitation is no longer valid',
    detail:
      'An invitation can be accepted once, within seven days, unless it is withdrawn or whoever invited loses the right to. One of these has happened, or the link is not complete.',
    fix: 'Check that the whole link was copied. Otherwise ask for a new invitation.',
  },

  'already-decided': {
    title: 'This has been decided already',
    detail: 'Somebody else decided about this removal, it expired, or everyone on its list has come back.',
    fix: 'Load the list again to see how it stands.',
  },

  'email-not-configured': {
    title: 'E-mail cannot be sent here',
    detail: 'This service has not been given a way to send e-mail.',
    fix: 'Use a webhook, or ask the operator of this service to set up sending.',
  },

  'too-many-targets': {
    title: 'There are too many notifications already',
    detail: 'A tenant can have at most {limit} webhooks and e-mail addresses together.',
    fix: 'Remove one that is no longer needed.',
  },

  'sign-in-not-configured': {
    title: 'Nobody can sign in here',
    detail: 'No sign-in provider is configured for this service.',
    fix: 'Ask whoever runs the service: the variable SIGN_IN names the provider, or Cloudflare Access stands in front of the service.',
  },

  'sign-in-declined': {
    title: 'The sign-in was cancelled',
    detail:
      'The sign-in provider reports that the sign-in was cancelled, or that this account may not use this service.',
    fix: 'Sign in again. If it was not you who cancelled, use another account or ask an administrator of the sign-in provider.',
  },

  'sign-in-expired': {
    title: 'The sign-in took too long or was begun twice',
    detail: 'A sign-in has to end in the browser it began in, within ten minutes, and only the one begun last counts.',
    fix: 'Sign in again. If this keeps happening, allow cookies for this site.',
  },

  'sign-in-failed': {
    title: 'The sign-in could not be verified',
    detail:
      'What the sign-in provider answered does not fit what was asked, so it is not accepted. Nobody was signed in.',
    fix: 'Sign in again. If this keeps happening, ask whoever runs the service to compare its configuration with the provider’s; the log names the reason.',
  },

  'too-large': {
    title: 'The request is too large',
    detail: 'The body of the request may have at most {limit} bytes.',
    fix: 'Send less in one request.',
  },

  'too-many-requests': {
    title: 'Too many requests',
    detail: 'This was asked for too often within a short time.',
    fix: 'Wait {seconds} seconds, then try again.',
  },

  'not-json-type': {
    title: 'The content type is not JSON',
    detail: 'Only JSON is taken here, and the request declares something else or nothing.',
    fix: 'Send the header “Content-Type: application/json”.',
  },

  'invalid-request': {
    title: 'Some values do not fit',
    detail: 'At least one field is missing, unknown or has a value that is not possible. Nothing was saved.',
    fix: 'Correct the fields named in this answer and send the request again.',
  },
} satisfies SomeFailures;
