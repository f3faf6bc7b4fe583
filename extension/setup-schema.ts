import * as v from 'valibot';
import {
  federatedEntries,
  groupEntries,
  groupsEntries,
  guidSchema,
  membersEntries,
  pageKind,
  pageState,
  permissionsEntries,
  secretsEntries,
  shortText,
} from './facts-schema.ts';

/**
 * What is remembered between pages, as it lies in `storage.session`. `at` is when it was read, in ms since 1970: of
 * two readings the newer one counts. Never holds a secret.
 */

const at = v.number();

const permissionsRead = v.object({ ...permissionsEntries, at });
export type PermissionsRead = v.InferOutput<typeof permissionsRead>;

const secretsRead = v.object({ ...secretsEntries, at });
export type SecretsRead = v.InferOutput<typeof secretsRead>;

const federatedRead = v.object({ ...federatedEntries, at });
export type FederatedRead = v.InferOutput<typeof federatedRead>;

/** One app registration that was looked at. */
const applicationSeen = v.object({
  name: v.optional(shortText),
  objectId: v.optional(guidSchema),
  permissions: v.optional(permissionsRead),
  secrets: v.optional(secretsRead),
  federated: v.optional(federatedRead),
  at,
});
export type ApplicationSeen = v.InferOutput<typeof applicationSeen>;

const groupsRead = v.object({ ...groupsEntries, at });
export type GroupsRead = v.InferOutput<typeof groupsRead>;

const membersRead = v.object({ ...membersEntries, at });
export type MembersRead = v.InferOutput<typeof membersRead>;

/** The access group, or one whose name is nearly right. */
const groupSeen = v.object({ ...groupEntries, name: shortText, people: v.optional(membersRead), at });
export type GroupSeen = v.InferOutput<typeof groupSeen>;

/** How one field of the configuration form compares with what was captured; never what stands in it. */
const FIELD_STATES = [
  'agrees',
  'differs',
  'uncompared',
  'empty',
  'not-found',
  'ambiguous',
  'secret-is-id',
  'secret-masked',
] as const;
export type FieldState = (typeof FIELD_STATES)[number];
const fieldState = v.picklist(FIELD_STATES);

const formSeen = v.object({
  origin: v.string(),
  directoryId: fieldState,
  clientId: fieldState,
  clientSecret: fieldState,
  /** What the fields were compared with. Of the secret, when it was taken: another one was taken at another time. */
  captured: v.object({
    directoryId: v.optional(guidSchema),
    clientId: v.optional(guidSchema),
    secretTakenAt: v.optional(v.number()),
  }),
  at,
});
export type FormSeen = v.InferOutput<typeof formSeen>;

/** The set-up in one directory, as far as pages have shown it. */
const setupSchema = v.object({
  directory: v.optional(v.object({ id: v.optional(guidSchema), name: v.optional(shortText), at })),
  account: v.optional(shortText),
  /** By client id; under `''` what belongs to an application whose id was not read yet. */
  applications: v.record(v.string(), applicationSeen),
  /** The application that is worked on: a key of `applications`. */
  current: v.optional(v.string()),
  groups: v.optional(groupsRead),
  group: v.optional(groupSeen),
  nearMiss: v.optional(groupSeen),
  typed: v.object({ directoryId: v.optional(guidSchema), clientId: v.optional(guidSchema) }),
  form: v.optional(formSeen),
});
export type Setup = v.InferOutput<typeof setupSchema>;

/** Where a tab was last seen. */
const tabSchema = v.object({
  windowId: v.number(),
  /** Key of its set-up. */
  key: v.string(),
  /** Null on pages that are not the guide's. */
  kind: v.nullable(pageKind),
  state: pageState,
  disagrees: v.boolean(),
  /** Whether the state was told by the inner frame that holds the page. */
  framed: v.boolean(),
  /** Whether the page stands in an inner frame that has not told anything yet. */
  hollow: v.boolean(),
  /** The application on the page, which need not be the one that is worked on. */
  application: v.optional(v.object({ clientId: v.optional(guidSchema), name: v.optional(shortText) })),
  secretShown: v.boolean(),
  at,
});
export type Tab = v.InferOutput<typeof tabSchema>;

/** All set-ups of this browser session: one per directory, and which of them each tab and window is in. */
export const setupsSchema = v.object({
  setups: v.record(v.string(), setupSchema),
  tabs: v.record(v.string(), tabSchema),
  windows: v.record(v.string(), v.string()),
});
export type Setups = v.InferOutput<typeof setupsSchema>;
