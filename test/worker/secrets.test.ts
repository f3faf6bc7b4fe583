import { expect, it } from 'vitest';
import { addTestDirectory } from '../local/directories.ts';
import { type Answer, expectStatus, useWorker } from './harness.ts';

const h = useWorker();

/** What is looked for: a secret that works, one that does not, and one that ends up in the wrong place. */
const RIGHT = 'fake8Q~canary-that-works'.padEnd(40, '1');
const WRONG = 'fake8Q~canary-that-fails'.padEnd(40, '2');
const ASTRAY = 'fake8Q~canary-gone-astray'.padEnd(40, '3');

/** A text in every form somebody might have stored or shown it in. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const forms = new Set([secret, encodeURIComponent(secret), secret.replaceAll('~', '%7E'), bytes.toString('hex')]);
  forms.add(JSON.stringify(secret).slice(1, -1));
  forms.add([...secret].reverse().join(''));
  // Base64 depends on what stands before; the first and last characters belong to the neighbours.
  for (const before of [0, 1, 2]) {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    for (const encoding of ['base64', 'base64url'] as const) {
      forms.add(
        whole
          .toString(encoding)
          .replace(/=+$/, '')
          .slice(before ? 4 : 0, -4),
      );
    }
  }
  return [...forms].map((form) => form.toLowerCase());
}
const FORMS = [RIGHT, WRONG, ASTRAY].flatMap(formsOf);

function expectFree(where: string, text: string): void {
  const low = text.toLowerCase();
  for (const form of FORMS) expect(low.includes(form), `${where} holds ${form}`).toBe(false);
}

it('would find a secret in any of these forms', () => {
  const [secret] = [RIGHT];
  for (const text of [
    `{"clientSecret":"${secret}"}`,
    Buffer.from(`x${secret}yz`).toString('base64'),
    Buffer.from(`{"clientSecret":"${secret}"}`).toString('base64url'),
    Buffer.from(secret).toString('hex').toUpperCase(),
    new URLSearchParams({ client_secret: secret }).toString(),
  ]) {
    expect(() => expectFree('the sample', text)).toThrow();
  }
});

it('a secret is found nowhere: not in an answer, not in the log, not in D1, not in KV', async () => {
  const answers: Answer[] = [];
  const call: typeof h.call = async (...request) => {
    const answer = await h.call<never>(...request);
    answers.push(answer);
    return answer;
  };
  const directory = addTestDirectory(h.simulator, 900, { members: 2 });
  for (const application of directory.directory.applications.values()) {
    for (const secret of application.secrets) secret.value = RIGHT;
  }
  const { directoryId, clientId } = directory;
  const base = '/api/tenants/canary';
  const values = { directoryId, clientId };
  const any = { headers: { 'if-match': '*' } };
  await expectStatus(201, call('PUT', base, { name: 'Canary' }));

  // Refused: in the wrong form, the wrong place, the wrong type.
  for (const body of [
    { ...values, clientSecret: `${ASTRAY}\u0001` },
    { ...values, clientSecret: `${ASTRAY}***` },
    { ...values, clientSecret: [ASTRAY] },
    { ...values, clientSecret: ASTRAY.repeat(60) },
    { ...values, directoryId: ASTRAY },
    { ...values, cloud: ASTRAY },
    { ...values, secretExpiresOn: ASTRAY },
    { ...values, [ASTRAY]: ASTRAY },
    { ...values, schedule: { enabled: ASTRAY, everyMinutes: ASTRAY, [ASTRAY]: 1 } },
    `{"clientSecret": "${ASTRAY}`,
    JSON.stringify(ASTRAY),
  ]) {
    for (const [method, path] of [
      ['PUT', `${base}/connection`],
      ['POST', `${base}/preview`],
      ['POST', `${base}/runs`],
      ['PUT', base],
    ] as const) {
      const { status } = await call(method, path, body, any);
      // A preview says in its checks what is wrong with a secret.
      if (method === 'PUT') expect(status).toBeGreaterThanOrEqual(400);
    }
  }
  const inAddress = encodeURIComponent(ASTRAY);
  for (const path of [
    `${base}/users?q=${inAddress}`,
    `${base}/users?cursor=${inAddress}`,
    `${base}/runs/${inAddress}`,
    `/api/${inAddress}`,
  ]) {
    await call('GET', path);
  }
  await call('PUT', `/api/tenants/${inAddress}`, { name: 'x' });
  await call('GET', base, undefined, { token: ASTRAY });
  await call('GET', base, undefined, {
    headers: { 'if-match': ASTRAY, 'x-request-id': ASTRAY, 'accept-language': ASTRAY },
  });
  await call('PATCH', `${base}/connection`, { clientSecret: ASTRAY });

  // Used: unsaved, saved, wrong, right, replaced, while Microsoft fails, with a run of each.
  await expectStatus(200, call('POST', `${base}/preview`, { ...values, clientSecret: WRONG }));
  await expectStatus(200, call('POST', `${base}/preview`, { ...values, clientSecret: RIGHT }));
  await expectStatus(201, call('PUT', `${base}/connection`, { ...values, clientSecret: WRONG }));
  await call('POST', `${base}/preview`);
  expect((await h.run('canary')).failure?.code).toBe('secret-wrong');
  await expectStatus(200, call('PUT', `${base}/connection`, { ...values, clientSecret: RIGHT }, any));
  await call('PUT', `${base}/connection`, { ...values, clientSecret: ASTRAY }, { headers: { 'if-match': '"stale"' } });
  h.simulator.faults.add({ directoryId, aadsts: 53003 });
  await call('POST', `${base}/preview`);
  expect((await h.run('canary')).state).toBe('succeeded');
  for (const path of [
    '',
    '/canary/connection',
    '/canary/runs',
    '/canary/users',
    '/canary/users?format=csv',
    '/canary/events',
  ]) {
    await expectStatus(200, call('GET', `/api/tenants${path}`));
  }
  for (const path of ['/api/health', '/api/openapi.json', '/api/docs']) await call('GET', path);

  for (const { status, headers, text } of answers)
    expectFree(`answer ${status}`, `${[...headers].join('\n')}\n${text}`);

  const { d1, kv } = h.worker;
  const tables = await d1
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'")
    .all<{ name: string }>();
  const names = tables.results.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['connections', 'events', 'runs', 'tenants', 'users']));
  const dump = await d1.batch(names.map((name) => d1.prepare(`SELECT * FROM "${name}"`)));
  for (const [i, { results }] of dump.entries()) expectFree(`table ${names[i]}`, JSON.stringify(results));
  expect(JSON.stringify(dump)).toContain(directoryId);

  const { keys } = await kv.list();
  expect(keys).toHaveLength(1);
  for (const { name } of keys) {
    const value = (await kv.get(name, 'text')) ?? '';
    const decoded = value.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expectFree('KV', [name, value, ...decoded].join('\n'));
  }

  // The log holds what the runs say, so it was listened to.
  const logged = `Updated tenant canary with 2 users`;
  await expect.poll(() => h.logs.join('\n')).toContain(logged);
  expectFree('the log', h.logs.join('\n'));
});
