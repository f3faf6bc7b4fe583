import { readFile } from 'node:fs/promises';
import type { Connection } from '@production-assist/shared/api';
import { FORM_LABELS } from '@production-assist/shared/guide';
import { setupScript } from '@production-assist/shared/setup-code/set-up-code';
import { setupDe } from '@production-assist/shared/texts/setup-code/de';
import { setupEn } from '@production-assist/shared/texts/setup-code/en';
import { GTG } from '@production-assist/simulator/gtg';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ORIGIN } from '../local/worker.ts';
import { accessibilityFaults } from './accessibility.ts';
import { button, overflowOf, type PageStage, startPage } from './page.ts';
import { addTenant } from './page-tenant.ts';

/** The set-up as a script, on the settings page. */

const DIRECTORY_ID = '7d1f7c52-3c0b-4f0e-9a57-6b8e6a1d2c09';

let stage: PageStage;
beforeAll(async () => {
  stage = await startPage();
  const { directoryId, clientId, secret: clientSecret } = GTG;
  await stage.api.call('PUT', '/api/tenants/gtg/connection', { directoryId, clientId, clientSecret });
});
afterAll(() => stage?.stop());
afterEach(async () => {
  await stage.closeTabs();
  expect(stage.complaints.splice(0)).toEqual([]);
});

/** The script that is shown. */
const shown = async (page: Page) => (await page.locator('.setup-script pre').textContent())?.trimEnd();

describe('a tenant that is not connected yet', () => {
  it('is led to the script, which follows what is chosen, and can copy and save it', async () => {
    await addTenant(stage, 'by-script');
    const page = await stage.as('ada', '/tenants/by-script');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('link', { name: 'Rather by script' }).click();
    await page.waitForURL('**/tenants/by-script/script');
    await page.getByText(setupEn.screen.missing.directoryId).waitFor();
    await page.getByLabel(setupEn.screen.directoryId).fill(`{${DIRECTORY_ID.toUpperCase()}}`);
    await page.getByLabel(setupEn.screen.endsOn).fill('2001-01-01');
    await page.getByText(setupEn.screen.missing.endsOn).waitFor();
    const endsOn = `${new Date().getUTCFullYear() + 1}-01-15`;
    await page.getByLabel(setupEn.screen.endsOn).fill(endsOn);
    const input = { cloud: 'global', directoryId: DIRECTORY_ID, clientId: null } as const;
    const credential = { kind: 'secret', endsOn } as const;
    const bash = setupScript('azure-cli', { ...input, credential }, setupEn.script).text;
    expect(await shown(page)).toBe(bash.trimEnd());
    await button(page, setupEn.screen.copy).click();
    await page.getByText(setupEn.screen.copied).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(bash);

    await page.getByText('Graph PowerShell').click();
    const downloading = page.waitForEvent('download');
    await button(page, 'Download production-assist.ps1').click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('production-assist.ps1');
    const powershell = setupScript('graph-powershell', { ...input, credential }, setupEn.script).text;
    expect(await readFile(await download.path(), 'utf8')).toBe(`\ufeff${powershell}`);

    await page.getByLabel(setupEn.screen.cloud).selectOption('china');
    await page.getByText('Terraform', { exact: true }).click();
    await page.locator('.message-bar').getByText(setupEn.screen.state).waitFor();
    const terraform = setupScript('terraform', { ...input, cloud: 'china', credential }, setupEn.script).text;
    expect(await shown(page)).toBe(terraform.trimEnd());
  });

  it('fills in what this service signs with, where there is to be no secret', async () => {
    await addTenant(stage, 'no-secret');
    const path = `/tenants/no-secret/script?kind=federated&directoryId=${DIRECTORY_ID}`;
    const page = await stage.as('ada', path);
    const subject = page.getByLabel(setupEn.screen.subject);
    await expect.poll(() => subject.inputValue(), { timeout: 10_000 }).toMatch(/^tenant:no-secret:/);
    const script = await shown(page);
    expect(script).toContain(`SUBJECT='${await subject.inputValue()}'\n`);
    expect(script).toContain(`ISSUER='${LOCAL_ORIGIN}'\n`);
    expect(script).not.toContain(FORM_LABELS.clientSecret);
  });

  it('says nothing of a kind that was left when the answer about it comes late', async () => {
    await addTenant(stage, 'changed-mind');
    const page = await stage.as('ada', `/tenants/changed-mind/script?directoryId=${DIRECTORY_ID}`);
    const refused = Promise.withResolvers<void>();
    await page.route('**/connection/federation', async (route) => {
      await refused.promise;
      await route.fulfill({ status: 403, json: {} });
    });
    const refusal = page.getByRole('alert');
    const answered = page.waitForResponse('**/connection/federation');
    await page.getByText(setupEn.screen.kinds.federated, { exact: true }).click();
    await page.getByText(setupEn.screen.kinds.secret, { exact: true }).click();
    refused.resolve();
    await (await answered).finished();
    // What an answer changes is drawn with the next frame.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    expect(await refusal.count()).toBe(0);
    // Of the one that stays it is said.
    await page.getByText(setupEn.screen.kinds.federated, { exact: true }).click();
    await refusal.waitFor();
  });

  it('reads a certificate in the browser, and takes no file with a private key', async () => {
    await addTenant(stage, 'certified');
    const page = await stage.as('ada', `/tenants/certified/script?kind=certificate&directoryId=${DIRECTORY_ID}`);
    const file = page.getByLabel(setupEn.screen.certificate);
    const key = Buffer.from('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n');
    await file.setInputFiles({ name: 'all.pem', mimeType: 'application/x-pem-file', buffer: key });
    await page.getByText(setupEn.screen.certificateFault['private-key']).waitFor();
    await file.setInputFiles({ name: 'a.cer', mimeType: 'application/pkix-cert', buffer: Buffer.from('no') });
    await page.getByText(setupEn.screen.certificateFault.unreadable).waitFor();
    await page.getByText(setupEn.screen.missing.certificate).waitFor();
  });
});

describe('a tenant that is connected', () => {
  it('has the script of its own kind, and of each kind that is on its way', async () => {
    const { clientId } = await addTenant(stage, 'scripted', { connected: true });
    const page = await stage.as('ada', '/tenants/scripted');
    await page.getByRole('link', { name: 'This set-up as a script' }).click();
    await page.waitForURL('**/tenants/scripted/script?kind=secret');
    await expect.poll(() => shown(page), { timeout: 10_000 }).toContain(`CLIENT_ID='${clientId}'`);

    for (const kind of ['federated', 'certificate'] as const) {
      const path = '/api/tenants/scripted/connection/candidate';
      const { candidate } = await stage.api.call<Connection>('PUT', path, { kind });
      await page.goto(`${stage.serviceUrl}/tenants/scripted/credential`);
      const link = page.locator('.credential-panel').getByRole('link', { name: 'Rather by script' });
      await link.waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await link.click();
      await page.waitForURL(`**/tenants/scripted/script?kind=${kind}`);
      const part = candidate?.federation
        ? `SUBJECT='${candidate.federation.subject}'`
        : `CERTIFICATE_THUMBPRINT='${candidate?.certificate?.thumbprint}'`;
      await expect.poll(() => shown(page), { timeout: 10_000 }).toContain(part);
      expect(await shown(page)).toContain(`CLIENT_ID='${clientId}'`);
    }
  });
});

describe('how it looks', () => {
  it.each(['en-GB', 'de-DE'])('in %s: light, dark, high contrast, narrow and wide', async (locale) => {
    const { screen, script } = locale === 'de-DE' ? setupDe : setupEn;
    const page = await stage.as('vera', '/tenants/gtg/script', { locale, reducedMotion: 'reduce' });
    await page.getByText(screen.does).waitFor();
    // The connected directory and application stand in it.
    await expect.poll(() => shown(page), { timeout: 10_000 }).toContain(`CLIENT_ID='${GTG.clientId}'`);
    expect(await shown(page)).toContain(script.part.result);
    for (const kind of Object.values(screen.kinds)) {
      await page.getByText(kind, { exact: true }).click();
      for (const width of [320, 360, 768, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        await expect.poll(() => overflowOf(page), { message: `${kind}, ${width} wide` }).toBe(0);
      }
      for (const colours of [{}, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
        await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce', ...colours });
        expect(await accessibilityFaults(page), `${kind} ${JSON.stringify(colours)}`).toEqual([]);
      }
    }
  });
});
