import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GTG } from '@production-assist/simulator/gtg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FORM_ORIGIN } from './build.ts';
import * as guide from './guide.ts';
import { openStep, press, step, typeInto } from './panel.ts';
import { type Stage, setStage } from './stage.ts';

/** The whole guide, from an empty directory to a filled form and Microsoft's word for it, in one go. */
let stage: Stage;
let admin: Page;
let panel: Page;
let profile: string;
let secret = '';

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'profile-'));
  stage = await setStage({ empty: true, profile });
  admin = await stage.openAdminCenter(guide.DIRECTORY);
  panel = await stage.openPanel();
  await admin.bringToFront();
});
afterAll(async () => {
  await stage.close().catch(() => {});
  await rm(profile, { recursive: true, force: true });
});

it('1: knows the directory from its overview', async () => {
  await step(panel, 'directory', 'done').waitFor();
  await expect.poll(() => panel.locator('header').textContent()).toContain('GTG');
});

it('2 and 3: follows to the new app registration and reads both ids, never the object id', async () => {
  await guide.registerApplication(admin);
  await step(panel, 'ids', 'done').waitFor();
  const application = [...(stage.simulator.directory(GTG.directoryId)?.applications.values() ?? [])][0];
  const shown = (name: string) => panel.locator(`[data-value=${name}] code`).textContent();
  expect(await shown('directoryId')).toBe(GTG.directoryId);
  expect(await shown('clientId')).toBe(application?.clientId);
});

it('4: takes the secret with one click while it is shown, and shows dots', async () => {
  secret = await guide.createSecret(admin);
  await press(panel, 'Take the secret');
  await panel.locator('.secret.is-held').waitFor();
  expect(await panel.content()).not.toContain(secret);
});

it('5 and 6: sees each permission and that consent is not given yet', async () => {
  await guide.addPermissions(admin, ['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All']);
  await openStep(panel, 'consent');
  await expect.poll(() => step(panel, 'consent').getAttribute('data-state')).toBe('problem');
});

it('6, its end: sees the consent', async () => {
  await guide.grantConsent(admin);
  await step(panel, 'consent', 'done').waitFor();
  await step(panel, 'permissions', 'done').waitFor();
});

it('8: sees the access group and its members', async () => {
  await guide.createGroup(admin, ['Lena Hoffmann', 'Jonas Weber', 'Zoë de Vries']);
  const group = [...(stage.simulator.directory(GTG.directoryId)?.groups.values() ?? [])][0];
  await guide.openGroup(admin, group?.id ?? '');
  await panel.locator('[data-check=group][data-status=pass]').waitFor();
  await guide.openGroup(admin, group?.id ?? '', 'Members');
  await step(panel, 'group', 'done').waitFor();
});

it('9: fills the form on the approved address, says so for each field, and forgets the secret', async () => {
  const form = await stage.context.newPage();
  await form.goto(`${FORM_ORIGIN}/settings`);
  await openStep(panel, 'form');
  await typeInto(panel, 'Address of the form', FORM_ORIGIN);
  await press(panel, `Fill the form on ${FORM_ORIGIN}`);
  await panel.locator('.report .is-pass').nth(2).waitFor();
  const application = [...(stage.simulator.directory(GTG.directoryId)?.applications.values() ?? [])][0];
  const values = await form
    .locator('input')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  expect(values).toEqual([GTG.directoryId, application?.clientId, secret]);
  expect(form.url()).toBe(`${FORM_ORIGIN}/settings`);
  await openStep(panel, 'secret');
  await expect.poll(() => panel.locator('.secret.is-held').count()).toBe(0);
  await form.close();
});

it('10: Microsoft confirms it through the Worker, with the people who come in', async () => {
  // The form has the secret now; the Worker gets it by hand, as somebody who saves the form would give it.
  const application = [...(stage.simulator.directory(GTG.directoryId)?.applications.values() ?? [])][0];
  const headers = { authorization: `Bearer ${stage.token}`, 'content-type': 'application/json' };
  const connection = { directoryId: GTG.directoryId, clientId: application?.clientId, clientSecret: secret };
  const saved = await fetch(`${stage.worker.url}/api/tenants/gtg/connection`, {
    method: 'PUT',
    headers,
    body: JSON.stringify(connection),
  });
  expect(saved.status).toBe(201);
  await openStep(panel, 'verify');
  await typeInto(panel, 'Address of the service', stage.worker.url);
  await typeInto(panel, 'Production Assist tenant', 'gtg');
  await typeInto(panel, 'Access token', stage.token);
  await press(panel, 'Connect');
  await press(panel, 'Check with Microsoft');
  await panel.getByText('Lena Hoffmann').waitFor();
  await step(panel, 'verify', 'done').waitFor();
});

it('leaves no byte of the secret and the token in the profile', async () => {
  await stage.context.close();
  const found: string[] = [];
  for (const entry of await readdir(profile, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    if ([secret, stage.token].some((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'))))
      found.push(path);
  }
  expect(secret.length).toBeGreaterThan(30);
  expect(found).toEqual([]);
});
