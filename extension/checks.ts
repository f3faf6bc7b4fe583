import { CHECK_IDS, type CheckId, EXPIRY_WARNING_DAYS } from '@production-assist/shared/checks';
import { daysBetween } from '@production-assist/shared/days';
import { ACCESS_GROUP_NAME, APPLICATION_NAME, FORM_LABELS } from '@production-assist/shared/guide';
import { coveringPermission, HIDDEN_MEMBERS_PERMISSION } from '@production-assist/shared/permissions';
import { granted, judgeConsent, judgeExcess, judgePermission, judgeUsers } from './checks-permissions.ts';
import { notSeen, type PageOutcome, say } from './outcome.ts';
import type { SecretRow } from './portal/facts.ts';
import { currentApplication, knownValue, type Setup, secretSeen } from './setup.ts';

/** What counts besides what pages show. */
export interface Circumstances {
  /** `YYYY-MM-DD`. */
  today: string;
  /** Whether the secret's value is held for the form, or was a moment ago and has been filled in. */
  secretHeld: boolean;
  /** Id of the secret that was taken; none where it was entered by hand. */
  secretId?: string | undefined;
  /** A directory of this session, other than this one, in which the application was seen; by name or id. */
  elsewhere: string | null;
}

/** Judges every check from what pages have shown. Pure; in the order of the guide. */
export function judge(setup: Setup, circumstances: Circumstances): PageOutcome[] {
  return CHECK_IDS.map((id) => judgeOne(id, setup, circumstances));
}

function judgeOne(id: CheckId, setup: Setup, circumstances: Circumstances): PageOutcome {
  switch (id) {
    case 'directory':
      return judgeDirectory(setup, circumstances.elsewhere);
    case 'application':
      return judgeApplication(setup);
    case 'credential':
      return judgeCredential(setup, circumstances);
    case 'permission.Group.Read.All':
    case 'permission.GroupMember.Read.All':
      return judgePermission(id, currentApplication(setup)?.permissions);
    case 'permission.users':
      return judgeUsers(currentApplication(setup)?.permissions);
    case 'permission.excess':
      return judgeExcess(currentApplication(setup)?.permissions);
    case 'consent':
      return judgeConsent(currentApplication(setup)?.permissions);
    case 'group':
      return judgeGroup(setup);
    case 'members':
      return judgeMembers(setup);
    case 'nested':
      return judgeNested(setup);
    case 'credential.expiry':
      return judgeExpiry(setup, circumstances);
    case 'form':
      return judgeForm(setup);
  }
}

function judgeDirectory({ directory, typed }: Setup, elsewhere: string | null): PageOutcome {
  const id = 'directory';
  const read = directory?.id;
  if (typed.directoryId && read && typed.directoryId !== read) {
    return say(id, 'warn', 'page-directory-differs', { typed: typed.directoryId, read });
  }
  if (!read) return typed.directoryId ? say(id, 'unknown', 'page-directory-typed') : notSeen(id);
  const name = directory.name ?? read;
  if (elsewhere) return say(id, 'warn', 'page-directory-elsewhere', { name, other: elsewhere });
  return say(id, 'pass', 'page-directory-seen', { name });
}

function judgeApplication(setup: Setup): PageOutcome {
  const id = 'application';
  const application = currentApplication(setup);
  const typed = setup.typed.clientId;
  if (typed && Object.values(setup.applications).some((seen) => seen.objectId === typed)) {
    return say(id, 'fail', 'page-object-id-typed');
  }
  const read = application?.clientId;
  if (typed && read && typed !== read) return say(id, 'warn', 'page-application-differs', { typed, read });
  if (application?.name !== undefined && application.name !== APPLICATION_NAME) {
    return say(id, 'warn', 'page-application-name', { found: application.name, expected: APPLICATION_NAME });
  }
  if (!read) return typed ? say(id, 'unknown', 'page-application-typed') : notSeen(id);
  return application.name === undefined
    ? say(id, 'unknown', 'page-application-unnamed')
    : say(id, 'pass', 'page-application-seen', { name: application.name });
}

function judgeCredential(setup: Setup, { secretHeld, secretId, today }: Circumstances): PageOutcome {
  const id = 'credential';
  const taken = secretHeld && secretId !== undefined ? secretSeen(setup, secretId) : null;
  const clientId = knownValue(setup, 'clientId')?.value;
  if (taken?.key && clientId !== undefined && taken.key !== clientId) {
    return say(id, 'fail', 'page-secret-foreign', { found: setup.applications[taken.key]?.name ?? taken.key });
  }
  if (taken && isPast(taken.row, today)) return say(id, 'fail', 'secret-expired');
  // Whether Microsoft accepts it stands on no page.
  if (secretHeld) return say(id, 'unknown', 'page-secret-taken');
  const { secrets, federated } = currentApplication(setup) ?? {};
  // Nobody who signs in without a secret needs one.
  if (federated?.rows.flat().some(isOurSubject)) return say(id, 'unknown', 'page-federated-seen');
  if (!secrets) return notSeen(id);
  const { rows } = secrets;
  if (rows.some((row) => row.valueShown)) return say(id, 'warn', 'page-secret-shown');
  if (!rows.length) return secrets.complete ? say(id, 'fail', 'page-secret-none') : notSeen(id);
  const expired = secrets.complete && rows.every((row) => isPast(row, today));
  return expired ? say(id, 'fail', 'secret-expired') : say(id, 'unknown', 'page-secret-hidden');
}

const isOurSubject = (text: string) => text.startsWith('tenant:');

const isPast = ({ expiresOn }: SecretRow, today: string) => expiresOn !== null && expiresOn < today;

/** The secret that was taken, else the one with the longest life: an old one beside it is only a leftover. */
function judgeExpiry(setup: Setup, { secretHeld, secretId, today }: Circumstances): PageOutcome {
  const id = 'credential.expiry';
  const secrets = currentApplication(setup)?.secrets;
  if (!secrets?.rows.length) return notSeen(id);
  const taken = secrets.rows.filter((row) => secretHeld && row.secretId === secretId);
  const shown = secrets.rows.filter((row) => row.valueShown);
  const counted = [taken, shown].find((rows) => rows.length > 0) ?? secrets.rows;
  const dates = counted.flatMap((row) => row.expiresOn ?? []).sort();
  const date = dates.at(-1);
  if (date === undefined) return say(id, 'unknown', 'page-expiry-unread');
  const days = daysBetween(today, date);
  if (days < 0) {
    const all = (taken.length > 0 || secrets.complete) && dates.length === counted.length;
    return all ? say(id, 'fail', 'secret-expired') : say(id, 'unknown', 'page-expiry-unread');
  }
  return days <= EXPIRY_WARNING_DAYS[0]
    ? say(id, 'warn', 'page-expiry-near', { date, days })
    : say(id, 'pass', 'page-expiry-far', { date, days });
}

function judgeGroup({ group, groups, nearMiss }: Setup): PageOutcome {
  const id = 'group';
  const expected = ACCESS_GROUP_NAME;
  const exact = groups?.rows.filter((row) => row.name === expected) ?? [];
  if (exact.length > 1) return say(id, 'fail', 'group-duplicate', { expected, count: exact.length });
  if (group?.kind === 'security') return say(id, 'pass', 'page-group-seen', { name: expected });
  if (group?.kind === 'microsoft-365') return say(id, 'warn', 'group-not-security');
  if (group || exact.length) return say(id, 'unknown', 'page-group-kind', { name: expected });
  const [other] = groups?.rows ?? [];
  // A list that was not read to its end, or one group that was opened, does not show that the right one is missing.
  const found = other?.name ?? nearMiss?.name;
  if (groups?.complete) {
    return found === undefined
      ? say(id, 'fail', 'group-not-found', { expected })
      : say(id, 'fail', 'group-near-miss', { expected, found });
  }
  return found === undefined ? notSeen(id) : say(id, 'warn', 'group-near-miss', { expected, found });
}

function judgeMembers(setup: Setup): PageOutcome {
  const id = 'members';
  const { group } = setup;
  if (!group) return notSeen(id);
  if (group.hiddenMembership) {
    const permission = HIDDEN_MEMBERS_PERMISSION;
    const read = currentApplication(setup)?.permissions;
    const may = read && coveringPermission(permission, granted(read));
    // Where the list of permissions was not read to its end, the one that helps may be in it.
    if (!may) return say(id, read?.complete ? 'fail' : 'warn', 'group-hidden', { permission });
  }
  const { members: count, people } = group;
  if (people?.users) return say(id, 'pass', 'page-members-seen', { users: people.users });
  // Empty only where the newest reading says so and nothing is left that was not rendered.
  const isCountedSince = people !== undefined && people.at < group.at && count !== undefined && count > 0;
  if (people?.complete && !isCountedSince) return say(id, 'fail', 'group-empty');
  if (count === undefined) return notSeen(id);
  return count === 0 ? say(id, 'fail', 'group-empty') : say(id, 'unknown', 'page-members-count', { count });
}

/** Names of nested groups that are shown. */
const NAMES_SHOWN = 5;

function judgeNested({ group }: Setup): PageOutcome {
  const id = 'nested';
  const people = group?.people;
  if (!people) return notSeen(id);
  const { nestedGroups } = people;
  if (!nestedGroups.length) return people.complete ? say(id, 'pass', 'nested-none') : notSeen(id);
  const names = nestedGroups.slice(0, NAMES_SHOWN);
  if (nestedGroups.length > NAMES_SHOWN) names.push('…');
  return say(id, 'warn', 'nested-found', { count: nestedGroups.length, names: names.join(', ') });
}

function judgeForm({ form }: Setup): PageOutcome {
  const id = 'form';
  if (!form) return notSeen(id);
  const { clientSecret } = form;
  if (clientSecret === 'secret-is-id' || clientSecret === 'secret-masked') return say(id, 'fail', clientSecret);
  const fields = ['directoryId', 'clientId', 'clientSecret'] as const;
  const those = (...states: string[]) =>
    fields
      .filter((field) => states.includes(form[field]))
      .map((field) => FORM_LABELS[field])
      .join(', ');
  const differ = those('differs');
  if (differ) return say(id, 'fail', 'page-form-differs', { fields: differ });
  const open = those('empty', 'not-found', 'ambiguous', 'uncompared');
  return open ? say(id, 'unknown', 'page-form-incomplete', { fields: open }) : say(id, 'pass', 'page-form-agrees');
}
