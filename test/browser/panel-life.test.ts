import { GTG } from '@production-assist/simulator/gtg';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SECRET_LIFE_MS } from '../../extension/session.ts';
import { afresh, PATIENT, says, visit } from './afresh.ts';
import * as guide from './guide.ts';
import { openStep, press, step, typeInto } from './panel.ts';
import { type Stage, setStage } from './stage.ts';

/** What happens to the panel while the guide is followed: closed, stopped, reloaded, begun anew. */
let stage: Stage;
let admin: Page;
let panel: Page;

beforeAll(async () => {
  stage = await setStage();
  admin = await stage.openAdminCenter();
});
afterAll(() => stage.close());

beforeEach(async () => {
  panel = await stage.openPanel(admin);
  await afresh(stage, admin, panel);
});
afterEach(() => panel.close());

const value = (name: string) => panel.locator(`[data-step=ids] [data-value=${name}] code`).textContent();

/** When the extension's service worker was started. */
const startedAt = () => stage.context.serviceWorkers()[0]?.evaluate(() => performance.timeOrigin);

/** Stops the extension's service worker, as the browser does when it has nothing to do. */
async function stopServiceWorker(): Promise<void> {
  const session = await stage.context.browser()?.newBrowserCDPSession();
  const targets = (await session?.send('Target.getTargets'))?.targetInfos ?? [];
  const worker = targets.find(({ type, url }) => type === 'service_worker' && url.includes(stage.extensionId));
  if (!session || !worker) throw new Error('there is no service worker to stop');
  await session.send('Target.closeTarget', { targetId: worker.targetId });
  await session.detach();
}

async function takeSecret(): Promise<string> {
  await visit(admin, 'application-credentials');
  const secret = await guide.createSecret(admin);
  await press(panel, 'Take the secret');
  await panel.locator('.secret.is-held').waitFor();
  return secret;
}

describe('what was read', () => {
  it('is there again when the panel is closed and opened, the secret included', async () => {
    await visit(admin, 'application-overview');
    await says(panel, 'application', 'application', 'pass');
    await takeSecret();
    await panel.close();
    await visit(admin, 'application-permissions');
    panel = await stage.openPanel(admin);
    await says(panel, 'consent', 'consent', 'pass');
    await openStep(panel, 'ids');
    expect(await value('clientId')).toBe(GTG.clientId);
    await openStep(panel, 'secret');
    await panel.locator('.secret.is-held').waitFor();
  });

  it('is kept, the secret included, and goes on, when the service worker is stopped', async () => {
    await visit(admin, 'application-overview');
    await says(panel, 'application', 'application', 'pass');
    await takeSecret();
    const before = await startedAt();
    await stopServiceWorker();
    await visit(admin, 'application-permissions');
    await says(panel, 'consent', 'consent', 'pass');
    expect(await startedAt()).not.toBe(before);
    await openStep(panel, 'ids');
    expect(await value('clientId')).toBe(GTG.clientId);
    await openStep(panel, 'secret');
    await panel.locator('.secret.is-held').waitFor();
  });

  it('is kept when the tab is reloaded, and read again', async () => {
    await visit(admin, 'application-permissions');
    await says(panel, 'consent', 'consent', 'pass');
    stage.simulator.directory(GTG.directoryId)?.revoke(GTG.clientId, ['Group.Read.All', 'GroupMember.Read.All']);
    await admin.reload();
    await says(panel, 'consent', 'consent', 'fail');
  });

  it('is forgotten with everything else by Start over, once it was confirmed', async () => {
    await visit(admin, 'application-permissions');
    await says(panel, 'consent', 'consent', 'pass');
    const secret = await takeSecret();
    await press(panel, 'Start over');
    await press(panel, 'Cancel');
    expect(await panel.locator('.secret.is-held').count()).toBe(1);
    await press(panel, 'Start over');
    await press(panel, 'Forget everything');
    await openStep(panel, 'secret');
    await expect.poll(() => panel.locator('.secret.is-held').count(), PATIENT).toBe(0);
    const kept = await panel.evaluate(() => chrome.storage.session.get(null));
    expect([kept.secrets, kept.verdicts, kept.token]).toEqual([undefined, undefined, undefined]);
    expect(JSON.stringify(kept)).not.toContain(secret);
    // The page that is still open is read again; what other pages said is gone.
    const clientId = panel.locator('[data-step=ids] [data-value=clientId] code');
    await expect
      .poll(async () => {
        // Reading it anew takes the panel to that page's step once more.
        await openStep(panel, 'ids');
        return clientId.allTextContents();
      }, PATIENT)
      .toEqual([GTG.clientId]);
    await says(panel, 'consent', 'consent', 'unknown');
  });
});

describe('values', () => {
  it('can be entered by hand, and a wrong one is refused at once', async () => {
    await openStep(panel, 'ids');
    await panel.locator('[data-step=ids] summary').click();
    await typeInto(panel, 'Application (client) ID', 'not an id');
    await press(panel, 'Use these values');
    await panel.getByText('This is not an id').waitFor();
    await typeInto(panel, 'Application (client) ID', `{${GTG.clientId.toUpperCase()}}`);
    await typeInto(panel, 'Directory (tenant) ID', GTG.directoryId);
    await press(panel, 'Use these values');
    await step(panel, 'ids', 'done').waitFor();
    await openStep(panel, 'ids');
    expect([await value('directoryId'), await value('clientId')]).toEqual([GTG.directoryId, GTG.clientId]);
    await panel.locator('[data-step=ids]').getByText('entered by hand').first().waitFor();
  });

  it('are not forgotten with the secret, which goes after its time', async () => {
    const secret = await takeSecret();
    await panel.evaluate(async (age) => {
      const { secrets } = await chrome.storage.session.get('secrets');
      for (const held of Object.values(secrets as Record<string, { takenAt: number }>)) held.takenAt -= age;
      await chrome.storage.session.set({ secrets });
    }, SECRET_LIFE_MS);
    await expect.poll(() => panel.locator('.secret.is-held').count(), PATIENT).toBe(0);
    const kept = JSON.stringify(await panel.evaluate(() => chrome.storage.session.get(null)));
    expect(kept).not.toContain(secret);
    expect(kept).toContain('fingerprint');
    expect(kept).toContain(GTG.clientId);
  });
});

declare const chrome: {
  storage: {
    session: {
      get(key: string | null): Promise<Record<string, unknown>>;
      set(items: Record<string, unknown>): Promise<void>;
    };
  };
};
