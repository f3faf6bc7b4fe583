import { readFile } from 'node:fs/promises';
import type { Connection } from '@production-assist/shared/api';
import { CLOUDS } from '@production-assist/shared/clouds';
import { APPLICATION_NAME } from '@production-assist/shared/guide';
import type { Application } from '@production-assist/simulator/directory';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestDirectory } from '../local/directories.ts';
import { looksRight } from './looks-right.ts';
import { button, type PageStage, startPage } from './page.ts';
import { save, typeValues } from './page-connection.ts';
import { addTenant } from './page-tenant.ts';

/** One credential in place of another on the settings page, after the guide's Maintenance 1 to 4. */

let stage: PageStage;
beforeAll(async () => {
  stage = await startPage();
  stage.simulator.settings.fetchIssuer = (request) => stage.worker.fetch(request);
});
afterAll(() => stage?.stop());
afterEach(async () => {
  await stage.closeTabs();
  stage.simulator.faults.clear();
  expect(stage.complaints.splice(0)).toEqual([]);
});

const saved = (tenantId: string) => stage.api.call<Connection>('GET', `/api/tenants/${tenantId}/connection`);

function applicationOf({ directory, clientId }: TestDirectory): Application {
  const application = directory.applications.get(clientId);
  if (!application) throw new Error('the directory has an application');
  return application;
}

/** Visibly not real. */
const NEW_SECRET = 'new8Q~of-the-page-tests-00000000000000000';

/** Makes the secret in the admin center that was typed on the page. */
function makeSecret(directory: TestDirectory, value = NEW_SECRET): void {
  const expiresAt = Date.now() + 365 * 86_400_000;
  applicationOf(directory).secrets.push({ keyId: '91c5e7a0-2d38-4f61-8b9e-3a7f0d64c206', value, expiresAt });
}

/** A tenant whose secret has proven itself. */
async function connected(tenantId: string): Promise<TestDirectory> {
  const added = await addTenant(stage, tenantId, { connected: true });
  await stage.api.run(tenantId);
  return added;
}

/** The step that is due. */
const step = (page: Page, stageName: string): Locator => page.locator(`[data-stage="${stageName}"]`);
const kind = (page: Page, value: string) => page.locator(`input[name=credentialKind][value=${value}]`);
const secret = (page: Page) => page.locator('input[name=clientSecret]');

describe('replacing a secret', () => {
  it('leads from the card to the end: made, proven, run, and the old one removed', async () => {
    const directory = await connected('whole');
    makeSecret(directory);
    const page = await stage.as('ada', '/tenants/whole');
    await page.locator('.credential-card').getByText('A full sync has succeeded with it').waitFor();
    await looksRight(page);
    await page.getByRole('link', { name: 'Replace secret' }).click();
    await step(page, 'give').waitFor();
    const open = page.getByRole('link', { name: `Open ${APPLICATION_NAME} in the admin center` });
    expect(await open.getAttribute('href')).toContain(`/Credentials/appId/${directory.clientId}/`);
    await looksRight(page);

    await secret(page).fill(NEW_SECRET);
    await page.getByLabel('It expires on').fill('2027-10-01');
    stage.simulator.faults.add({ directoryId: directory.directoryId, kind: 'members', delayMs: 900, times: 3 });
    await button(page, 'Check with Microsoft').click();
    await step(page, 'run').waitFor();
    await looksRight(page);
    await step(page, 'remove').waitFor();
    await page.getByText('Now remove the old secret in Entra').waitFor();
    // Which one it is: by its first characters and its dates.
    await page.locator('.old-one').getByText('fak…').waitFor();
    expect(await page.content()).not.toContain(NEW_SECRET);
    await looksRight(page);
    expect(await saved('whole')).toMatchObject({
      credential: { hint: 'new', expiresOn: '2027-10-01' },
      former: { hint: 'fak', state: 'to-remove' },
    });

    // Somebody who comes back later finds it where it was.
    await page.goto(`${stage.serviceUrl}/tenants/whole`);
    await page.getByText('The old one can go now').waitFor();
    await looksRight(page);
    await page.getByRole('link', { name: 'Show which one, and where' }).click();
    await button(page, 'Done, it is removed').click();
    await page.getByText('All done').waitFor();
    await looksRight(page);
    expect((await saved('whole')).former).toBeNull();
  });

  it('waits for Entra to know the new one, over every coming and going, and the old one works on', async () => {
    const directory = await connected('slow');
    const page = await stage.as('ada', '/tenants/slow/credential');
    await secret(page).fill(NEW_SECRET);
    await button(page, 'Check with Microsoft').click();
    await page.getByText('Entra does not know it yet').waitFor();
    await page.getByText(/Tried again in \d+/).waitFor();
    await looksRight(page);
    await page.goto(`${stage.serviceUrl}/tenants/slow`);
    await page.getByText('A new one is being proven.').waitFor();
    await page.getByRole('link', { name: 'See how it stands' }).click();
    await step(page, 'prove').waitFor();
    expect((await stage.api.run('slow')).state).toBe('succeeded');

    makeSecret(directory);
    await button(page, 'Check now').click();
    await step(page, 'remove').waitFor();
    expect((await saved('slow')).credential).toMatchObject({ hint: 'new' });
  });

  it('keeps what is typed where it is wrong, cannot be sent, or is refused', async () => {
    const directory = await connected('typed');
    const page = await stage.as('ada', '/tenants/typed/credential');
    await button(page, 'Check with Microsoft').click();
    await page.getByText('Must be given.').waitFor();
    await expect.poll(() => page.locator(':focus').getAttribute('name')).toBe('clientSecret');
    await secret(page).fill(directory.secretId);
    await page.getByText('This is the Secret ID.').waitFor();
    await looksRight(page);
    await secret(page).fill(directory.secret);
    await button(page, 'Check with Microsoft').click();
    await page.getByText('This is the secret that is in use already').waitFor();
    expect(await secret(page).inputValue()).toBe(directory.secret);

    await page.context().setOffline(true);
    await secret(page).fill(NEW_SECRET);
    await button(page, 'Check with Microsoft').click();
    await page.getByText('No answer').waitFor();
    expect(await secret(page).inputValue()).toBe(NEW_SECRET);
    await page.context().setOffline(false);

    // Another choice and back: it is still there.
    await kind(page, 'certificate').check();
    await kind(page, 'secret').check();
    await button(page, 'Check with Microsoft').click();
    await page.getByText('Entra does not know it yet').waitFor();
    await button(page, 'Cancel the replacement').click();
    await step(page, 'give').waitFor();
    expect(await secret(page).inputValue()).toBe(NEW_SECRET);
    expect((await saved('typed')).candidate).toBeNull();
    // The browser notes that it had no network.
    expect(stage.complaints.splice(0).every((text) => text.includes('ERR_INTERNET_DISCONNECTED'))).toBe(true);
  });
});

describe('the other kinds', () => {
  it('a certificate is made here, downloaded, uploaded in Entra, and proven', async () => {
    const directory = await connected('cert');
    const page = await stage.as('ada', '/tenants/cert/credential');
    await kind(page, 'certificate').check();
    await looksRight(page);
    await button(page, 'Make the certificate').click();
    await step(page, 'prove').waitFor();
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the certificate (.cer)' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^production-assist-cert.*\.cer$/);
    const file = await readFile(await download.path());
    await looksRight(page);

    await button(page, 'Check with Microsoft').click();
    await page.getByText('Perhaps it is not entered yet').waitFor();
    applicationOf(directory).certificates.push({ der: file.toString('base64') });
    await button(page, 'Check now').click();
    await step(page, 'remove').waitFor();
    expect((await saved('cert')).credential).toMatchObject({ kind: 'certificate', hint: null });
    await page.goto(`${stage.serviceUrl}/tenants/cert`);
    await page.locator('[data-credential=certificate]').waitFor();
    expect(await secret(page).count()).toBe(0);
    await looksRight(page);
  });

  it('a federated credential: three values, letter by letter, in German', async () => {
    const directory = await connected('fed');
    const page = await stage.as('ada', '/tenants/fed/credential?kind=federated', { locale: 'de-DE' });
    await button(page, 'Die drei Werte zeigen').click();
    await step(page, 'prove').waitFor();
    const values = await page.locator('.values code').allTextContents();
    const { candidate } = await saved('fed');
    const { issuer = '', subject = '' } = candidate?.federation ?? {};
    expect(values).toEqual([issuer, subject, APPLICATION_NAME, CLOUDS.global.federationAudience]);
    await looksRight(page);
    applicationOf(directory).federatedCredentials.push({ name: APPLICATION_NAME, issuer, subject });
    await button(page, 'Bei Microsoft prüfen').click();
    await step(page, 'remove').waitFor();
    await looksRight(page);
    expect((await saved('fed')).credential.kind).toBe('federated');
  });

  it('a first connection without a secret is saved, entered in Entra, and proven by a sync, on a phone', async () => {
    const directory = await addTenant(stage, 'first');
    const page = await stage.as('ada', '/tenants/first', { viewport: { width: 360, height: 740 } });
    await typeValues(page, { ...directory, secret: '' });
    await page.getByText('Sign in without a secret').click();
    await kind(page, 'federated').check();
    expect(await secret(page).count()).toBe(0);
    await looksRight(page);
    await save(page);
    await page.getByText('Still to be entered in Entra').waitFor();
    await looksRight(page);
    await page.getByRole('link', { name: 'Show how' }).click();
    await step(page, 'set-up').waitFor();
    await looksRight(page);
    const [issuer = '', subject = ''] = await page.locator('.values code').allTextContents();
    applicationOf(directory).federatedCredentials.push({ name: APPLICATION_NAME, issuer, subject });
    await button(page, 'Start the sync').click();
    await expect.poll(async () => (await saved('first')).credential.verifiedAt, { timeout: 15_000 }).not.toBeNull();
    await page.getByText('Entra accepts it, and a full sync has succeeded with it.').waitFor();
    await looksRight(page);
  });
});

it('who may only read sees where it stands, and nothing to press', async () => {
  await connected('read');
  const page = await stage.as('vera', '/tenants/read');
  await page.locator('.credential-card').waitFor();
  expect(await page.getByRole('link', { name: 'Replace secret' }).count()).toBe(0);
  await page.goto(`${stage.serviceUrl}/tenants/read/credential`);
  await page.getByText('An administrator of this tenant can replace it.').waitFor();
  expect(await page.locator('fluent-button').count()).toBe(0);
  await looksRight(page);
});
