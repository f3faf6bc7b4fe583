import type { AuditEvent } from '@production-assist/shared/api';
import { expect, it } from 'vitest';
import { expectStatus, useWorker } from './harness.ts';

const h = useWorker();
type Page = { items: AuditEvent[]; nextCursor: string | null };

it('come newest first, in pages, without gaps or repeats', async () => {
  const tenantId = 'often-renamed';
  const names = ['1', '2', '3', '4', '5', '6', '7'];
  for (const name of names) await h.call('PUT', `/api/tenants/${tenantId}`, { name });
  const seen: AuditEvent[] = [];
  let query = '?limit=3';
  while (query) {
    const { body } = await expectStatus(200, h.call<Page>('GET', `/api/tenants/${tenantId}/events${query}`));
    expect(body.items.length).toBeLessThanOrEqual(3);
    seen.push(...body.items);
    query = body.nextCursor === null ? '' : `?limit=3&cursor=${body.nextCursor}`;
  }
  expect(seen.map(({ detail }) => detail.name)).toEqual([...names].reverse());
  expect(new Set(seen.map(({ id }) => id)).size).toBe(7);
  for (const [i, event] of seen.entries()) expect(event.at >= (seen[i + 1]?.at ?? '')).toBe(true);
});

it('say who did what, and of what a run found no names', async () => {
  const directory = h.directory({ members: 1 });
  const tenantId = await h.connect(directory);
  await h.grant('anna', tenantId, 'admin');
  const token = await h.token('anna');
  const { body: run } = await expectStatus(
    202,
    h.call<{ id: string }>('POST', `/api/tenants/${tenantId}/runs`, undefined, { token }),
  );
  await h.finished(tenantId, run.id);
  const { body } = await h.call<Page>('GET', `/api/tenants/${tenantId}/events`, undefined, { token });
  expect(body.items.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
    'run.succeeded sync',
    'run.requested anna@pa.example',
    'connection.saved operator@pa.example',
    'tenant.created operator@pa.example',
  ]);
  expect(body.items[1]?.detail).toMatchObject({ runId: run.id });
  expect(JSON.stringify(body.items)).not.toContain('person1@');
});
