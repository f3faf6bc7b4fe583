import type { Directory, FederatedCredential } from '../directory.ts';
import type { Random } from '../random.ts';
import { PERMISSION_CATALOGUE } from './permission-catalogue.ts';
import type { AdminCenterSettings } from './settings.ts';

/** What a click changes needs besides the directory. */
export interface ChangeContext {
  directory: Directory;
  settings: Pick<AdminCenterSettings, 'canConsent' | 'delays'>;
  now: number;
  random: Random;
  /** Client ids the signed-in account owns; a new registration is added. */
  owned: Set<string>;
}

/** The body of a click's request: texts, and lists of texts. */
export type ChangeBody = Record<string, unknown>;

/** A click that cannot be: a bug of the page, or somebody else's request. */
export class BadChange extends Error {}

/** A secret's recognizable beginning, its `~` and its length are Microsoft's; that it is fake can be read in it. */
const SECRET_START = 'fake8Q~sim~~';
const SECRET_TAIL_LENGTH = 28;
const DAY_MS = 24 * 3_600_000;
const LONGEST_SECRET_DAYS = 730;
const MOST_FEDERATED = 20;
const LONGEST_FEDERATED = 600;

/** What can be clicked on, by the last part of the endpoint's path. Each answers with what the page needs next. */
export const CHANGES = {
  /** Registers an application, with the delegated permission every new one has. */
  applications({ directory, now, random, owned, settings }: ChangeContext, body: ChangeBody) {
    const application = directory.addApplication({
      clientId: random.guid(),
      objectId: random.guid(),
      displayName: textOf(body, 'name'),
      servicePrincipal: settings.delays.servicePrincipal ? { createdAt: now } : true,
    });
    owned.add(application.clientId);
    return { clientId: application.clientId };
  },

  /** Makes a client secret. This is the only time its value is told. */
  secrets({ directory, now, random, settings }: ChangeContext, body: ChangeBody) {
    const days = Number(body.days);
    if (!(days > 0 && days <= LONGEST_SECRET_DAYS)) throw new BadChange('days');
    const secret = {
      keyId: random.guid(),
      value: `${SECRET_START}${random.text(SECRET_TAIL_LENGTH)}`,
      description: typeof body.description === 'string' ? body.description : '',
      expiresAt: now + days * DAY_MS,
      ...(settings.delays.secretMs > 0 ? { notBefore: now + settings.delays.secretMs } : {}),
    };
    applicationOf(directory, body).secrets.push(secret);
    return { keyId: secret.keyId, value: secret.value };
  },

  'secrets/delete'({ directory }: ChangeContext, body: ChangeBody) {
    const application = applicationOf(directory, body);
    const keyId = textOf(body, 'keyId');
    application.secrets = application.secrets.filter((secret) => secret.keyId !== keyId);
    return {};
  },

  /** Lets an application trust an issuer outside. Nothing is asked of that one here: a slip shows at the sign-in. */
  federated({ directory }: ChangeContext, body: ChangeBody) {
    const { federatedCredentials } = applicationOf(directory, body);
    const credential = federatedIn(body);
    const isTaken = federatedCredentials.some(
      ({ name, issuer, subject }) =>
        name === credential.name || (issuer === credential.issuer && subject === credential.subject),
    );
    if (isTaken || federatedCredentials.length >= MOST_FEDERATED) throw new BadChange('name');
    federatedCredentials.push(credential);
    return {};
  },

  /** Changes all of it but the name. */
  'federated/update'({ directory }: ChangeContext, body: ChangeBody) {
    const application = applicationOf(directory, body);
    const changed = federatedIn(body);
    application.federatedCredentials = application.federatedCredentials.map((credential) =>
      credential.name === changed.name ? changed : credential,
    );
    return {};
  },

  'federated/delete'({ directory }: ChangeContext, body: ChangeBody) {
    const application = applicationOf(directory, body);
    const name = textOf(body, 'name');
    application.federatedCredentials = application.federatedCredentials.filter((other) => other.name !== name);
    return {};
  },

  /** Lists permissions on the registration; nothing is granted by that. */
  permissions({ directory }: ChangeContext, body: ChangeBody) {
    const application = applicationOf(directory, body);
    const kind = textOf(body, 'kind') === 'delegated' ? 'delegated' : 'application';
    const listed = kind === 'delegated' ? application.delegatedPermissions : application.configuredPermissions;
    for (const name of textsOf(body, 'names')) {
      const isOffered = PERMISSION_CATALOGUE.some((offered) => offered.name === name && offered[kind] !== undefined);
      if (!isOffered) throw new BadChange('names');
      if (!listed.includes(name)) listed.push(name);
    }
    return {};
  },

  /** Consents, for everybody in the directory, to all that is listed. */
  consent({ directory, settings }: ChangeContext, body: ChangeBody) {
    if (!settings.canConsent) throw new BadChange('role');
    const application = applicationOf(directory, body);
    const granted = new Set(application.consents.map(({ name }) => name));
    const missing = application.configuredPermissions.filter((name) => !granted.has(name));
    const { consentTokens } = settings.delays;
    directory.consent(
      application.clientId,
      missing,
      consentTokens > 0 ? { hiddenForTokens: consentTokens } : undefined,
    );
    application.delegatedConsents = [
      ...new Set([...application.delegatedConsents, ...application.delegatedPermissions]),
    ];
    return {};
  },

  groups(context: ChangeContext, body: ChangeBody) {
    const { directory, random } = context;
    const isMicrosoft365 = body.type === 'microsoft365';
    const group = directory.addGroup({
      id: random.guid(),
      displayName: textOf(body, 'name'),
      description: typeof body.description === 'string' && body.description !== '' ? body.description : null,
      securityEnabled: !isMicrosoft365,
      mailEnabled: isMicrosoft365,
      groupTypes: isMicrosoft365 ? ['Unified'] : [],
      visibility: isMicrosoft365 ? 'Private' : null,
    });
    addMembers(directory, group.id, textsOf(body, 'memberIds'));
    return { groupId: group.id };
  },

  members({ directory }: ChangeContext, body: ChangeBody) {
    addMembers(directory, textOf(body, 'groupId'), textsOf(body, 'memberIds'));
    return {};
  },

  'members/remove'({ directory }: ChangeContext, body: ChangeBody) {
    for (const id of textsOf(body, 'memberIds')) directory.removeMember(textOf(body, 'groupId'), id);
    return {};
  },
} as const satisfies Record<string, (context: ChangeContext, body: ChangeBody) => object>;

export type ChangeName = keyof typeof CHANGES;

export function isChange(name: string): name is ChangeName {
  return Object.hasOwn(CHANGES, name);
}

function addMembers(directory: Directory, groupId: string, ids: readonly string[]): void {
  const group = directory.groups.get(groupId);
  if (group === undefined) throw new BadChange('groupId');
  for (const id of ids) {
    if (group.members.some((member) => member.id === id)) continue;
    if (directory.users.has(id)) directory.addMember(groupId, { type: 'user', id });
    else if (directory.groups.has(id)) directory.addMember(groupId, { type: 'group', id });
    else throw new BadChange('memberIds');
  }
}

function applicationOf(directory: Directory, body: ChangeBody) {
  const application = directory.applications.get(textOf(body, 'clientId'));
  if (application === undefined) throw new BadChange('clientId');
  return application;
}

/** As it was typed, but for an issuer, which may not have spaces around it. */
function federatedIn(body: ChangeBody): FederatedCredential {
  const name = textOf(body, 'name');
  if (!/^[A-Za-z0-9][\w-]{2,119}$/.test(name)) throw new BadChange('name');
  const [issuer, subject, audience] = ['issuer', 'subject', 'audience'].map((field) => {
    const value = body[field];
    if (typeof value !== 'string' || value === '' || value.length > LONGEST_FEDERATED) throw new BadChange(field);
    return value;
  }) as [string, string, string];
  if (issuer.trim() !== issuer) throw new BadChange('issuer');
  const { description } = body;
  return {
    name,
    issuer,
    subject,
    audience,
    ...(typeof description === 'string' && description ? { description } : {}),
  };
}

function textOf(body: ChangeBody, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value.trim() === '') throw new BadChange(name);
  return value.trim();
}

function textsOf(body: ChangeBody, name: string): string[] {
  const value = body[name] ?? [];
  if (!Array.isArray(value)) throw new BadChange(name);
  return value.map(String);
}
