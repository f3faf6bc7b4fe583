import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axeCore from 'axe-core';
import type { Page } from 'playwright-core';

/** As it is called in the page. */
declare const axe: typeof axeCore;

/** Without its comments: it is read again in each page. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong in a page, one sentence each. It runs in the page itself: the usual way through another tab
 * takes ten times as long, and the panel would follow to that tab.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  await page.evaluate(settled);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target.flat().join(' ')}: ${any.map(({ message }) => message).join(' ')}`),
  );
}

/** Runs in a document: once nothing fades any more. Colours on their way from one to another are of neither. */
export async function settled(): Promise<void> {
  // The first frame begins what has to end.
  await new Promise(requestAnimationFrame);
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}
