import { readFile } from 'node:fs/promises';
import type { Connection, HeldRemoval, Run } from '@production-assist/shared/api';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestDirectory } from '../local/directories.ts';
import { looksRight } from './looks-right.ts';
import { addressOf, button, type PageStage, startPage } from './page.ts';
import { dialog, save } from './page-connection.ts';
import { addTenant } from './page-tenant.ts';

/** People who leave the group, on the settings page: the rule for them, and removals a person has to decide about. */

let stage: PageStage;
beforeAll(async () => {
  stage = await startPage();
});
afterAll(() => stage?.stop());
afterEach(async () => {
  await stage.closeTabs();
  stage.simulator.faults.clear();
  expect(stage.complaints.splice(0)).toEqual([]);
});

/** A tenant whose people have access, with this rule. */
async function synced(tenantId: string, members: number, leavers: 'keep' | 'suspend'): Promise<TestDirectory> {
  const added = await addTenant(stage, tenantId);
  for (let more = 3; more < members; more += 1) added.addMember();
  const { directoryId, clientId, secret: clientSecret } = added;
  const values = { directoryId, clientId, clientSecret, leavers };
  await stage.api.call('PUT', `/api/tenants/${tenantId}/connection`, values);
  await stage.api.run(tenantId);
  return added;
}

/** Takes the first ones out of the group. */
function leave({ directory, groupId }: TestDirectory, count: number): void {
  const members = directory.groups.get(groupId)?.members ?? [];
  for (const { id } of members.slice(0, count)) directory.removeMember(groupId, id);
}

/** A tenant in which a removal waits. */
async function held(tenantId: string, members: number, leavers: number): Promise<TestDirectory> {
  const directory = await synced(tenantId, members, 'suspend');
  leave(directory, leavers);
  await stage.api.run(tenantId);
  return directory;
}

const removals = async (tenantId: string) =>
  (await stage.api.call<{ items: HeldRemoval[] }>('GET', `/api/tenants/${tenantId}/held-removals`)).items;

const usersOf = async (tenantId: string, state: 'active' | 'suspended') =>
  (await stage.api.call<{ items: object[] }>('GET', `/api/tenants/${tenantId}/users?state=${state}`)).items.length;

const saved = (tenantId: string) => stage.api.call<Connection>('GET', `/api/tenants/${tenantId}/connection`);

const choose = (page: Page, rule: 'keep' | 'suspend') => page.locator(`input[name=leavers][value=${rule}]`).check();

const concern = (page: Page): Locator => page.locator('.concern');

describe('another rule for people who leave', () => {
  it('shows whom it would concern before it is saved, and where a person would be asked first', async () => {
    const directory = await synced('rule', 6, 'keep');
    leave(directory, 1);
    const page = await stage.as('ada', '/tenants/rule');
    expect(await page.getByLabel('People without asking').isDisabled()).toBe(true);
    await choose(page, 'suspend');
    await concern(page).getByText('1 person is no longer in the group and loses access with the next sync.').waitFor();
    expect(await concern(page).locator('tbody').textContent()).toContain('Person 1');
    await looksRight(page);
    expect((await saved('rule')).leavers).toBe('keep');

    // Other limits, another answer.
    await page.getByLabel('People without asking').fill('0');
    await page.getByLabel('Percent without asking').fill('101');
    await page.getByText('At most 100, which is everyone.').waitFor();
    await concern(page).getByText('Put the limits right').waitFor();
    await looksRight(page);
    await page.getByLabel('Percent without asking').fill('0');
    await page.getByLabel('Percent without asking').blur();
    await concern(page).getByText('keeps access until somebody decides').waitFor();
    await page.locator('.sums').getByText('before somebody has decided').waitFor();
    await looksRight(page);

    await page.getByLabel('People without asking').fill('5');
    await page.getByLabel('People without asking').blur();
    await concern(page).getByText('loses access with the next sync.').waitFor();
    await save(page);
    await page.getByText('The connection is saved.').waitFor();
    expect(await saved('rule')).toMatchObject({ leavers: 'suspend', guard: { people: 5, percent: 0 } });
    await concern(page).waitFor({ state: 'detached' });

    const { counts } = await stage.api.run('rule');
    expect(counts).toMatchObject({ leavers: 1, suspended: 1, held: 0 });
    await page.goto(`${stage.serviceUrl}/tenants/rule/people`);
    await page.getByText('5 people').waitFor();
    // By the keyboard, which goes on from there.
    await page.getByLabel('With access').focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('.users').getByText('Person 1', { exact: true }).waitFor();
    expect(await page.locator('.users tbody tr').count()).toBe(1);
    expect(await page.getByLabel('Left the group').evaluate((input) => input === document.activeElement)).toBe(true);
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download as CSV' }).click();
    const csv = await readFile(await (await downloading).path(), 'utf8');
    // A line each, and the headings.
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    await looksRight(page);
  });

  it('back to keeping says who stays without access, and which removals it withdraws', async () => {
    const directory = await synced('back', 12, 'suspend');
    leave(directory, 1);
    await stage.api.run('back');
    leave(directory, 7);
    await stage.api.run('back');
    const page = await stage.as('ada', '/tenants/back');
    await choose(page, 'keep');
    await concern(page).getByText('1 person has left the group and lost access.').waitFor();
    await concern(page).getByText('The removals of 7 people that wait for a decision are withdrawn').waitFor();
    await looksRight(page);
    await save(page);
    await page.getByText('The connection is saved.').waitFor();
    // Nothing waits any more, and the screens say so no longer.
    await page.locator('.banner').waitFor({ state: 'detached' });
    expect(await removals('back')).toMatchObject([{ state: 'withdrawn' }]);
    expect(await usersOf('back', 'suspended')).toBe(1);
  });

  it('that cannot be asked about is said to be so, and can be saved all the same', async () => {
    await synced('mute', 3, 'keep');
    const page = await stage.as('ada', '/tenants/mute');
    await page.route('**/preview', (route) => route.abort());
    await choose(page, 'suspend');
    await concern(page).getByText('Whom this would concern could not be found out.').waitFor();
    await looksRight(page);
    await save(page);
    await dialog(page).getByText('It is not known whom the rule').waitFor();
    await looksRight(page);
    await button(dialog(page), 'Cancel').click();
    expect((await saved('mute')).leavers).toBe('keep');
    expect(await page.locator('input[name=leavers][value=suspend]').isChecked()).toBe(true);
    await page.unroute('**/preview');
    await button(concern(page), 'Try again').click();
    await concern(page).getByText('Nobody: everyone with access through the group is in it.').waitFor();
    await save(page);
    await page.getByText('The connection is saved.').waitFor();
    expect((await saved('mute')).leavers).toBe('suspend');
    // The browser notes that a call was broken off.
    expect(stage.complaints.splice(0).every((text) => text.includes('ERR_FAILED'))).toBe(true);
  });
});

describe('a removal that is held', () => {
  it('is told on every screen, seen with its names, approved, and undone', async () => {
    await held('many', 40, 30);
    const page = await stage.as('ada', '/tenants/many/sync');
    await page.getByText('30 people left the group. They keep access until you decide.').waitFor();
    await page.getByText('30 left the group, 30 held').waitFor();
    await looksRight(page);
    await page.getByRole('link', { name: 'See who, and decide' }).click();
    await page.getByText('30 of 40 people with access left the group').waitFor();
    await page.getByText('That is more at once than the limits allow without asking.').waitFor();
    await page.locator('.people tbody tr').nth(24).waitFor();
    await button(page, 'Show more').click();
    await page.locator('.people tbody tr').nth(29).waitFor();
    await looksRight(page);

    await button(page, 'Approve removal').click();
    await dialog(page).getByText('30 people lose access at once.').waitFor();
    await looksRight(page);
    await button(dialog(page), 'Cancel').click();
    expect(await usersOf('many', 'suspended')).toBe(0);
    await button(page, 'Approve removal').click();
    await button(dialog(page), 'Approve removal').click();
    const result = page.locator('.result-bar');
    await result.getByText('Approved: 30 people have no access any more.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('result-bar');
    await page.locator('.history').getByText(addressOf('ada')).waitFor();
    expect(await usersOf('many', 'suspended')).toBe(30);
    await looksRight(page);

    await button(result, 'Undo').click();
    await result.getByText('their access is back').waitFor();
    await button(page, 'Approve removal').waitFor();
    expect(await usersOf('many', 'suspended')).toBe(0);
    await page.getByRole('link', { name: 'Events' }).click();
    await page.getByText('took back a decision about 30 people').waitFor();
    await page.getByText('approved a removal: access ended for 30 people').waitFor();
  });

  it('is rejected in German, on a phone', async () => {
    await held('handy', 10, 10);
    const page = await stage.as('ada', '/tenants/handy/removals', {
      locale: 'de-DE',
      colorScheme: 'dark',
      viewport: { width: 360, height: 740 },
    });
    await page.getByText('10 von 10 Personen mit Zugang haben die Gruppe verlassen').waitFor();
    await page.getByText('Die Gruppe ist plötzlich leer; meist ist das ein Versehen.').waitFor();
    await page.locator('.people tbody tr').nth(9).waitFor();
    await looksRight(page);
    await button(page, 'Entfernung ablehnen').click();
    await dialog(page).getByText('10 Personen behalten den Zugang').waitFor();
    await looksRight(page);
    await button(dialog(page), 'Entfernung ablehnen').click();
    await page.getByText('Abgelehnt: 10 Personen behalten den Zugang.').waitFor();
    await page.getByText('Nichts wartet auf eine Entscheidung.').waitFor();
    await looksRight(page);
    const run: Run = await stage.api.run('handy');
    expect(run.counts).toMatchObject({ suspended: 0, held: 0 });
    // From the history, too.
    await page.reload();
    await page.getByRole('button', { name: /^Wer auf der Liste/ }).click();
    await page.locator('.history .people tbody tr').nth(9).waitFor();
    await looksRight(page);
    await button(page.locator('.history'), 'Rückgängig machen').click();
    await page.getByText('Rückgängig gemacht: Die Entfernung wartet erneut').waitFor();
    expect(await removals('handy')).toMatchObject([{ state: 'held' }]);
  });

  it('that somebody else decided about in between is shown as it is', async () => {
    await held('raced', 10, 8);
    const page = await stage.as('ada', '/tenants/raced/removals');
    await button(page, 'Reject removal').click();
    const [removal] = await removals('raced');
    await stage.api.call('POST', `/api/tenants/raced/held-removals/${removal?.id}/approve`);
    await button(dialog(page), 'Reject removal').click();
    await page.getByText('This was decided in between').waitFor();
    await page.locator('.history [data-state=approved]').getByText(addressOf('operator')).waitFor();
    await looksRight(page);
    expect(await usersOf('raced', 'suspended')).toBe(8);
  });

  it('is seen without a way to decide by who only reads, and found by the operator', async () => {
    await held('seen', 10, 8);
    const page = await stage.as('vera', '/tenants/seen');
    await page.getByText('They keep access until an administrator decides.').waitFor();
    await page.getByRole('link', { name: 'See who', exact: true }).click();
    await page.locator('.people tbody tr').nth(7).waitFor();
    for (const name of ['Approve removal', 'Reject removal']) expect(await button(page, name).count()).toBe(0);
    await looksRight(page);
    const operator = await stage.as('operator', '/?attention');
    await operator.locator('[data-tenant=seen]').getByText('Removals to decide').waitFor();
    await operator.getByRole('link', { name: 'Tenant seen' }).click();
    await button(operator, 'Approve removal').waitFor();
  });

  it('is nothing where there was none yet: the guard is explained', async () => {
    await synced('quiet', 3, 'suspend');
    const page = await stage.as('ada', '/tenants/quiet/removals');
    await page.getByText('No removal has been held').waitFor();
    await page.locator('.guard-picture').waitFor();
    await looksRight(page);
  });
});
