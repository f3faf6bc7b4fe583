import type { BrowserContext, Frame, Locator, Page } from 'playwright-core';
import { settled } from '../accessibility.ts';

/** Sizes in CSS pixels, which are the pixels of the picture: of a page, and of the panel as the browser opens it. */
const HEIGHT = 800;
const PAGE_SIZE = { width: 1240, height: HEIGHT };
const PANEL_SIZE = { width: 360, height: HEIGHT };
const BORDER = 1;

/** A page and the panel at one moment, as PNG. */
export interface Pair {
  page: Buffer;
  panel: Buffer;
}

/** @param covered what must not be seen */
export async function shoot(page: Page, panel: Page, covered: readonly Locator[] = []): Promise<Pair> {
  for (const frame of page.frames()) if (await isShown(frame)) await frame.evaluate(settled);
  const shot = (from: Page, size: typeof PAGE_SIZE, mask: Locator[]) =>
    from.screenshot({ animations: 'disabled', clip: { x: 0, y: 0, ...size }, mask, maskColor: '#c8c6c4' });
  return { page: await shot(page, PAGE_SIZE, [...covered]), panel: await shot(panel, PANEL_SIZE, []) };
}

/** Whether somebody sees a frame: what is hidden draws nothing, and so never settles. */
async function isShown(frame: Frame): Promise<boolean> {
  return frame.parentFrame() === null || (await frame.frameElement()).isVisible();
}

/** One picture of a page with the panel to its right, as they stand in a browser's window. */
export async function sideBySide(context: BrowserContext, { page, panel }: Pair): Promise<Buffer> {
  const sheet = await context.newPage();
  await sheet.setViewportSize({
    width: PAGE_SIZE.width + PANEL_SIZE.width + 3 * BORDER,
    height: HEIGHT + 2 * BORDER,
  });
  const style = `body{margin:0;display:flex;gap:${BORDER}px;padding:${BORDER}px;background:#c8c6c4}img{display:block}`;
  const images = [page, panel].map((png) => `<img src="data:image/png;base64,${png.toString('base64')}" alt="">`);
  await sheet.setContent(`<style>${style}</style>${images.join('')}`);
  await sheet.waitForFunction(() => [...document.images].every((image) => image.complete));
  const picture = await sheet.screenshot();
  await sheet.close();
  return picture;
}
