import { authorizeTexts } from '@production-assist/shared/texts/authorize/texts';
import { labelsDe as LABELS } from '@production-assist/shared/texts/panel/labels-de';
import { GTG } from '@production-assist/simulator/gtg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATIENT, says, visit } from './afresh.ts';
import { step } from './panel.ts';
import { decide, windowOf } from './service-window.ts';
import { PEOPLE } from './services.ts';
import { type Stage, setStage } from './stage.ts';

/** A German administrator: the browser, the admin center and the service all speak German. */
let stage: Stage;
let admin: Page;
let panel: Page;

beforeAll(async () => {
  stage = await setStage({ locale: 'de' });
  stage.adminCenter.settings.language = 'de';
  admin = await stage.openAdminCenter();
  panel = await stage.openPanel(admin);
});
afterAll(() => stage.close());

const button = (name: string) => panel.locator('fluent-button', { hasText: name });

describe('the whole set-up, read from German pages', () => {
  it('1: the directory', async () => {
    await visit(admin, 'directory-overview');
    await step(panel, 'directory', 'done').waitFor();
  });

  it('2 and 3: the application and both ids', async () => {
    await visit(admin, 'application-overview');
    await step(panel, 'ids', 'done').waitFor();
    for (const [name, value] of Object.entries({ clientId: GTG.clientId, directoryId: GTG.directoryId })) {
      await expect.poll(() => panel.locator(`[data-value=${name}] code`).textContent(), PATIENT).toBe(value);
    }
  });

  it('4: the secret, taken while it is shown', async () => {
    await visit(admin, 'application-credentials');
    await admin.getByRole('button', { name: 'Neuer geheimer Clientschlüssel' }).click();
    await admin.getByLabel('Beschreibung').fill('Production Assist AD Sync');
    await admin.getByRole('button', { name: 'Hinzufügen', exact: true }).click();
    await panel.locator('.take').click();
    await step(panel, 'secret', 'done').waitFor();
    expect(await panel.locator('.secret.is-held').textContent()).toContain('Der Schlüssel liegt nur');
  });

  it('5 to 7: the permissions and the consent', async () => {
    await visit(admin, 'application-permissions');
    await admin.getByText('Gewährt für GTG').first().waitFor();
    expect(await says(panel, 'consent', 'consent', 'pass')).toMatch(/zustimmung ist erteilt/i);
    await step(panel, 'permissions', 'done').waitFor();
  });

  it('8: the group and its members', async () => {
    await visit(admin, 'group-overview');
    await says(panel, 'group', 'group', 'pass');
    await visit(admin, 'group-members');
    await says(panel, 'group', 'members', 'pass');
  });

  it('10: Microsoft’s answer, in German too', async () => {
    await panel.locator('#head-verify').click();
    await panel.getByLabel(LABELS.workerAddress).fill(stage.serviceUrl);
    const window = await windowOf(panel, () => button(LABELS.workerConnect).click());
    await window.getByRole('button', { name: PEOPLE[0].name }).click();
    await window.getByRole('heading', { name: authorizeTexts('de').title }).waitFor();
    await decide(window, 'allow');
    await button(LABELS.checkWithMicrosoft).click();
    await panel.locator('.people').waitFor(PATIENT);
    const disabled = panel.locator('.people tr', { hasText: 'Robert Former' });
    expect(await disabled.textContent()).toMatch(/deaktiviert|gesperrt/);
  });
});

it('says of German pages what is wrong in German', async () => {
  const application = stage.simulator.directory(GTG.directoryId)?.applications.get(GTG.clientId);
  if (!application) throw new Error('the application is missing');
  application.configuredPermissions = application.configuredPermissions.filter((name) => name !== 'Group.Read.All');
  application.consents = application.consents.filter(({ name }) => name !== 'Group.Read.All');
  await visit(admin, 'application-overview');
  await visit(admin, 'application-permissions');
  await says(panel, 'permissions', 'permission.Group.Read.All', 'fail', 'Group.Read.All steht nicht in der Liste');
});
