import { env } from 'cloudflare:workers';
import type { Preview } from '@production-assist/shared/api';
import { CLOUDS } from '@production-assist/shared/clouds';
import { de } from '@production-assist/shared/texts/de';
import { en } from '@production-assist/shared/texts/en';
import type { Fault, FaultEffect } from '@production-assist/simulator/faults';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Network } from '../../worker/src/entra/network.ts';
import { ATTEMPTS, PREVIEW_WAIT_MS } from '../../worker/src/limits.ts';
import { gather } from '../../worker/src/preview/gather.ts';
import { previewView } from '../../worker/src/preview/view.ts';
import type { TestDirectory } from '../local/directories.ts';
import { PASSING_SIGN_IN_CODES } from '../local/microsoft-codes.ts';
import { checkOf, expectAllWell, expectChecks, expectSound } from '../local/preview-rules.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let directory: TestDirectory;

beforeEach(async () => {
  world = await createWorld();
  directory = world.directory({ members: 2 });
});

/** A preview on the test's clock, as patient as a real one. */
async function preview(options: Partial<Network> = {}): Promise<Preview> {
  const { directoryId, clientId, secret } = directory;
  const values = { cloud: 'global', directoryId, clientId } as const;
  const { evidence, graphRequests } = await gather(
    env.DB,
    { ...world.network, waitMs: PREVIEW_WAIT_MS, ...options },
    {
      ...values,
      tenantId: 'nobody',
      credential: { kind: 'secret', clientSecret: secret },
      kind: 'secret',
      expiresOn: null,
      rememberedGroupId: null,
      leavers: 'keep',
      guard: { people: 5, percent: 20 },
    },
  );
  expectSound(previewView(evidence, graphRequests, de), values, de);
  const view = previewView(evidence, graphRequests, en);
  expectSound(view, values, en);
  return view;
}

const fault = (kind: NonNullable<Fault['kind']>, effect: FaultEffect, times = Number.POSITIVE_INFINITY) =>
  world.simulator.faults.add({ kind, times, ...effect });
const count = (kind: string) => world.simulator.requests.filter((request) => request.kind === kind).length;

const DOWN: [name: string, effect: FaultEffect][] = [
  ['500', { status: 500 }],
  ['502', { status: 502 }],
  ['503', { status: 503 }],
  ['504', { status: 504 }],
  ['509', { status: 509 }],
  ['a network error', { networkError: true }],
];
const UNREADABLE: [name: string, effect: FaultEffect][] = [
  ['not JSON', { notJson: true }],
  ['cut off', { cutOff: true }],
];

describe.each(['group', 'members'] as const)('Graph, where the %s are asked for,', (kind) => {
  it.each(DOWN)('being down (%s) is unknown, after several attempts', async (_, effect) => {
    fault(kind, effect);
    const seen = await preview();
    expectChecks(seen, {
      consent: 'pass consent-given',
      [kind]: 'unknown graph-unavailable',
      nested: 'unknown not-reached',
    });
    expect(seen).toMatchObject({ complete: false, failure: { code: 'graph-unavailable' }, counts: { members: 0 } });
    expect(count(kind)).toBe(ATTEMPTS);
  });

  it.each([...UNREADABLE, ['without value', { withoutValue: true }] as const])(
    'answering what cannot be read (%s) is unknown, after several attempts',
    async (_, effect) => {
      fault(kind, effect);
      const seen = await preview();
      expectChecks(seen, { [kind]: 'unknown graph-unreadable', nested: 'unknown not-reached' });
      expect(seen.failure?.code).toBe('graph-unreadable');
      expect(count(kind)).toBe(ATTEMPTS);
    },
  );

  it('sending us elsewhere is not followed', async () => {
    fault(kind, { redirect: 'https://elsewhere.example/' });
    expectChecks(await preview(), { [kind]: 'unknown graph-unreadable' });
    expect(world.simulator.requests.map(({ host }) => host)).not.toContain('elsewhere.example');
  });

  it('never answering is unknown', async () => {
    fault(kind, { hang: true });
    expectChecks(await preview({ timeoutMs: 1 }), { [kind]: expect.stringMatching(/^unknown (graph|not)-/) });
  });

  it.each([...DOWN, ...UNREADABLE])('failing once (%s) is no matter', async (_, effect) => {
    fault(kind, effect, 1);
    expectAllWell(await preview());
  });
});

describe('Graph asking for a pause', () => {
  it('without saying how long is asked again a few times, then unknown and called what it is', async () => {
    fault('members', { status: 429 });
    const seen = await preview();
    expectChecks(seen, { group: 'pass group-found', members: 'unknown graph-throttled' });
    expect(checkOf(seen, 'members').fix).toContain('Wait 60 s');
    expect(count('members')).toBe(ATTEMPTS);
  });

  it.each([3, 5])('of %i s is waited out', async (seconds) => {
    fault('members', { status: 429, retryAfter: seconds }, 1);
    expectAllWell(await preview());
    expect(world.clock.slept).toEqual([seconds * 1000]);
  });

  it.each([6, 'date'] as const)('of longer than somebody would look at a screen (%s) is not', async (retryAfter) => {
    fault('group', { status: 429, retryAfter });
    const seen = await preview();
    expectChecks(seen, { group: 'unknown graph-throttled', members: 'unknown not-reached' });
    expect(checkOf(seen, 'group').fix).toContain(`Wait ${retryAfter === 'date' ? 30 : 6} s`);
    expect(world.clock.slept).toEqual([]);
  });

  it('again and again is unknown in the end', async () => {
    fault('group', { status: 429, retryAfter: 2 });
    expectChecks(await preview(), { group: 'unknown graph-throttled' });
    expect(world.clock.slept).toEqual(Array(ATTEMPTS - 1).fill(2000));
  });
});

describe('the sign-in service', () => {
  it.each(PASSING_SIGN_IN_CODES)('answering AADSTS%i is asked again, then unknown', async (aadsts) => {
    fault('token', { aadsts });
    const seen = await preview();
    expectChecks(seen, {
      directory: 'pass directory-found',
      application: 'unknown not-reached',
      credential: 'unknown sign-in-unavailable',
      consent: 'unknown not-reached',
    });
    expect(checkOf(seen, 'credential').microsoft).toMatchObject({ code: `AADSTS${aadsts}`, status: 503 });
    expect(count('token')).toBe(ATTEMPTS);
  });

  it.each(PASSING_SIGN_IN_CODES)('answering AADSTS%i once, with 400, is no matter', async (aadsts) => {
    fault('token', { aadsts, status: 400 }, 1);
    expectAllWell(await preview());
  });

  it.each([...DOWN, ...UNREADABLE])(
    'being down (%s) leaves the directory found and the rest unknown',
    async (_, effect) => {
      fault('token', effect);
      const seen = await preview();
      expectChecks(seen, { directory: 'pass directory-found', credential: 'unknown sign-in-unavailable' });
      expect(seen.checks.filter(({ status }) => status === 'fail')).toEqual([]);
      expect(count('token')).toBe(ATTEMPTS);
    },
  );

  it.each([...DOWN, ...UNREADABLE])(
    'not telling directories (%s) is no matter where it gives a token',
    async (_, effect) => {
      fault('discovery', effect);
      expectAllWell(await preview());
    },
  );

  it('being down altogether leaves everything unknown', async () => {
    fault('discovery', { networkError: true });
    fault('token', { networkError: true });
    const seen = await preview();
    expect(new Set(seen.checks.map(({ status }) => status))).toEqual(new Set(['unknown']));
    expectChecks(seen, { directory: 'unknown sign-in-unavailable', credential: 'unknown sign-in-unavailable' });
    expect(seen.failure?.code).toBe('sign-in-unavailable');
  });

  it('asking for a pause everywhere is called what it is', async () => {
    fault('discovery', { status: 429, retryAfter: 40 });
    fault('token', { status: 429, retryAfter: 50 });
    const seen = await preview();
    expectChecks(seen, { directory: 'unknown sign-in-throttled', credential: 'unknown sign-in-throttled' });
    expect(checkOf(seen, 'directory').fix).toContain('Wait 40 s');
    expect(checkOf(seen, 'credential').fix).toContain('Wait 50 s');
  });

  it('answering 200 with no token in it is unknown', async () => {
    fault('token', { status: 200, body: { token_type: 'Bearer', expires_in: 3599 } });
    expectChecks(await preview(), { credential: 'unknown sign-in-unavailable', consent: 'unknown not-reached' });
  });
});

describe('a second token', () => {
  it('that does not come leaves the first one to be judged', async () => {
    directory.directory.revoke(directory.clientId, ['User.Read.All']);
    world.simulator.faults.add({ kind: 'token', nth: 2, times: ATTEMPTS, status: 503 });
    expectChecks(await preview(), {
      credential: 'pass credential-accepted',
      'permission.users': 'fail members-redacted',
    });
  });

  it('that does not come where Graph refused the first one is told at the sign-in', async () => {
    fault('group', { status: 401 }, 1);
    world.simulator.faults.add({ kind: 'token', nth: 2, times: ATTEMPTS, status: 503 });
    const seen = await preview();
    expectChecks(seen, { credential: 'unknown sign-in-unavailable', group: 'unknown not-reached' });
    expect(seen.failure?.code).toBe('sign-in-unavailable');
  });
});

it('every request of a preview goes to Microsoft’s hosts of that cloud', async () => {
  await preview();
  const hosts = [CLOUDS.global.signIn, CLOUDS.global.graph].map((url) => new URL(url).host);
  expect(new Set(world.simulator.requests.map(({ host }) => host))).toEqual(new Set(hosts));
});
