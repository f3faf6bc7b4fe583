import { expect, it } from 'vitest';
import { replacement } from '../../../extension/service/replacement.ts';
import { FAKE_SECRET } from '../facts.ts';

const access = { origin: 'https://pa.example', tenantId: 'gt/g', token: 'token' };
const credential = {
  kind: 'secret',
  hint: 'fak',
  expiresOn: null,
  updatedAt: '2026-11-23T10:00:00Z',
  verifiedAt: null,
};
const standing = {
  tenantId: 'gtg',
  cloud: 'global',
  directoryId: 'd',
  clientId: 'c',
  credential,
  candidate: null,
  former: null,
  lastRun: null,
};

/** Answers with this, and notes what was asked. */
function service(body: unknown, status = 200) {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const fetcher: typeof fetch = async (url, init) => {
    asked.push({ url: String(url), init });
    return Response.json(body, { status });
  };
  return { asked, calls: replacement(access, 'de', fetcher) };
}

it('gives a secret to the connected service and to no other, and reads how it stands', async () => {
  const { asked, calls } = service({ ...standing, more: 'of a newer service' });
  const answer = await calls.give({ kind: 'secret', clientSecret: FAKE_SECRET, secretExpiresOn: '2027-05-20' });
  expect(answer).toEqual({ ok: true, value: standing });
  const [{ url, init } = { url: '', init: undefined }] = asked;
  expect(url).toBe('https://pa.example/api/tenants/gt%2Fg/connection/candidate');
  expect(init).toMatchObject({ method: 'PUT', redirect: 'error', credentials: 'omit' });
  expect(init?.headers).toMatchObject({ authorization: 'Bearer token', 'accept-language': 'de' });
  expect(JSON.parse(String(init?.body))).toEqual({
    kind: 'secret',
    clientSecret: FAKE_SECRET,
    secretExpiresOn: '2027-05-20',
  });
});

it('takes a failure with a code of a newer service in its words', async () => {
  const failure = { code: 'something-new', title: 'New', detail: 'What', fix: 'Do' };
  const candidate = { id: 'x', kind: 'secret', hint: 'new', expiresOn: null, state: 'waiting', tries: 2 };
  const { calls } = service({ ...standing, candidate: { ...candidate, nextTryAt: null, failure } });
  const answer = await calls.prove();
  expect(answer.ok && answer.value.candidate?.failure).toEqual(failure);
});

it('says which of those that were replaced is gone', async () => {
  const { asked, calls } = service(standing);
  await calls.removed('f-1');
  expect(asked[0]?.url).toMatch(/\/connection\/former\/removed$/);
  expect(asked[0]?.init?.body).toBe('{"id":"f-1"}');
});

it('does not take an answer for one that is none', async () => {
  expect(await service({ hello: 'world' }).calls.look()).toEqual({ ok: false, because: 'apiUnreadable' });
  expect(await service('busy', 503).calls.look()).toEqual({ ok: false, because: 'apiUnreachable' });
});
