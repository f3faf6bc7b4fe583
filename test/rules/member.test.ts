import { expect, it } from 'vitest';
import { readMember } from '../../worker/src/entra/member.ts';

it.each([
  ['#microsoft.graph.user', 'user'],
  ['#Microsoft.Graph.Group', 'group'],
  ['#microsoft.graph.servicePrincipal', 'service-principal'],
  ['#microsoft.graph.tomorrow', 'other'],
  ['constructor', 'other'],
  ['__proto__', 'other'],
  [undefined, 'other'],
])('a member of type %s is of kind %s', (type, kind) => {
  expect(readMember({ id: 'A1', '@odata.type': type })).toMatchObject({ objectId: 'a1', kind });
});
