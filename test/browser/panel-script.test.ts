import { firstChoice } from '@production-assist/shared/setup-code/choice';
import type { SetupForm } from '@production-assist/shared/setup-code/plan';
import { setupScript } from '@production-assist/shared/setup-code/set-up-code';
import { setupDe } from '@production-assist/shared/texts/setup-code/de';
import { setupEn } from '@production-assist/shared/texts/setup-code/en';
import { GTG } from '@production-assist/simulator/gtg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { afresh, PATIENT, visit } from './afresh.ts';
import { press, step, typeInto } from './panel.ts';
import { panelLooksRight } from './panel-looks-right.ts';
import { connect } from './service-window.ts';
import { type Stage, setStage } from './stage.ts';

/** The set-up as a script in the panel, with the ids that were read filled in. */

let stage: Stage;
let admin: Page;
let panel: Page;

beforeAll(async () => {
  stage = await setStage();
  await stage.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  admin = await stage.openAdminCenter();
  panel = await stage.openPanel(admin);
});
afterAll(() => stage.close());

const today = new Date().toISOString().slice(0, 10);
const { endsOn } = firstChoice({}, today);
const shown = async () => (await panel.locator('.script-text pre').textContent()) ?? '';
const written = (form: SetupForm, texts = setupEn) =>
  setupScript(
    form,
    {
      cloud: 'global',
      directoryId: GTG.directoryId,
      clientId: GTG.clientId,
      credential: { kind: 'secret', endsOn },
    },
    texts.script,
  ).text;

it('asks for what it does not know, fills in what was read, and can be copied', async () => {
  await afresh(stage, admin, panel);
  await press(panel, 'Set up by script');
  await panel.getByText(setupEn.screen.missing.directoryId).waitFor(PATIENT);
  await expect.poll(() => panel.locator(':focus').textContent()).toBe(setupEn.screen.title);
  await panelLooksRight(panel);
  await typeInto(panel, setupEn.screen.directoryId, '{22222222-3333-4444-8555-666666666666}');
  await expect.poll(shown, PATIENT).toContain("'22222222-3333-4444-8555-666666666666'");
  // What somebody has typed is theirs.
  await typeInto(panel, setupEn.screen.directoryId, '');
  await press(panel, 'Back to the steps');
  await visit(admin, 'application-overview');
  await step(panel, 'ids', 'done').waitFor(PATIENT);
  await press(panel, 'Set up by script');
  await expect.poll(shown, PATIENT).toBe(written('azure-cli'));
  await panelLooksRight(panel);
  await press(panel, setupEn.screen.copy);
  await panel.getByText(setupEn.screen.copied).waitFor(PATIENT);
  expect(await panel.evaluate(() => navigator.clipboard.readText())).toBe(written('azure-cli'));
  await panel.getByLabel('Terraform').check();
  await expect.poll(shown).toBe(written('terraform'));
  await panel.getByText(setupEn.screen.state).waitFor();
});

it('stands where it was when the panel is opened again, in the other language too', async () => {
  await panel.close();
  panel = await stage.openPanel(admin);
  await expect.poll(shown, PATIENT).toBe(written('azure-cli'));
  await panel.locator('.language select').selectOption('de');
  await panel.getByText(setupDe.screen.intro).waitFor(PATIENT);
  expect(await shown()).toBe(written('azure-cli', setupDe));
  await panelLooksRight(panel);
  await panel.locator('.language select').selectOption('en');
  await panel.getByText(setupEn.screen.intro).waitFor(PATIENT);
});

it('fills in what the service signs with, where there is to be no secret', async () => {
  await press(panel, 'Back to the steps');
  await connect(panel, stage);
  await press(panel, 'Set up by script');
  await panel.getByLabel(setupEn.screen.kinds.federated).check();
  const subject = panel.getByLabel(setupEn.screen.subject);
  await expect.poll(() => subject.inputValue(), PATIENT).toMatch(/^tenant:gtg:/);
  expect(await shown()).toContain(`SUBJECT='${await subject.inputValue()}'\n`);
  await panelLooksRight(panel);
  await panel.getByLabel(setupEn.screen.kinds.certificate).check();
  await panel.getByText(setupEn.screen.missing.certificate).waitFor(PATIENT);
  await panelLooksRight(panel);
});
