import type { Connection } from '@production-assist/shared/api';
import { GTG } from '@production-assist/simulator/gtg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { says, visit } from './afresh.ts';
import * as guide from './guide.ts';
import { button, chooseSelf } from './page.ts';
import { refreshPreview, save, typedValues } from './page-connection.ts';
import { openStep, press, step, typeInto } from './panel.ts';
import { type Stage, setStage } from './stage.ts';

/** The extension and the settings page together: from the admin center into the page's form, then on by hand. */

let stage: Stage;
let admin: Page;
let panel: Page;
let page: Page;
let secret = '';

beforeAll(async () => {
  stage = await setStage();
  admin = await stage.openAdminCenter();
  panel = await stage.openPanel(admin);
});
afterAll(() => stage?.close());

it('the panel reads both ids and takes the secret in the admin center', async () => {
  await visit(admin, 'application-overview');
  await step(panel, 'ids', 'done').waitFor();
  secret = await guide.createSecret(admin);
  await press(panel, 'Take the secret');
  await panel.locator('.secret.is-held').waitFor();
});

it('fills them into the form of the page, where somebody is signed in', async () => {
  page = await stage.context.newPage();
  await page.goto(`${stage.serviceUrl}/sign-in?return=/tenants/${stage.tenantId}`);
  await chooseSelf(page, 'ada');
  await page.getByText('Not connected yet').waitFor();
  await openStep(panel, 'form');
  await typeInto(panel, 'Address of the form', stage.serviceUrl);
  await press(panel, `Fill the form on ${stage.serviceUrl}`);
  await panel.locator('.report .is-pass').nth(2).waitFor();
  expect(await typedValues(page)).toEqual([GTG.directoryId, GTG.clientId, secret]);
  // The page knows of them as if they had been typed.
  await page.getByText('Not saved yet').waitFor();
  expect(await page.locator('.field-advice', { hasText: /This/ }).count()).toBe(0);
});

it('finds that the form agrees with the admin center', async () => {
  await press(panel, 'Compare the form with what was captured');
  await says(panel, 'form', 'form', 'pass');
  await step(panel, 'form', 'done').waitFor();
});

it('and by hand: preview, save, run, people', async () => {
  await page.bringToFront();
  await refreshPreview(page);
  await page.locator('.sums').waitFor();
  await save(page);
  await page.getByText('The connection is saved.').waitFor();
  await page.getByRole('link', { name: 'Sync', exact: true }).click();
  await button(page, 'Run sync').click();
  await page.locator('.message-bar').getByText('people have access.').waitFor();
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByText('Lena Hoffmann').first().waitFor();
  const path = `${stage.serviceUrl}/api/tenants/${stage.tenantId}/connection`;
  const answer = await fetch(path, { headers: { authorization: `Bearer ${stage.token}` } });
  const { directoryId, clientId }: Connection = await answer.json();
  expect([directoryId, clientId]).toEqual([GTG.directoryId, GTG.clientId]);
});
