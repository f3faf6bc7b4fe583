import { describe, expect, it } from 'vitest';
import { GTG, gtgDirectory } from '../src/gtg.ts';
import { generateDirectory } from '../src/people.ts';
import { createSimulator } from '../src/simulator.ts';

describe('a generated directory', () => {
  it('is the same for the same seed and another for another', () => {
    const make = (seed: number) => generateDirectory({ seed, users: 50, now: 0 });
    expect(make(7)).toEqual(make(7));
    expect(make(7).directoryId).not.toBe(make(8).directoryId);
  });

  it('has distinct people, of all kinds, and a group of the wanted size', () => {
    const { data, secret } = generateDirectory({ seed: 1, users: 5000, groupMembers: 1000 });
    const users = data.users ?? [];
    expect(new Set(users.map(({ id }) => id)).size).toBe(5000);
    expect(new Set(users.map(({ userPrincipalName }) => userPrincipalName)).size).toBe(5000);
    expect(new Set(data.groups?.[0]?.members?.map(({ id }) => id)).size).toBe(1000);
    for (const kind of [
      users.filter(({ userType }) => userType === 'Guest'),
      users.filter(({ accountEnabled }) => accountEnabled === false),
      users.filter(({ mail, userType }) => mail === undefined && userType !== 'Guest'),
      users.filter(({ displayName }) => displayName?.includes("'")),
      users.filter(({ displayName }) => displayName?.includes('ü')),
    ]) {
      expect(kind.length).toBeGreaterThan(20);
    }
    expect(secret).toMatch(/^fake8Q~.{33}$/);
  });

  it('of 100,000 people is made and used in a moment', async () => {
    const { data, groupId, directoryId, clientId, secret } = generateDirectory({
      seed: 2,
      users: 100_000,
      groupMembers: 10_000,
    });
    const simulator = await createSimulator();
    const directory = simulator.addDirectory(data);
    expect(directory.users.size).toBe(100_000);
    expect(directory.groups.get(groupId)?.members).toHaveLength(10_000);
    const body = new URLSearchParams({
      client_id: clientId,
      client_secret: secret,
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
    });
    const url = `https://login.microsoftonline.com/${directoryId}/oauth2/v2.0/token`;
    expect((await simulator.fetch(new Request(url, { method: 'POST', body }))).status).toBe(200);
  });
});

describe('the demo directory', () => {
  it('has every kind of member the sync must tell apart', () => {
    const { users = [], groups = [] } = gtgDirectory(0);
    const group = groups.find(({ id }) => id === GTG.accessGroupId);
    const ids = new Set(group?.members?.map(({ id }) => id));
    const members = users.filter(({ id }) => ids.has(id));
    expect(group?.members).toHaveLength(24);
    expect(members.filter(({ userType }) => userType === 'Guest').map(({ mail }) => mail)).toEqual([
      'alice@partner.example',
      null,
    ]);
    expect(members.filter(({ accountEnabled }) => accountEnabled === false)).toHaveLength(1);
    expect(members.filter(({ mail, userType }) => mail === null && userType === 'Member')).toHaveLength(1);
    expect(members.filter(({ mail }) => mail?.toLowerCase() === 'box.office@gtg.example')).toHaveLength(2);
    expect(GTG.secret).toMatch(/^fake8Q~.{33}$/);
  });
});
