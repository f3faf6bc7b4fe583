import { describe, expect, it } from 'vitest';
import { LANGUAGES, SHOWN_LANGUAGES } from '../src/admin-center/languages.ts';
import { isKnown, TERMS, text } from '../src/admin-center/texts.ts';

describe('the words of the admin center', () => {
  it('are there for every term and language', () => {
    for (const term of TERMS) for (const language of SHOWN_LANGUAGES) expect(text(language, term, 'GTG')).not.toBe('');
  });

  it('stand in one place each', () => {
    expect(TERMS.length).toBeGreaterThan(100);
    expect(TERMS.filter((term, at) => TERMS.indexOf(term) !== at)).toEqual([]);
  });

  it('are known or made up, and it is said which', () => {
    expect(LANGUAGES.filter((language) => isKnown('grantedFor', language))).toEqual(LANGUAGES);
    expect(LANGUAGES.filter((language) => isKnown('notGrantedFor', language))).toEqual(['en']);
    expect(SHOWN_LANGUAGES.filter((language) => isKnown('secretId', language))).toEqual(['en', 'de']);
  });

  it('take a name as it is', () => {
    expect(text('en', 'grantedFor', 'X $& $1 X')).toBe('Granted for X $& $1 X');
    expect(text('ja', 'grantedFor', 'GTG')).toBe('GTG に付与されました');
  });

  it.each(SHOWN_LANGUAGES)('tell granted from not granted in %s', (language) => {
    expect(text(language, 'grantedFor', 'GTG')).not.toBe(text(language, 'notGrantedFor', 'GTG'));
  });
});
