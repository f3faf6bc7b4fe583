import type { Health } from '@production-assist/shared/api';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { expectStatus, useWorker } from './harness.ts';

const h = useWorker();

it('answers everyone, with the version and what the Worker stands on', async () => {
  for (const token of [null, 'no token at all']) {
    const { body, headers } = await expectStatus(200, h.call<Health>('GET', '/api/health', undefined, { token }));
    expect(body).toEqual({ version: manifest.version, healthy: true, parts: { d1: true, kv: true, queue: true } });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

it('says 503 and which part does not answer', async () => {
  await h.worker.d1.prepare('ALTER TABLE tenants RENAME TO hidden').run();
  const answer = await h.call<Health>('GET', '/api/health', undefined, { token: null });
  await h.worker.d1.prepare('ALTER TABLE hidden RENAME TO tenants').run();
  expect([answer.status, answer.body.parts]).toEqual([503, { d1: false, kv: true, queue: true }]);
  await expectStatus(200, h.call('GET', '/api/health', undefined, { token: null }));
});
