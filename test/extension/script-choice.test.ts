import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { startOver } from '../../extension/panel/actions.ts';
import { addIds, addKnown, choice, choose, unanswered } from '../../extension/panel/script/choice.ts';
import { connection, setups, words } from '../../extension/panel/state.ts';
import { loadWords } from '../../extension/panel/words.ts';
import { connectionItem } from '../../extension/service/connection.ts';
import { absorbFrom, EMPTY_SETUPS } from '../../extension/setups.ts';
import { CLIENT, DIRECTORY, OTHER_CLIENT, OTHER_DIRECTORY } from './facts.ts';

/** What the service adds to a script, while a person chooses. */

const NOW = Date.parse('2026-11-23T10:00:00Z');
/** The window the panel stands in before it has followed any tab. */
const WINDOW = -1;
const CONNECTION = {
  origin: 'https://pa.example',
  accessToken: 'fake-access-token',
  refreshToken: 'fake-refresh-token',
  expiresAt: NOW + 15 * 60_000,
  scopes: ['read'],
  tenantId: 'gtg',
  tenantName: 'GTG',
  person: 'ada@pa.example',
};
const STANDING = {
  tenantId: 'gtg',
  cloud: 'usgov',
  directoryId: DIRECTORY,
  clientId: CLIENT,
  credential: { kind: 'secret', hint: null, expiresOn: null, updatedAt: '2026-11-23T10:00:00Z', verifiedAt: null },
  candidate: null,
  former: null,
  lastRun: null,
};
const FEDERATION = {
  issuer: 'https://pa.example/issuer',
  subject: 'tenant:gtg:1',
  audience: 'api://AzureADTokenExchange',
};

/** What the service answers about federated credentials. */
let federation: () => Promise<Response>;
const busy = () => new Response('busy', { status: 503 });

beforeEach(async () => {
  fakeBrowser.reset();
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  federation = async () => Response.json(FEDERATION);
  vi.stubGlobal('fetch', async (url: string) => {
    if (url.endsWith('/connection/federation')) return federation();
    return url.includes('/certificate') ? new Response('none', { status: 404 }) : Response.json(STANDING);
  });
  connection.value = CONNECTION;
  await connectionItem.write(CONNECTION);
  words.value = await loadWords('en');
  setups.value = EMPTY_SETUPS;
  choose({
    form: 'azure-cli',
    kind: 'secret',
    cloud: 'global',
    directoryId: '',
    clientId: '',
    issuer: '',
    subject: '',
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('the ids and what a kind needs are filled in', async () => {
  await addKnown('federated');
  expect(choice()).toMatchObject({ cloud: 'usgov', directoryId: DIRECTORY, clientId: CLIENT });
  expect(choice()).toMatchObject({ issuer: FEDERATION.issuer, subject: FEDERATION.subject });
  expect(unanswered.value).toBe(false);
});

test('what a kind needs and nobody could tell is said, until another one is chosen', async () => {
  federation = async () => busy();
  await addKnown('federated');
  expect(unanswered.value).toBe(true);
  await addKnown('secret');
  expect(unanswered.value).toBe(false);
});

test('a late failure about a kind that was left is not shown beside another one', async () => {
  const late = Promise.withResolvers<Response>();
  federation = () => late.promise;
  const asked = addKnown('federated');
  await addKnown('secret');
  late.resolve(busy());
  await asked;
  expect(unanswered.value).toBe(false);
});

test('a late answer of a tenant that is connected no more fills in nothing', async () => {
  const late = Promise.withResolvers<Response>();
  federation = () => late.promise;
  const asked = addKnown('federated');
  connection.value = null;
  await addKnown('federated');
  late.resolve(Response.json(FEDERATION));
  await asked;
  expect(choice()).toMatchObject({ directoryId: '', issuer: '', subject: '' });
});

/** Lets the panel's window be in a directory in which an application was seen. */
function comeTo(directoryId: string, clientId: string): void {
  const facts = { kind: 'application-overview', state: 'ready', directory: { id: directoryId } } as const;
  const from = { tabId: 1, windowId: WINDOW, framed: false, active: true };
  setups.value = absorbFrom(setups.value, { ...facts, application: { clientId } }, from, Date.now()).state;
}

test('in another directory it is not the ids of the one before that go into the script', () => {
  comeTo(DIRECTORY, CLIENT);
  addIds();
  choose({ form: 'terraform' });
  expect(choice()).toMatchObject({ directoryId: DIRECTORY, clientId: CLIENT });
  comeTo(OTHER_DIRECTORY, OTHER_CLIENT);
  expect(choice()).toMatchObject({ directoryId: '', clientId: '', form: 'terraform' });
  addIds();
  expect(choice()).toMatchObject({ directoryId: OTHER_DIRECTORY, clientId: OTHER_CLIENT, form: 'terraform' });
});

test('what was typed before a directory was seen stays when one is', () => {
  choose({ directoryId: OTHER_DIRECTORY });
  comeTo(DIRECTORY, CLIENT);
  addIds();
  expect(choice()).toMatchObject({ directoryId: OTHER_DIRECTORY, clientId: '' });
});

test('for another tenant it is not the tenant before that the application is told to trust', async () => {
  choose({ kind: 'federated' });
  await addKnown('federated');
  const other = { ...CONNECTION, tenantId: 'other', tenantName: 'Other' };
  connection.value = other;
  await connectionItem.write(other);
  federation = async () => Response.json({ ...FEDERATION, subject: 'tenant:other:1' });
  await addKnown('federated');
  expect(choice()).toMatchObject({ kind: 'federated', subject: 'tenant:other:1' });
});

test('nothing of it is left when everything is forgotten', async () => {
  connection.value = null;
  choose({ directoryId: OTHER_DIRECTORY, clientId: OTHER_CLIENT });
  await startOver();
  expect(choice()).toMatchObject({ directoryId: '', clientId: '' });
});

test('a part of the service that broke off in the middle is said as well', async () => {
  vi.spyOn(fakeBrowser.storage.session, 'get').mockRejectedValueOnce(new Error('fake fault'));
  await addKnown('federated');
  expect(unanswered.value).toBe(true);
});
