import { hashOf } from '@production-assist/simulator/admin-center/routes';
import { GTG, gtgDirectory } from '@production-assist/simulator/gtg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { afresh, PATIENT, says, visit } from './afresh.ts';
import { openStep, typeSecret } from './panel.ts';
import { type Stage, setStage } from './stage.ts';

declare const chrome: { windows: { create(options: { url: string }): Promise<unknown> } };

/** Pages that are not what they should be, and directories that are not the one meant. */
const OTHER = { directoryId: '33333333-4444-4555-8666-777777777777', clientId: '66666666-7777-4888-9999-aaaaaaaaaaaa' };
let stage: Stage;
let admin: Page;
let panel: Page;

beforeAll(async () => {
  stage = await setStage();
  admin = await stage.openAdminCenter();
  panel = await stage.openPanel(admin);
  stage.simulator.addDirectory({ id: OTHER.directoryId, displayName: 'Other Theatre', domains: ['other.example'] });
});
afterAll(() => stage.close());

const notices = async () => (await panel.locator('.notice').allTextContents()).join('\n');

it('says that the open application has another name', async () => {
  await afresh(stage, admin, panel, (data) => {
    data.applications = data.applications?.map((one) => ({ ...one, displayName: 'ProductionAssist' }));
  });
  await visit(admin, 'application-overview');
  const text = await says(panel, 'application', 'application', 'warn');
  expect(text).toContain('“ProductionAssist”, not “Production-Assist”');
});

it('says that a page belongs to another application, and does not count it', async () => {
  await afresh(stage, admin, panel, (data) => {
    data.applications?.push({ clientId: OTHER.clientId, displayName: 'Payroll' });
  });
  await visit(admin, 'application-overview');
  await says(panel, 'application', 'application', 'pass');
  await visit(admin, 'application-permissions', { clientId: OTHER.clientId });
  await expect.poll(notices, PATIENT).toContain('belongs to “Payroll”');
  await openStep(panel, 'ids');
  expect(await panel.locator('[data-value=clientId] code').textContent()).toBe(GTG.clientId);
});

it('believes the page where the address says something else, and says so', async () => {
  await afresh(stage, admin, panel, (data) => {
    data.applications?.push({ clientId: OTHER.clientId, displayName: 'Payroll' });
  });
  stage.adminCenter.settings.disagree = { clientId: GTG.clientId };
  await visit(admin, 'application-overview', { clientId: OTHER.clientId });
  await expect.poll(notices, PATIENT).toContain('What the page shows counts');
  await openStep(panel, 'ids');
  await expect.poll(() => panel.locator('[data-value=clientId] code').textContent(), PATIENT).toBe(GTG.clientId);
});

it('says that the account has no access', async () => {
  await afresh(stage, admin, panel);
  stage.adminCenter.settings.hasAccess = false;
  await visit(admin, 'application-permissions');
  await expect.poll(notices, PATIENT).toContain('your account has no access');
});

it('says that nobody is signed in any more', async () => {
  await afresh(stage, admin, panel);
  stage.adminCenter.settings.signedIn = false;
  await visit(admin, 'applications');
  await expect.poll(notices, PATIENT).toContain('You are signed out');
});

it('says that the page is still loading, and goes on when it has', async () => {
  await afresh(stage, admin, panel);
  stage.adminCenter.settings.settleMs = 1_500;
  await visit(admin, 'application-permissions');
  await expect.poll(notices, PATIENT).toContain('still loading');
  await says(panel, 'consent', 'consent', 'pass');
  expect(await notices()).not.toContain('still loading');
});

it('says that a page of the admin center is none of the guide’s', async () => {
  await afresh(stage, admin, panel);
  await visit(admin, 'home');
  await admin.goto('https://entra.microsoft.com/#view/Microsoft_AAD_IAM/DevicesMenuBlade');
  await expect.poll(notices, PATIENT).toContain('not part of the guide');
});

it('keeps another directory in a second window apart, and says that it is another', async () => {
  await afresh(stage, admin, panel);
  await visit(admin, 'application-overview');
  await says(panel, 'application', 'application', 'pass');
  await typeSecret(panel, GTG.secret);
  await panel.locator('.secret.is-held').waitFor();

  const url = `https://entra.microsoft.com/${OTHER.directoryId}/${hashOf('directory-overview')}`;
  const coming = stage.context.waitForEvent('page');
  await panel.evaluate((address) => chrome.windows.create({ url: address }), url);
  const admin2 = await coming;
  await admin2.waitForURL(url);
  const panel2 = await stage.openPanel(admin2);
  await expect.poll(() => panel2.locator('header').textContent(), PATIENT).toContain('Other Theatre');
  const text = await says(panel2, 'directory', 'directory', 'warn');
  expect(text).toContain(`You are in Other Theatre, but Production-Assist was seen in ${gtgDirectory().displayName}`);
  await openStep(panel2, 'ids');
  const values = panel2.locator('[data-step=ids] [data-value] code');
  await expect.poll(() => values.allTextContents(), PATIENT).toEqual([OTHER.directoryId]);
  await openStep(panel2, 'secret');
  expect(await panel2.locator('.secret.is-held').count()).toBe(0);

  // What one goes on to read is not the other's.
  await visit(admin, 'application-permissions');
  await says(panel, 'consent', 'consent', 'pass');
  expect(await panel.locator('header').textContent()).toContain('GTG');
  await openStep(panel2, 'consent');
  expect(await panel2.locator('.check[data-check=consent]').getAttribute('data-status')).toBe('unknown');
  await openStep(panel, 'secret');
  expect(await panel.locator('.secret.is-held').count()).toBe(1);
  await panel2.close();
  await admin2.close();
});
