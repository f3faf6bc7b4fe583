import type { HeldRemoval } from '@production-assist/shared/api';
import { GTG } from '@production-assist/simulator/gtg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility.ts';
import { overflowOf, type PageStage, startPage } from './page.ts';
import { addTenant } from './page-tenant.ts';

/** An address, who looks at it, and what shows that it is there. */
const SCREENS = [
  ['/', 'operator', '[data-tenant]'],
  ['/?q=nothing-like-it', 'operator', '.empty-state'],
  ['/', 'otto', '.empty-state'],
  ['/operators', 'operator', '[data-admin]'],
  ['/help', 'otto', '.help-failures'],
  ['/tenants/gtg/sync', 'ada', '.chart-drawing'],
  ['/tenants/gtg/people', 'ada', '.users tbody tr'],
  ['/tenants/gtg/events', 'vera', '.events li'],
  ['/tenants/gtg/access', 'ada', '[data-admin]'],
  ['/tenants/gtg', 'ada', '.credential-card'],
  ['/tenants/gtg/credential', 'ada', '.kinds'],
  ['/tenants/gtg/notifications', 'ada', '.notice-picture'],
  ['/tenants/gtg/review', 'ada', '.review-people tbody tr'],
  ['/tenants/left/review', 'vera', '.review-people tbody tr'],
  ['/operators/notifications', 'operator', '.notice-picture'],
  ['/tenants/bare/sync', 'operator', '.empty-state'],
  ['/tenants/bare/people', 'operator', '.empty-state'],
  ['/tenants/bare/removals', 'operator', '.guard-picture'],
  ['/tenants/left', 'ada', '.banner'],
  ['/tenants/left/removals', 'ada', '.history'],
] as const;

/**
 * Tests how the settings page's screens look in a language: nothing for axe to find in light, dark and high contrast,
 * nothing beyond the narrowest window. A file for each language, so that they go side by side.
 */
export function testLooks(locale: string): void {
  let stage: PageStage;
  beforeAll(async () => {
    stage = await startPage();
    await fill(stage);
  });
  afterAll(() => stage?.stop());

  /** Everybody's one tab, which goes from screen to screen. */
  const tabs = new Map<string, Page>();
  async function show(who: string, path: string): Promise<Page> {
    const tab = tabs.get(who);
    await tab?.goto(stage.serviceUrl + path);
    const page = tab ?? (await stage.as(who, path, { locale, reducedMotion: 'reduce' }));
    tabs.set(who, page);
    return page;
  }

  it.each(SCREENS)('%s, seen by %s', async (path, who, sign) => {
    const page = await show(who, path);
    await page.locator(sign).first().waitFor();
    for (const width of [320, 768, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => overflowOf(page), { message: `${width} wide` }).toBe(0);
    }
    for (const colours of [{}, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce', ...colours });
      expect(await accessibilityFaults(page), JSON.stringify(colours)).toEqual([]);
    }
  });
}

/** Tenants in the states the screens are looked at in. */
async function fill(stage: PageStage): Promise<void> {
  const { directoryId, clientId, secret: clientSecret } = GTG;
  await stage.api.call('PUT', '/api/tenants/gtg/connection', { directoryId, clientId, clientSecret });
  await stage.api.run('gtg');
  await stage.api.run('gtg');
  const name = 'Eine-sehr-lange-Firmenbezeichnung Gesellschaft mit beschränkter Haftung & Co. KG';
  await stage.api.call('PUT', '/api/tenants/bare', { name });
  await holdRemovals(stage, 'left');
}

/** A tenant with a removal somebody has rejected, and one that waits. */
async function holdRemovals(stage: PageStage, tenantId: string): Promise<void> {
  const { directory, directoryId, clientId, secret: clientSecret, groupId } = await addTenant(stage, tenantId);
  const path = `/api/tenants/${tenantId}`;
  const values = { directoryId, clientId, clientSecret, leavers: 'suspend', guard: { people: 0, percent: 0 } };
  await stage.api.call('PUT', `${path}/connection`, values);
  await stage.api.run(tenantId);
  const [first, second] = directory.groups.get(groupId)?.members ?? [];
  directory.removeMember(groupId, first?.id ?? '');
  const { id } = await stage.api.run(tenantId);
  const { items } = await stage.api.call<{ items: HeldRemoval[] }>('GET', `${path}/held-removals`);
  const held = items.find(({ runId }) => runId === id);
  await stage.api.call('POST', `${path}/held-removals/${held?.id}/reject`);
  directory.removeMember(groupId, second?.id ?? '');
  await stage.api.run(tenantId);
}
