import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FORM_BUTTONS } from '@production-assist/shared/guide';
import { STEPS } from '@production-assist/shared/steps';
import { GTG } from '@production-assist/simulator/gtg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FORM_ORIGIN } from './build.ts';
import { FORM_ADDRESS } from './form-page/route.ts';
import * as guide from './guide.ts';
import { openStep, press, step, typeInto } from './panel.ts';
import { connect } from './service-window.ts';
import { type Stage, setStage } from './stage.ts';

/** The whole guide, from an empty directory to a filled form and Microsoft's word for it, in one go. */
let stage: Stage;
let admin: Page;
let panel: Page;
let profile: string;
let form: Page;
let secret = '';
let tokens: string[] = [];

/** What the service gave the extension. */
const tokensIn = (page: Page) =>
  page.evaluate(async () => {
    const { connection } = await chrome.storage.session.get('connection');
    return [connection.accessToken ?? '', connection.refreshToken ?? ''];
  });
declare const chrome: {
  storage: { session: { get(key: string): Promise<{ connection: Record<string, string> }> } };
};

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'profile-'));
  stage = await setStage({ empty: true, profile });
  admin = await stage.openAdminCenter(guide.DIRECTORY);
  panel = await stage.openPanel(admin);
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
  form = await stage.context.newPage();
  await form.goto(FORM_ADDRESS);
  const sent: string[] = [];
  form.on('request', (request) => sent.push(request.url()));
  await openStep(panel, 'form');
  await typeInto(panel, 'Address of the form', FORM_ORIGIN);
  await press(panel, `Fill the form on ${FORM_ORIGIN}`);
  await panel.locator('.report .is-pass').nth(2).waitFor();
  const application = [...(stage.simulator.directory(GTG.directoryId)?.applications.values() ?? [])][0];
  const values = await form
    .locator('input')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  expect(values).toEqual([GTG.directoryId, application?.clientId, secret]);
  // It presses nothing: what is in the form goes nowhere by itself.
  expect(sent).toEqual([]);
  await openStep(panel, 'secret');
  await expect.poll(() => panel.locator('.secret.is-held').count()).toBe(0);
});

it('9, its end: the form shows who would come in, and saves', async () => {
  await form.bringToFront();
  await form.getByRole('button', { name: FORM_BUTTONS.preview }).click();
  await form.getByText('3 of 3 members come in').waitFor();
  await form.getByRole('button', { name: FORM_BUTTONS.save }).click();
  await form.getByText('The configuration is saved.').waitFor();
  await form.close();
});

it('10: Microsoft confirms it through the Worker, with the people who come in', async () => {
  await connect(panel, stage);
  tokens = await tokensIn(panel);
  await press(panel, 'Check with Microsoft');
  await panel.getByText('Lena Hoffmann').waitFor();
  await step(panel, 'verify', 'done').waitFor();
});

it('is done then, in every step', async () => {
  const states = await panel.locator('[data-step]').evaluateAll((steps) => steps.map((one) => one.dataset.state));
  expect(states).toEqual(STEPS.map(() => 'done'));
});

it('leaves no byte of the secret and the tokens in the profile', async () => {
  await stage.context.close();
  // What is written there on purpose is found, so what is not found is not there.
  expect(await filesWith(new URL(stage.serviceUrl).host)).not.toEqual([]);
  const kept = [secret, ...tokens];
  expect(kept).toHaveLength(3);
  for (const text of kept) {
    expect(text.length).toBeGreaterThan(30);
    expect(await filesWith(text)).toEqual([]);
  }
});

/** Files of the profile in which a text stands, in either of a browser's encodings. */
async function filesWith(text: string): Promise<string[]> {
  const entries = await readdir(profile, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found = await Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(path);
      return bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')) ? [path] : [];
    }),
  );
  return found.flat();
}
