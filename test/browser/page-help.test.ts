import { ACCESS_GROUP_NAME } from '@production-assist/shared/guide';
import { COPY_REFUSED } from '@production-assist/shared/texts/phrases-en';
import { help as helpDe } from '@production-assist/shared/texts/web/late/de/help';
import { help as helpEn } from '@production-assist/shared/texts/web/late/en/help';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type PageStage, startPage } from './page.ts';
import { addTenant } from './page-tenant.ts';

/** The guide on the settings page. */

let stage: PageStage;
beforeAll(async () => {
  stage = await startPage();
});
afterAll(() => stage?.stop());
afterEach(async () => {
  await stage.closeTabs();
  expect(stage.complaints.splice(0)).toEqual([]);
});

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });
/** How far below the upper edge of the window a place stands, CSS pixels. */
const topOf = async (page: Page, anchor: string) => (await page.locator(`#${anchor}`).boundingBox())?.y ?? Number.NaN;

it('is opened from the header by somebody without any role, and in their language', async () => {
  const page = await stage.as('otto', '/');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('banner').getByRole('link', { name: 'Help' }).click();
  await page.waitForURL('**/help');
  await heading(page, helpEn.title).waitFor();
  expect(await page.title()).toContain(helpEn.title);

  const group = page.locator('#group');
  await group.getByRole('button', { name: `Copy ${ACCESS_GROUP_NAME}` }).click();
  await group.getByText('Copied', { exact: true }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(ACCESS_GROUP_NAME);

  await page.getByLabel('Language').selectOption('de');
  await heading(page, helpDe.title).waitFor();
  await page.getByText(helpDe.permissions.added).waitFor();
});

it('says what to do where the browser does not let anything be copied', async () => {
  const page = await stage.as('otto', '/help');
  const group = page.locator('#group');
  const copy = group.getByRole('button', { name: `Copy ${ACCESS_GROUP_NAME}` });
  await copy.waitFor();
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('not allowed', 'NotAllowedError'));
  });
  await copy.click();
  await page.getByRole('status').getByText(COPY_REFUSED).waitFor();
  expect(await group.getByText('Copied', { exact: true }).count()).toBe(0);
});

it('goes to the place its address names, and to the ones in its contents', async () => {
  const page = await stage.as('otto', '/');
  await page.goto(`${stage.serviceUrl}/help#failure-secret-expired`);
  await page.locator('#failure-secret-expired').waitFor();
  await expect.poll(() => topOf(page, 'failure-secret-expired')).toBeLessThan(300);
  expect(await topOf(page, 'failure-secret-expired')).toBeGreaterThanOrEqual(48);

  const contents = page.getByRole('navigation', { name: helpEn.contents });
  await contents.getByRole('link', { name: helpEn.steps.consent.title }).click();
  await page.waitForURL('**/help#consent');
  await expect.poll(() => topOf(page, 'consent')).toBeLessThan(100);

  await contents.getByRole('searchbox').fill('members-redacted');
  await contents.getByText('1 place', { exact: true }).waitFor();
  await contents.getByRole('link').first().click();
  await page.waitForURL('**/help#failure-members-redacted');
  await page.goBack();
  await page.waitForURL('**/help#consent');
  await heading(page, helpEn.title).waitFor();
});

it('links into the admin center of the cloud that is chosen', async () => {
  const page = await stage.as('otto', '/');
  await page.goto(`${stage.serviceUrl}/help`);
  const link = page.locator('#permissions .external');
  expect(await link.getAttribute('href')).toMatch(/^https:\/\/entra\.microsoft\.com\//);
  await page.getByLabel(helpEn.cloud).selectOption('china');
  await expect.poll(() => link.getAttribute('href')).toMatch(/^https:\/\/entra\.microsoftonline\.cn\//);
  await page.getByText('api://AzureADTokenExchangeChina').waitFor();
});

it('keeps what is copied in one piece, and uses the width there is', async () => {
  const page = await stage.as('otto', '/', { viewport: { width: 1440, height: 900 } });
  await page.goto(`${stage.serviceUrl}/help`);
  const ids = page.locator('#permissions table code');
  await ids.first().waitFor();
  const heights = await ids.evaluateAll((all) => all.map((code) => code.getClientRects().length));
  expect(heights.length).toBeGreaterThan(0);
  expect(new Set(heights)).toEqual(new Set([1]));
  const right = await page.locator('#permissions').evaluate((section) => section.getBoundingClientRect().right);
  expect(right).toBeGreaterThan(1380);
});

it('is printed without what is there to be pressed, black on white, and says where links lead', async () => {
  const page = await stage.as('otto', '/', { colorScheme: 'dark' });
  await page.goto(`${stage.serviceUrl}/help`);
  await page.locator('#failure-secret-expired').waitFor();
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  for (const pressed of [page.getByRole('navigation', { name: helpEn.contents }), page.getByRole('banner')]) {
    expect(await pressed.isVisible()).toBe(false);
  }
  expect(await page.locator('.help .icon-button:visible').count()).toBe(0);
  expect(await page.locator('.help .help-section:visible').count()).toBeGreaterThan(10);
  const link = page.locator('#permissions .external');
  const href = await link.getAttribute('href');
  expect(await link.evaluate((a) => getComputedStyle(a, '::after').content)).toContain(href);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  const paper = await page.pdf({ format: 'A4' });
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
});

it('is linked from a connection that is still empty', async () => {
  await addTenant(stage, 'needs-help');
  const page = await stage.as('ada', '/tenants/needs-help');
  await page.getByRole('link', { name: 'Step by step' }).click();
  await page.waitForURL('**/help');
  await heading(page, helpEn.title).waitFor();
});
