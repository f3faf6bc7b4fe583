import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { certificate } from '../../../extension/service/certificate.ts';
import { connectionItem } from '../../../extension/service/connection.ts';
import { asConnected } from '../../../extension/service/tokens.ts';

/** The certificate the service uses, asked for as the connected person. */

const NOW = Date.parse('2026-11-23T10:00:00Z');
const access = { origin: 'https://pa.example', tenantId: 'gt/g', token: 'token' };
const DER = new Uint8Array([0x30, 0x03, 0x02, 0x01, 0x00]);
const problem = { type: 't', title: 'T', detail: 'D', fix: 'F', requestId: 'r' };

const answering = (answer: () => Response) => (async () => answer()) as typeof fetch;

beforeEach(async () => {
  fakeBrowser.reset();
  await connectionItem.write({
    origin: 'https://pa.example',
    accessToken: 'access-0',
    refreshToken: 'refresh-0',
    expiresAt: NOW + 15 * 60_000,
    scopes: ['read'],
    tenantId: 'gtg',
    tenantName: 'GTG',
    person: 'ada@pa.example',
  });
});

test('comes as it is', async () => {
  const asked: string[] = [];
  const fetcher: typeof fetch = async (url) => {
    asked.push(String(url));
    return new Response(DER);
  };
  expect(await certificate(access, 'current', fetcher)).toEqual({ ok: true, value: DER });
  expect(asked).toEqual(['https://pa.example/api/tenants/gt%2Fg/connection/certificate?of=current']);
});

test('is asked for again with a new token where the old one was refused before its time', async () => {
  const seen: (string | null)[] = [];
  const fetcher: typeof fetch = async (_, init) => {
    const token = new Headers(init?.headers).get('authorization');
    seen.push(token);
    return token === 'Bearer access-0'
      ? Response.json({ ...problem, status: 401, code: 'token-invalid' }, { status: 401 })
      : new Response(DER);
  };
  const renew = async () => ({
    accessToken: 'access-1',
    refreshToken: 'refresh-1',
    expiresAt: NOW + 30 * 60_000,
    scopes: ['read'],
  });
  const answer = await asConnected(
    ({ origin, tenantId, accessToken: token }) => certificate({ origin, tenantId, token }, 'candidate', fetcher),
    () => NOW,
    renew,
  );
  expect(answer).toEqual({ ok: true, value: DER });
  expect(seen).toEqual(['Bearer access-0', 'Bearer access-1']);
});

test('says why there is none, in the service’s words where it has any', async () => {
  const missing = { ...problem, status: 404, code: 'not-found' };
  expect(
    await certificate(
      access,
      'current',
      answering(() => Response.json(missing, { status: 404 })),
    ),
  ).toEqual({
    ok: false,
    because: 'problem',
    problem: missing,
  });
  const busy = answering(() => new Response('busy', { status: 503 }));
  expect(await certificate(access, 'current', busy)).toEqual({ ok: false, because: 'apiUnreachable' });
  const gone = answering(() => {
    throw new TypeError('fake fault');
  });
  expect(await certificate(access, 'current', gone)).toEqual({ ok: false, because: 'apiUnreachable' });
});

test('that breaks off in the middle is no certificate', async () => {
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new TypeError('fake fault')),
  });
  const cut = answering(() => new Response(body));
  expect(await certificate(access, 'current', cut)).toEqual({ ok: false, because: 'apiUnreachable' });
});
