import { describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';

describe('the browser of the tests', () => {
  it('is the one CHROMIUM_PATH names', () => {
    expect(chromiumPath({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
  });

  it('is never another one than that', () => {
    expect(() => chromiumPath({ CHROMIUM_PATH: '/nowhere/chromium' })).toThrow('/nowhere/chromium');
  });
});
