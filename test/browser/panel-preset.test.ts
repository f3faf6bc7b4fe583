import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility.ts';
import { FORM_ORIGIN } from './build.ts';
import { openStep, press } from './panel.ts';
import { signInAndAllow } from './service-window.ts';
import { type Stage, setStage } from './stage.ts';

/**
 * The panel in a browser whose organization has preset the service and the form. The browser takes the schema as it
 * is, or it would not load the extension; its policy is answered here, since a test may not write one for the machine.
 */

let stage: Stage;
let panel: Page;
beforeAll(async () => {
  stage = await setStage();
  const admin = await stage.openAdminCenter();
  panel = await stage.openPanel(admin);
  const preset = { serviceAddress: stage.serviceUrl, productionAssistOrigin: FORM_ORIGIN };
  await panel.addInitScript((policy) => {
    const { storage } = Reflect.get(globalThis, 'chrome');
    storage.managed.get = async () => policy;
  }, preset);
  await panel.reload();
});
afterAll(() => stage.close());

it('shows what is preset and takes no other address', async () => {
  await openStep(panel, 'verify');
  const service = panel.getByLabel('Address of the service (set by your organization)');
  expect(await service.inputValue()).toBe(stage.serviceUrl);
  expect(await service.isEditable()).toBe(false);
  await openStep(panel, 'form');
  const form = panel.getByLabel('Address of the form (set by your organization)');
  expect(await form.inputValue()).toBe(FORM_ORIGIN);
  expect(await form.isEditable()).toBe(false);
  expect(await accessibilityFaults(panel)).toEqual([]);
});

it('connects to the service that is preset, without anything being typed', async () => {
  await openStep(panel, 'verify');
  await signInAndAllow(panel, 'Ada');
  expect(await panel.locator('.connected').textContent()).toContain(stage.serviceUrl);
  await press(panel, 'Sign out');
});

it('says it in German', async () => {
  await panel.locator('.language select').selectOption('de');
  await openStep(panel, 'form');
  await panel.getByLabel('(von Ihrer Organisation)').waitFor();
});
