import type { FederationView } from '@production-assist/shared/api-credentials';
import { GTG } from '@production-assist/simulator/gtg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { afresh, PATIENT, visit } from './afresh.ts';
import { openStep, press, step } from './panel.ts';
import { connect } from './service-window.ts';
import { type Stage, setStage } from './stage.ts';

/** Doing without a secret: what is to be entered, and how the tab of federated credentials compares with it. */

let stage: Stage;
let admin: Page;
let panel: Page;

beforeAll(async () => {
  stage = await setStage();
  admin = await stage.openAdminCenter();
  panel = await stage.openPanel(admin);
});
afterAll(() => stage.close());

/** What the service says has to be entered. */
async function wanted(): Promise<FederationView> {
  const url = `${stage.worker.url}/api/tenants/${stage.tenantId}/connection/federation`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${stage.token}` } });
  return (await response.json()) as FederationView;
}

const value = (field: string) => panel.locator(`.federation [data-value=${field}] code`).textContent();
const compared = (field: string, state: string) =>
  panel.locator(`.compared [data-field=${field}][data-state=${state}]`).waitFor(PATIENT);
const typeInto = (name: string, text: string) => admin.locator(`#field-${name}`).fill(text);

it('shows the values to copy once the service is connected, and compares the page with them letter by letter', async () => {
  await afresh(stage, admin, panel);
  await visit(admin, 'application-overview');
  // The tab opens the step of its page by itself: only when it has is another one opened by hand.
  await step(panel, 'ids', 'done').waitFor(PATIENT);
  await connect(panel, stage);
  await visit(admin, 'application-credentials');
  await step(panel, 'secret').locator('.here').waitFor(PATIENT);
  await openStep(panel, 'secret');
  await press(panel, 'Do without a secret');
  await panel.locator('.federation dl').waitFor(PATIENT);
  const { issuer, subject, audience } = await wanted();
  expect([await value('issuer'), await value('subject'), await value('audience')]).toEqual([issuer, subject, audience]);
  expect(await panel.locator('.federation .icon-button').count()).toBe(4);

  await admin.getByRole('tab', { name: /Federated credentials/ }).click();
  await admin.locator('[data-telemetryname=Command-AddFederatedCredential]').click();
  await typeInto('issuer', `${issuer}/`);
  await typeInto('subject', subject.toLowerCase());
  await typeInto('name', 'Production-Assist');
  await admin.getByRole('button', { name: 'Add', exact: true }).click();
  // The list shows the subject, and issuer and audience only once the entry is opened.
  await compared('subject', 'differs');
  await compared('issuer', 'not-shown');
  expect(await panel.locator('.compared [data-field=subject]').textContent()).toContain('capital and small letters');

  await admin.getByRole('button', { name: 'Production-Assist', exact: true }).click();
  await compared('issuer', 'differs');
  expect(await panel.locator('.compared [data-field=issuer]').textContent()).toContain('slash at the end');
  await typeInto('issuer', issuer);
  await typeInto('subject', subject);
  await admin.getByRole('button', { name: 'Update' }).click();
  await compared('subject', 'agrees');
  const [entry] =
    stage.simulator.directory(GTG.directoryId)?.applications.get(GTG.clientId)?.federatedCredentials ?? [];
  expect(entry).toEqual({ name: 'Production-Assist', issuer, subject, audience });
});
