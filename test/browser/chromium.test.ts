import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromiumPath, QUIET_FLAGS } from './chromium.ts';

describe('the browser of the tests', () => {
  it('is the one CHROMIUM_PATH names', () => {
    expect(chromiumPath({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
  });

  it('is never another one than that', () => {
    expect(() => chromiumPath({ CHROMIUM_PATH: '/nowhere/chromium' })).toThrow('/nowhere/chromium');
  });

  it('leaves out all that Playwright leaves out', async () => {
    // It tells its flags only where it is said to be automated.
    const args = [...QUIET_FLAGS, '--enable-automation'];
    const browser = await chromium.launch({ executablePath: chromiumPath(), args });
    const session = await browser.newBrowserCDPSession();
    const { arguments: given } = await session.send('Browser.getBrowserCommandLine');
    await browser.close();
    const flag = '--disable-features=';
    const lists = given.filter((each) => each.startsWith(flag)).map((each) => each.slice(flag.length).split(','));
    expect(lists).toHaveLength(2);
    const [theirs, ours] = lists;
    expect(ours).toEqual(expect.arrayContaining(theirs ?? ['a list']));
  });
});
