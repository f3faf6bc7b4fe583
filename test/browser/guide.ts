import { ACCESS_GROUP_NAME, APPLICATION_NAME, SECRET_DESCRIPTION } from '@production-assist/shared/guide';
import type { FrameLocator, Page } from 'playwright-core';

/** What an administrator clicks in the admin center, section by section of the guide. English pages. */

const APPLICATIONS = '#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade';
const GROUPS = '#view/Microsoft_AAD_IAM/GroupsManagementMenuBlade/~/AllGroups';
export const DIRECTORY = '#view/Microsoft_AAD_IAM/TenantOverview.ReactView';

/** Goes to a page of the admin center without loading it anew, as its own links do. */
export async function goTo(admin: Page, hash: string): Promise<void> {
  await admin.bringToFront();
  await admin.evaluate((target) => {
    location.hash = target;
  }, hash);
}

/** The inner frame that shows the page; others are prepared beside it and hidden. */
export function frame(admin: Page): FrameLocator {
  return admin.frameLocator('iframe.fxs-reactview-frame-active');
}

/** Section 2. */
export async function registerApplication(admin: Page, name: string = APPLICATION_NAME): Promise<void> {
  await goTo(admin, APPLICATIONS);
  await admin.getByRole('button', { name: 'New registration' }).click();
  await admin.getByLabel(/Name/).first().fill(name);
  await admin.getByRole('button', { name: 'Register' }).click();
  await admin.getByText('Application (client) ID').first().waitFor();
}

/** Section 4; the value stands on the page afterwards. @returns the value */
export async function createSecret(admin: Page): Promise<string> {
  await admin.bringToFront();
  await admin.locator("[data-telemetryname='Menu-Credentials']").click();
  await admin.getByRole('button', { name: 'New client secret' }).click();
  await admin.getByLabel('Description').fill(SECRET_DESCRIPTION);
  await admin.getByRole('button', { name: 'Add', exact: true }).click();
  const row = admin.locator('[role=row]', { hasText: SECRET_DESCRIPTION });
  const value = row.locator('[role=gridcell]').nth(2).locator('.fxc-gc-text').first();
  await value.waitFor();
  return ((await value.textContent()) ?? '').trim();
}

/** Sections 5 and 6. */
export async function addPermissions(
  admin: Page,
  names: readonly string[],
  kind: 'Application permissions' | 'Delegated permissions' = 'Application permissions',
): Promise<void> {
  await admin.bringToFront();
  await admin.locator("[data-telemetryname='Menu-CallAnAPI']").click();
  await admin.getByRole('button', { name: 'Add a permission' }).click();
  await admin.locator('.ext-api-card').click();
  await admin.getByRole('radio', { name: kind }).click();
  for (const name of names) {
    const group = name.split('.')[0] ?? '';
    const box = admin.getByRole('checkbox', { name, exact: true });
    if (!(await box.isVisible())) await admin.locator(`.ext-permission-group[data-key="${group}"] > button`).click();
    await box.check();
  }
  await admin.getByRole('button', { name: 'Add permissions' }).click();
  await admin
    .getByText(names[0] ?? '')
    .first()
    .waitFor();
}

/** The end of section 6. */
export async function grantConsent(admin: Page): Promise<void> {
  await admin.bringToFront();
  await admin.getByRole('button', { name: /Grant admin consent/ }).click();
  await admin.getByRole('button', { name: 'Yes' }).click();
  await admin
    .getByText(/^Granted for/)
    .first()
    .waitFor();
}

/** Section 8, with people found by their names. */
export async function createGroup(
  admin: Page,
  people: readonly string[],
  name: string = ACCESS_GROUP_NAME,
): Promise<void> {
  await goTo(admin, GROUPS);
  await frame(admin).getByRole('menuitem', { name: 'New group' }).click();
  await frame(admin)
    .getByLabel(/Group name/)
    .fill(name);
  await frame(admin).getByText('No members selected').click();
  for (const person of people) {
    await frame(admin).getByRole('searchbox').fill(person);
    await frame(admin).getByRole('checkbox', { name: person }).check({ force: true });
  }
  await frame(admin).getByRole('button', { name: 'Select', exact: true }).click();
  await frame(admin).getByRole('button', { name: 'Create', exact: true }).click();
  await frame(admin).getByText(name).first().waitFor();
}

/** Opens the access group from the list. */
export async function openGroup(admin: Page, id: string, section: 'Overview' | 'Members' = 'Overview'): Promise<void> {
  await goTo(admin, `#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/${section}/groupId/${id}`);
}
