import { SECRET_DESCRIPTION } from '../../guide.ts';
import type { ReplaceTexts } from './replace.ts';

export const replaceEn: ReplaceTexts = {
  title: 'Replace the client secret',
  lead: 'Without a gap: what works now goes on working until the new one has proven itself.',
  inUse: 'In use now: {hint}…, ends on {day}.',
  inUseOther: { certificate: 'In use now: a certificate.', federated: 'In use now: no secret at all (federated).' },
  dayUnknown: 'a day that is not known',
  loading: 'Asking the service how it stands …',
  noConnection: 'This tenant is not connected yet, so there is nothing to replace. Follow the steps of the guide.',
  reconnect:
    'This browser was connected to Production Assist before. Connect it again first: if a replacement is under way there, it goes on from where it stands.',
  progress: { done: 'done', now: 'to do now', open: 'comes later' },
  now: 'Now: {title}',
  allSteps: 'Steps of the replacement',
  step: {
    make: 'Create a new client secret in Entra',
    give: 'Give it to Production Assist',
    run: 'Run and verify the sync',
    remove: 'Remove the old secret from Entra',
  },
  enter: { certificate: 'Upload the certificate in Entra', federated: 'Enter the federated credential in Entra' },
  removeTitle: {
    secret: 'Remove the old secret from Entra',
    certificate: 'Remove the old certificate from Entra',
    federated: 'Remove the old federated credential from Entra',
  },
  wrongDirectory:
    'This tab is in another directory than the one Production Assist is connected to. *Go there* leads to the right one.',
  offer: {
    there: 'This tenant is connected already.',
    prove: 'A new credential is being tried. What worked before goes on working.',
    refused: 'Microsoft refuses the new credential. What worked before goes on working.',
    run: 'The new credential is in use. Its first full sync is still to succeed.',
    remove: 'The new credential works. The old one is still to be removed from Entra.',
  },
  offerGo: { begin: 'Replace the secret', goOn: 'Go on replacing it' },

  make: {
    do: [
      'Open *Certificates & secrets* > *Client secrets* and press *New client secret*.',
      `Description: \`${SECRET_DESCRIPTION}\``,
      'Choose when it expires, as your company’s rules say, and press *Add*.',
      'While the *Value* is shown, press *Take the secret* here. The column *Expires* is read with it.',
    ],
    care: 'Do not delete the old secret yet: Production Assist still works with it. You are told here when it can go.',
    other: 'Or something else than a secret',
    federated:
      'Without any secret: Microsoft trusts this service. You get three values to enter, and it is tried then.',
    useFederated: 'Show the three values',
    page: 'With a certificate: on the page of the service',
  },
  give: {
    text: 'It is tried with Microsoft first: sign-in, group, first page of its members. Only then it takes the place of the present one.',
    submit: 'Give it to Production Assist',
    going: 'Microsoft is being asked …',
    foreign: 'This secret belongs to the application “{found}”, not to the connected one. Take it from the right page.',
    mayNot: 'You allowed the extension only to look. Sign out below, connect again and allow it to save.',
    notConnected:
      'Connected, Production Assist tries the new secret before it uses it, and you see here how it stands.',
    byForm: 'Or fill in the form without that',
    saved: 'It is saved in Production Assist',
  },
  prove: {
    title: 'Entra does not know it yet',
    usual: 'That is usual: a new secret can need some minutes until all of Microsoft’s servers know it.',
    usualEntry: 'Perhaps it is not entered yet, or Microsoft needs some minutes.',
    next: 'Tried again in {seconds} s.',
    nextNow: 'It is being tried again.',
    leave: 'You may close the panel: it goes on by itself, and stands here when you come back.',
    tries: { one: 'asked once so far', other: 'asked {count} times so far' },
    last: 'What Microsoft said last',
    again: 'Try it now',
    asking: 'Microsoft is being asked …',
    another: 'Give another one',
    cancel: 'Cancel the replacement',
    cancelled: 'Cancelled. Nothing has changed: what worked before goes on working.',
    refusedTitle: 'Microsoft refuses the new one',
    refused: 'Nothing has changed: what worked before goes on working.',
  },
  track: {
    proving: 'Tried with Microsoft',
    proven: 'Proven',
    current: 'In use',
    verified: 'Verified by a full sync',
  },
  trackTitle: 'How the new one stands',
  trackState: { done: 'done', now: 'under way', wrong: 'not accepted', open: 'comes later' },
  run: {
    text: 'Microsoft accepts the new one, and it is in use. The first full sync with it shows that everything works; until then the old one stands in.',
    waiting: 'The first full sync is about to begin.',
    read: {
      one: 'The sync is running: 1 member read so far.',
      other: 'The sync is running: {count} members read so far.',
    },
    failed: 'The sync has not succeeded yet. The old one goes on standing in; do not remove it.',
    page: 'Start the sync on the page of the service',
    byHand:
      'Run the sync in Production Assist, or wait for the scheduled one. It has to succeed with the new secret before the old one is removed.',
    succeeded: 'The sync has succeeded',
    back: 'It has not: back to the secret',
  },
  remove: {
    text: 'The first full sync with the new one has succeeded. Here the old one is destroyed; in Entra it is still valid, and nobody needs it any more.',
    textByHand:
      'The sync has succeeded with the new one. The old one is still valid in Entra, and nobody needs it any more.',
    do: {
      secret: [
        'Open *Certificates & secrets* > *Client secrets*.',
        'Find the row that is marked below as the old one, and press the waste bin at its end.',
      ],
      certificate: [
        'Open *Certificates & secrets* > *Certificates*.',
        'Find the row with this thumbprint and press the waste bin at its end.',
      ],
      federated: [
        'Open *Certificates & secrets* > *Federated credentials*.',
        'Find the row with the old issuer and subject and press the waste bin at its end.',
      ],
    },
    which: 'The old one',
    hint: 'Begins with',
    saved: 'Saved in Production Assist',
    ends: 'Expires',
    unknown: 'not known',
    thumbprint: 'Thumbprint',
    table: 'Secrets on the page',
    old: {
      unseen: 'The list has not been seen since. Open the page; it is read by itself.',
      there: 'The old one is still there.',
      unclear:
        'The old one cannot be told from another by what the page shows. Compare the dates: the one that was made last must stay. If you are not sure, remove none; the old one ends by itself.',
      gone: 'The old one is gone from Entra.',
    },
    unseenWhole: 'Not all rows have been seen. Scroll through the list, so that it can be read to its end.',
    meaning: {
      'in-use': 'In use. It must stay.',
      old: 'The old one. It can go.',
      unclear: 'The old one or another: the page does not tell',
      other: 'Not used by Production Assist',
    },
    unnamed: 'without a description',
    show: 'Show me',
    showNamed: 'Show me {name}',
    stop: 'Stop: this is the new secret, the one in use. It must stay. The old one is the row marked “It can go”.',
    stopUnclear:
      'Careful: this may be the new secret, or one that another program uses. Compare the day on which it expires before you remove it.',
    missing:
      'The secret that is in use is not in Entra any more: it was probably removed by mistake. The next sync will fail. Create another one at once.',
    again: 'Replace it once more',
    others:
      'There are secrets left that Production Assist does not use. Secrets nobody needs should be removed: whoever has one of them can sign in with it. Ask first whether another program uses them.',
    submit: 'It is removed',
    noting: 'Noting it in Production Assist …',
  },
  done: {
    title: 'All done',
    text: 'The new one is in use, a full sync has succeeded with it, and the old one is gone.',
    again: 'Replace it once more',
  },
  noNews: 'No news from {origin} at the moment. What is shown may be out of date; it is asked again by itself.',
  otherCloud: 'The admin center of this cloud cannot be read by the extension. Compare by hand.',
};
