import { join } from 'node:path';
import { type AdminCenter, createAdminCenter } from '@production-assist/simulator/admin-center/admin-center';
import { routeAdminCenter } from '@production-assist/simulator/admin-center/playwright';
import { GTG, gtgDirectory } from '@production-assist/simulator/gtg';
import { createSimulator, type Simulator } from '@production-assist/simulator/simulator';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { newCredentialKeys } from '../local/keys.ts';
import { type LocalWorker, startWorker } from '../local/worker.ts';
import { BUNDLE, EXTENSION, FORM_ORIGIN, GRANTED_EXTENSION } from './build.ts';
import { chromiumPath, QUIET_FLAGS } from './chromium.ts';

/** Everything a customer's administrator has before them: the admin center, the extension, the Worker, a form. */
export interface Stage {
  simulator: Simulator;
  adminCenter: AdminCenter;
  worker: LocalWorker;
  /** A token of an operator, as it is entered by hand. */
  token: string;
  context: BrowserContext;
  extensionId: string;
  /** A tab on the admin center; `path` begins with `#`. */
  openAdminCenter(path?: string): Promise<Page>;
  /** The panel as a page of its own. */
  openPanel(): Promise<Page>;
  close(): Promise<void>;
}

export interface StageOptions {
  /** Whether the optional permissions are granted already. Default true. */
  granted?: boolean;
  locale?: string;
  /** The profile's folder; without it a new one that is thrown away. */
  profile?: string;
  /** A directory without an application and a group; default: GTG as it is set up already. */
  empty?: boolean;
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  flags?: readonly string[];
}

/** The form of section 9, as plain HTML: what stands in it after filling is what a customer would save. */
const FORM = `<!doctype html><html lang="en"><title>Organization settings</title><main><h1>Organization settings</h1>
<form><fieldset><legend>Configure an AD Server for authentication</legend>
<label>AD Master Tenant Id <input name="tenant"></label><label>AD Master Client Id <input name="client"></label>
<label>AD Master Client Secret <input name="secret" type="password"></label>
<button>Save configuration</button></fieldset></form></main></html>`;

/** Sets the stage. Close it afterwards. */
export async function setStage(options: StageOptions = {}): Promise<Stage> {
  const simulator = await createSimulator();
  const data = gtgDirectory();
  simulator.addDirectory(options.empty ? { ...data, applications: [], groups: [] } : data);
  const adminCenter = createAdminCenter({ simulator, directoryId: GTG.directoryId, settleMs: 50 });
  const { url: issuer, audience, jwksUrl } = simulator.issuer;
  const worker = await startWorker({
    bundle: join(BUNDLE, 'index.js'),
    access: { ISSUERS: [{ issuer, audience, jwksUrl }], FIRST_OPERATOR: { issuer, subject: 'operator' } },
    credentialKeys: newCredentialKeys('test'),
    network: simulator.fetch,
    onLog: () => {},
  });
  const token = await simulator.issuer.token({ subject: 'operator', email: 'operator@pa.example' });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  await fetch(`${worker.url}/api/tenants/gtg`, { method: 'PUT', headers, body: '{"name":"GTG"}' });

  const folder = options.granted === false ? EXTENSION : GRANTED_EXTENSION;
  const context = await chromium.launchPersistentContext(options.profile ?? '', {
    executablePath: chromiumPath(),
    args: [
      ...QUIET_FLAGS,
      ...(options.flags ?? []),
      `--lang=${options.locale ?? 'en'}`,
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
    ],
    ignoreDefaultArgs: ['--disable-extensions'],
    locale: options.locale ?? 'en',
    colorScheme: options.colorScheme ?? 'light',
    viewport: options.viewport ?? { width: 1280, height: 900 },
  });
  await routeAdminCenter(context, adminCenter);
  await context.route(`${FORM_ORIGIN}/**`, (route) => route.fulfill({ contentType: 'text/html', body: FORM }));
  const background = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const extensionId = new URL(background.url()).host;
  return {
    simulator,
    adminCenter,
    worker,
    token,
    context,
    extensionId,
    async openAdminCenter(path = '#home') {
      const page = await context.newPage();
      await page.goto(`https://entra.microsoft.com/${path}`);
      return page;
    },
    async openPanel() {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId}/sidepanel.html`);
      return page;
    },
    async close() {
      await context.close();
      await worker.stop();
    },
  };
}
