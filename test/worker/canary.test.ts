import { PAGE_CLIENT_ID } from '@production-assist/simulator/openid-provider';
import { expect, it } from 'vitest';
import { KV_SETTLES_MS } from '../../worker/src/limits.ts';
import { addTestDirectory, type TestDirectory } from '../local/directories.ts';
import { accessWorld, type Proof, type TestTenant } from './access-callers.ts';
import { notifyCanary } from './canary-notify.ts';
import { replaceByCertificate, replaceBySecrets } from './canary-replace.ts';
import { eventOf, signatureOf, useWatch } from './canary-watch.ts';
import { answer, begin, connect, endOf, exchange, open, refresh } from './connect.ts';
import { searcherFor } from './forms-of-secret.ts';
import { expectStatus, useWorker } from './harness.ts';
import { invite } from './people-access.ts';
import { ROUTES } from './routes.ts';
import { everythingStored } from './stored.ts';

/** Every route is given secrets, in the right place and in every wrong one. Then they are looked for everywhere. */

/** Characters that any encoding changes. */
const ODD = '"\\&<+/~';
const PAGE_SECRET = `fake8Q${ODD}of-the-page`.padEnd(40, '4');
/** What customers have, and what ends up in the wrong place: no answer holds them either. */
const CREDENTIALS = {
  'the secret that works': `fake8Q${ODD}canary-that-works`.padEnd(40, '1'),
  'the secret that fails': `fake8Q${ODD}canary-that-fails`.padEnd(40, '2'),
  'the secret after that': `fake8Q${ODD}canary-comes-next`.padEnd(40, '6'),
  'the one gone astray': `fake8Q${ODD}canary-gone-astray`.padEnd(40, '3'),
  'the plain one gone astray': 'fake8QcanaryGoneAstrayPlainly'.padEnd(40, '5'),
  "the page's own": PAGE_SECRET,
};
const {
  'the secret that works': RIGHT,
  'the secret that fails': WRONG,
  'the secret after that': NEXT,
  'the one gone astray': ASTRAY,
  'the plain one gone astray': PLAIN_ASTRAY,
} = CREDENTIALS;

const h = useWorker({ SIGN_IN_CLIENT_SECRET: PAGE_SECRET });
const world = accessWorld(h);
const { answers, asked, assertions, tokens } = useWatch(h);

/** What the Worker gives out itself: an answer holds it once, nothing else ever does. */
const issued: Record<string, string> = {};
/** What the Worker makes and never gives out, but to Microsoft. */
const hidden: Record<string, string> = {};
/** What the Worker sent to a webhook: nobody's secret, and not its own. */
let sent: string[] = [];
const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
/** A name is meant to be kept and shown, and these come back to whoever sent them: that is what they are for. */
const FIELDS = [
  ...['url', 'address', 'types', 'language', 'enabled', 'asOf'],
  'directoryId',
  'clientId',
  'cloud',
  'kind',
  'credentialKind',
  'id',
  'secretExpiresOn',
  'leavers',
  'guard',
  'schedule',
  'role',
];
const PARAMETERS = [
  ...[
    'q',
    'cursor',
    'limit',
    'format',
    'order',
    'state',
    'attention',
    'code',
    'error',
    'error_description',
    'iss',
    'tenant',
    'of',
  ],
  ...['response_type', 'client_id', 'redirect_uri', 'scope', 'code_challenge', 'code_challenge_method', 'installation'],
];
const FORM_FIELDS = [
  ...['decision', 'tenant', 'scope', 'handle', 'person', 'grant_type', 'code', 'code_verifier', 'refresh_token'],
  ...['token', 'token_type_hint', 'redirect_uri', 'client_id', 'client_secret'],
];
const HEADERS = ['if-match', 'if-none-match', 'accept', 'accept-language', 'user-agent', 'origin', 'referer'];

const all = (names: readonly string[], value: string) => Object.fromEntries(names.map((name) => [name, value]));

/** Bodies with a secret where none belongs. */
function bodiesWith(secret: string): [type: Record<string, string>, body: string][] {
  return [
    [JSON_TYPE, JSON.stringify({ ...all(FIELDS, secret), clientSecret: [secret] })],
    [JSON_TYPE, JSON.stringify({ [secret]: secret, schedule: { enabled: secret, [secret]: 1 } })],
    [JSON_TYPE, JSON.stringify({ clientSecret: `${secret}\u0001`, directoryId: `${secret}` })],
    [JSON_TYPE, JSON.stringify(secret)],
    [JSON_TYPE, `{"clientSecret": "${secret}`],
    [{ 'content-type': 'text/plain' }, secret],
    [FORM_TYPE, new URLSearchParams(all(FORM_FIELDS, secret)).toString()],
    [FORM_TYPE, `${encodeURIComponent(secret)}=${encodeURIComponent(secret)}`],
  ];
}

/** Sends a secret to a route in every wrong place, one place at a time. */
async function mislay(route: string, ids: TestTenant['ids'], secret: string, proof: Proof): Promise<void> {
  const [method = '', path = ''] = route.split(' ');
  const fill = (wrong: string | null) =>
    path.replace(/\{(\w+)\}/g, (_, name: string) =>
      name === wrong ? encodeURIComponent(secret) : (ids[name] ?? name),
    );
  const send = (address: string, headers: Record<string, string>, body?: string) =>
    h.call(method, address, body, { token: null, headers: { ...proof, ...headers } });
  const whole = fill(null);
  // A tenant is what it is called.
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const ownName = route === 'PUT /api/tenants/{tenantId}' && secret === PLAIN_ASTRAY;
  for (const name of ownName ? [] : names) await send(fill(name), {});
  await send(`${whole}?${new URLSearchParams(all(PARAMETERS, secret))}`, {});
  await send(`${whole}?${encodeURIComponent(secret)}`, {});
  // An id of a request that could be one is taken for one.
  await send(whole, { ...all(HEADERS, secret), ...(secret === ASTRAY ? { 'x-request-id': secret } : {}) });
  const proofs: Record<string, string>[] = [
    { authorization: `Bearer ${secret}` },
    { authorization: `Basic ${btoa(`x:${secret}`)}` },
    { cookie: `__Host-session=${encodeURIComponent(secret)}; __Host-sign-in=${encodeURIComponent(secret)}` },
    { 'cf-access-jwt-assertion': secret },
  ];
  for (const wrong of proofs) await send(whole, wrong);
  if (method === 'GET' || method === 'DELETE') return;
  for (const [type, body] of bodiesWith(secret)) await send(whole, type, body);
}

/** Uses a tenant's secret as it is meant to be used: unsaved, saved, wrong, right, replaced, while Microsoft fails. */
async function use(directory: TestDirectory): Promise<void> {
  const { directoryId, clientId } = directory;
  const base = '/api/tenants/canary';
  const values = { directoryId, clientId };
  const any = { headers: { 'if-match': '*' } };
  await expectStatus(201, h.call('PUT', base, { name: 'Canary' }));
  await expectStatus(200, h.call('POST', `${base}/preview`, { ...values, clientSecret: WRONG }));
  await expectStatus(200, h.call('POST', `${base}/preview`, { ...values, clientSecret: RIGHT }));
  await expectStatus(201, h.call('PUT', `${base}/connection`, { ...values, clientSecret: WRONG }));
  await h.call('POST', `${base}/preview`);
  expect((await h.run('canary')).failure?.code).toBe('secret-wrong');
  await expectStatus(200, h.call('PUT', `${base}/connection`, { ...values, clientSecret: RIGHT }, any));
  const stale = { headers: { 'if-match': '"stale"' } };
  await expectStatus(412, h.call('PUT', `${base}/connection`, { ...values, clientSecret: ASTRAY }, stale));
  h.simulator.faults.add({ directoryId, aadsts: 53003 });
  await h.call('POST', `${base}/preview`);
  expect((await h.run('canary')).state).toBe('succeeded');
  await replaceBySecrets(h, directory, { wrong: ASTRAY, right: NEXT });
  Object.assign(hidden, await replaceByCertificate(h, directory, sealingKey()));
  hidden['a signature of an assertion'] = signatureOf(assertions.at(-1) ?? '');
  hidden['a token of Microsoft'] = signatureOf(tokens.at(-1) ?? '');
  // A scheduled run, and the way to another sealing key.
  await h.worker.d1.prepare("UPDATE connections SET credential_key = 'former' WHERE tenant_id = 'canary'").run();
  for (const n of [1, 2, 3]) await h.worker.cron(new Date(Date.now() + n * KV_SETTLES_MS));
}

/** Signs in, connects a browser, renews, invites: whatever makes secrets of the Worker's own. */
async function issue(tenantId: string): Promise<void> {
  const { cookie = '' } = await h.signIn('lasting');
  issued['the session'] = cookie.split('=')[1] ?? '';
  issued["a caller's token"] = await h.token('operator');
  await h.call('GET', '/api/me', undefined, { token: issued["a caller's token"] });
  await h.grant('connected', tenantId, 'admin');
  const attempt = await begin(h, { tenant: tenantId });
  const page = await open(h, attempt.url, 'connected');
  const end = endOf(await answer(h, attempt.url, page, 'connected', { decision: 'allow', scope: 'configure' }));
  const tokens = await exchange(attempt, end);
  const renewed = await refresh(attempt.server, tokens.refreshToken);
  // The first two parts of ours are ids, which keys of KV hold.
  const secretOf = (token: string) => token.split(':')[2] ?? '';
  issued['the code'] = secretOf(end.searchParams.get('code') ?? '');
  issued['the PKCE verifier'] = attempt.verifier;
  issued['the access token'] = secretOf(tokens.accessToken);
  issued['the refresh token'] = secretOf(tokens.refreshToken);
  issued['the second access token'] = secretOf(renewed.accessToken);
  issued['the second refresh token'] = secretOf(renewed.refreshToken);
  const { webhook, former, sent: messages } = await notifyCanary(h, `/api/tenants/${tenantId}`);
  issued['the webhook secret'] = webhook;
  issued['the former webhook secret'] = former;
  sent = messages;
  issued['the invitation'] = (await invite(h, `/api/tenants/${tenantId}`, 'viewer')).secret;
  await connect(h, 'connected', tenantId);
}

it('a secret is found nowhere: not in an answer, not in the log, not in D1, not in KV', async () => {
  const client = h.simulator.issuer.provider.clients.find(({ clientId }) => clientId === PAGE_CLIENT_ID);
  if (client) client.secret = PAGE_SECRET;
  const directory = addTestDirectory(h.simulator, 900, { members: 2 });
  for (const application of directory.directory.applications.values()) {
    for (const secret of application.secrets) secret.value = RIGHT;
  }
  await use(directory);
  await issue('canary');
  // What a call destroys, the next one has anew.
  const prepared = [];
  for (const route of ROUTES) {
    const { ids, tenantId } = await world.tenantFor(route);
    prepared.push({ route, ids, proof: await world.proofOf('session', tenantId) });
  }
  const operator = await world.proofOf('operator', '*');
  for (const { route, ids, proof } of prepared) {
    await mislay(route, ids, ASTRAY, operator);
    await mislay(route, ids, PLAIN_ASTRAY, proof);
  }

  const credentials = searcherFor({ ...CREDENTIALS, ...hidden });
  const everything = searcherFor({ ...CREDENTIALS, ...hidden, ...issued, 'the sealing key': sealingKey() });
  const leaks = new Set<string>();
  const look = (searcher: typeof everything, where: string, text: string) => {
    for (const name of searcher.foundIn(text)) leaks.add(`${name} in ${where}`);
  };
  for (const { what, text } of answers) look(credentials, what, text);
  for (const { place, text } of await everythingStored(h.worker)) look(everything, place, text);
  for (const text of sent) look(everything, 'a message', text);
  for (const email of h.emails) look(everything, 'an e-mail', JSON.stringify(email));
  // The log holds what the runs say, so it was listened to.
  await expect.poll(() => h.logs.join('\n')).toContain('Updated tenant canary with 2 users');
  for (const line of h.logs) look(everything, `the log, ${eventOf(line)}`, line);
  for (const address of asked) look(everything, 'an address', address);
  expect([...leaks]).toEqual([]);
  // Nor did any of it meet somebody who was not prepared for it.
  expect(answers.map(({ what }) => what).filter((what) => / 5\d\d$/.test(what))).toEqual([]);
  expect(h.logs.filter((line) => line.includes('unforeseen'))).toEqual([]);
}, 240_000);

it('was looked for where it could be: every route answered, every store holds something', async () => {
  for (const route of ROUTES) {
    const [method = '', path = ''] = route.split(' ');
    expect(
      answers.some(({ what }) => what.startsWith(`${method} ${path} `)),
      route,
    ).toBe(true);
  }
  const places = new Set((await everythingStored(h.worker)).map(({ place }) => place));
  for (const place of [
    'D1 connections.directory_id',
    'D1 events.detail',
    'D1 sessions.id_hash',
    'D1 browsers.name',
    'D1 notices.data',
  ]) {
    expect(places).toContain(place);
  }
  expect(places).toContain('KV CREDENTIALS');
  expect(places).toContain('KV TOKENS');
  // What is given out was in an answer: the search would have found it.
  const given = searcherFor(issued);
  const found = new Set(answers.flatMap(({ text }) => given.foundIn(text)));
  for (const name of [
    'the session',
    'the code',
    'the access token',
    'the refresh token',
    'the invitation',
    'the webhook secret',
  ]) {
    expect(found).toContain(name);
  }
});

function sealingKey(): string {
  return JSON.parse(h.credentialKeys).keys[0].k;
}
