import type { Admins, Browser, Connection, Invitation, Run, Tenant, User } from '@production-assist/shared/api';
import { FAILURE_CODES } from '@production-assist/shared/failures';
import { NOTICE_TYPES } from '@production-assist/shared/notices';
import { de } from '@production-assist/shared/texts/de';
import { en } from '@production-assist/shared/texts/en';
import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { connect } from './connect.ts';
import { type Contract, contractOf } from './contract.ts';
import { type Answer, expectStatus, useWorker } from './harness.ts';
import { holdRemoval } from './held.ts';
import { credentialsFit } from './openapi-credentials.ts';
import { notificationsFit } from './openapi-notifications.ts';

const h = useWorker();
let contract: Contract;
beforeAll(async () => {
  contract = await contractOf(h);
});

const OPEN = ['GET /api/health'];
const WITH_BODY: Record<string, boolean> = {
  'PUT /api/tenants/{tenantId}': true,
  'PUT /api/tenants/{tenantId}/connection': true,
  'PUT /api/tenants/{tenantId}/connection/candidate': true,
  'POST /api/tenants/{tenantId}/connection/candidate/prove': false,
  'POST /api/tenants/{tenantId}/connection/former/removed': false,
  'POST /api/tenants/{tenantId}/preview': false,
  'POST /api/tenants/{tenantId}/runs': false,
  'POST /api/tenants/{tenantId}/held-removals/{removalId}/approve': false,
  'POST /api/tenants/{tenantId}/held-removals/{removalId}/reject': false,
  'POST /api/tenants/{tenantId}/held-removals/{removalId}/reopen': false,
  ...Object.fromEntries(
    ['/api/tenants/{tenantId}', '/api/operators'].flatMap((base) => [
      [`POST ${base}/webhooks`, true],
      [`PUT ${base}/webhooks/{webhookId}`, true],
      [`POST ${base}/webhooks/{webhookId}/rotate`, false],
      [`POST ${base}/webhooks/{webhookId}/test`, false],
      [`POST ${base}/emails`, true],
      [`PUT ${base}/emails/{emailId}`, true],
      [`POST ${base}/emails/{emailId}/test`, false],
      [`POST ${base}/notices/{noticeId}/replay`, false],
    ]),
  ),
  'POST /api/tenants/{tenantId}/review': true,
  'POST /api/tenants/{tenantId}/invitations': true,
  'POST /api/operators/invitations': true,
  'POST /api/invitations/{token}': false,
};

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate({ ...contract.document });
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('names every path parameter, and each operation once', () => {
    const ids = new Set<string>();
    for (const route of contract.routes) {
      const { parameters = [], operationId } = contract.operation(route);
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      const wanted = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(inPath.map(({ name }) => name).sort(), route).toEqual(wanted.sort());
      for (const { required } of inPath) expect(required).toBe(true);
      expect(ids.has(operationId)).toBe(false);
      ids.add(operationId);
    }
    for (const route of ['PUT', 'DELETE'].map((method) => `${method} /api/tenants/{tenantId}/connection`)) {
      expect(contract.operation(route).parameters).toContainEqual(
        expect.objectContaining({ in: 'header', name: 'If-Match' }),
      );
    }
  });

  it('says which calls need a token, a body, and that any of them may be refused', () => {
    expect(contract.document.security).toEqual([{ bearer: [] }]);
    for (const route of contract.routes) {
      const { security, requestBody, responses } = contract.operation(route);
      expect(security, route).toEqual(OPEN.includes(route) ? [] : undefined);
      expect(requestBody?.required, route).toBe(WITH_BODY[route]);
      expect('401' in responses, route).toBe(!OPEN.includes(route));
      for (const status of WITH_BODY[route] === undefined ? [] : ['400', '413', '415', '422']) {
        expect(Object.keys(responses), route).toContain(status);
      }
      expect(Object.keys(responses), route).toContain('default');
    }
  });

  it('writes each shape once', () => {
    const names = Object.keys(contract.document.components.schemas);
    expect(names).toEqual(
      expect.arrayContaining(['Tenant', 'Connection', 'ConnectionInput', 'Preview', 'Run', 'Problem']),
    );
    const text = JSON.stringify(contract.document);
    for (const name of names) expect(text, name).toContain(`#/components/schemas/${name}"`);
    expect(text.split('"storage-unavailable"').length - 1).toBeLessThan(5);
  });
});

it('real answers of every call are what the document says', async () => {
  const seen = new Set<string>();
  async function fits<Body>(route: string, status: number, answer: Promise<Answer<Body>>): Promise<Body> {
    const got = await expectStatus(status, answer);
    contract.expectFits(route, got);
    seen.add(route);
    return got.body;
  }
  const base = '/api/tenants/documented';
  const route = (method: string, rest = '') => `${method} /api/tenants/{tenantId}${rest}`;
  const directory = h.directory({ members: 3 });
  directory.addMember({ displayName: null, mail: null, userPrincipalName: 'guest#EXT#@x.onmicrosoft.com' });
  const { directoryId, clientId, secret: clientSecret } = directory;
  const values = { directoryId, clientId, clientSecret };

  await fits('GET /api/health', 200, h.call('GET', '/api/health'));
  await fits<Tenant>(route('PUT'), 201, h.call('PUT', base, { name: 'One' }));
  await fits<Tenant>(route('PUT'), 200, h.call('PUT', base, { name: 'Two' }));
  await fits(route('PUT'), 400, h.call('PUT', base, '{'));
  await fits(route('PUT'), 413, h.call('PUT', base, ' '.repeat(70_000)));
  await fits(route('PUT'), 415, h.call('PUT', base, '{}', { headers: { 'content-type': 'text/plain' } }));
  await fits(route('PUT'), 422, h.call('PUT', base, {}));
  await fits(route('POST', '/preview'), 422, h.call('POST', `${base}/preview`));
  await fits(route('GET', '/connection'), 404, h.call('GET', `${base}/connection`));
  await fits(route('POST', '/runs'), 404, h.call('POST', `${base}/runs`));
  await fits(
    route('PUT', '/connection'),
    422,
    h.call('PUT', `${base}/connection`, { ...values, clientSecret: clientId }),
  );
  await fits<Connection>(route('PUT', '/connection'), 201, h.call('PUT', `${base}/connection`, values));
  await fits(route('PUT', '/connection'), 428, h.call('PUT', `${base}/connection`, values));
  await fits(route('POST', '/preview'), 200, h.call('POST', `${base}/preview`));
  await fits(route('POST', '/preview'), 200, h.call('POST', `${base}/preview`, { clientSecret: 'fake8Q~wrong' }));
  const run = await fits<Run>(route('POST', '/runs'), 202, h.call('POST', `${base}/runs`));
  await h.finished('documented', run.id);
  await fits(route('GET', '/runs/{runId}'), 200, h.call('GET', `${base}/runs/${run.id}`));
  await credentialsFit(h, 'documented', directory, fits);
  // A run that failed carries its failure in words.
  directory.directory.groups.clear();
  const failed = await h.run('documented');
  expect(failed.state).toBe('failed');
  await fits(route('GET', '/runs'), 200, h.call('GET', `${base}/runs`));
  await fits(route('GET', '/runs'), 422, h.call('GET', `${base}/runs?limit=0`));
  const users = await fits<{ items: User[] }>(route('GET', '/users'), 200, h.call('GET', `${base}/users`));
  expect(users.items).toHaveLength(3);
  await fits(route('GET', '/users'), 200, h.call('GET', `${base}/users?format=csv`));
  await fits(route('GET', '/events'), 200, h.call('GET', `${base}/events`));
  await fits(route('GET', '/connection'), 200, h.call('GET', `${base}/connection`));
  const federation = `${base}/connection/federation`;
  await fits(route('GET', '/connection/federation'), 200, h.call('GET', federation));
  await fits(route('GET', '/connection/federation'), 422, h.call('GET', `${federation}?cloud=none`));
  const permissions = `${base}/connection/permissions`;
  await fits(route('GET', '/connection/permissions'), 200, h.call('GET', permissions));
  await fits(route('GET', '/connection/permissions'), 200, h.call('GET', `${permissions}?format=csv`));
  await fits(route('GET', '/connection/permissions'), 422, h.call('GET', `${permissions}?format=pdf`));
  await fits(route('GET'), 200, h.call('GET', base));
  await fits('GET /api/me', 200, h.call('GET', '/api/me'));
  await fits('GET /api/me', 200, h.call('GET', '/api/me', undefined, { token: null, headers: await h.signIn('ada') }));
  await peopleFit(base, route, fits);
  await removalsFit('documented', route, fits);
  await notificationsFit(h, 'documented', fits);
  await fits('GET /api/keys', 200, h.call('GET', '/api/keys'));
  await connect(h, 'operator', 'documented');
  const browsers = await fits<{ items: Browser[] }>(route('GET', '/browsers'), 200, h.call('GET', `${base}/browsers`));
  const browser = `${base}/browsers/${browsers.items[0]?.id}`;
  await fits(route('DELETE', '/browsers/{browserId}'), 204, h.call('DELETE', browser));
  await fits(route('DELETE', '/browsers/{browserId}'), 404, h.call('DELETE', browser));
  await fits('GET /api/tenants', 200, h.call('GET', '/api/tenants'));
  await fits('GET /api/tenants', 401, h.call('GET', '/api/tenants', undefined, { token: null }));
  const ifMatch = { headers: { 'if-match': '*' } };
  await fits(route('PUT', '/connection'), 200, h.call('PUT', `${base}/connection`, values, ifMatch));
  await fits(
    route('DELETE', '/connection'),
    412,
    h.call('DELETE', `${base}/connection`, undefined, { headers: { 'if-match': '"x"' } }),
  );
  await fits(route('DELETE', '/connection'), 204, h.call('DELETE', `${base}/connection`, undefined, ifMatch));
  await fits(route('DELETE'), 204, h.call('DELETE', base));
  expect([...seen].sort()).toEqual([...contract.routes].sort());
}, 30_000);

type Fits = <Body>(route: string, status: number, answer: Promise<Answer<Body>>) => Promise<Body>;

/** The calls about removals that were held. */
async function removalsFit(tenantId: string, route: (method: string, rest?: string) => string, fits: Fits) {
  const id = await holdRemoval(h, tenantId);
  const base = `/api/tenants/${tenantId}/held-removals`;
  const one = '/held-removals/{removalId}';
  const decide = (decision: string, status: number) =>
    fits(route('POST', `${one}/${decision}`), status, h.call('POST', `${base}/${id}/${decision}`));
  await fits(route('GET', '/held-removals'), 200, h.call('GET', base));
  await fits(route('GET', '/held-removals'), 422, h.call('GET', `${base}?limit=0`));
  await fits(route('GET', one), 200, h.call('GET', `${base}/${id}`));
  await fits(route('GET', one), 404, h.call('GET', `${base}/none`));
  await fits(route('GET', `${one}/people`), 200, h.call('GET', `${base}/${id}/people`));
  await decide('reopen', 409);
  await decide('approve', 200);
  await fits(route('GET', '/users'), 200, h.call('GET', `/api/tenants/${tenantId}/users?state=suspended`));
  await decide('reject', 409);
  await decide('reopen', 200);
  // The rule is `keep`: what is taken back waits for nobody.
  await decide('reject', 409);
}

/** The calls about people, of a tenant and of all of them. */
async function peopleFit(base: string, route: (method: string, rest?: string) => string, fits: Fits): Promise<void> {
  for (const [place, of, role, list] of [
    [base, route, 'viewer', '/admins'],
    ['/api/operators', (method: string, rest = '') => `${method} /api/operators${rest}`, 'operator', ''],
  ] as const) {
    const invite = () => h.call<Invitation>('POST', `${place}/invitations`, { name: 'Lena', role });
    const { link } = await fits<Invitation>(of('POST', '/invitations'), 201, invite());
    const { id } = await fits<Invitation>(of('POST', '/invitations'), 201, invite());
    await fits<Admins>(of('GET', list), 200, h.call('GET', place + list));
    await fits(of('DELETE', '/invitations/{invitationId}'), 204, h.call('DELETE', `${place}/invitations/${id}`));
    await fits(of('POST', '/invitations'), 422, h.call('POST', `${place}/invitations`, { name: '', role: 'owner' }));
    const path = `/api${new URL(link ?? '').pathname}`;
    const token = await h.token('lena');
    await fits('GET /api/invitations/{token}', 200, h.call('GET', path, undefined, { token }));
    await fits('POST /api/invitations/{token}', 422, h.call('POST', path, { role: 'operator' }, { token }));
    await fits('POST /api/invitations/{token}', 200, h.call('POST', path, undefined, { token }));
    await fits('POST /api/invitations/{token}', 404, h.call('POST', path, undefined, { token }));
    const { items } = await fits<Admins>(of('GET', list), 200, h.call('GET', place + list));
    const lena = `${place}${list}/${items.at(-1)?.id}`;
    await fits(of('DELETE', `${list}/{adminId}`), 204, h.call('DELETE', lena));
    await fits(of('DELETE', `${list}/{adminId}`), 404, h.call('DELETE', lena));
  }
  await fits('GET /api/operators/events', 200, h.call('GET', '/api/operators/events'));
}

describe('the page to read', () => {
  const idsIn = (text: string) => [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  const read = async () => await expectStatus(200, h.call<string>('GET', '/api/docs', undefined, { token: null }));

  it('needs no token, no script and nothing from elsewhere', async () => {
    const page = await read();
    expect(page.headers.get('content-type')).toBe('text/html; charset=UTF-8');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    for (const barred of [/<script/, /<style/, /\sstyle=/, /<[^>]+\son\w+=/, /(?:src|href)="(?![#/])/]) {
      expect(barred.test(page.text), String(barred)).toBe(false);
    }
    const style = await expectStatus(200, h.call('GET', '/api/docs.css', undefined, { token: null }));
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(page.text).toContain('href="/api/docs.css"');
  });

  it('has every call, every shape, and every failure in both languages under its own anchor', async () => {
    const { text } = await read();
    const ids = idsIn(text);
    for (const route of contract.routes) expect(ids).toContain(`call-${contract.operation(route).operationId}`);
    for (const name of Object.keys(contract.document.components.schemas)) expect(ids).toContain(`data-${name}`);
    for (const type of NOTICE_TYPES) expect(ids).toContain(`told-${type}`);
    for (const header of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) expect(text).toContain(header);
    const plain = (html: string) =>
      html.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<');
    for (const code of FAILURE_CODES) {
      const article = plain(text.split(`id="${code}"`)[1]?.split('</article>')[0] ?? '');
      for (const { failures } of [en, de]) {
        // What an answer fills in is marked up, so the text stands there in pieces.
        for (const part of Object.values(failures[code]).flatMap((words) => words.split(/\{\w+\}/))) {
          expect(article, code).toContain(part);
        }
      }
    }
  });

  it('holds together: every anchor is there once, and every link leads to one', async () => {
    const { text } = await read();
    const ids = idsIn(text);
    expect(ids.length).toBe(new Set(ids).size);
    for (const [, target] of text.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    const levels = [...text.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? level)).toBeLessThanOrEqual(1);
  });
});
