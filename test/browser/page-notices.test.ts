import { readFile } from 'node:fs/promises';
import type { Webhooks as WebhooksSchema } from '@production-assist/shared/api-notifications';
import type { Locator, Page } from 'playwright-core';
import type { InferOutput } from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { looksRight } from './looks-right.ts';
import { button, type PageStage, startPage } from './page.ts';
import { dialog } from './page-connection.ts';
import { addTenant } from './page-tenant.ts';

/** Who is told what happens, and the review of who has access, on the settings page. */

let stage: PageStage;
beforeAll(async () => {
  stage = await startPage();
});
afterAll(() => stage?.stop());
afterEach(async () => {
  await stage.closeTabs();
  expect(stage.complaints.splice(0)).toEqual([]);
});

type Webhooks = InferOutput<typeof WebhooksSchema>;
const webhooks = async (base: string) => (await stage.api.call<Webhooks>('GET', `${base}/webhooks`)).items;

/** Fluent's buttons are found by their label here: several say the same. */
const action = (page: Page | Locator, label: string) => page.locator(`fluent-button[aria-label="${label}"]`);

describe('a webhook', () => {
  it('is added with its events, shows its secret once, and can be tested, given another secret, paused, removed', async () => {
    await addTenant(stage, 'hook');
    const base = '/api/tenants/hook';
    const page = await stage.as('ada', '/tenants/hook/notifications');
    await page.getByText('Nobody is told yet').waitFor();
    await looksRight(page);
    await button(page, 'Add a webhook').click();
    await button(dialog(page), 'Add').click();
    await dialog(page).getByText('This is needed.').first().waitFor();
    await looksRight(page);

    await dialog(page).getByLabel('Name', { exact: true }).fill('Backend');
    await dialog(page).getByLabel('Address', { exact: true }).fill('http://10.0.0.1/hook');
    await dialog(page).getByLabel('Address', { exact: true }).press('Enter');
    await dialog(page).locator('.field.is-error').waitFor();
    expect(await dialog(page).getByLabel('Address', { exact: true }).inputValue()).toBe('http://10.0.0.1/hook');
    await looksRight(page);
    await dialog(page).getByLabel('Address', { exact: true }).fill('https://hooks.production-assist.com/entra');
    await dialog(page).getByLabel('The connection fails').check();
    await button(dialog(page), 'Add').click();
    const secret = await dialog(page).getByLabel('Signing secret').inputValue();
    expect(secret).toMatch(/^whsec_/);
    await looksRight(page);
    await button(dialog(page), 'I have copied it').click();
    await page.locator('[data-target=Backend]').waitFor();
    expect(await page.content()).not.toContain(secret);
    expect((await webhooks(base))[0]?.types).toContain('connection.failing');

    await action(page, 'Send a test: Backend').click();
    await page.getByText('A test is on its way to Backend.').waitFor();
    await page.locator('.deliveries tbody tr').first().waitFor();
    await looksRight(page);

    await action(page, 'New secret: Backend').click();
    await button(dialog(page), 'Make a new secret').click();
    expect(await dialog(page).getByLabel('Signing secret').inputValue()).not.toBe(secret);
    await button(dialog(page), 'I have copied it').click();
    await page.getByText('the secret of before signs too').waitFor();

    await action(page, 'Pause: Backend').click();
    await page.locator('[data-target=Backend][data-state=paused]').waitFor();
    expect((await webhooks(base))[0]?.state).toBe('paused');
    await action(page, 'Remove: Backend').click();
    await looksRight(page);
    await button(dialog(page), 'Remove').click();
    await page.getByText('Nobody is told yet').waitFor();
    expect(await webhooks(base)).toEqual([]);
  });

  it('shows a new secret also where the list cannot be had just then', async () => {
    await addTenant(stage, 'shaky');
    const base = '/api/tenants/shaky';
    const input = { name: 'Backend', url: 'https://hooks.production-assist.com/x', types: ['users.left'] };
    await stage.api.call('POST', `${base}/webhooks`, input);
    const page = await stage.as('ada', '/tenants/shaky/notifications');
    await page.locator('[data-target=Backend]').waitFor();
    await page.route(`**${base}/webhooks`, (route) =>
      route.request().method() === 'GET' ? route.abort() : route.continue(),
    );
    await action(page, 'New secret: Backend').click();
    await button(dialog(page), 'Make a new secret').click();
    await page.getByRole('alert').getByText('No answer').waitFor();
    expect(await dialog(page).getByLabel('Signing secret').inputValue()).toMatch(/^whsec_/);
    await looksRight(page);
    await button(dialog(page), 'I have copied it').click();

    await button(page, 'Add a webhook').click();
    await dialog(page).getByLabel('Name', { exact: true }).fill('Second');
    await dialog(page).getByLabel('Address', { exact: true }).fill('https://hooks.production-assist.com/second');
    await button(dialog(page), 'Add').click();
    expect(await dialog(page).getByLabel('Signing secret').inputValue()).toMatch(/^whsec_/);
    await button(dialog(page), 'I have copied it').click();

    await page.unroute(`**${base}/webhooks`);
    await button(page, 'Try again').click();
    await page.locator('[data-target=Second]').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    // The browser notes each call that got no answer.
    expect(stage.complaints.splice(0).every((text) => text.includes('ERR_FAILED'))).toBe(true);
  });

  it('that somebody else has changed meanwhile keeps their changes', async () => {
    await addTenant(stage, 'two');
    const base = '/api/tenants/two';
    const input = { name: 'Backend', url: 'https://hooks.production-assist.com/old', types: ['users.left'] };
    const { id } = await stage.api.call<Webhooks['items'][number]>('POST', `${base}/webhooks`, input);
    const page = await stage.as('ada', '/tenants/two/notifications');
    await page.locator('[data-target=Backend]').waitFor();
    const url = 'https://hooks.production-assist.com/moved';
    await stage.api.call('PUT', `${base}/webhooks/${id}`, { ...input, url, types: ['users.left', 'users.joined'] });
    await action(page, 'Pause: Backend').click();
    await page.locator('[data-target=Backend][data-state=paused]').waitFor();
    const [paused] = await webhooks(base);
    expect(paused).toMatchObject({ url, state: 'paused' });
    expect(paused?.types).toContain('users.joined');

    await action(page, 'Switch on: Backend').click();
    await page.locator('[data-target=Backend][data-state=active]').waitFor();
    await action(page, 'Change: Backend').click();
    await stage.api.call('PUT', `${base}/webhooks/${id}`, { ...input, enabled: false });
    await dialog(page).getByLabel('Name', { exact: true }).fill('Renamed');
    await dialog(page).getByLabel('The connection fails').check();
    await button(dialog(page), 'Save').click();
    await page.locator('[data-target=Renamed]').waitFor();
    const [renamed] = await webhooks(base);
    expect(renamed).toMatchObject({ name: 'Renamed', url: input.url, state: 'paused' });
    expect(renamed?.types.toSorted()).toEqual(['connection.failing', 'users.left']);
  });

  it('of operators tells of all tenants; who may only read sets up none', async () => {
    const page = await stage.as('operator', '/operators', { locale: 'de-DE' });
    await page.getByRole('link', { name: 'Benachrichtigungen' }).click();
    await button(page, 'Webhook hinzufügen').click();
    await dialog(page).getByLabel('Ein Mandant wurde entfernt').waitFor();
    await looksRight(page);
    const vera = await stage.as('vera', '/tenants/gtg/notifications');
    await vera.getByText('An administrator of this tenant sets up who is told.').waitFor();
    expect(await vera.locator('fluent-button').count()).toBe(0);
    await looksRight(vera);
  });
});

describe('e-mail where the service cannot send any', () => {
  it('is not offered, and the page says why', async () => {
    await addTenant(stage, 'mute');
    const page = await stage.as('ada', '/tenants/mute/notifications');
    await page.getByText('This service cannot send e-mail. An operator can set that up.').waitFor();
    expect(await button(page, 'Add an address').count()).toBe(0);
    await looksRight(page);
    const input = { name: 'Backend', url: 'https://hooks.production-assist.com/x', types: ['users.left'] };
    await stage.api.call('POST', '/api/tenants/mute/webhooks', input);
    await page.reload();
    await page.locator('[data-target=Backend]').waitFor();
    await page.getByText('This service cannot send e-mail. An operator can set that up.').waitFor();
    expect(await button(page, 'Add an address').count()).toBe(0);
    await looksRight(page);
  });
});

describe('a review', () => {
  it('that is due is asked for where the people are, until somebody has done it', async () => {
    await addTenant(stage, 'due', { connected: true });
    await stage.api.run('due');
    const monthAgo = Date.now() - 40 * 86_400_000;
    const page = await stage.as('ada', '/tenants/due/people');
    await page.getByText('Person 1').first().waitFor();
    const bar = page.locator('.message-bar');
    expect(await bar.count()).toBe(0);
    await stage.worker.d1.prepare("UPDATE tenants SET created_at = ? WHERE tenant_id = 'due'").bind(monthAgo).run();
    await page.reload();
    await bar.getByText('Nobody has looked through who has access yet.').waitFor();
    await looksRight(page);
    await bar.getByRole('link', { name: 'To the review' }).click();
    await page.getByText('due now').waitFor();
    await button(page, 'Reviewed').click();
    await page.getByText('Nobody has come or gone since the last review.').waitFor();
    await page.goto(`${stage.serviceUrl}/tenants/due/people`);
    await page.getByText('Person 1').first().waitFor();
    expect(await bar.count()).toBe(0);

    await stage.worker.d1.prepare("UPDATE reviews SET reviewed_at = ? WHERE tenant_id = 'due'").bind(monthAgo).run();
    await page.reload();
    await bar.getByText('It is time to look through who has access.').waitFor();
    await bar.getByText('3 changes since the last review.').waitFor();
    await looksRight(page);
  });

  it('shows who came and went since the last one, as a file too, and is done by saying so', async () => {
    const { directory, groupId, addMember } = await addTenant(stage, 'review', { connected: true });
    await stage.api.run('review');
    const page = await stage.as('ada', '/tenants/review/people');
    await page.getByRole('link', { name: 'Review' }).click();
    await page.locator('.review-people tbody tr').nth(2).waitFor();
    await looksRight(page);
    await button(page, 'Reviewed').click();
    await page.getByText('Nobody has come or gone since the last review.').waitFor();
    await page.getByLabel('Everyone').check();
    await page.locator('.review-people tbody tr').nth(2).waitFor();
    await looksRight(page);

    addMember({ displayName: 'Nora New' });
    expect(directory.groups.get(groupId)?.members).toHaveLength(4);
    await stage.api.run('review');
    await page.reload();
    await page.locator('[data-change=joined]').getByText('Nora New').waitFor();
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download everyone as CSV' }).click();
    expect(await readFile(await (await downloading).path(), 'utf8')).toContain('Nora New');
    await looksRight(page);
  });
});
