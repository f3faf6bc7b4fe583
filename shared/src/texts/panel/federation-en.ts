import type { FederationTexts } from './federation.ts';

export const federationEn: FederationTexts = {
  title: 'Without a secret',
  intro:
    'Instead of a client secret Microsoft can trust this service itself. Then there is nothing to keep safe and nothing expires.',
  do: [
    'Open the tab *Federated credentials* and press *Add credential*.',
    'As *Federated credential scenario* choose *Other issuer*.',
    'Copy the values below into the fields, letter by letter, and press *Add*.',
  ],
  choose: 'Then choose “federated credential” for this tenant on the settings page.',
  fields: { issuer: 'Issuer', subject: 'Subject identifier', name: 'Name', audience: 'Audience' },
  loading: 'Asking the service…',
  again: 'Ask again',
  pageTitle: 'On the page',
  notSeen: 'The tab has not been seen yet, or it has no entry.',
  absent: 'The tab has entries, but none with this issuer or subject.',
  agrees: 'agrees',
  notShown: 'not shown; open the entry by its name',
  differsOther: 'differs from character {at} on. On the page: “{found}”',
  differsCase: 'differs in capital and small letters, first at character {at}. On the page: “{found}”',
  differsSlash: 'differs in the slash at the end. On the page: “{found}”',
  unreachable: '{origin} did not answer as expected. Try again in a moment.',
};
