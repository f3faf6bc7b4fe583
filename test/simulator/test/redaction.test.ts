import { describe, expect, it } from 'vitest';
import { GTG } from '../src/gtg.ts';
import { type JsonBody, simulated, values } from './helpers.ts';

const SELECT = 'id,displayName,mail,userPrincipalName,accountEnabled,userType,otherMails,proxyAddresses,businessPhones';
const PATH = `/groups/${GTG.accessGroupId}/members?$top=999&$select=${SELECT}`;

async function membersSeenWith(roles: string[], redaction: 'null' | 'absent' = 'null') {
  const { application, directory, graph } = await simulated();
  application.consents = roles.map((name) => ({ name, at: 0 }));
  directory.behaviour.redaction = redaction;
  const answer = await graph(PATH);
  expect(answer.status).toBe(200);
  const members = values(answer);
  const ofType = (type: string): JsonBody =>
    members.find((one) => one['@odata.type'] === `#microsoft.graph.${type}`) ?? {};
  return { members, user: ofType('user'), group: ofType('group'), device: ofType('device') };
}

const GROUPS = ['Group.Read.All', 'GroupMember.Read.All'];

describe('a member', () => {
  it('without a permission for users is an id and a kind, and nothing says so', async () => {
    const { user, members } = await membersSeenWith(GROUPS);
    expect(members).toHaveLength(24);
    expect(user).toEqual({
      '@odata.type': '#microsoft.graph.user',
      id: 'a0000000-0000-4000-8000-000000000001',
      displayName: null,
      mail: null,
      userPrincipalName: null,
      accountEnabled: null,
      userType: null,
      otherMails: null,
      proxyAddresses: null,
      businessPhones: [],
    });
  });

  it('may also lack the hidden properties altogether', async () => {
    const { user } = await membersSeenWith(GROUPS, 'absent');
    expect(Object.keys(user)).toEqual(['@odata.type', 'id', 'businessPhones']);
  });

  it('shows its basic properties with User.ReadBasic.All', async () => {
    const { user } = await membersSeenWith([...GROUPS, 'User.ReadBasic.All']);
    expect(user).toMatchObject({ displayName: 'Lena Hoffmann', mail: 'lena.hoffmann@gtg.example' });
    expect(user).toMatchObject({ accountEnabled: null, userType: null, otherMails: null, proxyAddresses: null });
  });

  it.each(['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'])('shows everything with %s', async (role) => {
    const { user } = await membersSeenWith([...GROUPS, role]);
    expect(user).toMatchObject({ accountEnabled: true, userType: 'Member', otherMails: [] });
    expect(user.proxyAddresses).toEqual(['SMTP:lena.hoffmann@gtg.example']);
  });

  it('that is a group shows its name, one that is a device needs its own permission', async () => {
    const hidden = await membersSeenWith([...GROUPS, 'User.Read.All']);
    expect(hidden.group.displayName).toBe('Azure_APP_Production-Assist_Freelancers');
    expect(hidden.device.displayName).toBeNull();
    expect((await membersSeenWith([...GROUPS, 'Device.Read.All'])).device.displayName).toBe('GTG-STAGE-PC-01');
  });
});
