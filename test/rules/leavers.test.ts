import { expect, it } from 'vitest';
import { leaversAmong } from '../../worker/src/sync/leavers.ts';

const person = (objectId: string, directoryId = 'here') => ({
  directoryId,
  objectId,
  displayName: null,
  email: objectId,
});

it('are those who had access through the group and were not read from it', () => {
  const people = [person('stays'), person('left'), person('left-too'), person('stays', 'another-directory')];
  expect(leaversAmong(people, 'here', new Set(['stays', 'new']))).toEqual([people[1], people[2], people[3]]);
});
