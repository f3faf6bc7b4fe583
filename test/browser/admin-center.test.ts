import { ACCESS_GROUP_NAME, APPLICATION_NAME, SECRET_DESCRIPTION } from '@production-assist/shared/guide';
import { type AdminCenterOptions, createAdminCenter } from '@production-assist/simulator/admin-center/admin-center';
import { routeAdminCenter } from '@production-assist/simulator/admin-center/playwright';
import { hashOf } from '@production-assist/simulator/admin-center/routes';
import { GTG, gtgDirectory } from '@production-assist/simulator/gtg';
import { createSimulator } from '@production-assist/simulator/simulator';
import { type Browser, chromium, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, QUIET_FLAGS } from './chromium.ts';

const ORIGIN = 'https://entra.microsoft.com';
const MEMBERS = ['Lena Hoffmann', 'Jonas Weber', 'Müge Yılmaz'];

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: [...QUIET_FLAGS] });
});
afterAll(() => browser.close());

/** A tab on the admin center of a directory in which nothing has been set up. */
async function opened(options: Partial<AdminCenterOptions> = {}, address = '/#home') {
  const simulator = await createSimulator();
  const directory = simulator.addDirectory({ ...gtgDirectory(), applications: [], groups: [] });
  const adminCenter = createAdminCenter({ simulator, directoryId: GTG.directoryId, settleMs: 20, ...options });
  const context = await browser.newContext();
  await routeAdminCenter(context, adminCenter);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('requestfailed', (request) => {
    // A page that is left early is no error.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') errors.push(`not answered: ${request.url()}`);
  });
  await page.goto(`${ORIGIN}${address}`);
  return { simulator, directory, adminCenter, context, page, errors, frame: activeFrame(page) };
}

function activeFrame(page: Page): FrameLocator {
  return page.frameLocator('iframe.fxs-reactview-frame-active');
}

async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? '';
}

async function title(page: Page, text: string): Promise<void> {
  await page.locator('h2.fxs-blade-title-titleText', { hasText: text }).waitFor();
  await page.locator('.fxs-blade-progress').waitFor({ state: 'detached' });
}

describe('the guide, clicked through', () => {
  it('ends in a set-up Microsoft’s services accept', async () => {
    const { simulator, directory, page, errors, frame } = await opened();

    // 1: the directory
    await page.getByRole('button', { name: 'Entra ID' }).click();
    await title(page, 'GTG | Overview');
    await frame.locator('[id^=PropertyField][id$=-label]', { hasText: 'Tenant ID' }).waitFor();
    await frame.getByText(GTG.directoryId).waitFor();

    // 2: the application
    await page.locator('.fxs-sidebar').getByText('App registrations').click();
    await title(page, 'App registrations');
    await page.getByRole('tab', { name: 'All applications' }).click();
    await page.getByRole('textbox', { name: 'Search' }).fill(APPLICATION_NAME);
    await page.getByText('No applications found').waitFor();
    await page.getByRole('button', { name: 'New registration' }).click();
    await title(page, 'Register an application');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(APPLICATION_NAME);
    await page.getByRole('radio', { name: 'Accounts in this organizational directory only' }).check();
    await page.getByRole('button', { name: 'Register', exact: true }).click();

    // 3: the ids
    await title(page, APPLICATION_NAME);
    const item = (label: string) =>
      textOf(page.locator('.fxc-essentials-item', { hasText: label }).locator('.fxc-essentials-value'));
    const clientId = await item('Application (client) ID');
    expect(await item('Directory (tenant) ID')).toBe(GTG.directoryId);
    expect(directory.applications.get(clientId)?.objectId).toBe(await item('Object ID'));

    // 4: the secret
    await page.locator('[data-telemetryname=Menu-Credentials]').click();
    await page.getByRole('tab', { name: 'Client secrets (0)' }).click();
    await page.getByRole('button', { name: 'New client secret' }).click();
    await page.getByRole('textbox', { name: 'Description' }).fill(SECRET_DESCRIPTION);
    await page.getByLabel('Expires').selectOption('365');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('tab', { name: 'Client secrets (1)' }).waitFor();
    const value = page.locator('.fxc-gc-row').first().getByRole('gridcell').nth(2);
    const secret = await textOf(value);
    expect(directory.applications.get(clientId)?.secrets[0]).toMatchObject({
      value: secret,
      description: SECRET_DESCRIPTION,
    });

    // 5 to 7: permissions and consent
    await page.locator('[data-telemetryname=Menu-CallAnAPI]').click();
    await title(page, 'API permissions');
    for (const group of ['GroupMember', 'Group']) await addPermission(page, group);
    const status = (name: string) =>
      textOf(page.locator('.fxc-gc-row', { hasText: name }).getByRole('gridcell').last());
    expect(await status('GroupMember.Read.All')).toBe('Not granted for GTG');
    expect(await status('User.Read')).toBe('');
    await page.getByRole('button', { name: 'Grant admin consent for GTG' }).click();
    await page.getByRole('button', { name: 'Yes' }).click();
    await page.getByText('Successfully granted admin consent').waitFor();
    expect(await status('GroupMember.Read.All')).toBe('Granted for GTG');
    expect(await status('User.Read')).toBe('Granted for GTG');

    // The secret's value is gone by now.
    await page.locator('[data-telemetryname=Menu-Credentials]').click();
    await value.waitFor();
    expect(await textOf(value)).toBe(`${secret.slice(0, 3)}******************`);

    // 8: the group
    await page.locator('.fxs-sidebar').getByText('Groups').click();
    await title(page, 'Groups | All groups');
    await frame.getByText('No groups found').waitFor();
    await frame.getByRole('menuitem', { name: 'New group' }).click();
    await title(page, 'New group');
    await frame.getByRole('textbox', { name: 'Group name' }).fill(ACCESS_GROUP_NAME);
    await frame.getByText('No members selected').click();
    for (const name of MEMBERS) {
      await frame.getByRole('dialog').getByRole('searchbox').fill(name);
      await frame.getByRole('checkbox', { name }).check({ force: true });
    }
    await frame.getByRole('button', { name: 'Select', exact: true }).click();
    await frame.getByRole('button', { name: 'Create', exact: true }).click();
    await title(page, 'Groups | All groups');
    await frame.getByRole('link', { name: ACCESS_GROUP_NAME }).click();
    await title(page, ACCESS_GROUP_NAME);
    await page.locator('[data-telemetryname=Menu-Members]').click();
    await frame.getByRole('gridcell', { name: 'Jonas Weber' }).waitFor();

    expect(await readMembers(simulator.fetch, clientId, secret)).toEqual(3);
    expect(errors).toEqual([]);
  });
});

async function addPermission(page: Page, group: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a permission' }).click();
  await page.locator('.ext-api-card', { hasText: 'Microsoft Graph' }).click();
  await page.getByRole('radio', { name: 'Application permissions' }).click();
  await page.getByRole('textbox', { name: 'Select permissions' }).fill('group');
  await page.getByRole('button', { name: group, exact: true }).click();
  await page.getByRole('checkbox', { name: `${group}.Read.All`, exact: true }).check();
  await page.getByRole('button', { name: 'Add permissions' }).click();
  await page.locator('.fxc-gc-row', { hasText: `${group}.Read.All` }).waitFor();
}

/** Does what the sync does with the three values, and counts the members it is told of. */
async function readMembers(
  fetch: (request: Request) => Promise<Response>,
  clientId: string,
  secret: string,
): Promise<number> {
  const form = {
    client_id: clientId,
    client_secret: secret,
    scope: 'https://graph.microsoft.com/.default',
    grant_type: 'client_credentials',
  };
  const signIn = `https://login.microsoftonline.com/${GTG.directoryId}/oauth2/v2.0/token`;
  const token = await fetch(new Request(signIn, { method: 'POST', body: new URLSearchParams(form) }));
  const { access_token: accessToken } = await token.json();
  const graph = async (path: string) => {
    const headers = { Authorization: `Bearer ${accessToken}` };
    const response = await fetch(new Request(`https://graph.microsoft.com/v1.0/${path}`, { headers }));
    return response.json();
  };
  const filter = encodeURIComponent(`displayName eq '${ACCESS_GROUP_NAME}'`);
  const found = await graph(`groups?$filter=${filter}`);
  const { value } = await graph(`groups/${found.value[0].id}/members`);
  return value.length;
}

describe('a page with frames', () => {
  it('has an active frame of another origin beside a hidden one', async () => {
    const { page, frame } = await opened({}, hashOf('directory-overview').replace('#', '/#'));
    await frame.getByText(GTG.directoryId).waitFor();
    expect(await page.locator('iframe.fxs-reactview-frame').count()).toBe(2);
    expect(await page.locator('iframe:visible').count()).toBe(1);
    const src = await page.locator('iframe.fxs-reactview-frame-active').getAttribute('src');
    expect(new URL(src ?? '').origin).toBe('https://sandbox-1.reactblade.portal.azure.net');
    // The view before stays in the frame that is hidden by then.
    await page.locator('.fxs-sidebar').getByText('Groups').click();
    await frame.getByText('No groups found').waitFor();
    await page.locator('iframe.fxs-reactview-frame:not(.fxs-reactview-frame-active)').waitFor({ state: 'hidden' });
    expect(page.frames().filter((other) => other.url().includes('reactblade'))).toHaveLength(2);
  });

  it('renders only the rows of a long list that are near', async () => {
    const { directory, frame } = await opened({}, hashOf('groups').replace('#', '/#'));
    await frame.getByText('No groups found').waitFor();
    for (let number = 0; number < 500; number++) {
      const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
      directory.addGroup({ id, displayName: `Group ${String(number).padStart(3, '0')}` });
    }
    await frame.getByRole('menuitem', { name: 'Refresh' }).click();
    await frame.locator('.ms-DetailsRow').first().waitFor();
    const rows = await frame.locator('.ms-DetailsRow').count();
    expect(rows).toBeGreaterThan(9);
    expect(rows).toBeLessThan(100);
    const name = frame.locator('.ms-DetailsRow-cell[data-automation-key=displayName]').first();
    expect(await textOf(name)).toBe('Group 000');
  });

  it.each([
    ['items', '[class*=essentialsItem-] [class*=essentialsValue-]'],
    ['property-fields', '[id^=PropertyField][id$=-label] + [aria-labelledby^=PropertyField]'],
    ['inputs', 'input[readonly][aria-labelledby]'],
  ] as const)('can draw essentials as %s', async (essentials, selector) => {
    const { frame } = await opened({ essentials }, hashOf('directory-overview').replace('#', '/#'));
    const values = frame.locator(selector);
    await values.first().waitFor();
    const texts = await values.evaluateAll((elements) =>
      elements.map((element) => (element instanceof HTMLInputElement ? element.value : (element.textContent ?? ''))),
    );
    const text = texts.find((found) => found.includes(GTG.directoryId)) ?? '';
    // The copy button's picture is a character of the icon font, and stands in the value's text.
    expect(/[\uE000-\uF8FF]/.test(text)).toBe(essentials !== 'inputs');
  });
});

describe('a page', () => {
  it('shows progress before it is filled', async () => {
    const { page, adminCenter } = await opened();
    await title(page, 'Microsoft Entra admin center');
    adminCenter.settings.settleMs = 400;
    await page.locator('.fxs-sidebar').getByText('App registrations').click();
    await page.locator('.fxs-blade-progress').waitFor();
    expect(await page.locator('.fxc-gc').count()).toBe(0);
    await title(page, 'App registrations');
  });

  it('is of the directory in the address, in two tabs at once', async () => {
    const { simulator, page, context } = await opened();
    const other = simulator.addDirectory({ id: '0f0f0f0f-1111-4222-8333-444444444444', displayName: 'Other Ltd' });
    const second = await context.newPage();
    await second.goto(`${ORIGIN}/${other.id}${hashOf('directory-overview')}`);
    await title(second, 'Other Ltd | Overview');
    await activeFrame(second).getByText(other.id).waitFor();
    await page.goto(`${ORIGIN}/${hashOf('directory-overview')}`);
    await activeFrame(page).getByText(GTG.directoryId).waitFor();
  });

  it('asks for a sign-in first', async () => {
    const { page } = await opened({ signedIn: false });
    await page.getByRole('button', { name: 'Sign in' }).click();
    await title(page, 'Microsoft Entra admin center');
  });
});
