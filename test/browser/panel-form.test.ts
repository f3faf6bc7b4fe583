import { FORM_LABELS } from '@production-assist/shared/guide';
import { GTG } from '@production-assist/simulator/gtg';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { afresh, PATIENT, says, visit } from './afresh.ts';
import { FORM_ORIGIN } from './build.ts';
import { FORM_ADDRESS } from './form-page/route.ts';
import { openStep, press, step, typeInto, typeSecret } from './panel.ts';
import { type Stage, setStage } from './stage.ts';

/** The form of the guide's section 9, as the panel fills and reads it in the tab beside it. */
const COMPARE = 'Compare the form with what was captured';
/** Looks like one, and is another than the demo's. */
const OTHER_SECRET = 'oth8Q~of-the-panel-tests-0000000000000000';
let stage: Stage;
let admin: Page;
let panel: Page;
let form: Page;

beforeAll(async () => {
  stage = await setStage();
  admin = await stage.openAdminCenter();
  panel = await stage.openPanel(admin);
});
afterAll(() => stage.close());

beforeEach(async () => {
  await afresh(stage, admin, panel);
  await visit(admin, 'application-overview');
  await step(panel, 'ids', 'done').waitFor();
  form = await stage.context.newPage();
  await form.goto(FORM_ADDRESS);
  await openStep(panel, 'form');
  await typeInto(panel, 'Address of the form', FORM_ORIGIN);
});
afterEach(() => form.close());

const fill = (name: 'tenant' | 'client' | 'secret', value: string) => form.locator(`[name=${name}]`).fill(value);
const report = () => panel.locator('.report li').allTextContents();

it('agrees where the three values stand in it', async () => {
  await typeSecret(panel, GTG.secret);
  await panel.locator('.secret.is-held').waitFor();
  await fill('tenant', GTG.directoryId);
  await fill('client', `{${GTG.clientId.toUpperCase()}}`);
  await fill('secret', GTG.secret);
  await openStep(panel, 'form');
  await press(panel, COMPARE);
  await says(panel, 'form', 'form', 'pass');
  await step(panel, 'form', 'done').waitFor();
});

it('agrees no more once another secret is taken, or another id is entered', async () => {
  await typeSecret(panel, GTG.secret);
  await openStep(panel, 'form');
  await press(panel, `Fill the form on ${FORM_ORIGIN}`);
  await step(panel, 'form', 'done').waitFor();
  await typeSecret(panel, OTHER_SECRET);
  await openStep(panel, 'form');
  expect(await says(panel, 'form', 'form', 'unknown')).toContain(FORM_LABELS.clientSecret);
  await step(panel, 'form', 'open').waitFor();
  // Forgotten before it was filled in: what stands in the form is still the one before.
  await openStep(panel, 'secret');
  await press(panel, 'Forget it now');
  await openStep(panel, 'verify');
  await panel.getByText('No secret is held here.').waitFor();
  await openStep(panel, 'form');
  await press(panel, COMPARE);
  expect(await says(panel, 'form', 'form', 'fail')).toContain(FORM_LABELS.clientSecret);
});

it('differs where it holds another directory, and says in which field', async () => {
  await fill('tenant', '33333333-4444-4555-8666-777777777777');
  await fill('client', GTG.clientId);
  await press(panel, COMPARE);
  const text = await says(panel, 'form', 'form', 'fail');
  expect(text).toContain(FORM_LABELS.directoryId);
  expect(text).not.toContain(`captured: ${FORM_LABELS.clientId}`);
});

it('is flagged where the Secret ID stands in place of the secret', async () => {
  await fill('tenant', GTG.directoryId);
  await fill('client', GTG.clientId);
  await fill('secret', GTG.secretId);
  await press(panel, COMPARE);
  expect(await says(panel, 'form', 'form', 'fail')).toContain('Secret ID');
});

it('is filled as far as it can be, and the field that is missing is named', async () => {
  await form.locator('label', { has: form.locator('[name=client]') }).evaluate((label) => label.remove());
  await press(panel, `Fill the form on ${FORM_ORIGIN}`);
  await expect
    .poll(report, PATIENT)
    .toEqual([`${FORM_LABELS.directoryId}: filled in`, `${FORM_LABELS.clientId}: no field with this label`]);
  expect(await form.locator('[name=tenant]').inputValue()).toBe(GTG.directoryId);
});

it('is not guessed where two tabs hold one: that of another organization is left alone', async () => {
  const other = await stage.context.newPage();
  await other.goto(FORM_ADDRESS);
  const values = () => Promise.all([form, other].map((page) => page.locator('[name=tenant]').inputValue()));
  await admin.bringToFront();
  await press(panel, `Fill the form on ${FORM_ORIGIN}`);
  await panel.getByText('Several tabs of this window').waitFor(PATIENT);
  expect(await values()).toEqual(['', '']);
  await other.bringToFront();
  await press(panel, `Fill the form on ${FORM_ORIGIN}`);
  await expect.poll(values, PATIENT).toEqual(['', GTG.directoryId]);
  // A tab of the same site that holds none is no choice.
  await other.locator('form').evaluate((element) => element.remove());
  await admin.bringToFront();
  await press(panel, `Fill the form on ${FORM_ORIGIN}`);
  await expect.poll(() => form.locator('[name=tenant]').inputValue(), PATIENT).toBe(GTG.directoryId);
  await other.close();
});

it('that is open nowhere is offered to be opened', async () => {
  await form.goto('about:blank');
  await press(panel, `Fill the form on ${FORM_ORIGIN}`);
  await panel.getByText(`No tab of this window shows ${FORM_ORIGIN}`).waitFor();
  const opened = stage.context.waitForEvent('page');
  await press(panel, `Open ${FORM_ORIGIN}`);
  await (await opened).close();
});

it.each([
  ['https://entra.microsoft.com', 'never filled in on a page of Microsoft'],
  ['http://production-assist.example', 'not protected by https'],
])('is not offered to be filled on %s', async (address, reason) => {
  await typeInto(panel, 'Address of the form', address);
  await panel.locator('.field-error', { hasText: reason }).waitFor();
  expect(await panel.locator('.form-step fluent-button', { hasText: /Fill the form|Compare/ }).count()).toBe(0);
});
