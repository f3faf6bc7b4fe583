import { describe, expect, it } from 'vitest';
import { GTG } from '../src/gtg.ts';
import { type Answer, errorCode, simulated, values } from './helpers.ts';

const DELTA = `/groups/delta?$filter=id eq '${GTG.accessGroupId}'&$select=displayName,members`;
const DAY_MS = 24 * 3_600_000;

const link = ({ body }: Answer) => String(body['@odata.deltaLink']);
const changes = (answer: Answer) =>
  values(answer).flatMap((group) => (Array.isArray(group['members@delta']) ? group['members@delta'] : []));

describe('delta', () => {
  it('begins with everything, the same group on several pages', async () => {
    const { simulator, graph } = await simulated();
    simulator.settings.deltaPageSize = 10;
    const first = await graph(DELTA);
    const second = await graph(String(first.body['@odata.nextLink']));
    const third = await graph(String(second.body['@odata.nextLink']));
    expect([first, second, third].map((page) => changes(page).length)).toEqual([10, 10, 4]);
    expect(values(first)).toMatchObject([{ id: GTG.accessGroupId, displayName: 'Azure_APP_Production-Assist' }]);
    expect(values(third)).toMatchObject([{ id: GTG.accessGroupId }]);
    expect(link(third)).toContain('$deltatoken=');
    expect(changes(first)[0]).toEqual({
      '@odata.type': '#microsoft.graph.user',
      id: 'a0000000-0000-4000-8000-000000000001',
    });
  });

  it('then tells who came and who went, and the new name', async () => {
    const { directory, group, graph } = await simulated();
    const since = link(await graph(DELTA));
    const quiet = await graph(since);
    expect(values(quiet)).toEqual([]);
    const [first] = group.members;
    directory.removeMember(group.id, first?.id ?? '');
    directory.addUser({ id: 'new', userPrincipalName: 'new@gtg.example' });
    directory.addMember(group.id, { type: 'user', id: 'new' });
    group.displayName = 'Renamed';
    const changed = await graph(link(quiet));
    expect(values(changed)).toEqual([
      {
        id: group.id,
        displayName: 'Renamed',
        'members@delta': [
          { '@odata.type': '#microsoft.graph.user', id: 'new' },
          { '@odata.type': '#microsoft.graph.user', id: first?.id, '@removed': { reason: 'deleted' } },
        ],
      },
    ]);
    directory.groups.delete(group.id);
    expect(values(await graph(link(changed)))).toEqual([{ id: group.id, '@removed': { reason: 'deleted' } }]);
  });

  it('from now on begins with nothing', async () => {
    const { directory, group, graph } = await simulated();
    const answer = await graph(`${DELTA}&$deltatoken=latest`);
    expect(values(answer)).toEqual([]);
    directory.removeMember(group.id, GTG.deviceId);
    expect(changes(await graph(link(answer)))).toHaveLength(1);
  });

  it('may repeat changes it has told before', async () => {
    const { simulator, directory, group, graph } = await simulated();
    simulator.settings.deltaReplays = true;
    const start = await graph(DELTA);
    directory.removeMember(group.id, GTG.deviceId);
    const once = await graph(link(start));
    expect(changes(once)).toHaveLength(1);
    expect(changes(await graph(link(once)))).toEqual(changes(once));
  });

  it('ends after seven days, in one of two ways', async () => {
    const { simulator, graph, clock } = await simulated();
    const since = link(await graph(DELTA));
    clock.now += 7 * DAY_MS;
    const gone = await graph(since);
    expect([gone.status, gone.headers.get('Location')]).toEqual([
      410,
      'https://graph.microsoft.com/v1.0/groups/delta?$deltatoken=',
    ]);
    simulator.settings.deltaExpiry = 'syncStateNotFound';
    expect(errorCode(await graph(since))).toBe('syncStateNotFound');
    expect((await graph('/groups/delta?$deltatoken=made-up')).status).toBe(404);
  });

  it('needs the permission to find groups', async () => {
    const { application, graph } = await simulated();
    application.consents = [];
    expect((await graph(DELTA)).status).toBe(403);
  });
});
