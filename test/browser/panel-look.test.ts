import { GTG } from '@production-assist/simulator/gtg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afresh, PATIENT, says, visit } from './afresh.ts';
import { FORM_ORIGIN } from './build.ts';
import { FORM_ADDRESS } from './form-page/route.ts';
import { openStep, step } from './panel.ts';
import { panelLooksRight } from './panel-looks-right.ts';
import { decide, signInAs, windowOf } from './service-window.ts';
import { PEOPLE } from './services.ts';
import { type Stage, setStage } from './stage.ts';

/** How the panel looks and is used: by everybody, in both languages, light and dark, as narrow as it gets. */
describe.each(['en', 'de'] as const)('the panel in %s', (locale) => {
  let stage: Stage;
  let admin: Page;
  let panel: Page;

  beforeAll(async () => {
    stage = await setStage({ locale });
    stage.adminCenter.settings.language = locale;
    admin = await stage.openAdminCenter();
    panel = await stage.openPanel(admin);
    await afresh(stage, admin, panel, (data) => {
      data.applications = data.applications?.map((one) => ({ ...one, consents: [] }));
    });
    stage.adminCenter.settings.language = locale;
  });
  afterAll(() => stage.close());

  async function enterSecret(): Promise<void> {
    await openStep(panel, 'secret');
    await panel.locator('[data-step=secret] .by-hand summary').click();
    await panel.locator('[data-step=secret] input').fill(GTG.secret);
    await panel.locator('[data-step=secret] .by-hand fluent-button').click();
    await panel.locator('.secret.is-held').waitFor();
  }

  /** Connects the service, whatever the buttons say. */
  async function connectService(): Promise<void> {
    await panel.locator('.connect input').fill(stage.serviceUrl);
    const window = await windowOf(panel, () => panel.locator('.connect fluent-button').click());
    await signInAs(window, PEOPLE[0].name);
    await decide(window, 'allow');
    await panel.locator('.connected').waitFor();
  }

  it('is in the language of the browser', async () => {
    expect(await panel.evaluate(() => document.documentElement.lang)).toBe(locale);
    await expect
      .poll(() => panel.locator('h1').textContent(), PATIENT)
      .toBe({ en: 'Entra connection', de: 'Entra-Verbindung' }[locale]);
  });

  it('looks right at the start', async () => {
    await panelLooksRight(panel);
  });

  it('looks right where Microsoft cannot be asked yet, and says why', async () => {
    await openStep(panel, 'verify');
    await panel.locator('.connect fluent-button').click();
    await panel.locator('.connect .field-error').waitFor();
    await panelLooksRight(panel);
    await panel.locator('.connect input').fill(stage.serviceUrl);
    await connectService();
    const ask = panel.locator('.verify .actions fluent-button');
    await ask.waitFor();
    // It is grey and cannot be pressed, and it is read, reached and explained all the same.
    expect(await ask.getAttribute('disabled-focusable')).not.toBeNull();
    const reason = (await ask.getAttribute('aria-describedby')) ?? '';
    expect(await panel.locator(`#${reason}`).textContent()).toContain(locale === 'en' ? 'Still needed' : 'fehlt noch');
    await panelLooksRight(panel);
    await ask.focus();
    await panel.keyboard.press('Enter');
    expect(await panel.locator('.asking').count()).toBe(0);
  });

  it('looks right with values that were read', async () => {
    await visit(admin, 'application-overview');
    await says(panel, 'application', 'application', 'pass');
    await openStep(panel, 'ids');
    await panel.locator('[data-step=ids] summary').click();
    await panelLooksRight(panel);
  });

  it('looks right while a secret is shown', async () => {
    await visit(admin, 'application-credentials');
    await says(panel, 'secret', 'credential', 'unknown');
    await panelLooksRight(panel);
  });

  it('looks right where permissions have problems', async () => {
    await visit(admin, 'application-permissions');
    await says(panel, 'consent', 'consent', 'fail');
    await panelLooksRight(panel);
    await says(panel, 'permissions', 'permission.Group.Read.All', 'warn');
    await panelLooksRight(panel);
  });

  it('looks right with Microsoft’s answer, where something is wrong', async () => {
    await enterSecret();
    await openStep(panel, 'verify');
    await panelLooksRight(panel);
    await panel.locator('.verify .actions fluent-button').click();
    await step(panel, 'verify', 'problem').waitFor(PATIENT);
    await panel.locator('.answer .rest summary').click();
    await panelLooksRight(panel);
  });

  it('looks right with Microsoft’s answer, with the people who come in', async () => {
    stage.simulator
      .directory(GTG.directoryId)
      ?.consent(GTG.clientId, ['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All']);
    await panel.locator('.verify .actions fluent-button').click();
    await step(panel, 'verify', 'done').waitFor(PATIENT);
    await panel.locator('.people').waitFor();
    await panelLooksRight(panel);
  });

  it('closes the open step when its heading is pressed, and opens another when the tab goes to its page', async () => {
    const expanded = (id: string) => panel.locator(`#head-${id}`).getAttribute('aria-expanded');
    await visit(admin, 'application-overview');
    await panel.bringToFront();
    await expect.poll(() => expanded('ids'), PATIENT).toBe('true');
    await panel.locator('#head-ids').click();
    await expect.poll(() => expanded('ids')).toBe('false');
    expect(await panel.locator('.step-head[aria-expanded=true]').count()).toBe(0);
    await panelLooksRight(panel);
    await visit(admin, 'application-credentials');
    await panel.bringToFront();
    await expect.poll(() => expanded('secret'), PATIENT).toBe('true');
  });

  it('looks right before the form', async () => {
    await openStep(panel, 'form');
    await panel.locator('.form-step input').fill('http://example.org');
    await panel.locator('.field-error').waitFor();
    await panelLooksRight(panel);
  });

  it('looks right once the form is filled without a check, and says what can be asked now', async () => {
    await afresh(stage, admin, panel);
    stage.adminCenter.settings.language = locale;
    await visit(admin, 'application-overview');
    await step(panel, 'ids', 'done').waitFor(PATIENT);
    await enterSecret();
    await openStep(panel, 'form');
    // Before it is filled: that a check would have to come first.
    await panel.locator('.form-step .care').waitFor();
    const form = await stage.context.newPage();
    await form.goto(FORM_ADDRESS);
    await panel.locator('.form-step input').fill(FORM_ORIGIN);
    await panel.locator('.form-step .actions fluent-button').first().click();
    await panel.locator('.report .is-pass').nth(2).waitFor(PATIENT);
    await panelLooksRight(panel);
    await openStep(panel, 'verify');
    const note = { en: 'filled in and forgotten here', de: 'ausgefüllt und hier vergessen' }[locale];
    expect(await panel.locator('.verify .care').textContent()).toContain(note);
    await connectService();
    await panel.locator('.verify .actions fluent-button').click();
    await panel.locator('.verify .refusal').waitFor(PATIENT);
    const refusal = { en: 'Microsoft was not asked', de: 'Microsoft wurde nicht gefragt' }[locale];
    expect(await panel.locator('.verify .refusal').textContent()).toContain(refusal);
    // Nobody has asked Microsoft, so nothing of it stands in the panel as its word.
    expect(await step(panel, 'verify').getAttribute('data-state')).toBe('open');
    await panelLooksRight(panel);
    await panel.locator('.verify .care fluent-button').click();
    await panel.locator('[data-step=secret] .by-hand').waitFor();
    await form.close();
  });

  it('opens every step with the keyboard, with the focus in sight', async () => {
    await panel.locator('.language select').focus();
    const heads = panel.locator('.step-head');
    const count = await heads.count();
    const reached = new Set<string>();
    for (let presses = 0; reached.size < count && presses < 80; presses += 1) {
      await panel.keyboard.press('Tab');
      const focused = panel.locator('.step-head:focus');
      if ((await focused.count()) === 0) continue;
      const outline = await focused.evaluate((head) => getComputedStyle(head).outlineStyle);
      expect(outline).not.toBe('none');
      await panel.keyboard.press('Enter');
      const id = (await focused.getAttribute('id')) ?? '';
      await expect.poll(() => panel.locator(`#${id}`).getAttribute('aria-expanded')).toBe('true');
      reached.add(id);
    }
    expect(reached.size).toBe(count);
  });
});
