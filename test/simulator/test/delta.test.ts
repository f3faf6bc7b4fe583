import { describe, expect, it } from 'vitest';
import { GTG } from '../src/gtg.ts';
import { generateDirectory } from '../src/people.ts';
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

  it('says nothing of other groups, nor of what was not asked for', async () => {
    const { directory, group, graph } = await simulated();
    const since = link(await graph(`${DELTA}&$deltatoken=latest`));
    directory.addMember(GTG.nestedGroupId, { type: 'user', id: group.members[0]?.id ?? '' });
    group.description = 'Another one';
    const answer = await graph(since);
    expect([answer.status, values(answer)]).toEqual([200, []]);
  });

  it('of a group that was deleted and created again tells the end of the old one alone', async () => {
    const { directory, group, graph } = await simulated();
    const since = link(await graph(`${DELTA}&$deltatoken=latest`));
    const again = directory.recreateGroup(group.id, '00000000-0000-4000-8000-0000000000aa');
    expect(again).toMatchObject({ displayName: group.displayName, members: group.members });
    expect(values(await graph(since))).toEqual([{ id: group.id, '@removed': { reason: 'deleted' } }]);
    expect((await graph(`/groups/${group.id}/members`)).status).toBe(404);
    expect(values(await graph(`/groups/${again.id}/members`))).toHaveLength(24);
  });

  it('refuses a token of another directory', async () => {
    const { simulator, signIn, graph, clock } = await simulated();
    const since = link(await graph(DELTA));
    const other = generateDirectory({ seed: 1, now: clock.now });
    simulator.addDirectory(other.data).behaviour.findGroupsNeeds = 'GroupMember.Read.All';
    const form = { client_id: other.clientId, client_secret: other.secret };
    const token = String((await signIn(form, other.directoryId)).body.access_token);
    expect((await graph('/groups', { token })).status).toBe(200);
    expect(errorCode(await graph(since, { token }))).toBe('resyncRequired');
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
