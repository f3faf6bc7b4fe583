import type { Cloud } from '@production-assist/shared/clouds';
import { ACCESS_GROUP_NAME, APPLICATION_NAME } from '@production-assist/shared/guide';
import { REQUIRED_PERMISSIONS } from '@production-assist/shared/permissions';
import type { DirectoryData, Member, UserData } from './directory.ts';
import { GIVEN_NAMES, SURNAMES } from './names.ts';
import { createRandom, type Random } from './random.ts';

export interface GenerateOptions {
  /** The same seed gives the same directory, down to the last id. */
  seed: number;
  /** Users in the directory. Default 100. */
  users?: number;
  /** How many of them are members of the group. Default 10. */
  groupMembers?: number;
  cloud?: Cloud;
  displayName?: string;
  groupName?: string;
  /** Consented application permissions. Default: the guide's two and `User.Read.All`. */
  roles?: readonly string[];
  /** Shares of the unusual kinds of user, from 0 to 1; all other users are ordinary. */
  shares?: Partial<Shares>;
  /** The time, for the dates of secret and consent. Default `Date.now()`. */
  now?: number;
}

interface Shares {
  guests: number;
  guestsWithoutMail: number;
  disabled: number;
  withoutMailbox: number;
}

/** A generated directory, and the ids needed to use it. */
export interface GeneratedDirectory {
  data: DirectoryData;
  directoryId: string;
  clientId: string;
  secret: string;
  secretId: string;
  groupId: string;
}

const DEFAULT_SHARES: Shares = { guests: 0.03, guestsWithoutMail: 0.005, disabled: 0.02, withoutMailbox: 0.03 };
const HALF_YEAR_MS = 180 * 24 * 3_600_000;
const DAY_MS = 24 * 3_600_000;
const SECRET_TAIL_LENGTH = 28;

/** Makes up a directory with people of many countries, an application set up as the guide says, and its group. */
export function generateDirectory(options: GenerateOptions): GeneratedDirectory {
  const random = createRandom(options.seed);
  const now = options.now ?? Date.now();
  const [directoryId, clientId, objectId, secretId, groupId] = Array.from({ length: 5 }, () => random.guid());
  const domain = `company${options.seed}.example`;
  // 40 characters with a `~`, as Microsoft's are, and marked as what it is.
  const secret = `fake8Q~sim~~${random.text(SECRET_TAIL_LENGTH)}`;
  const users = generateUsers(random, options.users ?? 100, domain, { ...DEFAULT_SHARES, ...options.shares });
  const roles = options.roles ?? [...REQUIRED_PERMISSIONS, 'User.Read.All'];
  const ids = { directoryId: String(directoryId), clientId: String(clientId), groupId: String(groupId) };
  return {
    ...ids,
    secret,
    secretId: String(secretId),
    data: {
      id: ids.directoryId,
      displayName: options.displayName ?? `Company ${options.seed}`,
      cloud: options.cloud ?? 'global',
      domains: [domain],
      applications: [
        {
          clientId: ids.clientId,
          objectId: String(objectId),
          displayName: APPLICATION_NAME,
          secrets: [{ keyId: String(secretId), value: secret, expiresAt: now + HALF_YEAR_MS }],
          configuredPermissions: [...roles],
          consents: roles.map((name) => ({ name, at: now - DAY_MS })),
        },
      ],
      users,
      groups: [
        {
          id: ids.groupId,
          displayName: options.groupName ?? ACCESS_GROUP_NAME,
          members: pickMembers(random, users, options.groupMembers ?? 10),
        },
      ],
    },
  };
}

/** Makes up users with distinct addresses. */
export function generateUsers(random: Random, count: number, domain: string, shares: Partial<Shares> = {}): UserData[] {
  const all = { ...DEFAULT_SHARES, ...shares };
  return Array.from({ length: count }, (_, index) => generateUser(random, index, domain, all));
}

function generateUser(random: Random, index: number, domain: string, shares: Shares): UserData {
  const [given, givenAscii] = pick(random, GIVEN_NAMES);
  const [surname, surnameAscii] = pick(random, SURNAMES);
  const local = `${givenAscii}.${surnameAscii}${index}`;
  const person = { id: random.guid(), displayName: `${given} ${surname}`, givenName: given, surname };
  const accountEnabled = !random.chance(shares.disabled);
  const withoutMailbox = random.chance(shares.withoutMailbox);
  if (random.chance(shares.guests)) {
    const mail = random.chance(shares.guestsWithoutMail / shares.guests) ? null : `${local}@partner.example`;
    const userPrincipalName = `${local}_partner.example#EXT#@${domain}`;
    return { ...person, accountEnabled, userType: 'Guest', mail, userPrincipalName, otherMails: mail ? [mail] : [] };
  }
  const address = `${local}@${domain}`;
  const mailbox = withoutMailbox ? {} : { mail: address, proxyAddresses: [`SMTP:${address}`] };
  return { ...person, accountEnabled, userPrincipalName: address, ...mailbox };
}

/** Takes members from the whole directory, each user at most once. */
function pickMembers(random: Random, users: readonly UserData[], count: number): Member[] {
  if (count > users.length) throw new Error(`A group of ${count} needs more than ${users.length} users`);
  // The beginning of a shuffle: swaps as many users to the front as are needed.
  const order = users.map(({ id }) => id);
  for (let index = 0; index < count; index++) {
    const other = index + random.below(order.length - index);
    [order[index], order[other]] = [order[other] ?? '', order[index] ?? ''];
  }
  return order.slice(0, count).map((id) => ({ type: 'user', id }));
}

function pick(random: Random, names: readonly (readonly [string, string])[]): readonly [string, string] {
  return names[random.below(names.length)] ?? ['Anna', 'anna'];
}
