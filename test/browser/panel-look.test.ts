import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afresh, PATIENT, says, visit } from './afresh.ts';
import { openStep } from './panel.ts';
import { type Stage, setStage } from './stage.ts';

/** How the panel looks and is used: by everybody, in both languages, light and dark, as narrow as it gets. */
const NARROW = { width: 320, height: 700 };

async function faults(panel: Page): Promise<string[]> {
  // Contrast is not asked of what is disabled; axe cannot see that a button of Fluent is.
  const { violations } = await new AxeBuilder({ page: panel }).exclude('fluent-button[disabled]').analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target.flat().join(' ')}: ${any.map(({ message }) => message).join(' ')}`),
  );
}

const overflow = (panel: Page) =>
  panel.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Nothing for axe to find in light and dark, and nothing beyond the narrowest panel. */
async function looksRight(panel: Page): Promise<void> {
  await panel.bringToFront();
  await panel.setViewportSize(NARROW);
  for (const colorScheme of ['light', 'dark'] as const) {
    // Colours that are still fading from one scheme to the other are of neither.
    await panel.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await faults(panel)).toEqual([]);
  }
  expect(await overflow(panel)).toBe(0);
}

describe.each(['en', 'de'] as const)('the panel in %s', (locale) => {
  let stage: Stage;
  let admin: Page;
  let panel: Page;

  beforeAll(async () => {
    stage = await setStage({ locale });
    stage.adminCenter.settings.language = locale;
    admin = await stage.openAdminCenter();
    panel = await stage.openPanel();
    await afresh(stage, admin, panel, (data) => {
      data.applications = data.applications?.map((one) => ({ ...one, consents: [] }));
    });
    stage.adminCenter.settings.language = locale;
  });
  afterAll(() => stage.close());

  it('is in the language of the browser', async () => {
    expect(await panel.evaluate(() => document.documentElement.lang)).toBe(locale);
    await expect
      .poll(() => panel.locator('h1').textContent(), PATIENT)
      .toBe({ en: 'Entra connection', de: 'Entra-Verbindung' }[locale]);
  });

  it('looks right at the start', async () => {
    await looksRight(panel);
  });

  it('looks right with values that were read', async () => {
    await visit(admin, 'application-overview');
    await says(panel, 'application', 'application', 'pass');
    await openStep(panel, 'ids');
    await panel.locator('[data-step=ids] summary').click();
    await looksRight(panel);
  });

  it('looks right while a secret is shown', async () => {
    await visit(admin, 'application-credentials');
    await says(panel, 'secret', 'credential', 'unknown');
    await looksRight(panel);
  });

  it('looks right where permissions have problems', async () => {
    await visit(admin, 'application-permissions');
    // How German says that consent is missing is not known for certain, and never taken for consent.
    const [consent, permission] = locale === 'en' ? (['fail', 'warn'] as const) : (['unknown', 'unknown'] as const);
    await says(panel, 'consent', 'consent', consent);
    await looksRight(panel);
    await says(panel, 'permissions', 'permission.Group.Read.All', permission);
    await looksRight(panel);
  });

  it('looks right before the form', async () => {
    await openStep(panel, 'form');
    await panel.locator('.form-step input').fill('http://example.org');
    await panel.locator('.field-error').waitFor();
    await looksRight(panel);
  });

  it('opens every step with the keyboard, with the focus in sight', async () => {
    await panel.bringToFront();
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
