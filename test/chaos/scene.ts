import { ACCESS_GROUP_NAME } from '@production-assist/shared/guide';
import type { Group, User } from '@production-assist/simulator/directory';
import { createRandom, type Random } from '@production-assist/simulator/random';
import type { Simulator } from '@production-assist/simulator/simulator';
import { addTestDirectory, guid, type TestDirectory } from '../local/directories.ts';
import type { Change, DirectoryPlan } from './plan.ts';
import type { Truth } from './truth.ts';

const ROLES = ['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All'];
const HIDDEN_ROLE = 'Member.Read.Hidden';

/** A directory of a schedule: its people, and what happens to them. Whatever happens is told to the truth. */
export class Scene {
  readonly test: TestDirectory;
  readonly #truth: Truth;
  readonly #n: number;
  #people = 0;
  #groups = 0;
  #group: Group;
  /** Deleted users, who may be restored. */
  readonly #bin: User[] = [];
  readonly #pastGroups = new Set<string>();

  /** @param n a number no other directory of the simulator has */
  constructor(simulator: Simulator, n: number, plan: DirectoryPlan, random: Random, now: number, truth: Truth) {
    this.#n = n;
    this.#truth = truth;
    this.test = addTestDirectory(simulator, n, { now });
    this.test.directory.behaviour.removalLagMs = plan.removalLagMs;
    const group = this.test.directory.groups.get(this.test.groupId);
    if (!group) throw new Error('the directory has no group');
    this.#group = group;
    for (let i = 0; i < plan.members; i++) this.#join(this.#newUser(random), 0);
    for (let i = random.below(4); i > 0; i--) this.#newUser(random);
    this.#note();
  }

  get directory() {
    return this.test.directory;
  }

  /** The group that bears the name now, or did last. */
  get groupId(): string {
    return this.#group.id;
  }

  /** Users of the group who exist. */
  get members(): User[] {
    return this.#group.members.flatMap(({ id }) => this.directory.users.get(id) ?? []);
  }

  /** Everything of the group that Microsoft lists. */
  get size(): number {
    const { users, groups, others } = this.directory;
    return this.#group.members.filter(({ id }) => users.has(id) || groups.has(id) || others.has(id)).length;
  }

  /** @param pick chooses the people it happens to */
  change(change: Change, pick: number, count: number): void {
    const random = createRandom(pick);
    for (let i = 0; i < (TO_PEOPLE.has(change) ? count : 1); i++) this.#changeOnce(change, random);
    this.#note();
  }

  /** Puts right what keeps the group from being read; who is in it stays as it is. */
  heal(): void {
    this.#group.displayName = ACCESS_GROUP_NAME;
    this.#group.visibility = null;
    this.directory.groups.set(this.#group.id, this.#group);
    this.#grant(ROLES, 0);
    this.#note();
  }

  #changeOnce(change: Change, random: Random): void {
    const { directory } = this;
    const group = this.#group;
    const somebody = pickOf(random, this.members);
    if (change === 'leave' && somebody) directory.groups.has(group.id) && directory.removeMember(group.id, somebody.id);
    if (change === 'join') this.#join(this.#newUser(random));
    if (change === 'return') this.#return(random);
    if (change === 'rename' && somebody) somebody.displayName = `Renamed ${random.below(1000)}`;
    if (change === 'readdress' && somebody) this.#readdress(somebody, random);
    if (change === 'exchange' && somebody) {
      const other = pickOf(random, this.members) ?? somebody;
      [somebody.mail, other.mail] = [other.mail, somebody.mail];
    }
    if (change === 'disable' && somebody) somebody.accountEnabled = false;
    if (change === 'enable' && somebody) somebody.accountEnabled = true;
    if (change === 'delete' && somebody) {
      directory.users.delete(somebody.id);
      this.#bin.push(somebody);
    }
    if (change === 'restore') for (const user of this.#bin.splice(0)) directory.users.set(user.id, user);
    if (change === 'many-leave') group.members = group.members.filter(() => random.chance(0.3));
    if (change === 'empty' || change === 'turnover') group.members = [];
    if (change === 'turnover') for (let i = 1 + random.below(3); i > 0; i--) this.#join(this.#newUser(random));
    // The admins, where the people of the directory are the tenant's only ones.
    if (change === 'last-leaves') group.members = group.members.slice(0, -1);
    if (change === 'nest') this.#nest(somebody);
    if (change === 'delete-group') directory.groups.delete(group.id);
    if (change === 'recreate-group') this.#recreate();
    if (change === 'rename-group') group.displayName = pickOf(random, NEAR_NAMES) ?? group.displayName;
    if (change === 'repair-group') {
      group.displayName = ACCESS_GROUP_NAME;
      directory.groups.set(group.id, group);
    }
    if (change === 'hide') group.visibility = 'HiddenMembership';
    if (change === 'show') group.visibility = null;
    if (change === 'revoke') directory.revoke(this.test.clientId, [pickOf(random, ROLES) ?? 'User.Read.All']);
    if (change === 'grant') this.#grant(random.chance(0.3) ? [...ROLES, HIDDEN_ROLE] : ROLES, random.below(3));
  }

  #newUser(random: Random): User {
    const n = ++this.#people;
    const name = `person${n}@d${this.#n}.example`;
    const kind = random.below(100);
    const guest = kind < 8;
    return this.directory.addUser({
      id: guid(1000 + n, 0xd0000000 + this.#n),
      displayName: kind === 99 ? null : `Person ${n}`,
      userPrincipalName: guest ? `person${n}_gmail.example#EXT#@d${this.#n}.example` : name,
      mail: kind < 3 || (kind > 10 && kind < 16) ? null : kind < 20 ? this.#address(random) : name,
      userType: guest ? 'Guest' : 'Member',
      accountEnabled: kind < 90,
    });
  }

  /** An address others may have too, in this directory or another one, however they spell it. */
  #address(random: Random): string {
    const name = `shared${random.below(6)}@both.example`;
    return random.chance(0.3) ? name.toUpperCase() : name;
  }

  #readdress(user: User, random: Random): void {
    const other = pickOf(random, this.members);
    if (random.chance(0.3)) user.mail = other?.mail ?? null;
    else if (random.chance(0.2)) user.mail = this.#address(random);
    else user.mail = `new${random.below(10_000)}@d${this.#n}.example`;
  }

  #join(user: User, addedAt?: number): void {
    if (this.#group.members.some(({ id }) => id === user.id)) return;
    const member = { type: 'user' as const, id: user.id, ...(addedAt === undefined ? {} : { addedAt }) };
    // A group in the bin keeps its members; nobody can be added to it.
    if (this.directory.groups.has(this.#group.id)) this.directory.addMember(this.#group.id, member);
  }

  #return(random: Random): void {
    const inside = new Set(this.#group.members.map(({ id }) => id));
    const outside = [...this.directory.users.values()].filter(({ id }) => !inside.has(id));
    const user = pickOf(random, outside);
    if (user) this.#join(user);
  }

  /** A group in the group, and a device: only direct members that are users come in. */
  #nest(inner: User | undefined): void {
    const { directory } = this;
    if (!directory.groups.has(this.#group.id)) return;
    const id = guid(9000 + ++this.#groups, 0xd0000000 + this.#n);
    const members = inner ? [{ type: 'user' as const, id: inner.id }] : [];
    directory.addGroup({ id, displayName: `Nested ${this.#groups}`, members });
    directory.addMember(this.#group.id, { type: 'group', id });
    const device = guid(8000 + this.#groups, 0xd0000000 + this.#n);
    directory.others.set(device, { type: 'device', id: device, displayName: 'Laptop' });
    directory.addMember(this.#group.id, { type: 'device', id: device });
  }

  #recreate(): void {
    this.#pastGroups.add(this.#group.id);
    this.directory.groups.set(this.#group.id, this.#group);
    const id = guid(7000 + ++this.#groups, 0xd0000000 + this.#n);
    this.#group = this.directory.recreateGroup(this.#group.id, id);
    this.#group.displayName = ACCESS_GROUP_NAME;
  }

  #grant(names: readonly string[], hiddenForTokens: number): void {
    const consents = this.directory.applications.get(this.test.clientId)?.consents ?? [];
    if (!hiddenForTokens) for (const consent of consents) delete consent.hiddenForTokens;
    const missing = names.filter((name) => !consents.some((consent) => consent.name === name));
    this.directory.consent(this.test.clientId, missing, hiddenForTokens ? { hiddenForTokens } : {});
  }

  #note(): void {
    for (const id of this.#pastGroups) this.#truth.note(id, { everybody: new Set(), eligible: new Set() });
    this.#truth.note(this.#group.id, {
      everybody: new Set(this.#group.members.map(({ id }) => id).filter((id) => this.directory.users.has(id))),
      eligible: new Set(this.members.filter((user) => addressOf(user) !== null).map(({ id }) => id)),
    });
  }
}

/** What happens to as many people as the step says. */
const TO_PEOPLE: ReadonlySet<Change> = new Set<Change>([
  ...([
    'leave',
    'join',
    'return',
    'rename',
    'readdress',
    'exchange',
    'disable',
    'enable',
    'delete',
    'last-leaves',
  ] as const),
]);

const NEAR_NAMES = [ACCESS_GROUP_NAME.toLowerCase(), `${ACCESS_GROUP_NAME} `, 'Something else'];

/**
 * The address the rules let somebody in with, as it is compared; null for who stays out. Written down a second time, so
 * that a slip in the Worker's own rules shows.
 */
export function addressOf(user: User): string | null {
  if (!user.accountEnabled) return null;
  const guest = user.userPrincipalName.includes('#EXT#');
  return (user.mail ?? (guest ? null : user.userPrincipalName))?.toLowerCase() ?? null;
}

function pickOf<T>(random: Random, values: readonly T[]): T | undefined {
  return values.length ? values[random.below(values.length)] : undefined;
}
