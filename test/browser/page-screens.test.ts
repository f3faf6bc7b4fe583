import { readFile } from 'node:fs/promises';
import type { Preview, Run } from '@production-assist/shared/api';
import { GTG } from '@production-assist/simulator/gtg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addTestDirectory, type TestDirectory } from '../local/directories.ts';
import { addressOf, button, chooseSelf, type PageStage, startPage } from './page.ts';

/** The settings page's screens besides the connection, each used as people use it. */

let stage: PageStage;
let directories = 0;
beforeAll(async () => {
  stage = await startPage();
  const { directoryId, clientId, secret: clientSecret } = GTG;
  await stage.api.call('PUT', '/api/tenants/gtg/connection', { directoryId, clientId, clientSecret });
});
afterAll(() => stage?.stop());
afterEach(async () => {
  await stage.closeTabs();
  stage.simulator.faults.clear();
  expect(stage.complaints.splice(0)).toEqual([]);
});

/** A new tenant, connected to a directory of its own. */
async function connected(tenantId: string, members: number, more = {}): Promise<TestDirectory> {
  directories += 1;
  const directory = addTestDirectory(stage.simulator, directories, { members });
  const { directoryId, clientId, secret: clientSecret } = directory;
  await stage.api.call('PUT', `/api/tenants/${tenantId}`, { name: `Tenant ${tenantId}` });
  await stage.api.call('PUT', `/api/tenants/${tenantId}/connection`, { directoryId, clientId, clientSecret, ...more });
  return directory;
}

/** Takes the access group's name away. */
function withoutGroup({ directory, groupId }: TestDirectory): void {
  Object.assign(directory.groups.get(groupId) ?? {}, { displayName: 'Another group' });
}

describe('the operator’s list', () => {
  it('creates a tenant, renames it, finds it, and removes it once its id has been typed', async () => {
    const page = await stage.as('operator', '/');
    await button(page, 'New tenant').click();
    await page.getByLabel('Id', { exact: true }).fill('not an id');
    await button(page, 'Create').click();
    await page.getByText('Letters, digits, dots, dashes and underscores only').waitFor();
    // One that is there must not be renamed by mistake.
    await page.getByLabel('Id', { exact: true }).fill('gtg');
    await page.getByLabel('Name', { exact: true }).fill('Wingtip');
    await page.keyboard.press('Enter');
    await page.getByText('There is a tenant with this id already: GTG').waitFor();
    await page.getByLabel('Id', { exact: true }).fill('wingtip');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/tenants/wingtip');

    await page.getByRole('link', { name: 'All tenants' }).click();
    await page.getByRole('searchbox').fill('WING');
    await page.waitForURL('**/?q=WING');
    await page.locator('[data-tenant="gtg"]').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Rename Wingtip' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Wingtip Toys');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Wingtip Toys' }).waitFor();

    await page.getByRole('button', { name: 'Remove Wingtip Toys' }).click();
    await button(page, 'Remove for good').click();
    await page.getByText('This is not wingtip.').waitFor();
    await page.getByLabel('Type the id wingtip to confirm').fill('wingtip');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing found').waitFor();
    const { items } = await stage.api.call<{ items: { id: string }[] }>('GET', '/api/tenants');
    expect(items.map(({ id }) => id)).not.toContain('wingtip');
  });

  it('makes no tenant anew that another operator has removed when it is renamed', async () => {
    await stage.api.call('PUT', '/api/tenants/removed', { name: 'Removed' });
    const page = await stage.as('operator', '/?q=removed');
    await page.getByRole('button', { name: 'Rename Removed' }).click();
    const headers = { authorization: `Bearer ${stage.token}` };
    const gone = await fetch(`${stage.worker.url}/api/tenants/removed`, { method: 'DELETE', headers });
    expect(gone.status).toBe(204);
    await page.getByLabel('Name', { exact: true }).fill('Back again');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Not found').waitFor();
    const { items } = await stage.api.call<{ items: { id: string }[] }>('GET', '/api/tenants');
    expect(items.map(({ id }) => id)).not.toContain('removed');
  });

  it('shows only those that need attention, and says why', async () => {
    await connected('fine', 1, { secretExpiresOn: '2099-01-01' });
    await stage.api.run('fine');
    withoutGroup(await connected('failed', 1));
    await stage.api.run('failed');
    await connected('ended', 1, { secretExpiresOn: '2020-01-01' });
    const page = await stage.as('operator', '/');
    await page.locator('[data-tenant="fine"]').getByText('In order').waitFor();
    await page.getByText('Needs attention').click();
    await page.locator('[data-tenant="fine"]').waitFor({ state: 'detached' });
    expect(await page.locator('[data-tenant="ended"]').textContent()).toContain('Secret has expired');
    expect(await page.locator('[data-tenant="failed"]').textContent()).toContain('Sync fails');
    expect(await page.locator('[data-tenant="failed"]').textContent()).toMatch(/Next try in \d+/);
  });
});

describe('a run', () => {
  it('is watched while it reads page by page, also after the page was loaded anew', async () => {
    const { directoryId } = await connected('watched', 2_000);
    stage.simulator.faults.add({ directoryId, kind: 'members', delayMs: 2_500, times: 3 });
    const page = await stage.as('operator', '/tenants/watched/sync');
    await page.getByText('No run yet').waitFor();
    await button(page, 'Run sync').click();
    await page.getByText('1 page read').waitFor();
    await page.getByText('999 people so far').waitFor();
    await page.reload();
    await page.getByText('You may leave this page').waitFor();
    await page.locator('.message-bar').getByText('Done: 2,000 people have access.').waitFor();
    await page.getByRole('button', { name: /^Details of the run/ }).click();
    const [run] = (await stage.api.call<{ items: Run[] }>('GET', '/api/tenants/watched/runs')).items;
    expect(await page.locator('pre.log').textContent()).toBe(run?.log.join('\n'));
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await page.getByText('200 of 2,000 people').waitFor();
    await button(page, 'Show more').click();
    await page.getByText('400 of 2,000 people').waitFor();
    await page.getByRole('searchbox').fill('PERSON 199');
    await page.getByText('11 people').waitFor();
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download what was found as CSV' }).click();
    const csv = await readFile(await (await downloading).path(), 'utf8');
    // A line each, and the headings.
    expect(csv.trim().split('\r\n')).toHaveLength(12);
  });

  it('that failed says what a preview says', async () => {
    withoutGroup(await connected('failing', 1));
    const page = await stage.as('operator', '/tenants/failing/sync');
    await button(page, 'Run sync').click();
    const failure = page.locator('.run-opened .message-bar');
    await failure.waitFor();
    await page.getByText('The last run failed.').waitFor();
    await page.getByText('The next scheduled run is in').waitFor();
    const preview = await stage.api.call<Preview>('POST', '/api/tenants/failing/preview', {});
    const said = await failure.textContent();
    for (const part of ['title', 'detail', 'fix'] as const) expect(said).toContain(preview.failure?.[part] ?? '?');
    expect(await failure.locator('a').getAttribute('href')).toBe(preview.failure?.link);
    // The record leads to it too.
    await page.getByRole('link', { name: 'Events' }).click();
    await page
      .locator('.events')
      .getByText(preview.failure?.title ?? '?')
      .waitFor();
    await page.getByRole('link', { name: 'See why' }).click();
    await page
      .locator('.linked-run')
      .getByText(preview.failure?.fix ?? '?')
      .waitFor();
  });

  it('that waits says why', async () => {
    const { directoryId } = await connected('waiting', 1);
    stage.simulator.faults.add({ directoryId, kind: 'group', status: 429, retryAfter: 600 });
    const page = await stage.as('operator', '/tenants/waiting/sync');
    await button(page, 'Run sync').click();
    await page.getByText('The run waits and is tried again by itself.').waitFor();
    const [run] = (await stage.api.call<{ items: Run[] }>('GET', '/api/tenants/waiting/runs')).items;
    expect(await page.locator('.progress .message-bar').textContent()).toContain(run?.failure?.detail);
  });

  it('stands in the chart, for the eye, for keys, for ears, and as a table', async () => {
    const directory = await connected('charted', 3);
    await stage.api.run('charted');
    directory.addMember();
    await stage.api.run('charted');
    const page = await stage.as('operator', '/tenants/charted/sync');
    const slider = page.getByRole('slider');
    await slider.focus();
    expect(await slider.getAttribute('aria-valuetext')).toContain('4 people');
    await page.keyboard.press('ArrowLeft');
    await page.locator('.chart-tip').getByText('3 people').waitFor();
    expect(await slider.getAttribute('aria-valuetext')).toContain('3 people');
    await page.getByText('Show as a table').click();
    const rows = await page.locator('.chart-table tbody tr').allTextContents();
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('4');
  });
});

describe('who may use it', () => {
  it('is invited by a link that works once, and may do what the role says, until it is taken away', async () => {
    const ada = await stage.as('ada', '/tenants/gtg/access');
    await button(ada, 'Invite somebody').click();
    await ada.getByLabel('Whom').fill('Otto');
    await ada.getByLabel('Role').selectOption('viewer');
    await button(ada, 'Make the link').click();
    const link = await ada.getByLabel('Invitation link').inputValue();
    await button(ada, 'Done').click();
    await ada.locator('[data-invitation="Otto"]').waitFor();

    const otto = await stage.open(new URL(link).pathname, { locale: 'de-DE' });
    await otto.getByRole('link', { name: 'Anmelden' }).click();
    await chooseSelf(otto, 'otto');
    await otto.getByRole('heading', { name: 'Sie sind eingeladen' }).waitFor();
    expect(await otto.locator('main').textContent()).toContain(addressOf('ada'));
    await button(otto, 'Annehmen').click();
    await otto.waitForURL('**/tenants/gtg');
    await otto.getByRole('link', { name: 'Synchronisierung' }).click();
    await otto.getByText('Verlauf').or(otto.getByText('Noch kein Lauf')).first().waitFor();
    expect(await button(otto, 'Jetzt synchronisieren').count()).toBe(0);
    await otto.goto(link);
    await otto.getByText('Diese Einladung gilt nicht').waitFor();

    await ada.reload();
    await ada.getByRole('button', { name: `Remove ${addressOf('otto')}` }).click();
    await button(ada, 'Remove').click();
    await ada.locator(`[data-admin="${addressOf('otto')}"]`).waitFor({ state: 'detached' });
    await otto.goto(`${stage.serviceUrl}/tenants/gtg/people`);
    await otto.getByText('Hier ist nichts').waitFor();
    await otto.goto(stage.serviceUrl);
    await otto.getByText('Hier gehört Ihnen noch nichts').waitFor();
  });

  it('withdraws an invitation, whose link then opens nothing', async () => {
    const ada = await stage.as('ada', '/tenants/gtg/access');
    await button(ada, 'Invite somebody').click();
    await ada.getByLabel('Whom').fill('Nobody');
    await button(ada, 'Make the link').click();
    const link = await ada.getByLabel('Invitation link').inputValue();
    await button(ada, 'Done').click();
    await ada.locator('[data-invitation="Nobody"] fluent-button').click();
    await ada.locator('[data-invitation="Nobody"]').waitFor({ state: 'detached' });
    await ada.goto(link);
    await ada.getByText('This invitation does not work').waitFor();
  });

  it('with one tenant is led there; operators alone see who the operators are', async () => {
    const vera = await stage.as('vera', '/operators');
    await vera.getByText('There is nothing here').waitFor();
    await vera.goto(stage.serviceUrl);
    await vera.waitForURL('**/tenants/gtg');
    await vera.goto(`${stage.serviceUrl}/tenants/gtg/access`);
    await vera.getByText('Connected browsers').waitFor();
    expect(await button(vera, 'Invite somebody').count()).toBe(0);
    const operator = await stage.as('operator', '/operators');
    await operator.locator(`[data-admin="${addressOf('operator')}"]`).waitFor();
  });
});
