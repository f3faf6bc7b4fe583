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
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Signs in as this person, in a browser of their own, and goes there. */
  as(subject: string, path: string, options?: BrowserContextOptions): Promise<Page>;
  /**
   * The same with the session of an earlier call: whoever looks at many screens would sign in more often than the Worker
   * allows within a minute. Not for tests that end sessions.
   */
  again(subject: string, path: string, options?: BrowserContextOptions): Promise<Page>;
  /** What the pages have complained of in the browser's console. */
  complaints: string[];
}

/** The operator, who is named in the configuration. */
const OPERATOR = { subject: 'operator', name: 'Olga Operator', email: 'operator@pa.example', about: 'every tenant' };

/** Longest something may take to appear, in ms. */
const PATIENCE = 20_000;

export async function startPage(options: ServicesOptions = {}): Promise<PageStage> {
  const services = await startServices(options);
  services.simulator.issuer.provider.people.push(OPERATOR);
  const browser: Browser = await chromium.launch({ executablePath: chromiumPath(), args: [...QUIET_FLAGS] });
  const complaints: string[] = [];

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin', ...options });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      // A refused call is told to the person; the browser notes it besides.
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
    });
    await page.goto(services.serviceUrl + path);
    return page;
  }

  /** Cookies of those who have signed in, by subject. */
  const signedIn = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();

  async function as(subject: string, path: string, options?: BrowserContextOptions): Promise<Page> {
    const page = await open(`/sign-in?return=${encodeURIComponent(path)}`, options);
    await chooseSelf(page, subject);
    await page.waitForURL(services.serviceUrl + path);
    return page;
  }

  return {
    ...services,
    api: createApi(services.worker.url, services.token),
    complaints,
    open,
    as,
    async again(subject, path, options) {
      const storageState = signedIn.get(subject);
      if (storageState) return open(path, { ...options, storageState });
      const page = await as(subject, path, options);
      const { cookies } = await page.context().storageState();
      signedIn.set(subject, { cookies, origins: [] });
      return page;
    },
    async stop() {
      await browser.close();
      await services.stop();
    },
  };
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
