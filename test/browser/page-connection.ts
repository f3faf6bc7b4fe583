import { FORM_BUTTONS, FORM_LABELS } from '@production-assist/shared/guide';
import type { Locator, Page } from 'playwright-core';
import { button } from './page.ts';

/** What an administrator does with the form of the guide's section 9. */

export type Value = keyof typeof FORM_LABELS;

/** A field of the form, found as the guide calls it. */
export function field(page: Page, value: Value): Locator {
  return page.getByLabel(FORM_LABELS[value], { exact: true });
}

/** Types the three values. */
export async function typeValues(
  page: Page,
  { directoryId, clientId, secret }: { directoryId: string; clientId: string; secret: string },
): Promise<void> {
  await field(page, 'directoryId').fill(directoryId);
  await field(page, 'clientId').fill(clientId);
  await field(page, 'clientSecret').fill(secret);
}

/** What stands in the three fields. */
export function typedValues(page: Page): Promise<string[]> {
  return Promise.all(
    (['directoryId', 'clientId', 'clientSecret'] as const).map((value) => field(page, value).inputValue()),
  );
}

export const refreshPreview = (page: Page): Promise<void> => button(page, FORM_BUTTONS.preview).first().click();

export const save = (page: Page): Promise<void> => button(page, FORM_BUTTONS.save).click();

/** The question that is asked before something goes on. */
export const dialog = (page: Page): Locator => page.locator('dialog[open]');
