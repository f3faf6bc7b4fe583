import { type AdminCenterPage, adminCenterLink } from '@production-assist/shared/admin-center';
import { ALL_STEPS } from '@production-assist/shared/steps';
import { PAGE_NAMES } from '@production-assist/simulator/admin-center/routes';
import { GTG } from '@production-assist/simulator/gtg';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afresh, PATIENT, says, visit } from './afresh.ts';
import { openStep } from './panel.ts';
import { type Stage, setStage } from './stage.ts';

/** Where the panel leads: to a page of the admin center, and on it to the thing to click. */
let stage: Stage;
let admin: Page;
let panel: Page;

beforeAll(async () => {
  stage = await setStage();
  admin = await stage.openAdminCenter();
  panel = await stage.openPanel(admin);
});
afterAll(() => stage.close());

/** The documents of the tab in which something has an outline as nobody but we draw it. */
async function outlined(): Promise<Frame[]> {
  const has = await Promise.all(
    admin.frames().map((frame) =>
      frame
        .evaluate(() => {
          const styled = [...document.querySelectorAll<HTMLElement>('[style*=outline]')];
          return styled.filter(({ style }) => style.outlineWidth === '3px').length;
        })
        // A frame may be going away just now.
        .catch(() => 0),
    ),
  );
  return admin.frames().flatMap((frame, at) => Array.from({ length: has[at] ?? 0 }, () => frame));
}

/** On each page, the steps that have something to show there. */
const SHOWN = PAGE_NAMES.map((page) => ({
  page,
  steps: ALL_STEPS.filter((step) => Object.keys(step.show).includes(page)).map(({ id }) => id),
})).filter(({ steps }) => steps.length > 0);

describe('Show me', () => {
  beforeAll(() => afresh(stage, admin, panel));

  it.each(SHOWN)('outlines what to click on $page for $steps until the next click', async ({ page, steps }) => {
    // Loaded anew: of the page before nothing is left that could be outlined too.
    await admin.goto('about:blank');
    await visit(admin, page);
    // The list begins with what somebody owns.
    if (page === 'applications') await admin.getByRole('tab', { name: 'All applications' }).click();
    for (const step of steps) {
      const button = panel.locator(`[data-step=${step}] fluent-button`, { hasText: 'Show me' });
      await expect
        .poll(async () => {
          // The panel may still be going to the page's own step.
          await openStep(panel, step);
          await button.click({ timeout: 1_000 }).catch(() => {});
          return outlined();
        }, PATIENT)
        .toHaveLength(1);
      // Beside the thing itself: any click takes it away.
      const [frame] = await outlined();
      await frame?.locator('body').click({ position: { x: 2, y: 2 } });
      expect(await outlined()).toHaveLength(0);
    }
  });
});

describe('Go there', () => {
  it.each<[string, AdminCenterPage, object]>([
    ['application', 'applications', {}],
    ['ids', 'application-overview', { clientId: GTG.clientId }],
    ['consent', 'application-permissions', { clientId: GTG.clientId }],
    ['secret', 'application-credentials', { clientId: GTG.clientId }],
  ])('leads from the step %s to its page, with the ids that are known', async (step, page, ids) => {
    await afresh(stage, admin, panel);
    await visit(admin, 'application-overview');
    await says(panel, 'application', 'application', 'pass');
    await visit(admin, 'home');
    const button = panel.locator(`[data-step=${step}] fluent-button`, { hasText: 'Go there' });
    const directoryId = GTG.directoryId;
    await expect
      .poll(async () => {
        // The panel may still be going to the step of the page it was led to just now.
        await openStep(panel, step);
        await button.click({ timeout: 1_000 }).catch(() => {});
        return admin.url();
      }, PATIENT)
      .toBe(adminCenterLink(page, { cloud: 'global', directoryId, ...ids }));
    await expect.poll(() => panel.locator('.step-head[aria-current=step]').count(), PATIENT).toBeGreaterThan(0);
  });
});

describe('what was read', () => {
  it('can be copied', async () => {
    await stage.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await afresh(stage, admin, panel);
    await visit(admin, 'application-overview');
    await says(panel, 'application', 'application', 'pass');
    await openStep(panel, 'ids');
    for (const [name, value] of Object.entries({ clientId: GTG.clientId, directoryId: GTG.directoryId })) {
      await panel.locator(`[data-step=ids] [data-value=${name}] .icon-button`).click();
      await expect.poll(() => panel.evaluate(() => navigator.clipboard.readText()), PATIENT).toBe(value);
    }
  });

  it('is not lost by going back and forth', async () => {
    await afresh(stage, admin, panel);
    await visit(admin, 'application-overview');
    await says(panel, 'application', 'application', 'pass');
    await visit(admin, 'application-permissions');
    await says(panel, 'consent', 'consent', 'pass');
    await says(panel, 'application', 'application', 'pass');
    await visit(admin, 'application-overview');
    await expect.poll(() => panel.locator('#head-ids[aria-current=step]').count(), PATIENT).toBe(1);
    await says(panel, 'consent', 'consent', 'pass');
  });
});
