import type { Emails, Webhook } from '@production-assist/shared/api-notifications';
import { CHOSEN_TYPES } from '@production-assist/shared/notices';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SentEmail } from '../local/worker.ts';
import { looksRight } from './looks-right.ts';
import { button, type PageStage, startPage } from './page.ts';
import { dialog } from './page-connection.ts';
import { addTenant } from './page-tenant.ts';

/** People who are told by e-mail, where the service can send any; and messages that are sent again from the page. */

let stage: PageStage;
const sent: SentEmail[] = [];
beforeAll(async () => {
  stage = await startPage({ onEmail: (email) => sent.push(email) });
});
afterAll(() => stage?.stop());
afterEach(async () => {
  await stage.closeTabs();
  expect(stage.complaints.splice(0)).toEqual([]);
});

/** Fluent's buttons are found by their label here: several say the same. */
const action = (page: Page | Locator, label: string) => page.locator(`fluent-button[aria-label="${label}"]`);

/** Looks until a message stands like that: what was sent is written down a moment after it has arrived. */
async function stands(page: Page, state: 'delivered' | 'dead'): Promise<void> {
  const look = async () => {
    await button(page, 'Refresh').click();
    return page.locator(`.deliveries [data-state=${state}]`).count();
  };
  await expect.poll(look).toBe(1);
}

describe('an e-mail address', () => {
  it('is added in its language, tested, changed and removed', async () => {
    await addTenant(stage, 'mail');
    const base = '/api/tenants/mail';
    const emails = async () => (await stage.api.call<Emails>('GET', `${base}/emails`)).items;
    const page = await stage.as('ada', '/tenants/mail/notifications');
    await button(page, 'Add an address').click();
    await dialog(page).getByLabel('Name', { exact: true }).fill('Team');
    await dialog(page).getByLabel('E-mail address', { exact: true }).fill('nowhere');
    await button(dialog(page), 'Add').click();
    await dialog(page).locator('.field.is-error').waitFor();
    await looksRight(page);
    await dialog(page).getByLabel('E-mail address', { exact: true }).fill('team@customer.example');
    await dialog(page).getByLabel('Language of the messages').selectOption('de');
    // Who came and who went is too much for a mailbox.
    expect(await dialog(page).getByLabel('People lost access').count()).toBe(0);
    await button(dialog(page), 'Add').click();
    await page.locator('[data-target=Team]').getByText('Deutsch').waitFor();
    expect(await emails()).toMatchObject([{ address: 'team@customer.example', language: 'de', state: 'active' }]);
    await looksRight(page);

    await action(page, 'Send a test: Team').click();
    await page.getByText('A test is on its way to Team.').waitFor();
    await expect.poll(() => sent.map(({ to }) => to)).toEqual(['team@customer.example']);
    expect(sent[0]?.subject).not.toContain('{');
    await stands(page, 'delivered');

    await action(page, 'Change: Team').click();
    await dialog(page).getByLabel('Language of the messages').selectOption('en');
    await button(dialog(page), 'Save').click();
    await expect.poll(async () => (await emails())[0]?.language).toBe('en');
    await action(page, 'Remove: Team').click();
    await button(dialog(page), 'Remove').click();
    await page.getByText('Nobody is told yet').waitFor();
    expect(await emails()).toEqual([]);
  });
});

describe('a message that was given up', () => {
  it('is sent again from the page, as the same event, and arrives', async () => {
    await addTenant(stage, 'again');
    const base = '/api/tenants/again';
    const host = 'again.example';
    const arrived: (string | null)[] = [];
    let isThere = false;
    stage.simulator.hosts.set(host, {
      addresses: ['93.184.215.14'],
      answer: (request) => {
        if (!isThere) return new Response(null, { status: 410 });
        arrived.push(request.headers.get('webhook-id'));
        return new Response(null, { status: 204 });
      },
    });
    const input = { name: 'Backend', url: `https://${host}/entra`, types: CHOSEN_TYPES };
    const { id } = await stage.api.call<Webhook>('POST', `${base}/webhooks`, input);
    const { eventId } = await stage.api.call<{ eventId: string }>('POST', `${base}/webhooks/${id}/test`, {});
    const page = await stage.as('ada', '/tenants/again/notifications');
    await stands(page, 'dead');
    await page.reload();
    await page.locator('[data-target=Backend][data-state=gone]').waitFor();
    await page.getByText('1 message given up').waitFor();
    await looksRight(page);

    isThere = true;
    await action(page, 'Switch on: Backend').click();
    await page.locator('[data-target=Backend][data-state=active]').waitFor();
    await page.locator('.deliveries [data-state=dead]').locator('fluent-button').click();
    await page.getByText('It is sent again.').waitFor();
    await expect.poll(() => arrived).toEqual([eventId]);
    await stands(page, 'delivered');
    expect(await page.locator('.deliveries [data-state=dead]').count()).toBe(0);
    await looksRight(page);
  });
});
