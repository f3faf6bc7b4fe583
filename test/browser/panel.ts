import type { Locator, Page } from 'playwright-core';
import type { Services } from './services.ts';

/** What an administrator does in the panel. English words, but for what is found without any. */

/** A step of the panel, in a state if one is named. */
export function step(panel: Page, id: string, state?: 'done' | 'problem' | 'attention' | 'open'): Locator {
  return panel.locator(`[data-step=${id}]${state ? `[data-state=${state}]` : ''}`);
}

/** Opens a step that the tab did not open by itself. */
export async function openStep(panel: Page, id: string): Promise<void> {
  const head = panel.locator(`#head-${id}`);
  if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
}

/** Types into a field of the panel, found by its label. */
export async function typeInto(panel: Page, label: string, text: string): Promise<void> {
  await panel.getByLabel(label).last().fill(text);
}

/** Presses a button of the panel. Fluent's buttons say what they are to assistive technology only, not to the page. */
export async function press(panel: Page, name: string): Promise<void> {
  await panel
    .locator('fluent-button, button')
    .filter({ hasText: new RegExp(`^\\s*${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`) })
    .click();
}

/** Enters a secret by hand, whatever becomes of it. */
export async function typeSecret(panel: Page, value: string): Promise<void> {
  await openStep(panel, 'secret');
  const details = panel.locator('[data-step=secret] details');
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  await typeInto(panel, 'Paste the secret Value', value);
  await press(panel, 'Use these values');
}

/** Names the service in the step that asks Microsoft. */
export async function nameService(panel: Page, { serviceUrl }: Pick<Services, 'serviceUrl'>): Promise<void> {
  await openStep(panel, 'verify');
  await typeInto(panel, 'Address of the service', serviceUrl);
}
