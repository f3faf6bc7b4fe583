import * as v from 'valibot';
import { says, time } from './answers.ts';
import { displayName } from './values.ts';

/**
 * Who may use what: the part of the contract that is about people, browsers and keys. `api.ts` gives it to everybody.
 */

/** What a person is in one tenant; an operator is that in all of them. */
export const ROLES = ['operator', 'admin', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that are given for one tenant. */
export const TENANT_ROLES = ['admin', 'viewer'] as const;

/** How a caller proved who they are. `browser`: our extension, in the name of a person. `service`: a backend. */
export const CALLER_KINDS = ['session', 'access', 'token', 'browser', 'service'] as const;
export type CallerKind = (typeof CALLER_KINDS)[number];

/** What a person may allow a browser to do in one tenant. */
export const BROWSER_SCOPES = ['read', 'configure'] as const;
export type BrowserScope = (typeof BROWSER_SCOPES)[number];

/** The caller. */
export const Me = v.object({
  name: says(v.string(), 'For people.'),
  via: says(v.picklist(CALLER_KINDS), 'How the caller proved it.'),
  operator: says(v.boolean(), 'Whether all tenants are theirs.'),
  signOut: says(v.boolean(), 'Whether there is a session to end here.'),
  expiresAt: says(v.nullable(time), 'When they have to sign in again; null where that is not known.'),
  tenantId: says(v.nullable(v.string()), 'The one tenant a browser is connected to; null for everybody else.'),
});
export type Me = v.InferOutput<typeof Me>;

/** A person with a role. */
export const Admin = v.object({
  id: says(v.string(), 'Names this person in this tenant.'),
  name: v.string(),
  role: v.picklist(ROLES),
  me: says(v.boolean(), 'Whether this is the caller.'),
  since: says(
    v.nullable(time),
    'Null: the first operator, who is named in the configuration and cannot be removed here.',
  ),
  invitedBy: says(v.nullable(v.string()), 'Null: nobody; see `since`.'),
});
export type Admin = v.InferOutput<typeof Admin>;

/** An invitation that nobody has taken up yet. Its link is shown once, when it is made. */
export const Invitation = v.object({
  id: v.string(),
  name: says(v.string(), 'Whom it is for, as the inviter calls them.'),
  role: v.picklist(ROLES),
  invitedBy: v.string(),
  expiresAt: time,
  link: says(v.nullable(v.pipe(v.string(), v.url())), 'Only in the answer that made it; null ever after.'),
});
export type Invitation = v.InferOutput<typeof Invitation>;

/** Everybody with a role in one tenant (or in all of them), and who is invited. */
export const Admins = v.object({
  items: v.array(Admin),
  invitations: says(v.array(Invitation), 'Not yet taken up.'),
  nextCursor: says(v.null(), 'Never more: these are few.'),
});
export type Admins = v.InferOutput<typeof Admins>;

/** What somebody who opens an invitation's link is told before they accept. */
export const InvitationOffer = v.object({
  tenantId: says(v.nullable(v.string()), 'Null: all tenants.'),
  tenantName: v.nullable(v.string()),
  role: v.picklist(ROLES),
  invitedBy: v.string(),
  expiresAt: time,
});
export type InvitationOffer = v.InferOutput<typeof InvitationOffer>;

/** A browser that was connected by a person through the extension. */
export const Browser = v.object({
  id: v.string(),
  name: says(v.string(), 'Which browser, as it called itself: "Chrome (Windows)".'),
  person: says(v.string(), 'In whose name it calls.'),
  mine: says(v.boolean(), 'Whether that is the caller.'),
  scopes: v.array(v.picklist(BROWSER_SCOPES)),
  connectedAt: time,
  lastUsedAt: v.nullable(time),
});
export type Browser = v.InferOutput<typeof Browser>;

/** A key that seals credentials, by its id. */
export const SealingKeyUse = v.object({
  kid: says(v.nullable(v.string()), 'Null: nobody has looked yet which key it is.'),
  current: says(v.boolean(), 'New credentials are sealed with it.'),
  present: says(v.boolean(), 'The service has it. Where it does not, these credentials cannot be opened.'),
  credentials: says(v.number(), 'Credentials sealed with it, replaced ones included until they are destroyed.'),
  unreadable: says(v.number(), 'Those of them that none of the present keys opens; the log names their tenants.'),
  removable: says(v.boolean(), 'Nothing needs it any more: it can go.'),
});
export type SealingKeyUse = v.InferOutput<typeof SealingKeyUse>;

const invitedName = v.pipe(displayName, v.description('Whom it is for, in your own words.'));

/** Whom to invite to one tenant. */
export const InvitationInput = v.strictObject({
  name: invitedName,
  role: v.picklist(TENANT_ROLES, 'not-an-option'),
});
export type InvitationInput = v.InferOutput<typeof InvitationInput>;

/** Accepting takes no values; a body that holds some was meant for something else. */
export const AcceptInput = v.strictObject({});

/** Whom to invite to all tenants. */
export const OperatorInvitationInput = v.strictObject({
  name: invitedName,
  role: v.picklist(['operator'], 'not-an-option'),
});
export type OperatorInvitationInput = v.InferOutput<typeof OperatorInvitationInput>;
