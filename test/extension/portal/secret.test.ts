import { describe, expect, it } from 'vitest';
import { readPage } from '../../../extension/portal/read-page.ts';
import { takeSecret } from '../../../extension/portal/secret.ts';
import { credentialsHtml } from './fixtures/application-pages.ts';
import { FAKE_SECRET, IDS, MASKED_SECRET } from './fixtures/gtg.ts';
import { documentOf, SAVED, saved } from './fixtures/saved.ts';
import { FIXTURE_LANGUAGES } from './fixtures/texts.ts';

describe('taking the secret', () => {
  it.each(FIXTURE_LANGUAGES)('takes the value while it is shown, in %s', (language) => {
    const { document } = saved(`application-credentials.shown.${language}`);
    expect(takeSecret(document)).toEqual({ value: FAKE_SECRET, secretId: IDS.secret });
  });

  it.each(FIXTURE_LANGUAGES)('refuses a masked value, in %s', (language) => {
    const { document } = saved(`application-credentials.masked.${language}`);
    expect(takeSecret(document)).toEqual({ refused: 'secret-masked' });
  });

  it('refuses the Secret ID', () => {
    expect(takeSecret(documentOf(credentialsHtml('en', IDS.secret)))).toEqual({ refused: 'secret-is-id' });
  });

  it('takes none where nothing is shown: no secrets, certificates, other pages', () => {
    for (const name of [
      'application-credentials.empty.en',
      'application-credentials.certificates.en',
      'application-overview.en',
    ]) {
      expect(takeSecret(saved(name).document)).toEqual({ refused: 'not-shown' });
    }
  });

  it('where two are shown, takes neither', () => {
    const document = documentOf(
      credentialsHtml('en', FAKE_SECRET).replace(`<span>${MASKED_SECRET}</span>`, FAKE_SECRET.replace('fake', 'mock')),
    );
    expect(takeSecret(document)).toEqual({ refused: 'several-shown' });
  });

  it('the value is in no page facts', () => {
    for (const { document, url } of SAVED) expect(JSON.stringify(readPage(document, url))).not.toContain(FAKE_SECRET);
  });
});
