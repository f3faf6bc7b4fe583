import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { isOwnPage, isPortalFrame, pageSender, readTabMessage, type Sender } from '../../extension/messages.ts';
import { receive } from '../../extension/receive.ts';
import { SECRET_LIFE_MS } from '../../extension/secret-life.ts';
import { keepSecret, secretOf, setupsItem } from '../../extension/session.ts';
import { EMPTY_SETUPS, windowKey } from '../../extension/setups.ts';
import { DIRECTORY, directoryPage, FAKE_SECRET, permissionsPage } from './facts.ts';

const OWN = 'our-own-id';
const PAGE = 'https://entra.microsoft.com/#home';
const FRAME = 'https://sandbox-1.reactblade.portal.azure.net/React/Index';

const top: Sender = { id: OWN, url: PAGE, frameId: 0, tab: { id: 1, windowId: 10, url: PAGE } };
const frame: Sender = { ...top, url: FRAME, frameId: 7 };

beforeEach(() => fakeBrowser.reset());

describe('senders', () => {
  test('the top document of the admin center, and a portal frame inside it', () => {
    expect(pageSender(top, OWN)).toMatchObject({ tabId: 1, windowId: 10, framed: false });
    expect(pageSender(frame, OWN)).toMatchObject({ framed: true, url: PAGE, active: true });
    const back = { ...top, tab: { id: 1, windowId: 10, url: PAGE, active: false } };
    expect(pageSender(back, OWN)).toMatchObject({ active: false });
  });

  test.each<[string, Sender]>([
    ['another extension', { ...top, id: 'another' }],
    ['another site', { ...top, url: 'https://entra.microsoft.com.example/' }],
    ['the admin center without https', { ...top, url: 'http://entra.microsoft.com/' }],
    ['no tab', { ...top, tab: undefined }],
    ['a frame that is not the portal’s', { ...frame, url: 'https://evil.example/' }],
    ['a frame named like the portal’s', { ...frame, url: 'https://portal.azure.net.example/' }],
    ['a portal frame in another site', { ...frame, tab: { id: 1, windowId: 10, url: 'https://portal.azure.com/' } }],
    ['a portal frame in a tab whose address we may not know', { ...frame, tab: { id: 1, windowId: 10 } }],
  ])('%s is refused', (_, sender) => {
    expect(pageSender(sender, OWN)).toBeNull();
  });

  test('only the extension’s own pages may ask something of a page', () => {
    const origin = 'chrome-extension://our-own-id/';
    expect(isOwnPage({ id: OWN, url: `${origin}sidepanel.html` }, OWN, origin)).toBe(true);
    expect(isOwnPage({ id: OWN, url: PAGE }, OWN, origin)).toBe(false);
    expect(isOwnPage({ id: 'another', url: `${origin}sidepanel.html` }, OWN, origin)).toBe(false);
  });

  test('frames of the portal', () => {
    expect(isPortalFrame(FRAME)).toBe(true);
    expect(isPortalFrame('https://portal.azure.net/')).toBe(false);
    expect(isPortalFrame(undefined)).toBe(false);
  });
});

describe('what the background takes', () => {
  const facts = { type: 'facts', facts: directoryPage };

  test('facts of a page', async () => {
    await receive(facts, top, OWN, 1);
    expect((await setupsItem.read()).setups[DIRECTORY]?.directory?.name).toBe('GTG');
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['another type', { type: 'secret', value: FAKE_SECRET }],
    ['an unknown kind of page', { type: 'facts', facts: { ...directoryPage, kind: 'billing' } }],
    ['an id that is none', { type: 'facts', facts: { ...directoryPage, directory: { id: 'GTG' } } }],
    ['a field too many', { type: 'facts', facts: { ...directoryPage, secret: FAKE_SECRET } }],
    ['text without end', { type: 'facts', facts: { ...directoryPage, account: 'x'.repeat(10_000) } }],
  ])('not %s', async (_, message) => {
    await receive(message, top, OWN, 1);
    expect(await setupsItem.read()).toEqual(EMPTY_SETUPS);
  });

  test('not facts from elsewhere', async () => {
    await receive(facts, { ...top, url: 'https://evil.example/' }, OWN, 1);
    expect(await setupsItem.read()).toEqual(EMPTY_SETUPS);
  });

  test('a frame learns its page’s address, anybody else nothing', async () => {
    expect(await receive({ type: 'where' }, frame, OWN, 1)).toEqual({ url: PAGE });
    expect(await receive({ type: 'where' }, top, OWN, 1)).toEqual({ url: null });
    expect(await receive({ type: 'where' }, { ...frame, id: 'another' }, OWN, 1)).toEqual({ url: null });
  });

  test('an inner frame cannot say that the page is not the guide’s', async () => {
    await receive(facts, top, OWN, 1);
    await receive({ type: 'facts', facts: null }, frame, OWN, 2);
    expect((await setupsItem.read()).tabs[1]?.kind).toBe('directory-overview');
    await receive({ type: 'facts', facts: null }, top, OWN, 3);
    expect((await setupsItem.read()).tabs[1]?.kind).toBeNull();
  });

  test('a secret that was entered before the directory was known stays with its set-up', async () => {
    await receive({ type: 'facts', facts: permissionsPage([]) }, top, OWN, 1);
    await keepSecret(windowKey(10), FAKE_SECRET, 1);
    await receive(facts, top, OWN, 2);
    expect((await secretOf(DIRECTORY, 3))?.value).toBe(FAKE_SECRET);
  });
});

test('what a page may be asked by the extension’s own parts, to the letter', () => {
  const good = [
    { type: 'read' },
    { type: 'show', target: 'grant-consent' },
    { type: 'show-secret', secretId: DIRECTORY },
    { type: 'take-secret' },
    { type: 'report' },
    { type: 'wake-me', ms: 1 },
    { type: 'wake-me', ms: SECRET_LIFE_MS },
    { type: 'frame-shown' },
  ];
  for (const message of good) expect(readTabMessage(message)).toEqual(message);
  const bad = [
    null,
    'read',
    [],
    {},
    { type: 'show' },
    { type: 'show', target: 'body > *' },
    { type: 'show', target: 'register', ms: 1 },
    { type: 'show', ms: 1 },
    { type: 'show-secret' },
    { type: 'show-secret', secretId: 'a secret' },
    { type: 'show-secret', secretId: `${DIRECTORY} ` },
    { type: 'show-secret', secretId: DIRECTORY, target: 'register' },
    { type: 'take-secret', from: 'anywhere' },
    { type: 'read', target: 'register' },
    { type: 'read', target: undefined },
    { type: 'wake-me' },
    { type: 'wake-me', ms: 0 },
    { type: 'wake-me', ms: '1' },
    { type: 'wake-me', ms: Number.NaN },
    { type: 'wake-me', ms: SECRET_LIFE_MS + 1 },
    { type: 'wake-me', target: 1 },
    { type: 'toString' },
  ];
  for (const message of bad) expect(readTabMessage(message)).toBeNull();
});
