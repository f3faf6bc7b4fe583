import type { Page } from 'playwright-core';
import { nameService, press } from './panel.ts';
import { PEOPLE, type Services } from './services.ts';

/** The window in which a service lets a person sign in and allow the extension. */

/** Does what opens the window, and waits until it shows its page. */
export async function windowOf(panel: Page, act: () => Promise<void>): Promise<Page> {
  const opened = panel.context().waitForEvent('page');
  await act();
  const window = await opened;
  await window.locator('h1').waitFor();
  return window;
}

/** A button of the consent page. There is one to refuse with, whoever it is. */
const button = (window: Page, decision: 'allow' | 'deny') => window.locator(`button[name=decision][value=${decision}]`);

/** Chooses who signs in, where the browser does not know yet; ends on the consent page. */
export async function signInAs(window: Page, name: string): Promise<void> {
  const consent = button(window, 'deny');
  const person = window.getByRole('button', { name });
  await consent.or(person).first().waitFor();
  if (await person.count()) await person.click();
  await consent.waitFor();
}

/** Decides on the consent page; the window closes by itself then. */
export async function decide(window: Page, decision: 'allow' | 'deny'): Promise<void> {
  const closed = window.waitForEvent('close');
  await button(window, decision).click({ noWaitAfter: true });
  await closed;
}

/** All of it: the window opens, somebody signs in and allows everything. */
export async function signInAndAllow(panel: Page, name: string): Promise<void> {
  const window = await windowOf(panel, () => press(panel, 'Connect'));
  await signInAs(window, name);
  await decide(window, 'allow');
  await panel.locator('.connected').waitFor();
}

/** Connects the panel to the service, as who administers the tenant. */
export async function connect(panel: Page, services: Services): Promise<void> {
  await nameService(panel, services);
  await signInAndAllow(panel, PEOPLE[0].name);
}
