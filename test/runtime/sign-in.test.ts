import { createSimulator } from '@production-assist/simulator/simulator';
import { expect, it } from 'vitest';
import { signIn } from '../../worker/src/entra/sign-in.ts';
import { addTestDirectory } from '../local/directories.ts';
import { simulatedNetwork, testClock } from './clock.ts';

it('signs in with one request to the token endpoint', async () => {
  const clock = testClock();
  const simulator = await createSimulator({ now: () => clock.now });
  const { directoryId, clientId, secret } = addTestDirectory(simulator, 1, { now: clock.now });
  const token = await signIn(simulatedNetwork(simulator, clock), {
    cloud: 'global',
    directoryId,
    clientId,
    credential: { kind: 'secret', clientSecret: secret },
  });
  expect(token.roles).toEqual(['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All']);
  expect(simulator.requests.map((request) => request.kind)).toEqual(['token']);
});
