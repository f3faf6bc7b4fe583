import { describe, expect, it } from 'vitest';
import { SELECTORS } from '../../../extension/portal/selectors.ts';
import { documentOf } from './fixtures/saved.ts';

describe('the selector table', () => {
  const alternatives = Object.entries(SELECTORS).flatMap(([place, list]) =>
    list.map((alternative) => ({ place, ...alternative })),
  );

  it.each(alternatives)('$place: $selector is dated and can be asked', ({ selector, known }) => {
    expect(known).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
    expect(documentOf('').querySelectorAll(selector)).toHaveLength(0);
  });
});
