import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { looksRight } from './looks-right.ts';
import { button, type PageStage, startPage } from './page.ts';
import { addTenant } from './page-tenant.ts';

/**
 * Least privilege: what the application may do in Entra, what appeared and vanished, which run found it, what to do; and
 * a secret that nobody uses any more.
 */

let stage: PageStage;
beforeAll(async () => {
  stage = await startPage();
});
afterAll(() => stage?.stop());
afterEach(async () => {
  await stage.closeTabs();
  expect(stage.complaints.splice(0)).toEqual([]);
});

describe('permissions', () => {
  it('are shown with the connection: unknown, unchanged, then what appeared and vanished by which run', async () => {
    const { directory, clientId } = await addTenant(stage, 'rights', { connected: true });
    const page = await stage.as('ada', '/tenants/rights');
    const card = page.locator('.permissions-card');
    await card.getByText('Not known before the first sync.').waitFor();
    await stage.api.run('rights');
    await page.reload();
    await card.getByText('Unchanged since').waitFor();
    await card.getByText('nothing more').waitFor();
    expect(await card.locator('[data-permission]').count()).toBe(3);
    expect(await card.locator('.permission-marks').count()).toBe(0);
    await looksRight(page);

    directory.consent(clientId, ['Mail.Read']);
    directory.revoke(clientId, ['User.Read.All']);
    const run = await stage.api.run('rights');
    await page.reload();
    await card.getByText('Changed on').waitFor();
    await card.locator('.is-appeared').getByText('Mail.Read').waitFor();
    await card.locator('.is-vanished').getByText('User.Read.All').waitFor();
    await card.locator('[data-permission="User.Read.All"].is-missing').waitFor();
    await card.locator('[data-permission="Mail.Read"].is-excess').waitFor();
    await card.getByText('The sync needs User.Read.All').waitFor();
    expect(await card.getByRole('link', { name: /Open the permissions in Entra/ }).getAttribute('href')).toContain(
      clientId,
    );
    await looksRight(page);
    const downloading = page.waitForEvent('download');
    await card.getByRole('link', { name: 'Download the changes as CSV' }).click();
    expect(await readFile(await (await downloading).path(), 'utf8')).toContain(`${run.id},vanished,User.Read.All`);
    await card.getByRole('link', { name: /Sync of/ }).click();
    await page.waitForURL(`**/tenants/rights/sync?run=${run.id}`);
    await page.locator('.linked-run .is-vanished').getByText('User.Read.All').waitFor();
    await page.locator('.runs').getByText('other permissions').waitFor();
    await looksRight(page);
  });

  it('are looked through in the review: what changed since the last one is marked', async () => {
    const { directory, clientId } = await addTenant(stage, 'review-rights', { connected: true });
    await stage.api.run('review-rights');
    const page = await stage.as('ada', '/tenants/review-rights/review');
    const card = page.locator('.permissions-card');
    await button(page, 'Reviewed').click();
    await card.getByText('Unchanged since the last review').waitFor();
    await looksRight(page);
    directory.consent(clientId, ['Mail.Read']);
    await stage.api.run('review-rights');
    await page.reload();
    await card.getByText('Changed since the last review').waitFor();
    await card.locator('li', { hasText: 'since the last review' }).locator('.is-appeared').waitFor();
    await card.getByText('Take it away in Entra').waitFor();
    await looksRight(page);
    await button(page, 'Reviewed').click();
    await card.getByText('Unchanged since the last review').waitFor();
    expect(await card.locator('.permission-new').count()).toBe(0);

    const german = await stage.as('vera', '/tenants/review-rights/review', {
      locale: 'de-DE',
      viewport: { width: 360, height: 800 },
    });
    await german.locator('.permissions-card').getByText('Unverändert seit der letzten Durchsicht').waitFor();
    await looksRight(german);
  });
});

describe('a secret that nobody uses any more', () => {
  it('is warned of where the connection is, in the review and in the list of tenants, until it is removed', async () => {
    const { directory, clientId } = await addTenant(stage, 'two-secrets', { connected: true });
    await stage.api.run('two-secrets');
    const value = 'new8Q~made-in-entra'.padEnd(40, '0');
    const added = { keyId: crypto.randomUUID(), value, expiresAt: Date.now() + 86_400_000 };
    directory.applications.get(clientId)?.secrets.push(added);
    await stage.api.call('PUT', '/api/tenants/two-secrets/connection/candidate', {
      kind: 'secret',
      clientSecret: value,
    });
    await stage.api.run('two-secrets');
    await stage.worker.d1
      .prepare(
        "UPDATE formers SET replaced_at = replaced_at - ? WHERE tenant_id = 'two-secrets' AND state = 'to-remove'",
      )
      .bind(8 * 86_400_000)
      .run();

    const operator = await stage.as('operator', '/');
    const row = operator.locator('tr', { hasText: 'Tenant two-secrets' });
    await row.getByText('Old secret still in Entra').waitFor();
    await looksRight(operator);
    const page = await stage.as('ada', '/tenants/two-secrets/review');
    const bar = page.locator('.message-bar', { hasText: 'Entra still has an old secret' });
    await bar.getByText('begins with fak').waitFor();
    await looksRight(page);
    await page.goto(`${stage.serviceUrl}/tenants/two-secrets`);
    await bar.waitFor();
    await looksRight(page);
    await bar.getByRole('link', { name: 'Show which one, and where' }).click();
    await page.waitForURL('**/tenants/two-secrets/credential');

    await stage.api.call('POST', '/api/tenants/two-secrets/connection/former/removed', {});
    await page.goto(`${stage.serviceUrl}/tenants/two-secrets`);
    await page.getByRole('heading', { name: 'Permissions in Entra' }).waitFor();
    expect(await bar.count()).toBe(0);
    await operator.reload();
    await row.waitFor();
    expect(await row.getByText('Old secret still in Entra').count()).toBe(0);
  });
});
