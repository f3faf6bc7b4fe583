import { describe, expect, it } from 'vitest';
import { GTG } from '../src/gtg.ts';
import { errorCode, simulated } from './helpers.ts';

async function batching() {
  const all = await simulated();
  const batch = async (requests: object[]) =>
    all.call('https://graph.microsoft.com/v1.0/$batch', {
      method: 'POST',
      headers: { Authorization: `Bearer ${await all.accessToken()}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ requests }),
    });
  return { ...all, batch };
}

const step = (id: string, url: string) => ({ id, method: 'GET', url });

describe('a batch', () => {
  it('answers every step on its own, in another order', async () => {
    const { batch } = await batching();
    const { status, body } = await batch([step('1', `/groups/${GTG.accessGroupId}`), step('2', '/groups/abc')]);
    expect(status).toBe(200);
    expect(body.responses).toMatchObject([
      { id: '2', status: 400, body: { error: { code: 'Request_BadRequest' } } },
      { id: '1', status: 200, body: { id: GTG.accessGroupId } },
    ]);
  });

  it('may be throttled in one step only, and is one request', async () => {
    const { batch, simulator } = await batching();
    simulator.faults.add({ kind: 'group', nth: 2, status: 429, retryAfter: 5 });
    const { body } = await batch([step('1', '/groups'), step('2', '/groups')]);
    expect(body.responses).toMatchObject([
      { id: '2', status: 429, headers: { 'retry-after': '5' } },
      { id: '1', status: 200 },
    ]);
    expect(simulator.requests.map(({ kind }) => kind)).toEqual(['token', 'batch']);
  });

  it('holds twenty steps at most', async () => {
    const { batch } = await batching();
    const steps = (count: number) => Array.from({ length: count }, (_, index) => step(String(index), '/groups'));
    expect((await batch(steps(20))).status).toBe(200);
    expect(errorCode(await batch(steps(21)))).toBe('Request_BadRequest');
    expect((await batch([step('1', '/groups'), step('1', '/groups')])).status).toBe(400);
  });
});
