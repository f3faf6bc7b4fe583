import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { accessibilityFaults } from './accessibility.ts';

/** The narrowest panel a browser shows. */
const NARROW = { width: 320, height: 700 };

const overflow = (panel: Page) =>
  panel.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Nothing for axe to find in light, dark and high contrast, and nothing beyond the narrowest panel. */
export async function panelLooksRight(panel: Page): Promise<void> {
  await panel.setViewportSize(NARROW);
  for (const colours of [{}, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
    // Colours that are still fading from one scheme to the other are of neither.
    await panel.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce', ...colours });
    expect(await accessibilityFaults(panel)).toEqual([]);
  }
  expect(await overflow(panel)).toBe(0);
}
