import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { type Api, createApi } from '../local/start/api.ts';
import { chromiumPath, QUIET_FLAGS } from './chromium.ts';
import { PEOPLE, type Services, type ServicesOptions, startServices } from './services.ts';

/** The settings page in a browser, with everything it speaks to. */
export interface PageStage extends Services {
  /** The interface, as the operator. */
  api: Api;
  /** Opens an address in a browser of its own where nobody is signed in. */
  open(path: string, look?: Look): Promise<Page>;
  /**
   * Opens an address as this person, in a tab of their browser. They sign in the first time only: a browser that has been
   * here before is quicker, and the Worker lets nobody sign in for every test. Not for tests that end sessions.
   */
  as(subject: string, path: string, look?: Look): Promise<Page>;
  /** Signs in as this person in a browser of its own, and goes there. */
  alone(subject: string, path: string, look?: Look): Promise<Page>;
  /** Ends a test: closes what it has opened. Who has signed in with `as` stays so, and nothing else is left of it. */
  closeTabs(): Promise<void>;
  /** What the pages have complained of in the browser's console. */
  complaints: string[];
}

/** What somebody's browser is set to. */
export type Look = Pick<BrowserContextOptions, 'locale' | 'viewport' | 'colorScheme' | 'reducedMotion'>;

/** The operator, who is named in the configuration. */
const OPERATOR = { subject: 'operator', name: 'Olga Operator', email: 'operator@pa.example', about: 'every tenant' };

/** Longest something may take to appear, in ms. */
const PATIENCE = 20_000;

export async function startPage(options: ServicesOptions = {}): Promise<PageStage> {
  const services = await startServices(options);
  services.simulator.issuer.provider.people.push(OPERATOR);
  const browser: Browser = await chromium.launch({ executablePath: chromiumPath(), args: [...QUIET_FLAGS] });
  const complaints: string[] = [];

  /** Browsers people have signed in with, by who they are and what theirs is set to. */
  const kept = new Map<string, BrowserContext>();
  /** Opened since the last test's end: tabs in browsers that are kept, and browsers that are not. */
  const [tabs, contexts]: [Page[], BrowserContext[]] = [[], []];

  async function newContext(look: Look = {}): Promise<BrowserContext> {
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin', ...look });
    context.setDefaultTimeout(PATIENCE);
    context.on('page', (page) => {
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        // A refused call is told to the person; the browser notes it besides.
        if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
      });
    });
    return context;
  }

  async function go(context: BrowserContext, path: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(services.serviceUrl + path);
    return page;
  }

  async function open(path: string, look?: Look): Promise<Page> {
    const context = await newContext(look);
    contexts.push(context);
    return go(context, path);
  }

  async function signIn(context: BrowserContext, subject: string, path: string): Promise<Page> {
    const page = await go(context, `/sign-in?return=${encodeURIComponent(path)}`);
    await chooseSelf(page, subject);
    await page.waitForURL(services.serviceUrl + path);
    return page;
  }

  return {
    ...services,
    api: createApi(services.worker.url, services.token),
    complaints,
    open,
    async as(subject, path, look) {
      const key = JSON.stringify([subject, look]);
      const known = kept.get(key);
      const context = known ?? (await newContext(look));
      const page = await (known ? go(context, path) : signIn(context, subject, path));
      kept.set(key, context);
      tabs.push(page);
      return page;
    },
    async alone(subject, path, look) {
      const context = await newContext(look);
      contexts.push(context);
      return signIn(context, subject, path);
    },
    async closeTabs() {
      const closing = [...tabs.splice(0).map(leave), ...contexts.splice(0).map((context) => context.close())];
      await Promise.all(closing);
    },
    async stop() {
      await browser.close();
      await services.stop();
    },
  };
}

/** Closes a tab and forgets what was chosen in it. */
async function leave(page: Page): Promise<void> {
  const context = page.context();
  if (!page.isClosed()) await page.evaluate(() => localStorage.clear());
  await Promise.all(context.pages().map((open) => open.close()));
  await Promise.all([context.setOffline(false), context.clearPermissions()]);
}

/** Chooses who one is, on the provider's page. */
export function chooseSelf(page: Page, subject: string): Promise<void> {
  return page.locator(`[value="${subject}"]`).click();
}

/** The address somebody is known by. */
export function addressOf(subject: string): string {
  const person = [...PEOPLE, OPERATOR].find((each) => each.subject === subject);
  if (!person) throw new Error(`nobody is called ${subject}`);
  return person.email;
}

/** A button by what stands on it; Fluent's tell their role to the browser alone. */
export function button(page: Page | Locator, name: string): Locator {
  return page.locator('fluent-button').filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) });
}

/** How much wider the page is than its window, CSS pixels. */
export function overflowOf(page: Page): Promise<number> {
  // The place kept for a scroll bar counts as the window's.
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
}
