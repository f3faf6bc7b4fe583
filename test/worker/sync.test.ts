import type { User } from '@production-assist/shared/api';
import { logLines } from '@production-assist/shared/guide';
import { expect, it } from 'vitest';
import { useWorker } from './harness.ts';

const h = useWorker();

it('previews, syncs through the queue and shows who has access', async () => {
  const directory = h.directory({ members: 3 });
  const tenantId = await h.connect(directory);
  const preview = await h.preview(tenantId);
  expect(preview.counts).toMatchObject({ members: 3, fetched: 3, processed: 3, create: 3 });
  const run = await h.run(tenantId);
  expect(run).toMatchObject({ state: 'succeeded', trigger: 'manual', mode: 'full', failure: null });
  expect(run.counts).toMatchObject({ members: 3, fetched: 3, processed: 3, created: 3 });
  expect(run.log).toEqual(logLines({ directoryId: directory.directoryId, tenantId, fetched: 3, processed: 3 }));
  const { body } = await h.call<{ items: User[] }>('GET', `/api/tenants/${tenantId}/users`);
  expect(body.items.map((user) => user.email)).toEqual([
    'person1@d1.example',
    'person2@d1.example',
    'person3@d1.example',
  ]);
});
