import { GTG } from '@production-assist/simulator/gtg';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { afresh, PATIENT, visit } from './afresh.ts';
import { FORM_ORIGIN } from './build.ts';
import { FORM_ADDRESS } from './form-page/route.ts';
import { press, step, typeInto } from './panel.ts';
import { panelLooksRight } from './panel-looks-right.ts';
import { replacing } from './panel-replacing.ts';
import { type Stage, setStage } from './stage.ts';

/** The guide's Maintenance 1 to 4 in the panel without a service: the form is filled in, and the page says the rest. */

let stage: Stage;
let admin: Page;
let panel: Page;

beforeAll(async () => {
  stage = await setStage();
  admin = await stage.openAdminCenter();
});
afterAll(() => stage.close());

beforeEach(async () => {
  panel = await stage.openPanel(admin);
  await afresh(stage, admin, panel);
});
afterEach(() => panel.close());

/** Of a secret that stands in Entra besides the demo's. */
const OTHER_ID = '91c5e7a0-2d38-4f61-8b9e-3a7f0d64c206';

const { application, at, row, takeNew, removeRow, everything } = replacing(() => ({ stage, admin, panel }));

it('leads through the form, and reads the page for the rest', async () => {
  await visit(admin, 'application-overview');
  await step(panel, 'ids', 'done').waitFor(PATIENT);
  const [old] = application().secrets;
  await press(panel, 'Replace the secret');
  await at('make').waitFor(PATIENT);
  await takeNew();
  await panelLooksRight(panel);
  const form = await stage.context.newPage();
  await form.goto(FORM_ADDRESS);
  await panel.locator('summary', { hasText: 'Or fill in the form without that' }).click();
  await typeInto(panel, 'Address of the form', FORM_ORIGIN);
  await press(panel, `Fill the form on ${FORM_ORIGIN}`);
  await panel.locator('.report .is-pass').nth(2).waitFor(PATIENT);
  await panelLooksRight(panel);
  await press(panel, 'It is saved in Production Assist');
  await at('run').waitFor(PATIENT);
  await press(panel, 'It has not: back to the secret');
  await at('make').or(at('give')).waitFor(PATIENT);
  await press(panel, 'It is saved in Production Assist');
  await form.close();
  await press(panel, 'The sync has succeeded');
  await at('remove').waitFor(PATIENT);
  await panel.close();
  panel = await stage.openPanel(admin);
  await visit(admin, 'application-credentials');
  await row('old').waitFor(PATIENT);
  expect(await row('old').getAttribute('data-secret')).toBe(old?.keyId);
  await panelLooksRight(panel);
  await removeRow(old?.keyId ?? '');
  await at('done').waitFor(PATIENT);
});

it('begins for the next application as well, where the screen is still open from another one', async () => {
  const payroll = '3f0c1d2e-4b5a-4c6d-8e7f-90a1b2c3d4e5';
  stage.simulator
    .directory(GTG.directoryId)
    ?.addApplication({ clientId: payroll, displayName: 'Payroll', secrets: [] });
  await visit(admin, 'application-overview', { clientId: payroll });
  await panel.getByText(payroll).first().waitFor(PATIENT);
  await press(panel, 'Replace the secret');
  await at('make').waitFor(PATIENT);
  await visit(admin, 'application-overview');
  await expect.poll(everything, PATIENT).toContain(`"current":"${GTG.clientId}"`);
  await takeNew();
  const form = await stage.context.newPage();
  await form.goto(FORM_ADDRESS);
  await panel.locator('summary', { hasText: 'Or fill in the form without that' }).click();
  await typeInto(panel, 'Address of the form', FORM_ORIGIN);
  await press(panel, `Fill the form on ${FORM_ORIGIN}`);
  await expect.poll(() => form.locator('[name=client]').inputValue(), PATIENT).toBe(GTG.clientId);
  await panel.locator('.report .is-pass').nth(2).waitFor(PATIENT);
  await press(panel, 'It is saved in Production Assist');
  await at('run').waitFor(PATIENT);
  await form.close();
});

it('calls no secret the old one where another program has one too, and is told when the old one is gone', async () => {
  const [old] = application().secrets;
  const value = 'oth8Q~of-the-panel-tests-0000000000000000';
  const expiresAt = Date.now() + 400 * 86_400_000;
  application().secrets.push({ keyId: OTHER_ID, value, description: 'Another program', expiresAt });
  await visit(admin, 'application-overview');
  await step(panel, 'ids', 'done').waitFor(PATIENT);
  await press(panel, 'Replace the secret');
  await at('make').waitFor(PATIENT);
  await takeNew();
  await panel.locator('summary', { hasText: 'Or fill in the form without that' }).click();
  await press(panel, 'It is saved in Production Assist');
  await press(panel, 'The sync has succeeded');
  await at('remove').waitFor(PATIENT);
  await visit(admin, 'application-credentials');
  await row('unclear').nth(1).waitFor(PATIENT);
  expect(await row('old').count()).toBe(0);
  await panelLooksRight(panel);
  await removeRow(old?.keyId ?? '');
  await expect.poll(() => row('unclear').count(), PATIENT).toBe(1);
  // What is left is not called the old one either.
  expect(await row('unclear').getAttribute('data-secret')).toBe(OTHER_ID);
  expect(await row('old').count()).toBe(0);
  await press(panel, 'It is removed');
  // The value was copied and not filled in by the panel: it is not offered as a new one again.
  await at('done').waitFor(PATIENT);
});
