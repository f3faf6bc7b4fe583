import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdminCenter } from '@production-assist/simulator/admin-center/admin-center';
import { routeAdminCenter } from '@production-assist/simulator/admin-center/playwright';
import { hashOf } from '@production-assist/simulator/admin-center/routes';
import { GTG, gtgDirectory } from '@production-assist/simulator/gtg';
import { createSimulator } from '@production-assist/simulator/simulator';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FRAMES_PERMISSION } from '../../extension/frames-permission.ts';
import { PATIENT, says, visit } from './afresh.ts';
import { install, openBrowser, uninstall } from './browser.ts';
import { type BrowserName, extensionFor } from './build.ts';
import * as guide from './guide.ts';
import { openSidePanel } from './side-panel.ts';

/** What is asked for before inner frames are read. */
const FRAMES = { permissions: [...FRAMES_PERMISSION.permissions], origins: [...FRAMES_PERMISSION.origins] };

/** The extension as it is shipped, from the moment it is installed: in its place beside a page that was open before. */
let context: BrowserContext;
let admin: Page;
let folder: string;
let id: string;
let panel: Page;

beforeAll(async () => {
  const simulator = await createSimulator();
  simulator.addDirectory(gtgDirectory());
  context = await openBrowser();
  await routeAdminCenter(context, createAdminCenter({ simulator, directoryId: GTG.directoryId, settleMs: 50 }));
  admin = await context.newPage();
});
afterAll(() => context.close());

const notices = async () => (await panel.locator('.notice').allTextContents()).join('\n');
const mayReadFrames = () => panel.evaluate((asked) => chrome.permissions.contains(asked), FRAMES);

/** Opens a page, then installs what is built for a browser, and opens the panel beside the page. */
async function installFor(browser: BrowserName): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), `${browser}-`));
  await cp(extensionFor(browser), folder, { recursive: true });
  await visit(admin, 'application-overview');
  await admin.getByText('Application (client) ID').first().waitFor();
  id = await install(context, folder);
  panel = await openSidePanel(context, admin, id);
}

async function remove(): Promise<void> {
  await uninstall(context, id);
  await rm(folder, { recursive: true });
}

describe.each(['edge', 'chrome'] satisfies BrowserName[])('the build for %s', (browser) => {
  beforeAll(() => installFor(browser));
  afterAll(remove);

  it('says that a page from before has to be loaded again, and reads it then', async () => {
    await expect.poll(notices, PATIENT).toContain('was opened before the extension');
    await panel.locator('.notice fluent-button').click();
    await says(panel, 'application', 'application', 'pass');
    expect(await notices()).toBe('');
  });
});

describe('with nothing allowed that has to be asked for', () => {
  beforeAll(async () => {
    await installFor('chrome');
    await admin.reload();
  });
  afterAll(remove);

  it('reads everything that stands in the page itself', async () => {
    await visit(admin, 'application-permissions');
    await says(panel, 'consent', 'consent', 'pass');
  });

  it('says that it cannot see the inner frames, and offers to ask', async () => {
    await visit(admin, 'groups');
    await expect.poll(notices, PATIENT).toContain('inner frame from portal.azure.net');
    expect(await panel.locator('.notice fluent-button').textContent()).toBe('Allow reading these pages');
    await says(panel, 'group', 'group', 'unknown');
  });

  it('reads them in the page that is open as soon as it is allowed', async () => {
    await grantedOnceBefore();
    await visit(admin, 'group-overview');
    panel = await openSidePanel(context, admin, id);
    await expect.poll(notices, PATIENT).toContain('inner frame from portal.azure.net');
    expect(await mayReadFrames()).toBe(false);
    await panel.locator('.notice fluent-button').click();
    await says(panel, 'group', 'group', 'pass');
    expect(await notices()).toBe('');
    expect(await mayReadFrames()).toBe(true);
  });

  it('goes on reading a page that is open while the extension is updated', async () => {
    await install(context, folder);
    panel = await openSidePanel(context, admin, id);
    await says(panel, 'group', 'group', 'pass');
    // Without loading it anew, as the admin center's own links do.
    await guide.goTo(admin, hashOf('application-overview', { clientId: GTG.clientId }));
    await says(panel, 'application', 'application', 'pass');
    expect(await notices()).toBe('');
  });
});

/**
 * A browser asks in a window no test can press, unless a permission was there before and was given back. So the
 * extension is updated to a version that has both permissions from the start, and back; then one is given back.
 */
async function grantedOnceBefore(): Promise<void> {
  await admin.goto('about:blank');
  const path = join(folder, 'manifest.json');
  const shipped = await readFile(path, 'utf8');
  const { permissions, host_permissions, ...manifest } = JSON.parse(shipped);
  const wider = {
    ...manifest,
    permissions: [...permissions, ...FRAMES.permissions],
    host_permissions: [...host_permissions, ...FRAMES.origins],
  };
  for (const version of [JSON.stringify(wider), shipped]) {
    await writeFile(path, version);
    expect(await install(context, folder)).toBe(id);
  }
  // Not the panel: what an update takes away would be in the middle of it.
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/sidepanel.html`);
  // What the extension registers after an update would stay, were the permission gone before it has.
  await expect.poll(() => page.evaluate(() => chrome.scripting.getRegisteredContentScripts())).toHaveLength(1);
  await page.evaluate(() => chrome.scripting.unregisterContentScripts());
  const { permissions: given } = FRAMES;
  expect(await page.evaluate((names) => chrome.permissions.remove({ permissions: names }), given)).toBe(true);
  await page.close();
}

declare const chrome: {
  scripting: Record<'getRegisteredContentScripts' | 'unregisterContentScripts', () => Promise<unknown[]>>;
  permissions: Record<
    'contains' | 'remove',
    (which: { permissions: string[]; origins?: string[] }) => Promise<boolean>
  >;
};
