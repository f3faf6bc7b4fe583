import { hashOf, type PageName } from '@production-assist/simulator/admin-center/routes';
import { DEFAULT_SETTINGS } from '@production-assist/simulator/admin-center/settings';
import type { DirectoryData } from '@production-assist/simulator/directory';
import { GTG, gtgDirectory } from '@production-assist/simulator/gtg';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { openStep } from './panel.ts';
import type { Stage } from './stage.ts';

/** The one thing of the extension's world these tests touch from inside. */
declare const chrome: { storage: { session: { clear(): Promise<void> } } };

/** One browser for many cases: each begins with the demo directory as it was, and an extension that knows nothing. */

/** Long enough for a busy machine; what is there already does not wait. */
export const PATIENT = { timeout: 10_000 };

/**
 * Puts the directory, the admin center and the extension's memory back, then the directory's difference in.
 *
 * @param different changes the demo directory, which is set up without a fault
 */
export async function afresh(
  { simulator, adminCenter }: Stage,
  admin: Page,
  panel: Page,
  different: (data: DirectoryData) => void = () => {},
): Promise<void> {
  Object.assign(adminCenter.settings, DEFAULT_SETTINGS, { settleMs: 50, delays: { ...DEFAULT_SETTINGS.delays } });
  const data = gtgDirectory();
  different(data);
  const directory = simulator.directory(GTG.directoryId);
  if (!directory) throw new Error('the demo directory is missing');
  directory.applications.clear();
  directory.groups.clear();
  for (const application of data.applications ?? []) directory.addApplication(application);
  for (const group of data.groups ?? []) directory.addGroup(group);
  // Away from the page first: what it had still to tell would be remembered after all.
  await admin.goto('about:blank');
  // Behind whatever is reading and writing the connection at the moment: it would bring it back.
  await panel.evaluate(() => navigator.locks.request('session:connection', () => chrome.storage.session.clear()));
}

/** Opens a page about the demo's application and group. */
export async function visit(
  admin: Page,
  page: PageName,
  ids: { clientId?: string; groupId?: string } = { clientId: GTG.clientId, groupId: GTG.accessGroupId },
): Promise<void> {
  await admin.bringToFront();
  await admin.goto(`https://entra.microsoft.com/${hashOf(page, ids)}`);
}

/** Waits until a check of an open step has a status and says something; gives all it says. */
export async function says(
  panel: Page,
  step: string,
  check: string,
  status: 'pass' | 'warn' | 'fail' | 'unknown',
  part = '',
): Promise<string> {
  const shown = panel.locator(`[data-step=${step}] .check[data-check="${check}"][data-status=${status}]`);
  let said = '';
  await expect
    .poll(async () => {
      // The panel may go on to another step by itself in between; then this one is opened again.
      await openStep(panel, step);
      said = (await shown.allTextContents())[0] ?? '';
      return said !== '' && said.includes(part);
    }, PATIENT)
    .toBe(true);
  return said;
}
