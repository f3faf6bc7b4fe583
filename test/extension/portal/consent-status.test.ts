import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusOf, typeOf } from '../../../extension/portal/consent-status.ts';
import { FIXTURE_LANGUAGES, type FixtureLanguage, t } from './fixtures/texts.ts';

const KNOWN = FIXTURE_LANGUAGES.filter((language) => language !== 'sv');

/**
 * How people would deny it, also in ways that are not known of the admin center: particles before, in between, behind.
 * `{X}` is the directory's name.
 */
const DENIALS: Readonly<Record<FixtureLanguage, readonly string[]>> = {
  en: ['not granted for {X}', 'not yet granted for {X}', 'never granted for {X}', 'no longer granted for {X}'],
  de: [
    'nicht gewährt für {X}',
    'noch nicht gewährt für {X}',
    'nicht für {X} gewährt',
    'für {X} nicht gewährt',
    'keine gewährt für {X}',
  ],
  fr: ['non accordé pour {X}', 'pas accordée pour {X}', 'n’est pas accordé pour {X}', 'non encore accordés pour {X}'],
  es: ['no concedido para {X}', 'aún no concedida para {X}', 'no se ha concedido para {X}', 'sin conceder para {X}'],
  nl: ['niet verleend voor {X}', 'nog niet verleend voor {X}', 'voor {X} niet verleend'],
  it: ['non concesso per {X}', 'non ancora concessa per {X}', 'non è concesso per {X}'],
  'pt-BR': ['não concedido para {X}', 'ainda não concedida para {X}', 'não foi concedido para {X}'],
  ja: [
    '{X} に付与されていません',
    '{X}には付与されていません。',
    '{X} に付与されませんでした',
    '{X} に未付与',
    '{X} に付与されましたが取り消されました',
  ],
  pl: ['nie udzielono dla {X}', 'jeszcze nie udzielono dla {X}', 'dla {X} nie udzielono'],
  sv: ['inte beviljat för {X}', 'ännu inte beviljat för {X}'],
};

/** Names of directories, some of which read like a status themselves. */
const directoryName = fc.oneof(
  fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} .&()'-]{0,28}[\p{L}\p{N})]$/u),
  fc.constantFrom(
    'GTG',
    'Granted for GTG',
    'gewährt für GTG',
    'Not granted for GTG',
    'non concesso per',
    '付与されました',
  ),
);

describe('the Status column', () => {
  it.each(KNOWN)('is granted where it says so in %s', (language) => {
    expect(statusOf(t(language, 'granted'))).toBe('granted');
    expect(statusOf(`\uE73E ${t(language, 'granted')}\u200B`)).toBe('granted');
  });

  it.each(KNOWN)('is denied by the negation of its own words in %s', (language) => {
    expect(statusOf(t(language, 'denied'))).toBe('not-granted');
    expect(statusOf(`\uE711 ${t(language, 'denied')}\u200B`)).toBe('not-granted');
  });

  it('is unknown where it is denied in a language that is not known', () => {
    expect(statusOf(t('sv', 'denied'))).toBe('unknown');
  });

  it('"Not granted for GTG" is not granted, whatever follows', () => {
    expect(statusOf('Not granted for GTG')).toBe('not-granted');
    expect(statusOf('Not granted for Granted for GTG')).toBe('not-granted');
    expect(statusOf('Nicht gewährt')).toBe('not-granted');
    // A Japanese grant for a directory of that name, or a denial for another: neither is certain.
    expect(statusOf('Not granted for GTG に付与されました')).toBe('unknown');
  });

  it.each(Object.entries(DENIALS))(
    'no denial in %s passes for granted, whatever the directory is called',
    (_, forms) => {
      fc.assert(
        fc.property(fc.constantFrom(...forms), directoryName, fc.boolean(), (form, name, upper) => {
          const text = form.replace('{X}', name);
          expect(statusOf(upper ? text.charAt(0).toUpperCase() + text.slice(1) : text)).not.toBe('granted');
        }),
        { seed: 3 },
      );
    },
  );

  it.each(KNOWN)('what is granted in %s is known, whatever the directory is called', (language) => {
    const readsLikeNoStatus = (name: string) => !/^not |^non |付与/i.test(name);
    fc.assert(
      fc.property(directoryName.filter(readsLikeNoStatus), (name) => {
        expect(statusOf(t(language, 'granted').replace('GTG', () => name))).toBe('granted');
      }),
      { seed: 3 },
    );
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
