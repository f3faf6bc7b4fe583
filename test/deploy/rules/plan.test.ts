import { describe, expect, it } from 'vitest';
import { chooseAccount } from '../../../worker/tools/deploy/account.ts';
import { deployedConfig } from '../../../worker/tools/deploy/deployed-config.ts';
import { workerConfigIn } from '../../../worker/tools/deploy/files.ts';
import { neededBy } from '../../../worker/tools/deploy/needed.ts';
import { type Existing, planDeploy } from '../../../worker/tools/deploy/plan.ts';
import { keysOf, sealedWith } from '../../../worker/tools/deploy/sealed-with.ts';
import { type Given, readSettings } from '../../../worker/tools/deploy/settings.ts';
import { ROOT } from '../../local/bundle.ts';

const worker = await workerConfigIn(ROOT);
const needed = neededBy(worker);
const NOTHING: Existing = { namespaces: {}, databaseId: null, queues: [], secrets: [], sealedWith: new Map() };
const EVERYTHING: Existing = {
  namespaces: { CREDENTIALS: 'c', TOKENS: 't' },
  databaseId: 'd',
  queues: [...needed.queues, 'somebody-elses'],
  secrets: ['CREDENTIAL_KEYS'],
  sealedWith: new Map(),
};
const BARE_HANDS = { keyIds: null, signInClientSecret: false };
const kinds = (...plan: Parameters<typeof planDeploy>) => planDeploy(...plan).steps.map((step) => step.do);

describe('the plan', () => {
  it('knows from wrangler.toml what is needed, dead letters before the queues that have them', () => {
    expect(needed).toEqual({
      worker: 'production-assist-entra',
      namespaces: { CREDENTIALS: 'production-assist-entra-credentials', TOKENS: 'production-assist-entra-tokens' },
      database: 'production-assist-entra',
      queues: ['entra-runs-dead', 'entra-notices-dead', 'entra-runs', 'entra-notices'],
    });
  });

  it('makes everything in an empty account, the Worker last', () => {
    expect(kinds(needed, NOTHING, BARE_HANDS)).toEqual([
      ...['make-namespace', 'make-namespace', 'make-database'],
      ...Array.from({ length: 4 }, () => 'make-queue'),
      ...['make-keys', 'put-secrets', 'migrate', 'upload'],
    ]);
  });

  it('makes nothing where all is there', () => {
    expect(kinds(needed, EVERYTHING, BARE_HANDS)).toEqual(['migrate', 'upload']);
    expect(planDeploy(needed, EVERYTHING, BARE_HANDS).kept).toHaveLength(8);
  });

  it('makes what a deployment that failed had not made', () => {
    const half: Existing = { ...NOTHING, namespaces: { CREDENTIALS: 'c' }, queues: ['entra-runs'] };
    const { steps } = planDeploy(needed, half, { ...BARE_HANDS, keyIds: ['2026'] });
    expect(steps.map((step) => ('name' in step ? step.name : 'title' in step ? step.title : step.do))).toEqual([
      'production-assist-entra-tokens',
      'production-assist-entra',
      ...['entra-runs-dead', 'entra-notices-dead', 'entra-notices'],
      ...['put-secrets', 'migrate', 'upload'],
    ]);
  });

  it('gives a secret that is there no new value', () => {
    const atHand = { keyIds: ['2026'], signInClientSecret: true };
    expect(planDeploy(needed, EVERYTHING, atHand).steps).toContainEqual({
      do: 'put-secrets',
      names: ['SIGN_IN_CLIENT_SECRET'],
    });
    const both = { ...EVERYTHING, secrets: ['CREDENTIAL_KEYS', 'SIGN_IN_CLIENT_SECRET'] };
    expect(kinds(needed, both, atHand)).toEqual(['migrate', 'upload']);
  });

  it('makes no new keys where credentials are sealed with lost ones', () => {
    const sealedBy = { 'connection/a/1': '2025', 'connection/b/2': '2026' };
    const sealed = { ...NOTHING, sealedWith: new Map(Object.entries(sealedBy)) };
    const plan = planDeploy(needed, sealed, { ...BARE_HANDS, keyIds: ['2026'] });
    expect(plan.steps).toEqual([]);
    expect(plan.problems).toMatchObject([{ what: expect.stringContaining('(2025)') }]);
    // Whoever has to do without a key destroys what it sealed, and nothing that another one opens.
    expect(plan.problems).toMatchObject([{ fix: expect.stringContaining('delete connection/a/1 from') }]);
    expect(kinds(needed, sealed, { ...BARE_HANDS, keyIds: ['2026', '2025'] })).toContain('put-secrets');
  });

  it('stops where stores of a running service are gone, and names each', () => {
    const gone = planDeploy(needed, { ...EVERYTHING, databaseId: null, namespaces: { TOKENS: 't' } }, BARE_HANDS);
    expect(gone.steps).toEqual([]);
    expect(gone.problems).toHaveLength(2);
    // What connects browsers is in no backup: asking for one would help nobody.
    const unconnected = { ...EVERYTHING, namespaces: { CREDENTIALS: 'c' } };
    expect(kinds(needed, unconnected, BARE_HANDS)).toEqual(['make-namespace', 'migrate', 'upload']);
  });

  it('reads with which keys credentials are sealed', () => {
    const header = (kid: string) => `${Buffer.from(JSON.stringify({ alg: 'dir', kid })).toString('base64url')}..a.b.c`;
    const values = [header('b'), header('a'), header('b'), 'nothing sealed'];
    const sealed = sealedWith(new Map(values.map((value, at) => [`v${at}`, value])));
    expect(Object.fromEntries(sealed)).toEqual({ v0: 'b', v1: 'a', v2: 'b', v3: '?' });
    expect(keysOf(sealed)).toEqual(['?', 'a', 'b']);
  });
});

describe('the account', () => {
  const [one, two] = [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B' },
  ];
  it('is the only one, or the one that is named', () => {
    expect(chooseAccount([one], null)).toEqual({ id: 'a' });
    expect(chooseAccount([one, two], 'b')).toEqual({ id: 'b' });
    expect(chooseAccount([], 'b')).toEqual({ id: 'b' });
  });
  it.each([
    [[one, two], null, 'more than one'],
    [[one], 'c', 'no account c'],
    [[], null, 'lists no account'],
  ])('is missing: %j, %s', (accounts, wanted, what) => {
    expect(chooseAccount(accounts, wanted)).toMatchObject({ problem: { what: expect.stringContaining(what) } });
  });
});

const NOT_GIVEN: Given = { signInClientSecret: null, keys: null };
const RIGHT = {
  PUBLIC_ORIGIN: 'https://entra.example.com',
  SIGN_IN: { issuer: 'https://login.example.com', clientId: 'page' },
  FIRST_OPERATOR: { issuer: 'https://login.example.com', subject: 'me' },
};
const problemsOf = (vars: object, given = NOT_GIVEN, more: object = {}) =>
  readSettings({ vars, ...more }, worker.name, given).problems.map(({ what }) => what);

describe('the settings', () => {
  it('are taken where they are right', () => {
    expect(readSettings({ vars: RIGHT }, worker.name, NOT_GIVEN)).toEqual({
      settings: { accountId: null, metrics: true, otherOrigins: [], vars: RIGHT },
      problems: [],
    });
  });

  it('name everything that is missing at once', () => {
    expect(problemsOf({})).toEqual([
      'PUBLIC_ORIGIN is missing.',
      'Nobody could sign in: SIGN_IN and ISSUERS are missing.',
      'FIRST_OPERATOR is missing: nobody could make a tenant.',
    ]);
  });

  it.each([
    [{ PUBLIC_ORIGIN: 'https://entra.example.com/' }, 'PUBLIC_ORIGIN is not'],
    [{ PUBLIC_ORIGIN: 'http://entra.example.com' }, 'PUBLIC_ORIGIN is not'],
    [{ PUBLIC_ORIGIN: 'https://other.example.workers.dev' }, 'another Worker'],
    [{ SIGN_IN: { issuer: 'https://login.example.com' } }, 'SIGN_IN is not'],
    [{ SIGN_IN: { issuer: 'https://login.example.com/', clientId: 'page' } }, 'FIRST_OPERATOR has an issuer'],
    [{ ISSUERS: [{ issuer: 'https://a.example' }] }, 'ISSUERS is not'],
    [{ EXTENSION: { redirectUris: [] } }, 'EXTENSION is not'],
    [{ EMAIL_SENDER: 'nobody' }, 'EMAIL_SENDER is not'],
    [{ CREDENTIAL_KEYS: 'x' }, 'CREDENTIAL_KEYS is none of'],
  ])('name what is wrong: %j', (vars, what) => {
    expect(problemsOf({ ...RIGHT, ...vars })).toEqual([expect.stringContaining(what)]);
  });

  it('name each other address that is none', () => {
    const wrong = ['https://a.example.com/', 'http://b.example.com', 'https://other.example.workers.dev'];
    expect(problemsOf(RIGHT, NOT_GIVEN, { other_origins: wrong })).toEqual([
      'https://a.example.com/ of other_origins is not of its form.',
      'http://b.example.com of other_origins is not of its form.',
      'https://other.example.workers.dev of other_origins is a workers.dev address of another Worker.',
    ]);
    expect(problemsOf(RIGHT, NOT_GIVEN, { other_origins: 'https://a.example.com' })).toEqual([
      'other_origins is not of its form.',
    ]);
  });

  it('check what is given beside the file', () => {
    expect(problemsOf(RIGHT, { signInClientSecret: '', keys: '{"keys":[]}' })).toHaveLength(2);
    expect(problemsOf(RIGHT, NOT_GIVEN, { account_id: 'mine', metrics: 'yes', name: 'x' })).toHaveLength(3);
  });
});

describe('the configuration that is deployed', () => {
  const ids = { namespaces: { CREDENTIALS: 'c', TOKENS: 't' }, databaseId: 'd' };
  const configOf = (vars: object, metrics = true, otherOrigins: string[] = []) =>
    deployedConfig(worker, { accountId: null, metrics, otherOrigins, vars: { ...RIGHT, ...vars } }, 'acc', ids);

  it('has the ids, the values and a domain', () => {
    expect(configOf({})).toMatchObject({
      account_id: 'acc',
      workers_dev: false,
      routes: [{ pattern: 'entra.example.com', custom_domain: true }],
      kv_namespaces: [{ id: 'c' }, { id: 't' }],
      d1_databases: [{ database_id: 'd' }],
      vars: { ...RIGHT, ISSUERS: [] },
    });
  });

  it('keeps every address the service has', () => {
    const own = 'https://production-assist-entra.x.workers.dev';
    const others = configOf({}, true, ['https://before.example.com', own]);
    expect(others).toMatchObject({
      workers_dev: true,
      routes: [
        { pattern: 'entra.example.com', custom_domain: true },
        { pattern: 'before.example.com', custom_domain: true },
      ],
    });
    expect(configOf({ PUBLIC_ORIGIN: own }, true, ['https://before.example.com'])).toMatchObject({
      workers_dev: true,
      routes: [{ pattern: 'before.example.com' }],
    });
  });

  it('has e-mail, metrics and a domain only where they are wanted', () => {
    expect(configOf({})).not.toHaveProperty('send_email');
    expect(configOf({ EMAIL_SENDER: 'a@b.example' })).toHaveProperty('send_email');
    expect(configOf({}, false)).not.toHaveProperty('analytics_engine_datasets');
    expect(configOf({ PUBLIC_ORIGIN: 'https://production-assist-entra.x.workers.dev' })).not.toHaveProperty('routes');
  });
});
