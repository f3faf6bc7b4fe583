import { describe, expect, it } from 'vitest';
import { compareFederated } from '../../../extension/federated.ts';
import { readPage } from '../../../extension/portal/read-page.ts';
import { FEDERATED_LANGUAGES, FEDERATED_VALUES } from './fixtures/federated-pages.ts';
import { documentOf, saved } from './fixtures/saved.ts';

/** From the saved tab *Federated credentials* to what is said of each of its values. */

const AGREES = { state: 'agrees' };
const NOT_SHOWN = { state: 'not-shown' };
const ALL_AGREE = { issuer: AGREES, subject: AGREES, audience: AGREES };
const LISTED = { issuer: NOT_SHOWN, subject: AGREES, audience: NOT_SHOWN };

const READINGS = {
  none: { entry: 'not-seen' },
  listed: { entry: 'seen', name: 'production-assist', fields: LISTED },
  right: { entry: 'seen', name: 'production-assist', fields: ALL_AGREE },
  case: {
    entry: 'seen',
    name: 'production-assist',
    fields: {
      ...ALL_AGREE,
      subject: { state: 'differs', kind: 'case', at: 12, found: FEDERATED_VALUES.subject.toLowerCase() },
    },
  },
  slash: {
    entry: 'seen',
    name: 'production-assist',
    fields: {
      ...ALL_AGREE,
      issuer: { state: 'differs', kind: 'slash', at: 37, found: `${FEDERATED_VALUES.issuer}/` },
    },
  },
  several: { entry: 'seen', name: 'production-assist', fields: LISTED },
  others: { entry: 'absent' },
};

describe.each(FEDERATED_LANGUAGES)('the tab of federated credentials in %s', (language) => {
  it.each(Object.entries(READINGS))('%s', (name, reading) => {
    const { document, url } = saved(`application-credentials.federated-${name}.${language}`);
    expect(compareFederated(readPage(document, url)?.federated, FEDERATED_VALUES)).toEqual(reading);
  });

  it('is not read while another of the three tabs is open', () => {
    const { document, url } = saved(`application-credentials.federated-right.${language}`);
    const other = documentOf(document.documentElement.outerHTML);
    const [first, , third] = other.querySelectorAll('[role="tab"]');
    first?.setAttribute('aria-selected', 'true');
    third?.setAttribute('aria-selected', 'false');
    expect(readPage(other, url)?.federated).toBeUndefined();
  });

  it('gives out nothing else that a person has typed beside it', () => {
    const { document, url } = saved(`application-credentials.federated-right.${language}`);
    const typed = documentOf(document.documentElement.outerHTML);
    typed.querySelector('.fxs-topbar input')?.setAttribute('value', 'what somebody looks for');
    const field = typed.createElement('textarea');
    field.value = 'a note of somebody';
    typed.querySelector('.fxs-contextpane')?.append(field);
    expect(readPage(typed, url)).toEqual(readPage(document, url));
  });
});
