import { FORM_LABELS } from '@production-assist/shared/guide';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORM_FIELDS, fieldNamed, isSectionTitle } from '../../../extension/form/labels.ts';

const space = fc.constantFrom(' ', '  ', '\n\t', '\u00a0', ' \u200b ');
const after = fc.constantFrom('', '*', ' *', ':', ' :', ' *:', '：', ' \ue946');

describe('labels', () => {
  it('are known whatever their case, spaces and marks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FORM_FIELDS), space, after, fc.boolean(), (field, gap, mark, loud) => {
        const spaced = `${gap}${FORM_LABELS[field].split(' ').join(gap)}${mark}`;
        expect(fieldNamed(loud ? spaced.toUpperCase() : spaced)).toBe(field);
      }),
    );
  });

  it('are not known with any other word in front or behind', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FORM_FIELDS), fc.stringMatching(/^[a-z0-9]{1,12}$/), (field, word) => {
        expect(fieldNamed(`${FORM_LABELS[field]} ${word}`)).toBeNull();
        expect(fieldNamed(`${word} ${FORM_LABELS[field]}`)).toBeNull();
      }),
    );
  });

  it('are not known in a text far too long to be one', () => {
    expect(fieldNamed(`${' '.repeat(5_000)}${FORM_LABELS.clientId}`)).toBeNull();
  });

  it('know the section', () => {
    expect(isSectionTitle('CONFIGURE an AD Server for authentication:')).toBe(true);
    expect(isSectionTitle('Configure an AD Server')).toBe(false);
  });
});
