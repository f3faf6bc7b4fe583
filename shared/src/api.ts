import * as v from 'valibot';
import { checkResult, count, link, microsoft, previewResult, problemDetails, says, time } from './answers.ts';
import { ROLES } from './api-access.ts';
import { CredentialView, candidateOf, FormerView } from './api-credentials.ts';
import { CHECK_IDS, FINDING_CODES } from './checks.ts';
import { FAILURE_CODES } from './failures.ts';
import { HOLD_REASONS, MEMBER_ACTIONS, SKIP_REASONS } from './people.ts';
import { cloud, LEAVERS_RULES, MEMBERSHIP_STATES } from './requests.ts';

export * from './api-access.ts';
export * from './api-credentials.ts';
export { HOLD_REASONS, type HoldReason } from './people.ts';
export * from './requests.ts';

/**
 * The API's contract: what goes in (`requests.ts`) and what comes out (`answers.ts`, with its codes). The Worker
 * checks requests with these schemas and writes its OpenAPI document from them; the extension and the settings page
 * read answers with them.
 */

/** A failure in words: what happened, what it means here, what to do, where, and the ids Microsoft's support asks for. */
export const FailureView = v.object({
  code: says(v.picklist(FAILURE_CODES), 'Stable name of the failure.'),
  title: says(v.string(), 'What happened.'),
  detail: says(v.string(), 'What it means here.'),
  fix: says(v.string(), 'What to do.'),
  link: says(link, 'Page of the admin center where it is put right.'),
  microsoft: says(v.nullable(microsoft), 'What Microsoft’s support asks for.'),
});
export type FailureView = v.InferOutput<typeof FailureView>;

/** RFC 9457 problem details. `fields` names what was wrong in a request and never repeats a value. */
export const Problem = v.object({
  code: says(v.picklist(FAILURE_CODES), 'Stable name of the failure.'),
  ...problemDetails,
});
export type Problem = v.InferOutput<typeof Problem>;

export const RunCounts = v.object({
  members: says(count, 'Objects in the group: `fetched` and `others`.'),
  fetched: says(count, 'Users among them: `processed` and `skipped`.'),
  others: says(count, 'Groups, devices and contacts.'),
  processed: says(count, 'Users who have access.'),
  skipped: says(count, 'Users who stay out, each with a reason.'),
  created: says(count, 'New users.'),
  added: says(count, 'Known users, new in this tenant.'),
  updated: says(count, 'Users whose name or address changed.'),
  unchanged: says(count, 'Users who were in already.'),
  leavers: says(count, 'People who had access through the group and are no longer in it.'),
  suspended: says(count, 'Leavers who lost their access by this run.'),
  held: says(count, 'Leavers who keep it until a person decides.'),
});
export type RunCounts = v.InferOutput<typeof RunCounts>;

export const RUN_STATES = ['queued', 'running', 'succeeded', 'failed'] as const;
export type RunState = (typeof RUN_STATES)[number];
/** `full`: every member was read. `delta`: Microsoft said that nothing has changed since the last full reading. */
export const RUN_MODES = ['full', 'delta'] as const;
export type RunMode = (typeof RUN_MODES)[number];
export const RUN_TRIGGERS = ['schedule', 'manual'] as const;
export type RunTrigger = (typeof RUN_TRIGGERS)[number];

/** One sync of one tenant; `counts` grow while it runs. `failure` on a queued run says why it waits. */
export const Run = v.object({
  id: v.string(),
  tenantId: v.string(),
  trigger: v.picklist(RUN_TRIGGERS),
  state: v.picklist(RUN_STATES),
  requestedBy: says(v.nullable(v.string()), 'Who asked for it; null for the schedule.'),
  queuedAt: time,
  startedAt: v.nullable(time),
  finishedAt: v.nullable(time),
  mode: says(
    v.picklist(RUN_MODES),
    '`full`: every member is read. `delta`: nothing has changed since the last full reading, whose counts these are.',
  ),
  counts: RunCounts,
  pages: says(count, 'Pages of members that were read.'),
  roles: says(v.nullable(v.array(v.string())), 'Permissions in the token. Null until there was one that can be read.'),
  permissionsChanged: says(
    v.nullable(v.object({ appeared: v.array(v.string()), vanished: v.array(v.string()) })),
    'Permissions in which its token differs from the run’s before; null where in none.',
  ),
  graphRequests: says(count, 'Requests made to Microsoft Graph.'),
  rowsWritten: says(count, 'Rows of users and memberships this run has written.'),
  failure: says(v.nullable(FailureView), 'Why it failed; on a queued run, why it waits.'),
  log: says(v.array(v.string()), 'The log, line by line.'),
});
export type Run = v.InferOutput<typeof Run>;

/**
 * Why somebody should look at a tenant; of several reasons the first counts. `failing`: its last run that ended
 * failed. `removals-held`: a person has to decide about people who left. `secret-expires`: within `EXPIRY_WARNING_DAYS[0]` days.
 * `secret-unused`: Entra still has a secret nobody uses. `permissions-excess`: more is granted than needed.
 */
export const ATTENTION = [
  'not-connected',
  'failing',
  'removals-held',
  'secret-expired',
  'secret-expires',
  'secret-unused',
  'permissions-excess',
] as const;
export type Attention = (typeof ATTENTION)[number];

export const Tenant = v.object({
  id: v.string(),
  name: v.string(),
  role: says(v.picklist(ROLES), 'What the caller is in this tenant.'),
  connected: says(v.boolean(), 'Whether a connection is saved.'),
  users: says(count, 'People with access.'),
  nextRunAt: says(v.nullable(time), 'When the schedule runs it next.'),
  credentialExpiresOn: says(v.nullable(v.string()), 'Day on which the secret ends, as the admin gave it.'),
  attention: says(v.nullable(v.picklist(ATTENTION)), 'Why somebody should look at it; null: all is well.'),
  lastRun: v.nullable(Run),
  createdAt: time,
});
export type Tenant = v.InferOutput<typeof Tenant>;

export const Candidate = candidateOf(FailureView);
export type Candidate = v.InferOutput<typeof Candidate>;

export const Connection = v.object({
  tenantId: v.string(),
  cloud,
  directoryId: v.string(),
  clientId: v.string(),
  credential: says(CredentialView, 'What is known of the credential; it never comes out itself.'),
  candidate: says(v.nullable(Candidate), 'The credential that is to replace it; null: none.'),
  former: says(v.nullable(FormerView), 'The one it replaced, until it is removed in Entra; of several one by one.'),
  schedule: v.object({ enabled: v.boolean(), everyMinutes: count }),
  leavers: v.picklist(LEAVERS_RULES),
  guard: says(
    v.object({ people: count, percent: count }),
    'A removal above both limits is held until a person decides.',
  ),
  failures: says(count, 'Runs that failed in a row; the schedule waits longer with each, up to a day.'),
  version: says(count, 'Counts the saves.'),
  updatedAt: time,
  updatedBy: v.string(),
  nextRunAt: says(v.nullable(time), 'When the schedule runs it next.'),
  lastRun: v.nullable(Run),
});
export type Connection = v.InferOutput<typeof Connection>;

export const Check = v.object({
  id: says(v.picklist(CHECK_IDS), 'What is checked.'),
  code: v.picklist([...FAILURE_CODES, ...FINDING_CODES]),
  ...checkResult,
});
export type Check = v.InferOutput<typeof Check>;

/** One object of the access group, or one leaver. `detail` says the `reason` in words, naming who has an address. */
export const Member = v.object({
  objectId: v.string(),
  displayName: v.nullable(v.string()),
  email: v.nullable(v.string()),
  action: says(v.picklist(MEMBER_ACTIONS), 'What a run would do with this member.'),
  reason: says(v.nullable(v.picklist(SKIP_REASONS)), 'Why somebody is skipped.'),
  detail: says(v.nullable(v.string()), 'The reason in words; of a leaver, why a run does nothing about them.'),
});
export type Member = v.InferOutput<typeof Member>;

/** What a run would do about leavers: nothing, suspend them, or ask a person first. */
export const LEAVERS_ACTIONS = ['none', 'suspend', 'hold'] as const;
export type LeaversAction = (typeof LEAVERS_ACTIONS)[number];

/** Everything a run would do, and nothing written. */
export const Preview = v.object({
  checks: says(v.array(Check), 'Every check, in the order of the set-up guide.'),
  group: says(v.nullable(v.object({ id: v.string(), displayName: v.string() })), 'The access group, once it is found.'),
  complete: previewResult.complete,
  members: says(v.array(Member), 'Every object of the group, then the leavers.'),
  failure: says(v.nullable(FailureView), 'What stopped the reading, exactly as a run would show it.'),
  leavers: says(
    v.object({ action: v.picklist(LEAVERS_ACTIONS), reason: v.nullable(v.picklist(HOLD_REASONS)) }),
    'What a run would do about the leavers, by the rule and the limits that were asked about.',
  ),
  graphRequests: count,
  counts: previewResult.counts,
});
export type Preview = v.InferOutput<typeof Preview>;

const person = {
  directoryId: says(v.string(), 'With `objectId`: who it is. Addresses change.'),
  objectId: v.string(),
  displayName: v.nullable(v.string()),
  email: v.string(),
};

/** A person with access, or one who lost it by leaving the group. */
export const User = v.object({
  ...person,
  state: v.picklist(MEMBERSHIP_STATES),
  since: says(time, 'When access began, or ended.'),
});
export type User = v.InferOutput<typeof User>;

/**
 * `held`: waits for a person. `approved`: they lost their access. `rejected`: they keep it until they return and leave
 * again. `expired`: nobody decided in time; the next full reading judges anew. `returned`: everyone came back first.
 * `withdrawn`: the rule became `keep`, or the connection was removed.
 */
export const HELD_STATES = ['held', 'approved', 'rejected', 'expired', 'returned', 'withdrawn'] as const;
export type HeldState = (typeof HELD_STATES)[number];

/** A removal the guard held. The list only ever gets shorter: who leaves later is in another one. */
export const HeldRemoval = v.object({
  id: v.string(),
  reason: says(v.picklist(HOLD_REASONS), 'Why it was not carried out.'),
  state: v.picklist(HELD_STATES),
  people: says(count, 'How many are on the list.'),
  peopleBefore: says(count, 'How many had access through the group then.'),
  runId: says(v.string(), 'The run that held it.'),
  heldAt: time,
  expiresAt: says(time, 'Nothing happens then; the next full reading judges anew.'),
  decidedAt: v.nullable(time),
  decidedBy: v.nullable(v.string()),
});
export type HeldRemoval = v.InferOutput<typeof HeldRemoval>;

/** Somebody on the list of a held removal. */
export const HeldPerson = v.object({ ...person, since: says(time, 'When access began.') });
export type HeldPerson = v.InferOutput<typeof HeldPerson>;

/** Who did what when. `detail` names changed fields; of a credential only that it changed. */
export const AuditEvent = v.object({
  id: v.string(),
  at: time,
  actor: says(v.string(), 'Who; `sync` for what a run did by itself.'),
  action: v.string(),
  detail: says(v.record(v.string(), v.unknown()), 'What changed, by name. Of a credential only that it changed.'),
});
export type AuditEvent = v.InferOutput<typeof AuditEvent>;

export const Health = v.object({
  version: says(v.string(), 'Of this service.'),
  healthy: v.boolean(),
  parts: v.object({ d1: v.boolean(), kv: v.boolean(), queue: v.boolean() }),
});
export type Health = v.InferOutput<typeof Health>;

/** Shape of every list: rows, and where the next ones begin. */
export const listOf = <Item extends v.GenericSchema>(item: Item) =>
  v.object({
    items: v.array(item),
    nextCursor: says(v.nullable(v.string()), '`cursor` of the next answer; null: no more.'),
  });

/** What travels on the queue: which run of which tenant is due. */
export const RunMessage = v.strictObject({ tenantId: v.string(), runId: v.string() });
export type RunMessage = v.InferOutput<typeof RunMessage>;
