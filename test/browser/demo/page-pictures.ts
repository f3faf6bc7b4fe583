import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GTG } from '@production-assist/simulator/gtg';
import type { Page } from 'playwright-core';
import { button, type PageStage, startPage } from '../page.ts';
import { refreshPreview, save, typeValues } from '../page-connection.ts';
import { addTenant } from '../page-tenant.ts';

const WINDOW = { viewport: { width: 1280, height: 860 } };

/**
 * Takes the pictures of the settings page: a preview, the sync, and the operator's list.
 *
 * @returns names of the files
 */
export async function takePagePictures(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const stage = await startPage();
  try {
    const page = await stage.as('ada', '/tenants/gtg', WINDOW);
    return [await connection(folder, stage, page), await sync(folder, stage, page), await operator(folder, stage)];
  } finally {
    await stage.stop();
  }
}

/** What would happen, before anything is saved. */
async function connection(folder: string, stage: PageStage, page: Page): Promise<string> {
  await page.getByText('Not connected yet').waitFor();
  await typeValues(page, GTG);
  await refreshPreview(page);
  await page.locator('.check-sums').waitFor();
  await shoot(folder, '10-page-preview.png', page);
  await save(page);
  await page.getByText('The connection is saved.').waitFor();
  await stage.api.run('gtg');
  return '10-page-preview.png';
}

/** The history with its chart. */
async function sync(folder: string, stage: PageStage, page: Page): Promise<string> {
  for (let run = 0; run < 4; run += 1) await stage.api.run('gtg');
  await page.goto(`${stage.serviceUrl}/tenants/gtg/sync`);
  await button(page, 'Run sync').waitFor();
  await page.locator('.data tbody tr:visible').nth(4).waitFor();
  await shoot(folder, '11-page-sync.png', page);
  return '11-page-sync.png';
}

/** All tenants, in German and in the dark. */
async function operator(folder: string, stage: PageStage): Promise<string> {
  for (const name of ['acme', 'borealis', 'contoso']) await addTenant(stage, name, { connected: name !== 'contoso' });
  await stage.api.run('acme');
  const page = await stage.as('operator', '/', { ...WINDOW, locale: 'de-DE', colorScheme: 'dark' });
  await page.locator('.data tbody tr:visible').nth(3).waitFor();
  await shoot(folder, '12-page-tenants-german-dark.png', page);
  return '12-page-tenants-german-dark.png';
}

async function shoot(folder: string, name: string, page: Page): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: join(folder, name), animations: 'disabled' });
}
