import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PATIENT, says, visit } from './afresh.ts';
import { type Stage, setStage } from './stage.ts';

/** The extension as it is after it was installed: nothing is allowed that has to be asked for. */
let stage: Stage;
let admin: Page;
let panel: Page;

beforeAll(async () => {
  stage = await setStage({ granted: false });
  admin = await stage.openAdminCenter();
  panel = await stage.openPanel();
});
afterAll(() => stage.close());

const notices = async () => (await panel.locator('.notice').allTextContents()).join('\n');

it('reads everything that stands in the page itself', async () => {
  await visit(admin, 'application-overview');
  await says(panel, 'application', 'application', 'pass');
  await visit(admin, 'application-permissions');
  await says(panel, 'consent', 'consent', 'pass');
});

it('says that it cannot see the inner frames, and offers to ask', async () => {
  await visit(admin, 'groups');
  await expect.poll(notices, PATIENT).toContain('inner frame from portal.azure.net');
  expect(await panel.locator('.notice fluent-button').textContent()).toBe('Allow reading these pages');
  await says(panel, 'group', 'group', 'unknown');
});
