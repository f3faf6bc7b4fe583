import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import worker from '../../worker/src/index.ts';
import { kindOf } from '../../worker/src/log.ts';
import { tellTarget } from '../../worker/src/store/notices.ts';
import { consumeRun } from '../../worker/src/sync/consume.ts';
import { addWebhook, deliver, PUBLIC_ADDRESS } from './notices.ts';
import { createWorld, type World } from './world.ts';

/** Lines of the log say which run, tenant or request they are about, wherever they are written. */

let w: World;
beforeAll(async () => {
  w = await createWorld();
});

let lines: Record<string, unknown>[] = [];
beforeEach(() => {
  lines = [];
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((line) => {
      // Libraries write text.
      if (String(line).startsWith('{')) lines.push(JSON.parse(String(line)));
    });
  }
});
afterEach(() => vi.restoreAllMocks());

const about = (event: string) => lines.filter((line) => line.event === event);

/** Something far below that goes wrong, and knows of no run and no tenant. */
const METRICS = {
  writeDataPoint() {
    throw new TypeError('no more points');
  },
};

describe('a line of the log', () => {
  it('names tenant and run however deep below it is written, also of two runs at once', async () => {
    const watching = { ...w.env, METRICS } as Env;
    const runs = await Promise.all(
      [1, 2].map(async (members) => {
        const tenantId = await w.tenant(w.directory({ members }));
        return { tenantId, runId: await w.queue(tenantId) };
      }),
    );
    await Promise.all(runs.map((body) => consumeRun(watching, body, 1, w.network)));
    const expected = runs.map((ids) => ({ event: 'metrics.unwritten', kind: 'TypeError', ...ids }));
    expect(about('metrics.unwritten')).toHaveLength(2);
    expect(about('metrics.unwritten')).toEqual(expect.arrayContaining(expected));
  });

  it('names the tenant a message is about', async () => {
    const tenantId = await w.tenant(w.directory());
    const hook = await addWebhook(w, tenantId);
    await tellTarget(env.DB, { owner: tenantId, targetId: hook.row.targetId }, 'notifications.test', w.clock.now);
    w.simulator.hosts.set(hook.host, {
      addresses: [PUBLIC_ADDRESS],
      answer: () => new Response(null, { status: 500 }),
    });
    await deliver(w);
    expect(about('notice.waits')).toEqual([
      expect.objectContaining({ tenantId, owner: tenantId, targetId: hook.row.targetId, code: 'refused' }),
    ]);
  });

  it('names the request that was refused a token', async () => {
    const EXTENSION = { redirectUris: ['https://extension.example/'], origins: [] };
    const request = new Request('https://entra.example/oauth/token', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-request-id': 'asked-by-support' },
      body: 'grant_type=refresh_token&client_id=browser-extension&refresh_token=not-a-token-of-ours',
    });
    const answer = await worker.fetch(request, { ...env, EXTENSION } as unknown as Env, createExecutionContext());
    expect(answer.status).toBe(400);
    expect(answer.headers.get('x-request-id')).toBe('asked-by-support');
    expect(about('oauth.refused')).toEqual([expect.objectContaining({ requestId: 'asked-by-support', status: 400 })]);
  });

  it('names an error by the code its library gives it, else by its class, and never by what it says', () => {
    const coded = (code: unknown) => Object.assign(new TypeError('a value that must not be told'), { code });
    expect(kindOf(coded('ERR_JWS_INVALID'))).toBe('ERR_JWS_INVALID');
    for (const code of ['a value gone astray', 'eyJhbGciOiJSUzI1NiJ9', 500, undefined]) {
      expect(kindOf(coded(code))).toBe('TypeError');
    }
    expect(kindOf('a value that must not be told')).toBe('string');
  });
});
