import * as v from 'valibot';
import { PAGE_KINDS, type PageFacts } from './portal/facts.ts';

/**
 * What a message from a page may hold. A page is somebody else's document: sizes are bounded, ids are GUIDs, and
 * anything else is refused whole.
 */

/** Longest text taken from a page, in characters; the longest name Microsoft allows has 256. */
const TEXT_MAX = 512;

/** Most rows taken from one table. A group list of this size is never read whole anyway. */
const ROWS_MAX = 5_000;

/** Issuers, subjects and audiences have 600 at most; an application has twenty of them. */
const LONG_TEXT_MAX = 1_000;
const CELLS_MAX = 12;
const ENTRIES_MAX = 100;

const longText = v.pipe(v.string(), v.maxLength(LONG_TEXT_MAX));
const text = v.pipe(v.string(), v.maxLength(TEXT_MAX));
export const guidSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
const date = v.pipe(v.string(), v.isoDate());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const rows = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.maxLength(ROWS_MAX));

const permissionRow = v.strictObject({
  api: v.nullable(text),
  name: text,
  type: v.picklist(['application', 'delegated', 'unknown']),
  status: v.picklist(['granted', 'not-granted', 'unknown']),
});

const secretRow = v.strictObject({
  description: v.nullable(text),
  expiresOn: v.nullable(date),
  secretId: v.nullable(guidSchema),
  // No more of a value than the page shows for good.
  hint: v.nullable(v.pipe(v.string(), v.length(3))),
  valueShown: v.boolean(),
});

const groupRow = v.strictObject({ id: v.nullable(guidSchema), name: text });

export const permissionsEntries = {
  configured: rows(permissionRow),
  other: rows(permissionRow),
  complete: v.boolean(),
  consentButton: v.picklist(['enabled', 'disabled', 'unknown']),
};
export const secretsEntries = { rows: rows(secretRow), complete: v.boolean() };
export const federatedEntries = {
  rows: v.pipe(v.array(v.pipe(v.array(longText), v.maxLength(CELLS_MAX))), v.maxLength(ENTRIES_MAX)),
  fields: v.pipe(v.array(longText), v.maxLength(ENTRIES_MAX)),
};
export const groupsEntries = { rows: rows(groupRow), complete: v.boolean() };
export const membersEntries = { users: count, nestedGroups: rows(text), complete: v.boolean() };
export const groupEntries = {
  id: v.optional(guidSchema),
  name: v.optional(text),
  kind: v.optional(v.picklist(['security', 'microsoft-365', 'unknown'])),
  hiddenMembership: v.optional(v.boolean()),
  members: v.optional(count),
};

export const pageKind = v.picklist(PAGE_KINDS);
export const pageState = v.picklist(['loading', 'ready', 'empty', 'no-access', 'signed-out', 'unreadable']);
export const shortText = text;

/** `PageFacts`, as they arrive from a page. */
export const factsSchema = v.strictObject({
  kind: pageKind,
  state: pageState,
  directory: v.optional(v.strictObject({ id: v.optional(guidSchema), name: v.optional(text) })),
  account: v.optional(text),
  application: v.optional(
    v.strictObject({ name: v.optional(text), clientId: v.optional(guidSchema), objectId: v.optional(guidSchema) }),
  ),
  disagrees: v.optional(v.boolean()),
  inFrame: v.optional(v.boolean()),
  permissions: v.optional(v.strictObject(permissionsEntries)),
  secrets: v.optional(v.strictObject(secretsEntries)),
  federated: v.optional(v.strictObject(federatedEntries)),
  groups: v.optional(v.strictObject(groupsEntries)),
  group: v.optional(v.strictObject(groupEntries)),
  members: v.optional(v.strictObject(membersEntries)),
} satisfies Record<keyof PageFacts, v.GenericSchema>) satisfies v.GenericSchema<unknown, PageFacts>;
