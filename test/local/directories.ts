import type { Cloud } from '@production-assist/shared/clouds';
import { ACCESS_GROUP_NAME, APPLICATION_NAME } from '@production-assist/shared/guide';
import type { Directory, GroupData, UserData } from '@production-assist/simulator/directory';
import type { Simulator } from '@production-assist/simulator/simulator';

/** A directory set up as the guide says, with everything needed to connect to it. */
export interface TestDirectory {
  directory: Directory;
  directoryId: string;
  clientId: string;
  secret: string;
  secretId: string;
  groupId: string;
  /** Adds a user and puts it into the access group. */
  addMember(user?: Partial<UserData>): UserData;
}

const YEAR_MS = 365 * 24 * 3_600_000;
const DEFAULT_ROLES = ['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All'];

/** A GUID that counts: `guid(7)` is the same in every run. */
export function guid(n: number, block = 0): string {
  return `${block.toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}

/**
 * Adds a directory of its own to the simulator: its ids come from `n`, so that tests side by side do not meet.
 *
 * @param n a number no other directory of this simulator has
 */
export function addTestDirectory(
  simulator: Simulator,
  n: number,
  options: { now?: number; roles?: string[]; members?: number; cloud?: Cloud; group?: Partial<GroupData> | null } = {},
): TestDirectory {
  const now = options.now ?? Date.now();
  const directoryId = guid(1, 0xd0000000 + n);
  const clientId = guid(2, 0xd0000000 + n);
  const groupId = guid(3, 0xd0000000 + n);
  const secretId = guid(4, 0xd0000000 + n);
  const secret = `fake8Q~test-secret-${n}`.padEnd(40, '0');
  const directory = simulator.addDirectory({
    id: directoryId,
    displayName: `Test ${n}`,
    cloud: options.cloud ?? 'global',
    domains: [`d${n}.example`],
    applications: [
      {
        clientId,
        displayName: APPLICATION_NAME,
        secrets: [{ keyId: secretId, value: secret, expiresAt: now + YEAR_MS }],
        servicePrincipal: { createdAt: now - YEAR_MS },
        consents: (options.roles ?? DEFAULT_ROLES).map((name) => ({ name, at: now - YEAR_MS })),
      },
    ],
    groups:
      options.group === null
        ? []
        : [{ id: groupId, displayName: ACCESS_GROUP_NAME, securityEnabled: true, ...options.group }],
  });
  let people = 0;
  const test: TestDirectory = {
    directory,
    directoryId,
    clientId,
    secret,
    secretId,
    groupId,
    addMember(user = {}) {
      people++;
      const address = `person${people}@d${n}.example`;
      const data: UserData = {
        id: guid(1000 + people, 0xd0000000 + n),
        displayName: `Person ${people}`,
        userPrincipalName: address,
        mail: address,
        ...user,
      };
      directory.addUser(data);
      directory.addMember(groupId, { type: 'user', id: data.id });
      return data;
    },
  };
  for (let i = 0; i < (options.members ?? 0); i++) test.addMember();
  return test;
}
