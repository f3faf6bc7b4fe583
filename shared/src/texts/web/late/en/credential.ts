import { APPLICATION_NAME, MICROSOFT_LABELS } from '../../../../guide.ts';
import type { Counted } from '../../texts.ts';

const PAGE = `Entra ID > App registrations > All applications > ${APPLICATION_NAME} > Certificates & secrets`;

/** Replacing a credential, step by step; after the guide's Maintenance 1 to 4. */
export const credential = {
  back: 'Connection',
  title: 'Replace credential',
  titleSetUp: 'Finish the set-up',
  lead: 'Without a gap: what works now goes on working until the new one has proven itself.',
  leadExpired:
    'The present one has expired: nothing is synced until a new one has proven itself. People keep the access they have.',
  leadSetUp: 'What is saved here has its counterpart in Entra still to come.',

  steps: 'The way',
  step: {
    give: { secret: 'New secret', certificate: 'New certificate', federated: 'Three values' },
    prove: { secret: 'Proof', certificate: 'Upload and proof', federated: 'Entry and proof' },
    run: 'First full sync',
    remove: 'Remove the old one',
    setUp: 'Enter it in Entra',
  },
  stepDone: 'done',

  choose: {
    legend: 'What shall Production Assist sign in with?',
    now: 'in use now',
    fact: { risk: 'What could get out', end: 'When it ends', work: 'What you do' },
    secret: {
      text: 'A password for the application.',
      risk: 'The secret. It is copied once from Entra to here; whoever sees it can sign in with it.',
      end: 'After 24 months at most. Then nothing is synced until it is replaced.',
      work: 'Copy and paste, and again before each end.',
    },
    certificate: {
      text: 'A key pair that is made here.',
      risk: 'Nothing on the way: only the public half leaves this service. The private key lies sealed here.',
      end: 'After two years. Then nothing is synced until it is replaced.',
      work: 'Download a file, upload it in Entra, and again before each end.',
    },
    federated: {
      text: 'No secret at all: Entra trusts what this service signs.',
      risk: 'Nothing that stays valid: what is signed is good for five minutes.',
      end: 'Never. The keys behind it change by themselves.',
      work: 'Copy three values into Entra, once. Entra has to reach this service over the Internet.',
    },
  },

  make: {
    title: 'Make a new secret in Entra',
    open: `Open ${APPLICATION_NAME} in the admin center`,
    path: `Or by hand: ${PAGE} > Client secrets.`,
    add: 'Press New client secret.',
    description: 'Description:',
    end: 'Choose the end and press Add.',
    copy: `Copy the ${MICROSOFT_LABELS.clientSecret} at once, not the ${MICROSOFT_LABELS.secretId}: Entra shows it only now.`,
    keep: 'Do not delete the old secret yet. You will be told when it can go.',
    secret: `The new secret’s ${MICROSOFT_LABELS.clientSecret}`,
    date: 'It expires on',
    dateHelp: 'From the column Expires, so that you are warned in time.',
    submit: 'Check with Microsoft',
    certificate: 'The key pair is made here. What works now is not touched.',
    submitCertificate: 'Make the certificate',
    federated: 'This service vouches for itself. You get three values to enter in Entra; nothing in them is secret.',
    submitFederated: 'Show the three values',
  },

  upload: {
    title: 'Upload the certificate in Entra',
    download: 'Download the certificate (.cer)',
    downloadHelp: 'It holds the public half only; it may be seen by anybody.',
    open: 'Open Certificates & secrets',
    path: `Or by hand: ${PAGE} > Certificates.`,
    add: 'Press Upload certificate, choose the file and press Add.',
    compare: 'Compare the thumbprint that Entra then shows:',
    thumbprint: 'Thumbprint',
    thumbprintSha256: 'SHA-256',
    ends: 'It ends on {day}.',
  },
  enter: {
    title: 'Enter three values in Entra',
    open: 'Open Certificates & secrets',
    path: `Or by hand: ${PAGE} > Federated credentials.`,
    add: 'Press Add credential and choose the scenario Other issuer.',
    fill: 'Fill in the fields, letter by letter: Entra compares capitals and slashes too.',
    save: 'Press Add.',
    column: { field: 'Field in Entra', value: 'Value' },
    issuer: 'Issuer',
    type: 'Type',
    typeValue: 'Explicit subject identifier',
    subject: 'Value',
    name: 'Name',
    nameHelp: 'Any name will do; it cannot be changed later.',
    audience: 'Audience',
    audienceHelp: 'Under Edit (optional); mostly it stands there already.',
    failed: 'The values could not be had.',
  },

  proof: {
    submit: 'Check with Microsoft',
    again: 'Check now',
    cancel: 'Cancel the replacement',
    cancelled: 'Cancelled. Nothing has changed: what worked before goes on working.',
    asking: 'Microsoft is being asked: sign-in, group, first page of its members.',
    title: 'Entra does not know it yet',
    usual: 'That is usual: a new secret can need some minutes until all of Microsoft’s servers know it.',
    usualEntry: 'Perhaps it is not entered yet, or Microsoft needs some minutes.',
    next: 'Tried again in {time}.',
    nextNow: 'It is being tried again.',
    leave: 'You may leave this page: it goes on by itself, and stands here when you come back.',
    tries: { one: 'asked once so far', other: 'asked {count} times so far' } satisfies Counted as Counted,
    waits: 'Once it is entered, have it checked. Without your doing it is asked after from time to time.',
    refusedTitle: 'Microsoft refuses the new one',
    refused: 'Nothing has changed: what worked before goes on working.',
    correct: 'Give another one',
    retry: 'Check again',
    last: 'What Microsoft said last',
  },

  run: {
    title: 'Proven: Microsoft accepts the new one',
    text: 'It is in use now. The first full sync with it shows that everything works; until then the old one stands in.',
    waiting: 'The first full sync is about to begin.',
    failed: 'The first full sync has not succeeded yet. The old one goes on standing in.',
    start: 'Start the sync',
    setUp: 'Entered? Then start the sync: it shows whether Entra accepts it.',
  },

  remove: {
    title: {
      secret: 'Now remove the old secret in Entra',
      certificate: 'Now remove the old certificate in Entra',
      federated: 'Now remove the old federated credential in Entra',
    },
    text: 'The first full sync with the new one has succeeded. Here the old one is destroyed; in Entra it is still valid, and nobody needs it any more.',
    which: 'This one',
    hint: 'Begins with',
    thumbprint: 'Thumbprint',
    created: 'Saved here',
    ends: 'Expires',
    unknown: 'not known',
    open: 'Open Certificates & secrets',
    secret:
      'Under Client secrets, find the row whose value begins with these characters and press the waste bin at its end.',
    certificate: 'Under Certificates, find the row with this thumbprint and press the waste bin at its end.',
    federated:
      'Under Federated credentials, find the row with the old issuer and subject and press the waste bin at its end.',
    care: 'Compare the dates first: the new one must stay.',
    submit: 'Done, it is removed',
    done: 'Thank you. Nothing is left to do.',
  },

  done: {
    title: 'All done',
    text: 'The new one is in use, a full sync has succeeded with it, and the old one is gone.',
    textSetUp: 'Entra accepts it, and a full sync has succeeded with it.',
    back: 'To the connection',
    again: 'Replace it once more',
  },
  now: {
    title: 'In use now',
    works: 'It goes on working meanwhile.',
    readOnly: 'An administrator of this tenant can replace it.',
  },
};
