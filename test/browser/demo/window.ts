import { join } from 'node:path';
import { createAdminCenter } from '@production-assist/simulator/admin-center/admin-center';
import { routeAdminCenter } from '@production-assist/simulator/admin-center/playwright';
import { GTG, gtgDirectory } from '@production-assist/simulator/gtg';
import { createSimulator } from '@production-assist/simulator/simulator';
import { type BrowserContext, chromium } from 'playwright-core';
import { newCredentialKeys } from '../../local/keys.ts';
import { listenForStop } from '../../local/start/stop.ts';
import { paint, type Terminal } from '../../local/start/terminal.ts';
import { startWorker } from '../../local/worker.ts';
import { BUNDLE, EXTENSION, FORM_ORIGIN } from '../build.ts';
import { chromiumPath } from '../chromium.ts';
import { FORM_ADDRESS, routeFormPage, type SavesTo } from './form-page.ts';

const TENANT = 'gtg';

/**
 * Opens the window a person walks through the guide in: the extension as it is shipped, which asks for its permissions
 * itself, on a directory with people but no application and no group. Runs until the window is closed or Ctrl-C.
 */
export async function runWindow(terminal: Terminal): Promise<void> {
  const stop = listenForStop(() => terminal.line('\nEnding. Nothing is kept.'));
  const simulator = await createSimulator();
  simulator.addDirectory({ ...gtgDirectory(), applications: [], groups: [] });
  const { url: issuer, audience, jwksUrl } = simulator.issuer;
  const worker = await startWorker({
    bundle: join(BUNDLE, 'index.js'),
    access: { ISSUERS: [{ issuer, audience, jwksUrl }], FIRST_OPERATOR: { issuer, subject: 'operator' } },
    credentialKeys: newCredentialKeys('demo'),
    network: simulator.fetch,
    onLog: (line) => terminal.log(line),
  });
  stop.before(() => worker.stop());
  const token = await simulator.issuer.token({ subject: 'operator', email: 'operator@pa.example' });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  await fetch(`${worker.url}/api/tenants/${TENANT}`, { method: 'PUT', headers, body: '{"name":"GTG"}' });

  const context = await openBrowser();
  stop.before(() => context.close());
  stop.takeOver();
  const place = { url: worker.url, tenantId: TENANT, token };
  await routeAdminCenter(context, createAdminCenter({ simulator, directoryId: GTG.directoryId }));
  await routeFormPage(context, place);
  const [first] = context.pages();
  const admin = first ?? (await context.newPage());
  const form = await context.newPage();
  await form.goto(FORM_ADDRESS);
  await admin.goto('https://entra.microsoft.com/#home');
  await admin.bringToFront();

  terminal.line(whatToDo(place));
  await new Promise<void>((resolve) => {
    context.once('close', () => resolve());
  });
  if (!stop.requested) process.kill(process.pid, 'SIGTERM');
}

/** A profile of its own, thrown away at the end; no other extension and nobody's account. */
function openBrowser(): Promise<BrowserContext> {
  return chromium.launchPersistentContext('', {
    executablePath: chromiumPath(),
    headless: false,
    // Root has no sandbox to be in, as in a container.
    chromiumSandbox: process.getuid?.() !== 0,
    // The Ctrl-C is ours: the browser is closed, then the Worker.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      '--no-first-run',
      '--disable-sync',
      `--disable-extensions-except=${EXTENSION}`,
      `--load-extension=${EXTENSION}`,
    ],
    ignoreDefaultArgs: ['--disable-extensions'],
    viewport: null,
  });
}

function whatToDo({ url, tenantId, token }: SavesTo): string {
  const bold = (text: string) => paint('bold', text);
  return `
${bold('A browser is open on a simulated admin center: the directory GTG, with people, no application and no group.')}

  1. Click the extension's icon (behind the puzzle piece) to open the side panel, and follow it.
  2. Fill in the form in Production Assist, it is in the second tab:
       Address of the form        ${bold(FORM_ORIGIN)}
     Fill it from the panel, then press Save configuration in the form.
  3. Check with Microsoft, within the hour the token lives:
       Address of the service     ${bold(url)}
       Production Assist tenant   ${bold(tenantId)}
       Access token               ${token}

The browser asks once for each address the panel may reach; allow it.
Ctrl-C, or closing the window, ends the demo.
`;
}
