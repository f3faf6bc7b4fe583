import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { directoryOf, type Stand, setUp } from '../bench/stand.ts';
import { BUNDLE } from './bundle.ts';

/** What the bench measures on: the Worker, a simulated Microsoft, and a queue that hands it one message at a time. */

let stand: Stand;
beforeAll(async () => {
  stand = await setUp(join(BUNDLE, 'index.js'));
});
afterAll(() => stand.stop());

it('brings runs to their end, by hand and by the schedule', async () => {
  const generated = directoryOf(5);
  stand.simulator.addDirectory(generated.data);
  await stand.connect('small', generated);
  expect(await stand.run('small')).toMatchObject({ state: 'succeeded', counts: { fetched: 5 } });
  expect(await stand.scheduled('small')).toMatchObject({ state: 'succeeded', trigger: 'schedule' });
});
