import type { Connection, Preview } from '@production-assist/shared/api';
import { FORM_BUTTONS } from '@production-assist/shared/guide';
import { GTG } from '@production-assist/simulator/gtg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { looksRight } from './looks-right.ts';
import { button, type PageStage, startPage } from './page.ts';
import { dialog, field, refreshPreview, save, typedValues, typeValues } from './page-connection.ts';
import { addTenant } from './page-tenant.ts';

/** From three values to people with access, on the settings page as it is deployed. */

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

/** The connection that is saved. */
const saved = (tenantId: string) => stage.api.call<Connection>('GET', `/api/tenants/${tenantId}/connection`);

/** The numbers of a line, in their order. */
const numbersIn = (text: string | null) => [...(text ?? '').matchAll(/\d+/g)].map(([digits]) => Number(digits));

describe('an administrator', () => {
  it('types three values, sees who would come in, saves, syncs, and finds them among the people', async () => {
    const page = await stage.as('ada', '/tenants/gtg');
    await page.getByText('Not connected yet').waitFor();
    await looksRight(page);
    await typeValues(page, GTG);
    await refreshPreview(page);
    await page.locator('.check-sums').waitFor();

    // The numbers add up, and are those of the list.
    const [members = 0, come = 0, out = 0] = numbersIn(await page.locator('.sums p').first().textContent());
    expect(members).toBe(24);
    expect(come + out).toBe(members);
    const [processed, ...parts] = numbersIn(await page.locator('.sums p').nth(1).textContent());
    expect(processed).toBe(come);
    expect(parts.reduce((sum, part) => sum + part)).toBe(come);
    const chips = await page.locator('.chip .chip-count').allTextContents();
    const [all = 0, ...groups] = chips.map(Number);
    expect(all).toBe(members);
    expect(groups.reduce((sum, group) => sum + group)).toBe(members);
    await page.getByText(`New (${come})`).waitFor();
    await looksRight(page);

    const why = page.getByLabel('Name or e-mail address');
    await why.fill('robert.former@gtg.example');
    await page.getByText('Robert Former is in the group, but does not come in.').waitFor();
    await why.fill('Nadia Nested');
    await page.getByText('No direct member of').waitFor();
    await why.fill('lena.hoffmann@gtg.example');
    await page.getByText('Lena Hoffmann comes in with the next sync.').waitFor();
    await looksRight(page);

    // All of it is proven, so nothing is asked.
    await save(page);
    await page.getByText('The connection is saved.').waitFor();
    expect(await field(page, 'clientSecret').inputValue()).toBe('');
    expect(await page.content()).not.toContain(GTG.secret);
    expect(await saved('gtg')).toMatchObject({ directoryId: GTG.directoryId, clientId: GTG.clientId, version: 1 });

    stage.simulator.faults.add({ directoryId: GTG.directoryId, kind: 'members', delayMs: 1_000 });
    await page.getByRole('link', { name: 'Sync', exact: true }).click();
    await button(page, 'Run sync').click();
    await page.locator('.progress').waitFor();
    await looksRight(page);
    await page.locator('.message-bar').getByText(`Done: ${come} people have access.`).waitFor();
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await page.getByText(`${come} people`, { exact: true }).waitFor();
    const names = await page.locator('.users').textContent();
    expect(names).toContain('Lena Hoffmann');
    expect(names).not.toContain('Robert Former');
  });

  it('does it in German, on a phone', async () => {
    const directory = await addTenant(stage, 'handy', { members: 2 });
    const page = await stage.as('ada', '/tenants/handy', { locale: 'de-DE', viewport: { width: 360, height: 740 } });
    await page.getByText('Noch nicht verbunden').waitFor();
    await looksRight(page);
    await typeValues(page, directory);
    await refreshPreview(page);
    await page.getByText('Neu (2)').waitFor();
    await looksRight(page);
    await save(page);
    await page.getByText('Die Verbindung ist gespeichert.').waitFor();
    await page.getByRole('link', { name: 'Synchronisierung' }).click();
    await button(page, 'Jetzt synchronisieren').click();
    await page.getByText('Fertig: 2 Personen haben Zugang.').first().waitFor();
    await looksRight(page);
  });
});

describe('values that are wrong', () => {
  it('are told while they are typed: the Secret ID in place of the secret stops the saving', async () => {
    await addTenant(stage, 'mistaken');
    const page = await stage.as('ada', '/tenants/mistaken');
    await typeValues(page, { ...GTG, secret: GTG.secretId });
    await page.getByText('This is the Secret ID.').waitFor();
    // The field is still being typed in.
    expect(await field(page, 'clientSecret').evaluate((input) => input === document.activeElement)).toBe(true);
    await looksRight(page);
    await save(page);
    await expect.poll(() => page.locator(':focus').getAttribute('name')).toBe('clientSecret');
    expect(await dialog(page).count()).toBe(0);
    expect(await typedValues(page)).toEqual([GTG.directoryId, GTG.clientId, GTG.secretId]);
    await expect(saved('mistaken')).rejects.toMatchObject({ code: 'connection-missing' });
  });

  it('that fail their checks are saved only after that has been said', async () => {
    const directory = await addTenant(stage, 'doubtful');
    Object.assign(directory.directory.groups.get(directory.groupId) ?? {}, { displayName: 'Another group' });
    const page = await stage.as('ada', '/tenants/doubtful');
    await typeValues(page, directory);
    await save(page);
    await dialog(page).getByText('These values have not been checked with Microsoft.').waitFor();
    await looksRight(page);
    await button(dialog(page), 'Check first').click();
    await page.locator('.check-sums').getByText('not in order').waitFor();
    await save(page);
    await dialog(page).getByText('this will not work yet').waitFor();
    const { directoryId, clientId, secret: clientSecret } = directory;
    const values = { directoryId, clientId, clientSecret };
    const preview = await stage.api.call<Preview>('POST', '/api/tenants/doubtful/preview', values);
    const failing = preview.checks.filter(({ status }) => status === 'fail');
    expect(failing.length).toBeGreaterThan(0);
    for (const { title } of failing) await dialog(page).getByText(title).waitFor();
    await looksRight(page);
    await button(dialog(page), 'Cancel').click();
    await expect(saved('doubtful')).rejects.toMatchObject({ code: 'connection-missing' });
    await save(page);
    await button(dialog(page), 'Save anyway').click();
    await page.getByText('The connection is saved.').waitFor();
    expect((await saved('doubtful')).directoryId).toBe(directoryId);
  });
});

describe('each role', () => {
  it('that only reads sees all of it and finds nothing to change it with', async () => {
    const { directoryId } = await addTenant(stage, 'read', { connected: true });
    await stage.api.run('read');
    const page = await stage.as('vera', '/tenants/read');
    await page.getByText('You may look at everything here and change nothing.').waitFor();
    expect(await field(page, 'directoryId').inputValue()).toBe(directoryId);
    const changeable = page.locator('.connection').locator('input:not([readonly], :disabled), select:enabled');
    expect(await changeable.count()).toBe(0);
    for (const name of [FORM_BUTTONS.preview, FORM_BUTTONS.save]) expect(await button(page, name).count()).toBe(0);
    await looksRight(page);
    await page.getByRole('link', { name: 'Sync', exact: true }).click();
    await page.getByText('Succeeded').first().waitFor();
    expect(await button(page, 'Run sync').count()).toBe(0);
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await page.getByText('3 people').waitFor();
    await page.getByRole('link', { name: 'Events' }).click();
    await page.locator('.events li').first().waitFor();
    // Nor by going around the page.
    const answers = await page.evaluate(async () => {
      const calls = [
        ['PUT', 'connection'],
        ['POST', 'preview'],
        ['POST', 'runs'],
      ] as const;
      const headers = { 'content-type': 'application/json' };
      const send = ([method, path]: (typeof calls)[number]) =>
        fetch(`/api/tenants/read/${path}`, { method, headers, body: '{}' });
      return (await Promise.all(calls.map(send))).map(({ status }) => status);
    });
    expect(answers).toEqual([403, 403, 403]);
  });

  it.each(['ada', 'operator'])('%s, who administers it, may change it', async (subject) => {
    await addTenant(stage, `for-${subject}`, { connected: true });
    const page = await stage.as(subject, `/tenants/for-${subject}`);
    await page.getByLabel('Minutes between two syncs').fill('75');
    await save(page);
    await page.getByText('The connection is saved.').waitFor();
    expect((await saved(`for-${subject}`)).schedule.everyMinutes).toBe(75);
  });

  it('somebody without one is told that there is nothing, and who is not signed in is asked to', async () => {
    await addTenant(stage, 'closed', { connected: true });
    const otto = await stage.as('otto', '/tenants/closed');
    await otto.getByText('There is nothing here').waitFor();
    await looksRight(otto);
    expect(await otto.content()).not.toContain('Tenant closed');
    const nobody = await stage.open('/tenants/closed');
    await nobody.getByRole('link', { name: 'Sign in' }).waitFor();
    await looksRight(nobody);
  });
});

describe('a slow network', () => {
  it('shows that the preview is on its way, and lets it be stopped and made again', async () => {
    const directory = await addTenant(stage, 'slow', { members: 2 });
    stage.simulator.faults.add({ directoryId: directory.directoryId, kind: 'members', hang: true });
    const page = await stage.as('ada', '/tenants/slow');
    await typeValues(page, directory);
    await refreshPreview(page);
    await page.getByText('Microsoft is being asked.').waitFor();
    await page
      .locator('.running')
      .getByText(/^\d+ seconds?$/)
      .waitFor();
    await looksRight(page);
    await button(page.locator('.running'), 'Cancel').click();
    await page.locator('.running').waitFor({ state: 'detached' });
    expect(await page.locator('.preview .message-bar').count()).toBe(0);
    await refreshPreview(page);
    await page.getByText('New (2)').waitFor();
  });

  it('takes longer and loses nothing, and none at all is said', async () => {
    const directory = await addTenant(stage, 'far', { members: 2 });
    const page = await stage.as('ada', '/tenants/far');
    const network = await page.context().newCDPSession(page);
    await network.send('Network.enable');
    const slow = { latency: 600, downloadThroughput: 50_000, uploadThroughput: 10_000 };
    const conditions = (offline: boolean) => network.send('Network.emulateNetworkConditions', { ...slow, offline });
    await conditions(false);
    await page.reload();
    await typeValues(page, directory);
    await refreshPreview(page);
    await page.locator('.running').waitFor();
    await page.getByText('New (2)').waitFor();
    await conditions(true);
    await save(page);
    await page.getByText('No answer').waitFor();
    await looksRight(page);
    expect(await typedValues(page)).toEqual([directory.directoryId, directory.clientId, directory.secret]);
    await conditions(false);
    await save(page);
    await page.getByText('The connection is saved.').waitFor();
    // The browser notes that it had no network.
    expect(stage.complaints.splice(0).every((text) => text.includes('ERR_INTERNET_DISCONNECTED'))).toBe(true);
  });
});
