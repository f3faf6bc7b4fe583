import type { Browser } from '@production-assist/shared/api';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility.ts';
import { afresh, PATIENT, visit } from './afresh.ts';
import { nameService, openStep, press, step } from './panel.ts';
import { connect, decide, signInAndAllow, signInAs, windowOf } from './service-window.ts';
import { PEOPLE } from './services.ts';
import { type Stage, setStage } from './stage.ts';

/** Connecting the panel to the service, in the browser's own window for it; and how a connection ends. */
const [ADA, VERA, OTTO] = PEOPLE;
let stage: Stage;
let admin: Page;
let panel: Page;

interface Kept {
  connection: { accessToken: string; refreshToken: string; expiresAt: number } | null;
}
declare const chrome: {
  storage: Record<'session' | 'local', { get(key?: string): Promise<Kept>; set(values: object): Promise<void> }>;
};

beforeAll(async () => {
  stage = await setStage();
  admin = await stage.openAdminCenter();
  panel = await stage.openPanel(admin);
});
afterAll(() => stage.close());

beforeEach(async () => {
  await afresh(stage, admin, panel);
  // Nobody is signed in on the service's page.
  await stage.context.clearCookies();
  await visit(admin, 'application-overview');
  await step(panel, 'ids', 'done').waitFor();
});

/** A window that a failed test left open would answer for the next one. */
afterEach(async () => {
  const others = stage.context.pages().filter((page) => page !== admin && page !== panel);
  await Promise.all(others.map((page) => page.close()));
});

const refusal = () => panel.locator('[data-step=verify] .refusal');
const says = (part: string) =>
  expect.poll(() => refusal().allTextContents(), PATIENT).toEqual([expect.stringContaining(part)]);
const kept = () => panel.evaluate(async () => (await chrome.storage.session.get('connection')).connection);

async function asOperator<Body>(method: string, path: string): Promise<Body> {
  const headers = { authorization: `Bearer ${stage.token}` };
  const response = await fetch(`${stage.worker.url}/api/tenants/${stage.tenantId}${path}`, { method, headers });
  return response.status === 204 ? (null as Body) : response.json();
}
const connectedBrowsers = async () => (await asOperator<{ items: Browser[] }>('GET', '/browsers')).items;

/** Opens the service's window and stops before anything is decided. */
async function window(person: string = ADA.name): Promise<Page> {
  await nameService(panel, stage);
  const opened = await windowOf(panel, () => press(panel, 'Connect'));
  await signInAs(opened, person);
  return opened;
}

describe('signing in', () => {
  it('goes from the address alone through provider and consent to a preview', async () => {
    const opened = await window();
    for (const named of [ADA.email, 'GTG', 'Entra connection for Production Assist', 'Preview and save']) {
      await opened.getByText(named).first().waitFor();
    }
    expect(await accessibilityFaults(opened)).toEqual([]);
    await decide(opened, 'allow');
    const connected = panel.locator('.connected');
    await connected.waitFor();
    const text = await connected.textContent();
    for (const named of [ADA.email, 'GTG (gtg)', stage.serviceUrl, 'preview']) expect(text).toContain(named);
    await press(panel, 'Check with Microsoft');
    // Nothing is saved and no secret is held: the service says what it needs.
    await says('secret');
    expect((await connectedBrowsers()).map(({ person, mine }) => ({ person, mine }))).toContainEqual({
      person: ADA.email,
      mine: false,
    });
  });

  it('is remembered by the browser in memory, and its address on disk', async () => {
    await connect(panel, stage);
    const connection = await kept();
    const disk = await panel.evaluate(async () => JSON.stringify(await chrome.storage.local.get()));
    expect(disk).toContain(stage.serviceUrl);
    for (const token of [connection?.accessToken, connection?.refreshToken]) {
      expect(token?.length).toBeGreaterThan(30);
      expect(disk).not.toContain(token);
    }
    await panel.reload();
    await openStep(panel, 'verify');
    await panel.locator('.connected').waitFor();
    // The form on the service's own page is the one that is meant.
    await openStep(panel, 'form');
    expect(await panel.getByLabel('Address of the form').inputValue()).toBe(stage.serviceUrl);
  });

  it('says so where it was refused, and where the window was closed', async () => {
    await decide(await window(), 'deny');
    await says('You did not allow it');
    await (await window()).close();
    await says('The window was closed');
    expect(await kept()).toBeFalsy();
    expect(await panel.locator('.connected').count()).toBe(0);
  });

  it('gets nowhere for somebody who has no tenant here', async () => {
    const opened = await window(OTTO.name);
    await opened.getByRole('heading', { name: 'There is nothing to connect to' }).waitFor();
    await decide(opened, 'deny');
    await says('You did not allow it');
  });

  it('as who may only look leaves the check grey, and says why', async () => {
    await nameService(panel, stage);
    await signInAndAllow(panel, VERA.name);
    const check = panel.locator('.verify .actions fluent-button');
    expect(await check.getAttribute('disabled-focusable')).not.toBeNull();
    await panel.getByText('allowed the extension only to look').waitFor();
  });

  it('is asked again and takes the place of the last connection', async () => {
    await connect(panel, stage);
    const [first] = await connectedBrowsers();
    await afresh(stage, admin, panel);
    await connect(panel, stage);
    const own = (await connectedBrowsers()).filter(({ person }) => person === ADA.email);
    expect(own).toHaveLength(1);
    expect(own[0]?.id).not.toBe(first?.id);
  });
});

describe('a service', () => {
  it('that does not answer is named', async () => {
    const nobody = 'http://127.0.0.1:9';
    await nameService(panel, { serviceUrl: nobody });
    await press(panel, 'Connect');
    await says(`The service at ${nobody} does not answer`);
  });

  it('that is something else is told from one', async () => {
    const other = new URL(stage.simulator.issuer.provider.authorizeUrl).origin;
    await nameService(panel, { serviceUrl: other });
    await press(panel, 'Connect');
    await says(`The answer of ${other} could not be read`);
  });

  it('that refuses is quoted, with the id its log has', async () => {
    await connect(panel, stage);
    await stage.worker.d1.prepare("DELETE FROM admins WHERE subject = 'ada'").run();
    await press(panel, 'Check with Microsoft');
    await refusal().waitFor(PATIENT);
    expect(await refusal().textContent()).toMatch(/Request id: \S{8}/);
    await stage.worker.d1
      .prepare(
        "INSERT INTO admins (issuer, subject, tenant_id, role, created_at, created_by) VALUES (?, 'ada', 'gtg', 'admin', 0, 'test')",
      )
      .bind(stage.simulator.issuer.url)
      .run();
  });
});

describe('a connection', () => {
  it('is renewed before it runs out', async () => {
    await connect(panel, stage);
    const before = await kept();
    await panel.evaluate(async () => {
      const { connection } = await chrome.storage.session.get('connection');
      await chrome.storage.session.set({ connection: { ...connection, expiresAt: Date.now() } });
    });
    await press(panel, 'Check with Microsoft');
    await says('secret');
    const after = await kept();
    expect(after?.accessToken).not.toBe(before?.accessToken);
    expect(after?.refreshToken).not.toBe(before?.refreshToken);
    expect(after?.expiresAt).toBeGreaterThan(Date.now());
  });

  it('that was disconnected on the page is over, and the panel says so', async () => {
    await connect(panel, stage);
    for (const { id } of await connectedBrowsers()) await asOperator('DELETE', `/browsers/${id}`);
    // Nobody presses anything: whenever the panel comes into sight it asks the service how it stands.
    await panel.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await says('has ended');
    await panel.locator('.connect').waitFor();
    expect(await kept()).toBeFalsy();
    // The address is still there, and the person is still signed in on the page.
    const opened = await windowOf(panel, () => press(panel, 'Connect'));
    await decide(opened, 'allow');
    await panel.locator('.connected').waitFor();
  });

  it('ends with signing out, here and on the page', async () => {
    await connect(panel, stage);
    const before = (await connectedBrowsers()).length;
    await press(panel, 'Sign out');
    await panel.locator('.connect').waitFor();
    await expect.poll(async () => (await connectedBrowsers()).length, PATIENT).toBe(before - 1);
    expect(await kept()).toBeFalsy();
    await expect.poll(() => panel.locator('.message').textContent()).toBe('Signed out.');
  });
});
