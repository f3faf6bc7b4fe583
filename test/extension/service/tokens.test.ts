import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { connectionItem, installation } from '../../../extension/service/connection.ts';
import { OAuthFailure, type OAuthFailureCode, type Tokens } from '../../../extension/service/oauth.ts';
import { asConnected, disconnect, ready } from '../../../extension/service/tokens.ts';
import type { WorkerAnswer } from '../../../extension/worker-api.ts';
import { settled } from '../clock.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const MINUTE = 60_000;
const connection = {
  origin: 'https://pa.example',
  accessToken: 'access-0',
  refreshToken: 'refresh-0',
  expiresAt: NOW + 15 * MINUTE,
  scopes: ['read', 'configure'],
  tenantId: 'gtg',
  tenantName: 'GTG',
  person: 'ada@pa.example',
};

/** Renews as a service does: once for each refresh token, and notes with what it was asked. */
function service(failing?: OAuthFailureCode) {
  const asked: string[] = [];
  const renew = async (origin: string, refreshToken: string): Promise<Tokens> => {
    asked.push(`${origin} ${refreshToken}`);
    const n = asked.length;
    await settled();
    if (failing) throw new OAuthFailure(failing);
    return {
      accessToken: `access-${n}`,
      refreshToken: `refresh-${n}`,
      expiresAt: NOW + 30 * MINUTE,
      scopes: ['read'],
    };
  };
  return { asked, renew };
}

beforeEach(async () => {
  fakeBrowser.reset();
  await connectionItem.write(connection);
});

describe('a connection', () => {
  test('is used as it is while its token is good for a while', async () => {
    const { asked, renew } = service();
    expect(await ready(NOW, null, renew)).toEqual({ ok: true, connection });
    expect(asked).toEqual([]);
  });

  test('is renewed before its token ends, and remembers what it got', async () => {
    const { asked, renew } = service();
    const answer = await ready(NOW + 13 * MINUTE, null, renew);
    expect(asked).toEqual(['https://pa.example refresh-0']);
    const renewed = { accessToken: 'access-1', refreshToken: 'refresh-1', scopes: ['read'], person: 'ada@pa.example' };
    expect(answer).toMatchObject({ ok: true, connection: renewed });
    expect(await connectionItem.read()).toMatchObject(renewed);
  });

  test('is renewed once, however many of the extension’s pages need it at the same time', async () => {
    const { asked, renew } = service();
    const answers = await Promise.all([1, 2, 3].map(() => ready(NOW + 20 * MINUTE, null, renew)));
    expect(asked).toHaveLength(1);
    for (const answer of answers) expect(answer).toMatchObject({ ok: true, connection: { accessToken: 'access-1' } });
  });

  test('that the service does not know any more is forgotten', async () => {
    const { renew } = service('connectEnded');
    expect(await ready(NOW + 20 * MINUTE, null, renew)).toEqual({ ok: false, because: 'connectEnded' });
    expect(await connectionItem.read()).toBeNull();
  });

  test('stays where the service cannot be asked, and is used as long as its token lives', async () => {
    for (const failing of ['apiUnreachable', 'connectTooOften', 'apiUnreadable'] as const) {
      const { renew } = service(failing);
      expect(await ready(NOW + 14 * MINUTE, null, renew)).toMatchObject({ ok: true });
      expect(await ready(NOW + 16 * MINUTE, null, renew)).toEqual({ ok: false, because: failing });
      expect(await connectionItem.read()).toEqual(connection);
    }
  });

  test('is none where there is none', async () => {
    await connectionItem.forget();
    const { asked, renew } = service();
    expect(await ready(NOW, null, renew)).toEqual({ ok: false, because: 'connectEnded' });
    expect(asked).toEqual([]);
  });
});

describe('a question', () => {
  const problem = { type: 't', title: 'T', status: 401, code: 'token-invalid', detail: 'D', fix: 'F', requestId: 'r' };
  const refused: WorkerAnswer<string> = { ok: false, because: 'problem', problem };
  /** Refuses these tokens, and notes every one it sees. */
  function asking(...refuses: string[]) {
    const seen: string[] = [];
    const ask = async ({ accessToken }: { accessToken: string }): Promise<WorkerAnswer<string>> => {
      seen.push(accessToken);
      return refuses.includes(accessToken) ? refused : { ok: true, value: accessToken };
    };
    return { seen, ask };
  }
  const now = () => NOW;

  test('is asked once where the token is accepted', async () => {
    const { seen, ask } = asking();
    expect(await asConnected(ask, now, service().renew)).toEqual({ ok: true, value: 'access-0' });
    expect(seen).toEqual(['access-0']);
  });

  test('is asked again with a new token where the old one was refused before its time', async () => {
    const { seen, ask } = asking('access-0');
    expect(await asConnected(ask, now, service().renew)).toEqual({ ok: true, value: 'access-1' });
    expect(seen).toEqual(['access-0', 'access-1']);
  });

  test('is not asked a third time', async () => {
    const { seen, ask } = asking('access-0', 'access-1');
    expect(await asConnected(ask, now, service().renew)).toEqual(refused);
    expect(seen).toHaveLength(2);
  });

  test('tells that the connection has ended, where it has', async () => {
    const { ask } = asking('access-0');
    const { renew } = service('connectEnded');
    expect(await asConnected(ask, now, renew)).toEqual({ ok: false, because: 'connectEnded' });
    expect(await connectionItem.read()).toBeNull();
  });

  test('that is refused for another reason is not asked again', async () => {
    const { asked, renew } = service();
    const forbidden: WorkerAnswer<string> = { ...refused, problem: { ...problem, status: 403, code: 'not-allowed' } };
    expect(await asConnected(async () => forbidden, now, renew)).toEqual(forbidden);
    expect(asked).toEqual([]);
  });
});

describe('signing out', () => {
  test('forgets the connection, then tells the service', async () => {
    const told: string[] = [];
    const done = await disconnect(async (origin, refreshToken) => {
      expect(await connectionItem.read()).toBeNull();
      told.push(`${origin} ${refreshToken}`);
    });
    expect(done).toBe(true);
    expect(told).toEqual(['https://pa.example refresh-0']);
  });

  test('forgets it as well where the service cannot be told, and says so', async () => {
    expect(await disconnect(() => Promise.reject(new OAuthFailure('apiUnreachable')))).toBe(false);
    expect(await connectionItem.read()).toBeNull();
  });

  test('tells nobody where nothing is connected', async () => {
    await connectionItem.forget();
    expect(await disconnect(() => Promise.reject(new Error('asked')))).toBe(true);
  });
});

test('an installation keeps its name', async () => {
  const [first, second] = await Promise.all([installation(), installation()]);
  expect(first).toMatch(/^[\da-f-]{36}$/);
  expect([second, await installation()]).toEqual([first, first]);
});
