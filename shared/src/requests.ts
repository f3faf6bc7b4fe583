import * as v from 'valibot';
import { CLOUD_IDS } from './clouds.ts';
import { limit, NEXT, personKey } from './request-lists.ts';
import { credentialKind } from './requests-credentials.ts';
import { clientSecret, day, displayName, guid, tenantId } from './values.ts';

/** What goes into the API. Every `message` is a `FieldError` from `texts/`, so that no refusal repeats a value. */

/** Shortest and longest time between two scheduled runs, in minutes. Less would read faster than people change. */
export const SCHEDULE_MINUTES = { min: 5, max: 10_080, default: 60 } as const;

export const LEAVERS_RULES = ['keep', 'suspend'] as const;
export type LeaversRule = (typeof LEAVERS_RULES)[number];

/**
 * The guard: a person is asked before more than `people` people, and more than `percent` of the tenant, lose their
 * access by one run. Everyone, or a group that is suddenly empty, is asked about whatever is set.
 */
export const GUARD_LIMITS = {
  people: { min: 0, max: 100_000, default: 5 },
  percent: { min: 0, max: 100, default: 20 },
} as const;

export const cloud = v.pipe(
  v.picklist(CLOUD_IDS, 'not-an-option'),
  v.description('Which of Microsoft’s clouds holds the directory.'),
);

const schedule = v.strictObject({
  enabled: v.pipe(v.boolean('wrong-type'), v.description('False: runs only by hand.')),
  everyMinutes: v.pipe(
    v.number('wrong-type'),
    v.integer('not-whole'),
    v.minValue(SCHEDULE_MINUTES.min, 'too-small'),
    v.maxValue(SCHEDULE_MINUTES.max, 'too-large'),
    v.description('Minutes between two runs, give or take a tenth.'),
  ),
});

/** A whole number between two others. */
const limited = ({ min, max }: { min: number; max: number }, sentence: string) =>
  v.pipe(
    v.number('wrong-type'),
    v.integer('not-whole'),
    v.minValue(min, 'too-small'),
    v.maxValue(max, 'too-large'),
    v.description<number, string>(sentence),
  );

const guard = v.strictObject({
  people: limited(GUARD_LIMITS.people, 'A removal of up to this many people is carried out at once.'),
  percent: limited(GUARD_LIMITS.percent, 'So is a removal of up to this share of the tenant’s people, in percent.'),
});
export type Guard = v.InferOutput<typeof guard>;

const leavers = v.pipe(
  v.picklist(LEAVERS_RULES, 'not-an-option'),
  v.description(
    'What happens to people who leave the group. `keep`: they are counted and keep their access. `suspend`: they lose it, and have it again when they return.',
  ),
);

const directoryId = v.pipe(
  guid,
  v.description('Directory (tenant) ID of the customer. Spaces, braces and capitals are put right.'),
);
const clientId = v.pipe(
  guid,
  v.description('Application (client) ID of the app registration; not its Object ID. Cleaned like `directoryId`.'),
);
const secretExpiresOn = v.pipe(
  v.nullable(day),
  v.description('Day on which the secret ends, as Microsoft shows it. A new secret without it has none.'),
);

export const TenantInput = v.strictObject({
  name: v.pipe(displayName, v.description('For people; text and nothing else, stored as it is.')),
});
export type TenantInput = v.InferOutput<typeof TenantInput>;

/** What a person saves. A missing `clientSecret` keeps the saved one, for the same directory and application only. */
export const ConnectionInput = v.strictObject({
  cloud: v.optional(cloud, 'global'),
  directoryId,
  clientId,
  credentialKind: v.optional(
    v.pipe(
      credentialKind,
      v.description(
        'Left out: as it was, or `secret`. `certificate` and `federated` are made by the service. For a saved directory and application it changes by a candidate only.',
      ),
    ),
  ),
  clientSecret: v.optional(
    v.pipe(
      clientSecret,
      v.description(
        'Value of the client secret. Left out: the saved one stays, for the same directory and application.',
      ),
    ),
  ),
  secretExpiresOn: v.optional(secretExpiresOn),
  schedule: v.optional(v.pipe(schedule, v.description('Left out: as it was, or every 60 minutes on a first save.'))),
  leavers: v.optional(leavers),
  guard: v.optional(
    v.pipe(
      guard,
      v.description('A removal above both limits is held until a person decides. Left out: as it was, or 5 and 20.'),
    ),
  ),
});
export type ConnectionInput = v.InferOutput<typeof ConnectionInput>;

/** Unsaved values to preview; what is left out comes from the saved connection. */
export const PreviewInput = v.strictObject({
  cloud: v.optional(cloud),
  directoryId: v.optional(directoryId),
  clientId: v.optional(clientId),
  clientSecret: v.optional(
    v.pipe(clientSecret, v.description('Left out: the saved one, if it was saved for this directory and application.')),
  ),
  secretExpiresOn: v.optional(secretExpiresOn),
  leavers: v.optional(leavers),
  guard: v.optional(guard),
});
export type PreviewInput = v.InferOutput<typeof PreviewInput>;

/** Starting a run takes no values; a body that holds some was meant for something else. */
export const RunInput = v.strictObject({});

/** Deciding about held removals takes no values either: what is decided is the list that was seen. */
export const DecisionInput = v.strictObject({});

const search = (sentence: string) =>
  v.pipe(v.string('wrong-type'), v.trim(), v.maxLength(200, 'too-long'), v.description<string, string>(sentence));

/** Tenants are listed by id, and a cursor is the last one. */
export const TenantsQuery = v.strictObject({
  limit: v.optional(limit),
  cursor: v.optional(v.pipe(tenantId, NEXT)),
  q: v.optional(search('Only tenants whose name or id holds this, whatever the case.')),
  attention: v.optional(
    v.pipe(
      v.picklist(['true', 'false'], 'not-an-option'),
      v.transform((text) => text === 'true'),
      v.description('`true`: only tenants somebody should look at.'),
    ),
  ),
});

/** Runs and events are listed by ids that sort by time. */
export const PageQuery = v.strictObject({
  limit: v.optional(limit),
  cursor: v.optional(v.pipe(guid, NEXT)),
});

/** A membership through the group: `suspended` people left it, and have no access until they return. */
export const MEMBERSHIP_STATES = ['active', 'suspended'] as const;
export type MembershipState = (typeof MEMBERSHIP_STATES)[number];

export const USER_ORDERS = ['key', 'name'] as const;
export type UserOrder = (typeof USER_ORDERS)[number];

export const UsersQuery = v.strictObject({
  limit: v.optional(limit),
  cursor: v.optional(personKey),
  q: v.optional(search('Only people whose name or address holds this, whatever the case.')),
  order: v.optional(
    v.pipe(
      v.picklist(USER_ORDERS, 'not-an-option'),
      v.description('`name`: as people look for them; `key`, where nothing is said, is cheaper.'),
    ),
  ),
  state: v.optional(
    v.pipe(
      v.picklist(MEMBERSHIP_STATES, 'not-an-option'),
      v.description(
        '`active`, where nothing is said: people with access. `suspended`: who lost it by leaving the group.',
      ),
    ),
  ),
  format: v.optional(
    v.pipe(v.picklist(['json', 'csv'], 'not-an-option'), v.description('Goes before the header Accept.')),
  ),
});

/** People of one held removal; the cursor is a person's key, as in the list of users. */
export const HeldPeopleQuery = v.strictObject({ limit: v.optional(limit), cursor: v.optional(personKey) });

export const FederationQuery = v.strictObject({
  cloud: v.optional(v.pipe(cloud, v.description('The directory’s cloud; the connection’s, where it is left out.'))),
});
