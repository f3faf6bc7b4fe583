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

/** So long something may take in a step that is open, in ms; and so often the step is opened again. */
const [IN_STEP_MS, TIMES] = [5_000, 4];

/**
 * Does something in an open step. When the tab's page has come to show late, the panel goes on to its step by itself, as
 * it does for a person; then the step is opened again.
 */
async function inStep(panel: Page, id: string | null, act: (patience: { timeout: number }) => Promise<void>) {
  for (let time = 1; ; time++) {
    if (id !== null) await openStep(panel, id);
    try {
      return await act({ timeout: IN_STEP_MS });
    } catch (error) {
      if (time === TIMES) throw error;
    }
  }
}

/** Types into a field of the panel, found by its label. */
export async function typeInto(panel: Page, label: string, text: string): Promise<void> {
  await panel.getByLabel(label).last().fill(text);
}

/** Presses a button of the panel. Fluent's buttons say what they are to assistive technology only, not to the page. */
export async function press(panel: Page, name: string): Promise<void> {
  const button = panel
    .locator('fluent-button, button')
    .filter({ hasText: new RegExp(`^\\s*${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`) });
  // Steps of replacing a secret have no head to open them with.
  const held = await button.evaluate((element) =>
    element.closest('[data-step]:has([id^=head-])')?.getAttribute('data-step'),
  );
  await inStep(panel, held ?? null, (patience) => button.click(patience));
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
  const field = panel.getByLabel('Address of the service').last();
  await inStep(panel, 'verify', (patience) => field.fill(serviceUrl, patience));
}
