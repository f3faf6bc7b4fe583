import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusOf, typeOf } from '../../../extension/portal/consent-status.ts';
import { FIXTURE_LANGUAGES, t } from './fixtures/texts.ts';

const KNOWN = FIXTURE_LANGUAGES.filter((language) => language !== 'sv');

describe('the Status column', () => {
  it.each(KNOWN)('is granted where it says so in %s', (language) => {
    expect(statusOf(t(language, 'granted'))).toBe('granted');
    expect(statusOf(`\uE73E ${t(language, 'granted')}\u200B`)).toBe('granted');
  });

  it.each(FIXTURE_LANGUAGES)('is never granted where it is denied in %s', (language) => {
    expect(statusOf(t(language, 'denied'))).not.toBe('granted');
  });

  it('"Not granted for GTG" is not granted', () => {
    expect(statusOf('Not granted for GTG')).toBe('not-granted');
    expect(statusOf('Not granted for Granted for GTG')).toBe('not-granted');
  });

  it('is unknown for what is not known, and for nothing', () => {
    for (const text of [
      '',
      'Granted',
      'Granted for',
      'Granted for ',
      'Beviljat för GTG',
      'Pending',
      'Was granted for GTG',
      '!',
    ]) {
      expect(statusOf(text)).toBe('unknown');
    }
  });

  it('is never granted with any words before the English, German or Romance ones', () => {
    const granted = fc.constantFrom(
      ...KNOWN.filter((language) => language !== 'ja').map((language) => t(language, 'granted')),
    );
    const before = fc.stringMatching(/^[A-Za-zéäß]{1,12}$/);
    fc.assert(
      fc.property(before, granted, (word, text) => statusOf(`${word} ${text}`) !== 'granted'),
      { seed: 3 },
    );
  });

  it('is granted whatever the directory is called', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9.&()'-]{1,30}$/),
        (name) => statusOf(`Granted for ${name}`) === 'granted',
      ),
      { seed: 3 },
    );
  });
});

describe('the Type column', () => {
  it.each(KNOWN)('is told apart in %s', (language) => {
    expect(typeOf(t(language, 'application'))).toBe('application');
    expect(typeOf(t(language, 'delegated'))).toBe('delegated');
  });

  it('is unknown in a language that is not known', () => {
    expect([typeOf(t('sv', 'delegated')), typeOf(t('sv', 'application')), typeOf('')]).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
  });
});
