import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection, Run } from '@production-assist/shared/api';
import { chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility.ts';
import { chromiumPath, QUIET_FLAGS } from './chromium.ts';
import { addressOf, button, chooseSelf, type PageStage, startPage } from './page.ts';
import { dialog, refreshPreview, save, typedValues, typeValues } from './page-connection.ts';
import { addTenant } from './page-tenant.ts';

/** What happens to somebody at work on the settings page: nothing that was typed is ever lost. */

let stage: PageStage;
let keep: string;
beforeAll(async () => {
  keep = await mkdtemp(join(tmpdir(), 'worker-'));
  stage = await startPage({ keep });
});
afterAll(async () => {
  await stage?.stop();
  await rm(keep, { recursive: true, force: true });
});
afterEach(async () => {
  await stage.closeTabs();
  stage.simulator.faults.clear();
  expect(stage.complaints.splice(0)).toEqual([]);
});

const saved = (tenantId: string) => stage.api.call<Connection>('GET', `/api/tenants/${tenantId}/connection`);

/** Presses what the bar offers, and signs in as somebody in the window it opens, which closes by itself. */
async function signInAgain(page: Page, subject: string): Promise<void> {
  const opened = page.context().waitForEvent('page');
  await button(page.locator('.sign-in-bar'), 'Sign in again').click();
  const window = await opened;
  const closed = window.waitForEvent('close');
  await chooseSelf(window, subject);
  await closed;
}

describe('a service that does not answer', () => {
  it('while somebody types and changes the language: all of it stays', async () => {
    const directory = await addTenant(stage, 'silent');
    const page = await stage.as('ada', '/tenants/silent');
    await typeValues(page, directory);
    await page.route('**/api/tenants/silent', (route) => route.abort());
    await page.getByLabel('Language').selectOption('de');
    await page.getByRole('alert').getByText('Keine Antwort').waitFor();
    expect(await typedValues(page)).toEqual([directory.directoryId, directory.clientId, directory.secret]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.unroute('**/api/tenants/silent');
    await button(page, 'Noch einmal versuchen').click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    expect(await typedValues(page)).toEqual([directory.directoryId, directory.clientId, directory.secret]);
    // The browser notes each call that got no answer.
    expect(stage.complaints.splice(0).every((text) => text.includes('ERR_FAILED'))).toBe(true);
  });

  it('while somebody types a new secret and changes the language: it stays', async () => {
    await addTenant(stage, 'silent-secret', { connected: true });
    const page = await stage.as('ada', '/tenants/silent-secret/credential');
    const secret = page.locator('input[name=clientSecret]');
    await secret.fill('visibly-fake-secret-of-a-test');
    await page.route('**/api/tenants/silent-secret/connection', (route) => route.abort());
    await page.getByLabel('Language').selectOption('de');
    await page.getByRole('alert').getByText('Keine Antwort').waitFor();
    expect(await secret.inputValue()).toBe('visibly-fake-secret-of-a-test');
    await page.unroute('**/api/tenants/silent-secret/connection');
    await button(page, 'Noch einmal versuchen').click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    expect(await secret.inputValue()).toBe('visibly-fake-secret-of-a-test');
    expect(stage.complaints.splice(0).every((text) => text.includes('ERR_FAILED'))).toBe(true);
  });
});

describe('a session that ends', () => {
  it('while somebody types: the bar asks to sign in again, then the call that was refused is made', async () => {
    const directory = await addTenant(stage, 'ended');
    const page = await stage.alone('ada', '/tenants/ended');
    await typeValues(page, directory);
    await stage.worker.d1.prepare('DELETE FROM sessions').run();
    await refreshPreview(page);
    await page.getByText('You are signed out. What you have typed is still here.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await typedValues(page)).toEqual([directory.directoryId, directory.clientId, directory.secret]);
    await signInAgain(page, 'ada');
    await page.getByText('New (3)').waitFor();
    await page.locator('.sign-in-bar').waitFor({ state: 'detached' });
    await save(page);
    await page.getByText('The connection is saved.').waitFor();
  });

  it('by signing out in another tab: what was to be saved is saved after signing in', async () => {
    await addTenant(stage, 'left', { connected: true });
    const page = await stage.alone('ada', '/tenants/left');
    await page.getByLabel('Minutes between two syncs').fill('90');
    const other = await page.context().newPage();
    await other.goto(`${stage.serviceUrl}/tenants/left/people`);
    await other.getByLabel(`Signed in as ${addressOf('ada')}`).click();
    await other.getByRole('button', { name: 'Sign out' }).click();
    await other.getByRole('link', { name: 'Sign in' }).waitFor();
    await other.close();
    await save(page);
    await signInAgain(page, 'ada');
    await page.getByText('The connection is saved.').waitFor();
    expect((await saved('left')).schedule.everyMinutes).toBe(90);
  });

  it('and somebody else who signs in: nothing is done in their name', async () => {
    await addTenant(stage, 'taken', { connected: true });
    const page = await stage.alone('ada', '/tenants/taken');
    await page.getByLabel('Minutes between two syncs').fill('90');
    await stage.worker.d1.prepare('DELETE FROM sessions').run();
    await save(page);
    await signInAgain(page, 'operator');
    await page.getByText('Nothing was sent in their name').waitFor();
    expect(await page.getByLabel('Minutes between two syncs').inputValue()).toBe('90');
    expect((await saved('taken')).version).toBe(1);
  });
});

describe('a session that was ended by signing out', () => {
  it('is over in the page the browser keeps for the way back, too', async () => {
    await addTenant(stage, 'behind', { connected: true });
    await stage.api.run('behind');
    // Playwright switches off what people have on: a page is put away as it is, and shown again as it was.
    const ignoreDefaultArgs = ['--disable-back-forward-cache'];
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: [...QUIET_FLAGS],
      ignoreDefaultArgs,
    });
    const page = await browser.newPage({ locale: 'en-GB' });
    await page.goto(`${stage.serviceUrl}/sign-in?return=/tenants/behind/people`);
    await chooseSelf(page, 'ada');
    await page.getByText('Person 1').first().waitFor();
    await page.evaluate(() => {
      window.addEventListener('pageshow', ({ persisted }) =>
        document.documentElement.classList.add(`kept-${persisted}`),
      );
    });
    await page.getByLabel(`Signed in as ${addressOf('ada')}`).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${stage.serviceUrl}/`);
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    await page.evaluate(() => history.back());
    await page.locator('html.kept-true').waitFor();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    expect(await page.content()).not.toContain('Person 1');
    await browser.close();
  });
});

describe('somebody else who signs in in another tab', () => {
  it('does nothing in this one: it says so, and what is typed stays', async () => {
    await addTenant(stage, 'other-tab', { connected: true });
    const page = await stage.alone('ada', '/tenants/other-tab');
    await page.getByLabel('Minutes between two syncs').fill('90');
    const other = await page.context().newPage();
    await other.goto(`${stage.serviceUrl}/sign-in?return=/`);
    await chooseSelf(other, 'operator');
    await other.getByLabel(`Signed in as ${addressOf('operator')}`).waitFor();
    await save(page);
    await page.getByText('You are signed out. What you have typed is still here.').waitFor();
    expect((await saved('other-tab')).version).toBe(1);
    // Coming back to the window is enough to be told who is signed in now.
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await page.getByText('Nothing was sent in their name').waitFor();
    expect(await page.getByLabel('Minutes between two syncs').inputValue()).toBe('90');
    expect((await saved('other-tab')).version).toBe(1);
    await save(page);
    await page.getByText('The connection is saved.').waitFor();
    expect((await saved('other-tab')).updatedBy).toBe(addressOf('operator'));
  });
});

describe('two people at one connection', () => {
  /** Both have it open; the operator saves first, another schedule. */
  async function bothAt(tenantId: string): Promise<Page> {
    await addTenant(stage, tenantId, { connected: true });
    const [ada, operator] = await Promise.all(
      ['ada', 'operator'].map((subject) => stage.alone(subject, `/tenants/${tenantId}`)),
    );
    if (!ada || !operator) throw new Error('they did not come');
    await ada.getByLabel('Minutes between two syncs').fill('120');
    await ada.getByLabel('The secret expires on').fill('2099-03-12');
    await operator.getByLabel('Minutes between two syncs').fill('90');
    await save(operator);
    await operator.getByText('The connection is saved.').waitFor();
    await operator.context().close();
    return ada;
  }

  /** The second one saves; a day so far away is asked about first. */
  async function saveSecond(page: Page): Promise<void> {
    await save(page);
    await button(dialog(page), 'Save anyway').click();
  }

  it('the second is told, sees the other’s values, chooses, and saves', async () => {
    const page = await bothAt('both');
    await saveSecond(page);
    await dialog(page).getByText('Somebody else saved in between').waitFor();
    const schedule = dialog(page).locator('fieldset', { hasText: 'Minutes between two syncs' });
    await schedule.getByText(`Saved by ${addressOf('operator')}`).waitFor();
    expect(await schedule.locator('.option-value').allTextContents()).toEqual(['90', '120']);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await saved('both')).toMatchObject({ version: 2, schedule: { everyMinutes: 90 } });
    await schedule.getByRole('radio').first().check();
    await button(dialog(page), 'Save this choice').click();
    await button(dialog(page), 'Save anyway').click();
    await page.getByText('The connection is saved.').waitFor();
    // Theirs where it was chosen, and what only the second had changed.
    expect(await saved('both')).toMatchObject({
      version: 3,
      schedule: { everyMinutes: 90 },
      credential: { expiresOn: '2099-03-12' },
    });
  });

  it('the second goes back to the form, finds everything typed, and saves that', async () => {
    const page = await bothAt('back');
    await saveSecond(page);
    await button(dialog(page), 'Back to the form').click();
    expect(await page.getByLabel('Minutes between two syncs').inputValue()).toBe('120');
    expect(await page.getByLabel('The secret expires on').inputValue()).toBe('2099-03-12');
    await saveSecond(page);
    await page.getByText('The connection is saved.').waitFor();
    expect((await saved('back')).schedule.everyMinutes).toBe(120);
  });
});

describe('a Worker that is started anew', () => {
  it('in the middle of a run: the page says that there is no news, and shows the run’s end', async () => {
    const { directoryId } = await addTenant(stage, 'restarted', { members: 2_000, connected: true });
    stage.simulator.faults.add({ directoryId, kind: 'members', nth: 2, hang: true });
    const page = await stage.alone('ada', '/tenants/restarted/sync');
    await button(page, 'Run sync').click();
    await page.getByText('1 page read').waitFor();
    const [before] = (await stage.api.call<{ items: Run[] }>('GET', '/api/tenants/restarted/runs')).items;

    const { startAgain } = await stage.stopWorker();
    await page.getByText('No news at the moment: No answer.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const worker = await startAgain();
    await page.getByText('No news at the moment').waitFor({ state: 'detached' });
    await page.getByText('1 page read').waitFor();

    // As if the minutes had passed after which a run counts as left alone.
    await worker.d1.prepare("UPDATE runs SET lease_until = 1, sent_at = 1 WHERE tenant_id = 'restarted'").run();
    await worker.cron(new Date());
    await page.locator('.message-bar').getByText('Done: 2,000 people have access.').waitFor();
    const { items } = await stage.api.call<{ items: Run[] }>('GET', '/api/tenants/restarted/runs');
    expect(items.map(({ id, state }) => [id, state])).toEqual([[before?.id, 'succeeded']]);
    // The browser notes each call that nobody took.
    expect(stage.complaints.splice(0).filter((text) => !/net::ERR_/.test(text))).toEqual([]);
  });
});
