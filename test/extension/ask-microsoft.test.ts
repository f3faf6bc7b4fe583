import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { asking, askMicrosoft, trouble } from '../../extension/panel/ask-microsoft.ts';
import { connection, setups, words } from '../../extension/panel/state.ts';
import { loadWords } from '../../extension/panel/words.ts';
import { SECRET_LIFE_MS } from '../../extension/secret-life.ts';
import { connectionItem } from '../../extension/service/connection.ts';
import { keepSecret, startOver, verdictsItem } from '../../extension/session.ts';
import { absorbFrom, EMPTY_SETUPS } from '../../extension/setups.ts';
import { applicationPage, CLIENT, DIRECTORY, directoryPage, FAKE_SECRET, SECRET_ID, secretsPage } from './facts.ts';

/** What goes to the service when Microsoft is to be asked, and what is kept of the answer. */
const NOW = Date.parse('2026-11-22T10:00:00Z');
const ENDS = '2027-05-20';
/** The window the panel stands in before it has followed any tab. */
const WINDOW = -1;

const counts = { members: 0, fetched: 0, others: 0, processed: 0, skipped: 0, create: 0, add: 0, update: 0 };
const ANSWER = {
  checks: [],
  group: null,
  complete: true,
  members: [],
  graphRequests: 0,
  counts: { ...counts, unchanged: 0, leavers: 0 },
};
const CONNECTION = {
  origin: 'https://pa.example',
  accessToken: 'fake-access-token',
  refreshToken: 'fake-refresh-token',
  expiresAt: NOW + 15 * 60_000 + SECRET_LIFE_MS,
  scopes: ['read', 'configure'],
  tenantId: 'gtg',
  tenantName: 'GTG',
  person: 'ada@pa.example',
};
const ids = { directoryId: DIRECTORY, clientId: CLIENT };
let sent: unknown[];
let answer: object;
/** Happens while the service is asking. */
let meanwhile: () => Promise<void>;

beforeEach(async () => {
  fakeBrowser.reset();
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  sent = [];
  answer = ANSWER;
  meanwhile = async () => {};
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    sent.push(JSON.parse(String(init.body)));
    await meanwhile();
    return Response.json(answer);
  });
  const from = { tabId: 1, windowId: WINDOW, framed: false, active: true };
  setups.value = [directoryPage, applicationPage, secretsPage(true, ENDS)].reduce(
    (state, facts, at) => absorbFrom(state, facts, from, at).state,
    EMPTY_SETUPS,
  );
  connection.value = CONNECTION;
  await connectionItem.write(CONNECTION);
  words.value = await loadWords('en');
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the service is given', () => {
  test('the secret that was taken, and until when it is good as its row on the page says', async () => {
    await keepSecret(DIRECTORY, FAKE_SECRET, NOW, SECRET_ID);
    await askMicrosoft();
    expect(sent).toEqual([{ ...ids, clientSecret: FAKE_SECRET, secretExpiresOn: ENDS }]);
  });

  test('no date where it may be another secret’s', async () => {
    await keepSecret(DIRECTORY, FAKE_SECRET, NOW, CLIENT);
    await askMicrosoft();
    expect(sent).toEqual([{ ...ids, clientSecret: FAKE_SECRET }]);
  });

  test('no date where it was entered by hand and the only secret the page had shown begins otherwise', async () => {
    await keepSecret(DIRECTORY, FAKE_SECRET, NOW);
    await askMicrosoft();
    const other = FAKE_SECRET.replace('fake', 'othr');
    await keepSecret(DIRECTORY, other, NOW);
    await askMicrosoft();
    expect(sent).toEqual([
      { ...ids, clientSecret: FAKE_SECRET, secretExpiresOn: ENDS },
      { ...ids, clientSecret: other },
    ]);
  });

  test('no secret and no date where none is held: the saved one has its own', async () => {
    await askMicrosoft();
    expect(sent).toEqual([ids]);
  });

  test('no secret whose time is over, also where nobody has looked yet', async () => {
    await keepSecret(DIRECTORY, FAKE_SECRET, NOW, SECRET_ID);
    vi.setSystemTime(NOW + SECRET_LIFE_MS);
    await askMicrosoft();
    expect(sent).toEqual([ids]);
  });
});

describe('what nobody foresaw', () => {
  test('is said, and the question can be asked again', async () => {
    const read = vi.spyOn(fakeBrowser.storage.session, 'get').mockRejectedValue(new Error('fake fault'));
    await askMicrosoft();
    expect(trouble.value).toMatchObject({ label: 'unforeseen' });
    expect(asking.value).toBe(false);
    read.mockRestore();
    await askMicrosoft();
    expect(trouble.value).toBeNull();
    expect(sent).toEqual([ids]);
  });
});

describe('the answer', () => {
  test('is kept with the time at which Microsoft was asked', async () => {
    meanwhile = async () => void vi.setSystemTime(NOW + 5_000);
    await askMicrosoft();
    expect(await verdictsItem.read()).toMatchObject({ [DIRECTORY]: { ...ids, at: NOW } });
  });

  test('is dropped where everything was forgotten in the meantime', async () => {
    meanwhile = () => startOver(NOW + 1);
    await askMicrosoft();
    expect(await verdictsItem.read()).toEqual({});
  });

  test('is kept with what pages showed when it was asked, so that a later change is noticed', async () => {
    await askMicrosoft();
    const { [DIRECTORY]: verdict } = await verdictsItem.read();
    expect(verdict?.seen).toMatchObject({ directory: 'page-directory-seen', consent: 'page-not-seen' });
  });

  test('is no verdict where there was no secret to ask with, and what is to be done is said', async () => {
    const check = { id: 'credential', status: 'fail', code: 'secret-needed', title: 'T', detail: 'D', fix: 'F' };
    answer = { ...ANSWER, checks: [{ ...check, link: null, microsoft: null }] };
    await askMicrosoft();
    expect(await verdictsItem.read()).toEqual({});
    expect(trouble.value).toMatchObject({ label: 'apiNoSecret' });
  });
});
