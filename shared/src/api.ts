import * as v from 'valibot';
import { CHECK_IDS, CHECK_STATUSES, FINDING_CODES } from './checks.ts';
import { CLOUD_IDS } from './clouds.ts';
import { FAILURE_CODES } from './failures.ts';
import { MEMBER_ACTIONS, SKIP_REASONS } from './people.ts';
import { clientSecret, day, displayName, guid } from './values.ts';

/**
 * The API's contract: what goes in, what comes out. The Worker checks requests with these schemas and writes its
 * OpenAPI document from them; the extension and the settings page read answers with them.
 */

/** Times of the interface: ISO 8601 in UTC. */
const time = v.pipe(v.string(), v.isoTimestamp());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const link = v.nullable(v.pipe(v.string(), v.url()));

/** Shortest and longest time between two scheduled runs, in minutes. Less would read faster than people change. */
export const SCHEDULE_MINUTES = { min: 5, max: 10_080, default: 60 } as const;

export const LEAVERS_RULES = ['keep'] as const;

// ── What goes in ────────────────────────────────────────────────────────────────────────────────────────────────────

const cloud = v.picklist(CLOUD_IDS, 'not-an-option');

const schedule = v.strictObject({
  enabled: v.boolean('wrong-type'),
  everyMinutes: v.pipe(
    v.number('wrong-type'),
    v.integer('not-whole'),
    v.minValue(SCHEDULE_MINUTES.min, 'too-small'),
    v.maxValue(SCHEDULE_MINUTES.max, 'too-large'),
  ),
});

export const TenantInput = v.strictObject({ name: displayName });
export type TenantInput = v.InferOutput<typeof TenantInput>;

/** What a person saves. A missing `clientSecret` keeps the saved one, for the same directory and application only. */
export const ConnectionInput = v.strictObject({
  cloud: v.optional(cloud, 'global'),
  directoryId: guid,
  clientId: guid,
  clientSecret: v.optional(clientSecret),
  secretExpiresOn: v.optional(v.nullable(day)),
  schedule: v.optional(schedule),
  leavers: v.optional(v.picklist(LEAVERS_RULES, 'not-an-option')),
});
export type ConnectionInput = v.InferOutput<typeof ConnectionInput>;

/** Unsaved values to preview; what is left out comes from the saved connection. */
export const PreviewInput = v.strictObject({
  cloud: v.optional(cloud),
  directoryId: v.optional(guid),
  clientId: v.optional(guid),
  clientSecret: v.optional(clientSecret),
  secretExpiresOn: v.optional(v.nullable(day)),
});
export type PreviewInput = v.InferOutput<typeof PreviewInput>;

const wholeText = (min: number, max: number) =>
  v.pipe(
    v.string('wrong-type'),
    v.regex(/^\d{1,6}$/, 'not-whole'),
    v.transform(Number),
    v.minValue(min, 'too-small'),
    v.maxValue(max, 'too-large'),
  );

/** Rows of a list: `limit` 1 to 500, `cursor` from the answer before. */
const pageFields = {
  limit: v.optional(wholeText(1, 500)),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(500, 'too-long'))),
};
export const PageQuery = v.strictObject(pageFields);
export const UsersQuery = v.strictObject({
  ...pageFields,
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200, 'too-long'))),
  format: v.optional(v.picklist(['json', 'csv'], 'not-an-option')),
});

// ── What comes out ──────────────────────────────────────────────────────────────────────────────────────────────────

const microsoft = v.partial(
  v.object({
    code: v.string(),
    status: v.number(),
    traceId: v.string(),
    correlationId: v.string(),
    requestId: v.string(),
    timestamp: v.string(),
  }),
);

/** A failure in words: what happened, what it means here, what to do, where, and the ids Microsoft's support asks for. */
export const FailureView = v.object({
  code: v.picklist(FAILURE_CODES),
  title: v.string(),
  detail: v.string(),
  fix: v.string(),
  link,
  microsoft: v.nullable(microsoft),
});
export type FailureView = v.InferOutput<typeof FailureView>;

/** RFC 9457 problem details. `fields` names what was wrong in a request and never repeats a value. */
export const Problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.picklist(FAILURE_CODES),
  detail: v.string(),
  fix: v.string(),
  requestId: v.string(),
  fields: v.optional(v.array(v.object({ path: v.string(), code: v.string(), message: v.string() }))),
});
export type Problem = v.InferOutput<typeof Problem>;

export const RunCounts = v.object({
  members: count,
  fetched: count,
  others: count,
  processed: count,
  skipped: count,
  created: count,
  added: count,
  updated: count,
  unchanged: count,
  leavers: count,
});
export type RunCounts = v.InferOutput<typeof RunCounts>;

export const RUN_STATES = ['queued', 'running', 'succeeded', 'failed'] as const;
export type RunState = (typeof RUN_STATES)[number];
export const RUN_TRIGGERS = ['schedule', 'manual'] as const;
export type RunTrigger = (typeof RUN_TRIGGERS)[number];

/** One sync of one tenant; `counts` grow while it runs. `failure` on a queued run says why it waits. */
export const Run = v.object({
  id: v.string(),
  tenantId: v.string(),
  trigger: v.picklist(RUN_TRIGGERS),
  state: v.picklist(RUN_STATES),
  queuedAt: time,
  startedAt: v.nullable(time),
  finishedAt: v.nullable(time),
  mode: v.picklist(['full']),
  counts: RunCounts,
  /** `roles` of the token: what was granted when the run read. Null until there was a token, or where it is opaque. */
  roles: v.nullable(v.array(v.string())),
  graphRequests: count,
  rowsWritten: count,
  failure: v.nullable(FailureView),
  log: v.array(v.string()),
});
export type Run = v.InferOutput<typeof Run>;

export const Tenant = v.object({
  id: v.string(),
  name: v.string(),
  role: v.picklist(['operator', 'admin', 'viewer']),
  connected: v.boolean(),
  users: count,
  nextRunAt: v.nullable(time),
  lastRun: v.nullable(Run),
  createdAt: time,
});
export type Tenant = v.InferOutput<typeof Tenant>;

export const Connection = v.object({
  tenantId: v.string(),
  cloud,
  directoryId: v.string(),
  clientId: v.string(),
  credential: v.object({ kind: v.picklist(['secret']), expiresOn: v.nullable(v.string()), updatedAt: time }),
  schedule: v.object({ enabled: v.boolean(), everyMinutes: count }),
  leavers: v.picklist(LEAVERS_RULES),
  version: count,
  updatedAt: time,
  updatedBy: v.string(),
  nextRunAt: v.nullable(time),
  lastRun: v.nullable(Run),
});
export type Connection = v.InferOutput<typeof Connection>;

export const Check = v.object({
  id: v.picklist(CHECK_IDS),
  status: v.picklist(CHECK_STATUSES),
  code: v.picklist([...FAILURE_CODES, ...FINDING_CODES]),
  title: v.string(),
  detail: v.string(),
  fix: v.nullable(v.string()),
  link,
  microsoft: v.nullable(microsoft),
});
export type Check = v.InferOutput<typeof Check>;

/** One object of the access group, or one leaver. `detail` says the `reason` in words, naming who has an address. */
export const Member = v.object({
  objectId: v.string(),
  displayName: v.nullable(v.string()),
  email: v.nullable(v.string()),
  action: v.picklist(MEMBER_ACTIONS),
  reason: v.nullable(v.picklist(SKIP_REASONS)),
  detail: v.nullable(v.string()),
});
export type Member = v.InferOutput<typeof Member>;

/** Everything a run would do, and nothing written. */
export const Preview = v.object({
  checks: v.array(Check),
  group: v.nullable(v.object({ id: v.string(), displayName: v.string() })),
  /** True where every member was read and none was redacted. */
  complete: v.boolean(),
  members: v.array(Member),
  /** What stopped the reading, exactly as a run would show it. */
  failure: v.nullable(FailureView),
  graphRequests: count,
  counts: v.object({
    members: count,
    fetched: count,
    others: count,
    processed: count,
    skipped: count,
    create: count,
    add: count,
    update: count,
    unchanged: count,
    leavers: count,
  }),
});
export type Preview = v.InferOutput<typeof Preview>;

/** A person with access. */
export const User = v.object({
  directoryId: v.string(),
  objectId: v.string(),
  displayName: v.nullable(v.string()),
  email: v.string(),
  since: time,
});
export type User = v.InferOutput<typeof User>;

/** Who did what when. `detail` names changed fields; of a credential only that it changed. */
export const AuditEvent = v.object({
  id: v.string(),
  at: time,
  actor: v.string(),
  action: v.string(),
  detail: v.record(v.string(), v.unknown()),
});
export type AuditEvent = v.InferOutput<typeof AuditEvent>;

export const Health = v.object({
  version: v.string(),
  healthy: v.boolean(),
  parts: v.object({ d1: v.boolean(), kv: v.boolean(), queue: v.boolean() }),
});
export type Health = v.InferOutput<typeof Health>;

/** Shape of every list: rows, and where the next ones begin. */
export const listOf = <Item extends v.GenericSchema>(item: Item) =>
  v.object({ items: v.array(item), nextCursor: v.nullable(v.string()) });

/** What travels on the queue: which run of which tenant is due. */
export const RunMessage = v.strictObject({ tenantId: v.string(), runId: v.string() });
export type RunMessage = v.InferOutput<typeof RunMessage>;
