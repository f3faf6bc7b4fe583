import type { Cloud } from '@production-assist/shared/clouds';
import type { Certificate, Consent, FederatedCredential, Secret } from './application-parts.ts';
import { createRandom } from './random.ts';

export type { Certificate, Consent, FederatedCredential, Secret } from './application-parts.ts';

export interface Application {
  clientId: string;
  objectId: string;
  displayName: string;
  secrets: Secret[];
  certificates: Certificate[];
  federatedCredentials: FederatedCredential[];
  /** False: registered, but without a service principal (AADSTS7000229). */
  servicePrincipal: boolean | { createdAt: number };
  enabled: boolean;
  /** Application permissions listed on the registration, consented or not. */
  configuredPermissions: string[];
  consents: Consent[];
  /** Delegated permissions; they never show up in an app-only token. */
  delegatedPermissions: string[];
  /** Delegated permissions an administrator has consented to for everybody. */
  delegatedConsents: string[];
}

export interface User {
  id: string;
  displayName: string | null;
  givenName: string | null;
  surname: string | null;
  mail: string | null;
  userPrincipalName: string;
  accountEnabled: boolean;
  userType: 'Member' | 'Guest' | null;
  otherMails: string[];
  proxyAddresses: string[];
}

export type MemberKind = 'user' | 'group' | 'device' | 'orgContact' | 'servicePrincipal';

export interface Member {
  type: MemberKind;
  id: string;
  /** When the member was added; unknown counts as long ago. Decides what the lagging index shows. */
  addedAt?: number;
}

/** Somebody who was in a group: the lagging index may still hold them. */
export interface FormerMember extends Member {
  removedAt: number;
}

export interface Group {
  id: string;
  displayName: string;
  description: string | null;
  securityEnabled: boolean;
  mailEnabled: boolean;
  mail: string | null;
  groupTypes: string[];
  visibility: 'Public' | 'Private' | 'HiddenMembership' | null;
  members: Member[];
  /** Whom `removeMember` took out. */
  formerMembers: FormerMember[];
}

/** A directory object that is neither a user nor a group. */
export interface OtherObject {
  type: 'device' | 'orgContact' | 'servicePrincipal';
  id: string;
  displayName: string;
  mail?: string;
}

/** How this directory behaves where Microsoft's documentation and what was observed leave more than one way. */
export interface DirectoryBehaviour {
  /** Hidden properties of a user come as null, or do not come at all. Default `null`. */
  redaction: 'null' | 'absent';
  /** How far the index behind casts and other advanced queries lags. Default five minutes. */
  indexLagMs: number;
  /** How long that index still holds who was removed, so that it counts too many. Default 0. */
  removalLagMs: number;
  /** Permission that finding and reading groups asks for. Default `Group.Read.All`. */
  findGroupsNeeds: 'Group.Read.All' | 'GroupMember.Read.All';
  /**
   * Which hosts the commercial sign-in service names when asked about a government directory: the government's own,
   * or its own with only `tenant_region_scope` telling them apart. Default `government`.
   */
  discoveryNames: 'government' | 'commercial';
}

export type ApplicationData = Pick<Application, 'clientId'> & Partial<Application>;
export type UserData = Pick<User, 'id' | 'userPrincipalName'> & Partial<User>;
export type GroupData = Pick<Group, 'id' | 'displayName'> & Partial<Group>;

/** A directory as plain data; whatever is left out gets the usual value. */
export interface DirectoryData {
  /** The directory (tenant) id, a GUID. */
  id: string;
  displayName: string;
  cloud?: Cloud;
  /** `tenant_region_scope`; default EU, or what belongs to the cloud. */
  regionScope?: string;
  /** Verified domains; the directory answers to them as it does to its id. */
  domains?: string[];
  applications?: ApplicationData[];
  users?: UserData[];
  groups?: GroupData[];
  others?: OtherObject[];
  behaviour?: Partial<DirectoryBehaviour>;
}

/** A live directory. Everything in it may be changed between two requests; the next answer shows it. */
export interface Directory {
  readonly id: string;
  readonly cloud: Cloud;
  displayName: string;
  regionScope: string;
  domains: string[];
  /** By client id. */
  applications: Map<string, Application>;
  /** By object id. */
  users: Map<string, User>;
  /** By object id. */
  groups: Map<string, Group>;
  /** By object id. */
  others: Map<string, OtherObject>;
  behaviour: DirectoryBehaviour;
  addApplication(data: ApplicationData): Application;
  addUser(data: UserData): User;
  addGroup(data: GroupData): Group;
  /** Adds at the present moment, so that the lagging index does not know the member yet. */
  addMember(groupId: string, member: Member): void;
  removeMember(groupId: string, memberId: string): void;
  /**
   * Deletes a group and creates one of the same name with the same people: another object, with an id of its own.
   *
   * @param newId a GUID that no group of the directory has
   */
  recreateGroup(groupId: string, newId: string): Group;
  /** Consents to application permissions now; `delay` says when tokens begin to carry them. */
  consent(clientId: string, names: string[], delay?: Pick<Consent, 'visibleAt' | 'hiddenForTokens'>): void;
  /** Takes consent back: tokens minted from now on lack the roles, older ones keep them. */
  revoke(clientId: string, names: string[]): void;
}

const REGION_SCOPES: Record<Cloud, string> = { global: 'EU', usgov: 'USGov', usdod: 'USGov', china: 'AS' };
const INDEX_LAG_MS = 5 * 60_000;

/** Looks up what must be there; a test that names a wrong id should say so, not pass. */
function known<T>(map: Map<string, T>, id: string, what: string): T {
  const found = map.get(id);
  if (found === undefined) throw new Error(`The simulated directory has no ${what} ${id}`);
  return found;
}

/** Makes plain data a live directory; the data itself is copied and never changed. */
export function createDirectory(data: DirectoryData, now: () => number): Directory {
  const cloud = data.cloud ?? 'global';
  const directory: Directory = {
    id: data.id.toLowerCase(),
    cloud,
    displayName: data.displayName,
    regionScope: data.regionScope ?? REGION_SCOPES[cloud],
    domains: [...(data.domains ?? [])],
    applications: new Map(),
    users: new Map(),
    groups: new Map(),
    others: new Map((data.others ?? []).map((other) => [other.id, { ...other }])),
    behaviour: {
      redaction: 'null',
      indexLagMs: INDEX_LAG_MS,
      removalLagMs: 0,
      findGroupsNeeds: 'Group.Read.All',
      discoveryNames: 'government',
      ...data.behaviour,
    },
    addApplication(application) {
      const added = completeApplication(application, now());
      directory.applications.set(added.clientId, added);
      return added;
    },
    addUser(user) {
      const added = completeUser(user);
      directory.users.set(added.id, added);
      return added;
    },
    addGroup(group) {
      const added = completeGroup(group);
      directory.groups.set(added.id, added);
      return added;
    },
    addMember(groupId, member) {
      known(directory.groups, groupId, 'group').members.push({ addedAt: now(), ...member });
    },
    removeMember(groupId, memberId) {
      const group = known(directory.groups, groupId, 'group');
      const [gone] = group.members.filter(({ id }) => id === memberId);
      if (gone === undefined) return;
      group.members = group.members.filter(({ id }) => id !== memberId);
      group.formerMembers.push({ ...gone, removedAt: now() });
    },
    recreateGroup(groupId, newId) {
      const group = known(directory.groups, groupId, 'group');
      directory.groups.delete(groupId);
      return directory.addGroup({ ...group, id: newId, formerMembers: [] });
    },
    consent(clientId, names, delay) {
      const { consents } = known(directory.applications, clientId, 'application');
      for (const name of names) consents.push({ name, at: now(), ...delay });
    },
    revoke(clientId, names) {
      const application = known(directory.applications, clientId, 'application');
      application.consents = application.consents.filter(({ name }) => !names.includes(name));
    },
  };
  for (const application of data.applications ?? []) directory.addApplication(application);
  for (const user of data.users ?? []) directory.addUser(user);
  for (const group of data.groups ?? []) directory.addGroup(group);
  return directory;
}

function completeApplication(data: ApplicationData, now: number): Application {
  return {
    objectId: derivedGuid(`application ${data.clientId}`),
    displayName: 'Application',
    servicePrincipal: true,
    enabled: true,
    configuredPermissions: (data.consents ?? []).map(({ name }) => name),
    delegatedPermissions: ['User.Read'],
    delegatedConsents: [],
    ...data,
    clientId: data.clientId.toLowerCase(),
    secrets: (data.secrets ?? []).map((secret) => ({ ...secret })),
    certificates: (data.certificates ?? []).map((certificate) => ({ ...certificate })),
    federatedCredentials: (data.federatedCredentials ?? []).map((credential) => ({ ...credential })),
    consents: (data.consents ?? []).map((consent) => ({ ...consent, at: consent.at ?? now })),
  };
}

function completeUser(data: UserData): User {
  // Spelled out: spreading is several times slower, and there may be 100,000 of them.
  return {
    id: data.id,
    displayName: data.displayName ?? null,
    givenName: data.givenName ?? null,
    surname: data.surname ?? null,
    mail: data.mail ?? null,
    userPrincipalName: data.userPrincipalName,
    accountEnabled: data.accountEnabled ?? true,
    userType: data.userType === undefined ? 'Member' : data.userType,
    otherMails: data.otherMails?.slice() ?? [],
    proxyAddresses: data.proxyAddresses?.slice() ?? [],
  };
}

function completeGroup(data: GroupData): Group {
  return {
    description: null,
    securityEnabled: true,
    mailEnabled: false,
    mail: null,
    groupTypes: [],
    visibility: null,
    ...data,
    members: (data.members ?? []).map((member) => ({ ...member })),
    formerMembers: data.formerMembers?.slice() ?? [],
  };
}

/** Object id of the application's service principal, or null where there is none. */
export function servicePrincipalId(application: Application): string | null {
  return application.servicePrincipal === false ? null : derivedGuid(`service principal ${application.clientId}`);
}

/** A GUID that is always the same for the same text. */
function derivedGuid(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return createRandom(hash).guid();
}
