import * as v from 'valibot';
import { count, says, time } from './answers.ts';
import { DELIVERY_PROBLEMS, NOTICE_TYPES } from './notices.ts';
import { NOTICE_STATES } from './requests-notifications.ts';
import { LANGUAGES } from './texts/texts.ts';

/** Notifications and reviews: a part of the contract that few need, so `api.ts` does not hold it. */

/** `gone`: the receiver said that it is not there any more (410); somebody has to switch it on again. */
export const TARGET_STATES = ['active', 'paused', 'gone'] as const;
export type TargetState = (typeof TARGET_STATES)[number];

const target = {
  id: v.string(),
  name: v.string(),
  types: says(v.array(v.picklist(NOTICE_TYPES)), 'Events that are told.'),
  state: v.picklist(TARGET_STATES),
  pending: says(count, 'Messages that are on their way.'),
  dead: says(count, 'Messages that were given up.'),
  createdAt: time,
  createdBy: v.string(),
};

export const Webhook = v.object({
  ...target,
  url: v.string(),
  secret: says(v.nullable(v.string()), 'Signs the messages. Only in the answer that made it; null ever after.'),
  formerSecretUntil: says(v.nullable(time), 'So long the secret of before signs beside the new one.'),
});
export type Webhook = v.InferOutput<typeof Webhook>;

export const Email = v.object({ ...target, address: v.string(), language: v.picklist(LANGUAGES) });
export type Email = v.InferOutput<typeof Email>;

/** Where messages can go. */
export const Webhooks = v.object({ items: v.array(Webhook) });
export type Webhooks = v.InferOutput<typeof Webhooks>;
export const Emails = v.object({
  configured: says(v.boolean(), 'Whether this service can send e-mail.'),
  items: v.array(Email),
});
export type Emails = v.InferOutput<typeof Emails>;

/** Why a message did not arrive, in words. */
export const DeliveryProblemView = v.object({
  code: v.picklist(DELIVERY_PROBLEMS),
  message: v.string(),
  status: says(v.nullable(v.number()), 'HTTP status of the receiver’s answer.'),
});

/** One event on its way to one target. */
export const Notice = v.object({
  id: says(v.string(), 'Its number; it is `data.sequence` in the message.'),
  eventId: says(v.string(), 'The header `webhook-id`: the same at every attempt, and after a replay.'),
  targetId: v.string(),
  target: says(v.string(), 'The target’s name.'),
  tenantId: says(v.string(), 'The tenant it is about.'),
  type: v.picklist(NOTICE_TYPES),
  at: says(time, 'When it happened.'),
  state: v.picklist(NOTICE_STATES),
  attempts: count,
  nextAttemptAt: says(v.nullable(time), 'Null: no more.'),
  endedAt: says(v.nullable(time), 'When it was delivered, or given up.'),
  problem: says(v.nullable(DeliveryProblemView), 'What the last attempt met.'),
});
export type Notice = v.InferOutput<typeof Notice>;

/**
 * What somebody should put right, though everything works. `permissions-excess`: more is granted than needed.
 * `secret-unused`: Entra still has a secret that nobody uses any more.
 */
export const WARNINGS = ['permissions-excess', 'secret-unused'] as const;
export type Warning = (typeof WARNINGS)[number];

export const ReviewWarning = v.object({
  code: v.picklist(WARNINGS),
  permissions: says(v.array(v.string()), 'Of `permissions-excess`: which.'),
  hint: says(v.nullable(v.string()), 'Of `secret-unused`: its first characters.'),
});

/** Permissions that a run found other than the run before. */
export const PermissionChange = v.object({
  at: says(time, 'When the run ended that found it.'),
  runId: says(v.string(), 'The run whose token was the first with it.'),
  appeared: says(v.array(v.string()), 'Granted since then.'),
  vanished: says(v.array(v.string()), 'Not granted any more.'),
});
export type PermissionChange = v.InferOutput<typeof PermissionChange>;

const permissions = {
  permissions: says(v.nullable(v.array(v.string())), 'Permissions in the last token; null until there was one.'),
  permissionsSince: says(
    v.nullable(time),
    'When the run ended that found them as they are first; null where that is not known.',
  ),
  permissionChanges: says(v.array(PermissionChange), 'What runs found changed about them, newest first, at most 20.'),
};

/** What the application may do in the directory, and how that has changed. */
export const Permissions = v.object({ ...permissions, excess: says(v.array(v.string()), 'Granted, and not needed.') });
export type Permissions = v.InferOutput<typeof Permissions>;

/** Who is in a tenant, in figures, and what changed since somebody last looked through it. */
export const Review = v.object({
  asOf: says(time, 'The state this shows; goes back with the review.'),
  reviewedAt: says(v.nullable(time), 'Null: never.'),
  reviewedBy: v.nullable(v.string()),
  dueAt: says(time, 'When somebody should look through it again.'),
  people: says(count, 'People with access.'),
  joined: says(count, 'Of them, since the last review.'),
  renamed: says(count, 'With another name or address since then.'),
  left: says(count, 'Who lost their access since then.'),
  ...permissions,
  warnings: v.array(ReviewWarning),
});
export type Review = v.InferOutput<typeof Review>;

export const REVIEW_CHANGES = ['joined', 'renamed', 'left'] as const;
export type ReviewChange = (typeof REVIEW_CHANGES)[number];

/** Somebody in a review. */
export const ReviewPerson = v.object({
  directoryId: v.string(),
  objectId: v.string(),
  displayName: v.nullable(v.string()),
  email: v.string(),
  since: says(time, 'When access began, or ended.'),
  change: says(v.nullable(v.picklist(REVIEW_CHANGES)), 'Since the last review; null: none.'),
});
export type ReviewPerson = v.InferOutput<typeof ReviewPerson>;
