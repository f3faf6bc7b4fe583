import { ACCESS_GROUP_NAME, APPLICATION_NAME } from '@production-assist/shared/guide';
import type { ValueName } from '@production-assist/shared/steps';
import { mergeGroups, mergeMembers, mergePermissions, mergeSecrets } from './merge.ts';
import type { PageFacts, SecretRow } from './portal/facts.ts';
import { resemblesAccessGroup } from './portal/resembles.ts';
import type { ApplicationSeen, FieldState, GroupSeen, Setup } from './setup-schema.ts';

export type { Setup } from './setup-schema.ts';

/** Nothing seen yet. */
export const EMPTY_SETUP: Setup = { applications: {}, typed: {} };

/** Key of the application whose id was not read yet. */
const NO_ID = '';

/**
 * What is known after a page was read. Newer readings replace older ones, part by part; what a page does not show
 * stays as it was. Pure: neither argument is changed.
 *
 * @param at when the page was read, in ms since 1970
 */
export function absorb(setup: Setup, facts: PageFacts, at: number): Setup {
  // A page that is loading may still show the one before it.
  if (facts.state !== 'ready' && facts.state !== 'empty') return setup;
  const known = absorbDirectory(setup, facts, at);
  return absorbGroup(absorbApplication(known, facts, at), facts, at);
}

function absorbDirectory(setup: Setup, { directory, account }: PageFacts, at: number): Setup {
  const next = account === undefined ? setup : { ...setup, account };
  if (!directory || (setup.directory && setup.directory.at > at)) return next;
  return { ...next, directory: { ...setup.directory, ...defined(directory), at } };
}

function absorbApplication(setup: Setup, facts: PageFacts, at: number): Setup {
  const { application, permissions, secrets, federated } = facts;
  if (!application && !permissions && !secrets && !federated) return setup;
  const key = applicationKey(setup, facts);
  if (key === null) return setup;
  const nameless = key !== NO_ID && sameName(setup.applications[NO_ID], application?.name);
  const before = setup.applications[key] ?? (nameless ? setup.applications[NO_ID] : undefined);
  const seen: ApplicationSeen = {
    ...before,
    ...(before && before.at > at ? {} : defined({ name: application?.name, objectId: application?.objectId })),
    ...(permissions ? { permissions: mergePermissions(before?.permissions, { ...permissions, at }) } : {}),
    ...(secrets ? { secrets: mergeSecrets(before?.secrets, { ...secrets, at }) } : {}),
    // Short and never drawn in part: the newest reading says all there is.
    ...(federated && (before?.federated?.at ?? 0) <= at ? { federated: { ...federated, at } } : {}),
    at: Math.max(at, before?.at ?? 0),
  };
  const applications = { ...setup.applications, [key]: seen };
  if (nameless) delete applications[NO_ID];
  return { ...setup, applications, current: currentKey({ ...setup, applications }, key) };
}

/** Which application the facts are about; null where it cannot be told. */
function applicationKey(setup: Setup, { application }: PageFacts): string | null {
  if (application?.clientId) return application.clientId;
  const current = setup.current ?? NO_ID;
  if (sameName(setup.applications[current], application?.name, true)) return current;
  const named = Object.entries(setup.applications).filter(([, seen]) => seen.name === application?.name);
  return named.length === 1 ? (named[0]?.[0] ?? null) : null;
}

/** Whether an application may have this name: names agree, or one of them was not read. */
function sameName(seen: ApplicationSeen | undefined, name: string | undefined, orNothing = false): boolean {
  if (!seen) return orNothing;
  return seen.name === undefined || name === undefined || seen.name === name;
}

/** An application with the right name stays the one that is worked on, whatever else is looked at. */
function currentKey(setup: Setup, seen: string): string {
  const { current, applications, typed } = setup;
  if (current === undefined || !applications[current]) return seen;
  if (applications[seen]?.name === APPLICATION_NAME || typed.clientId === seen) return seen;
  return applications[current]?.name === APPLICATION_NAME || typed.clientId === current ? current : seen;
}

function absorbGroup(setup: Setup, facts: PageFacts, at: number): Setup {
  let next = setup;
  if (facts.groups) {
    const groups = mergeGroups(setup.groups, { ...facts.groups, at });
    next = { ...next, groups, ...groupFromList(setup.group, groups) };
  }
  const { group, members } = facts;
  if (!group && !members) return next;
  const name = group?.name ?? (group?.id !== undefined && group.id === next.group?.id ? next.group?.name : undefined);
  if (name === ACCESS_GROUP_NAME) return { ...next, group: groupNow(next.group, facts, name, at) };
  // The group we know, under another name now.
  const renamed = name !== undefined && group?.id !== undefined && group.id === next.group?.id;
  const without = renamed ? { ...next, group: undefined } : next;
  return name !== undefined && resemblesAccessGroup(name)
    ? { ...without, nearMiss: groupNow(next.nearMiss, facts, name, at) }
    : without;
}

function groupNow(before: GroupSeen | undefined, { group, members }: PageFacts, name: string, at: number): GroupSeen {
  const same = before && (group?.id === undefined || before.id === undefined || before.id === group.id);
  const kept: GroupSeen | undefined = same ? before : undefined;
  if (kept && kept.at > at) return kept;
  const kind = group?.kind === 'unknown' ? (kept?.kind ?? 'unknown') : group?.kind;
  return {
    ...kept,
    ...defined({ ...group, kind }),
    name,
    ...(members ? { people: mergeMembers(kept?.people, { ...members, at }) } : {}),
    at,
  };
}

/** A list that shows exactly one group of the right name tells its id; a whole list without it, that there is none. */
function groupFromList(group: GroupSeen | undefined, list: NonNullable<Setup['groups']>): { group?: GroupSeen } {
  const exact = list.rows.filter((row) => row.name === ACCESS_GROUP_NAME);
  const [only] = exact;
  if (list.complete && !only) return { group: undefined };
  if (exact.length !== 1 || !only || only.id === null) return {};
  return group?.id === only.id || (group && group.at > list.at)
    ? {}
    : { group: { id: only.id, name: only.name, at: list.at } };
}

/** The application that is worked on. */
export function currentApplication(setup: Setup): (ApplicationSeen & { clientId?: string }) | undefined {
  const { current } = setup;
  const seen = current === undefined ? undefined : setup.applications[current];
  if (!seen) return undefined;
  return current === NO_ID ? seen : { ...seen, clientId: current };
}

/** A value that goes into the form, and where it comes from. What a person typed counts before what a page shows. */
export function knownValue(
  setup: Setup,
  name: Exclude<ValueName, 'clientSecret'>,
): { value: string; from: 'page' | 'hand' } | null {
  const typed = setup.typed[name];
  if (typed) return { value: typed, from: 'hand' };
  const read = name === 'directoryId' ? setup.directory?.id : currentApplication(setup)?.clientId;
  return read ? { value: read, from: 'page' } : null;
}

/**
 * The set-up with what the form's last reading still says: a field that was compared with another value than the one
 * that is known by now is not compared.
 *
 * @param secretTakenAt when the secret that is known was taken, ms since 1970; undefined: none is
 */
export function withFormNow(setup: Setup, secretTakenAt: number | undefined): Setup {
  const { form } = setup;
  if (!form) return setup;
  const { captured } = form;
  const now = (state: FieldState, isSame: boolean): FieldState =>
    !isSame && (state === 'agrees' || state === 'differs') ? 'uncompared' : state;
  return {
    ...setup,
    form: {
      ...form,
      directoryId: now(form.directoryId, captured.directoryId === knownValue(setup, 'directoryId')?.value),
      clientId: now(form.clientId, captured.clientId === knownValue(setup, 'clientId')?.value),
      clientSecret: now(form.clientSecret, captured.secretTakenAt === secretTakenAt),
    },
  };
}

/** A secret's row as its page showed it, and the application it belongs to: a key of `applications`. */
export function secretSeen(setup: Setup, secretId: string): { key: string; row: SecretRow } | null {
  for (const [key, { secrets }] of Object.entries(setup.applications)) {
    const row = secrets?.rows.find((candidate) => candidate.secretId === secretId);
    if (row) return { key, row };
  }
  return null;
}

/**
 * The last day of the secret that is used, `YYYY-MM-DD`; null where it was not read, or may be another's.
 *
 * @param secretId the one that was taken; undefined where it was entered by hand, and can only be the one that begins so
 * @param value the secret
 */
export function secretExpiry(setup: Setup, secretId: string | undefined, value: string): string | null {
  const clientId = knownValue(setup, 'clientId')?.value;
  const secrets = clientId === undefined ? undefined : setup.applications[clientId]?.secrets;
  if (secretId !== undefined) return secrets?.rows.find((row) => row.secretId === secretId)?.expiresOn ?? null;
  // One that was made since, or elsewhere, need not be in the table yet.
  const mayBe = ({ hint }: SecretRow) => hint === null || value.startsWith(hint);
  const [only, ...others] = secrets?.complete ? secrets.rows.filter(mayBe) : [];
  return others.length > 0 ? null : (only?.expiresOn ?? null);
}

/** An object without its undefined members, so that spreading it never erases. */
function defined<Part extends object>(part: Part): Partial<Part> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Partial<Part>;
}
