import * as v from 'valibot';
import { CHOSEN_TYPES, PEOPLE_TYPES } from './notices.ts';
import { limit, NEXT, personKey } from './request-lists.ts';
import { LANGUAGES } from './texts/texts.ts';
import { displayName } from './values.ts';
import { webhookUrl } from './webhook-url.ts';

/** What goes into the API about notifications and reviews. */

/** Longest address of an e-mail, in characters. */
const EMAIL_LENGTH = 254;

const name = v.pipe(displayName, v.description('For people.'));
const types = v.pipe(
  v.array(v.picklist(CHOSEN_TYPES, 'not-an-option'), 'wrong-type'),
  v.minLength(1, 'too-short'),
  v.transform((list) => [...new Set(list)]),
  v.description('Events that are told.'),
);
const enabled = v.pipe(v.boolean('wrong-type'), v.description('False: nothing is told until it is true again.'));

export const WebhookInput = v.strictObject({
  name,
  url: v.pipe(webhookUrl, v.description('https and a public name; no other port than 443, no user in it.')),
  types,
  enabled: v.optional(enabled, true),
});
export type WebhookInput = v.InferOutput<typeof WebhookInput>;

export const EmailInput = v.strictObject({
  name,
  address: v.pipe(
    v.string('wrong-type'),
    v.trim(),
    v.maxLength(EMAIL_LENGTH, 'too-long'),
    v.email('not-an-email'),
    v.description('One address.'),
  ),
  language: v.pipe(v.picklist(LANGUAGES, 'not-an-option'), v.description('Language of the messages.')),
  types: v.pipe(
    types,
    v.check((list) => !list.some((type) => PEOPLE_TYPES.has(type)), 'not-an-option'),
  ),
  enabled: v.optional(enabled, true),
});
export type EmailInput = v.InferOutput<typeof EmailInput>;

/** Testing, rotating, and telling again take no values. */
export const NoticeActionInput = v.strictObject({});

export const NOTICE_STATES = ['pending', 'delivered', 'dead'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** Messages are listed by their number, newest first. */
export const NoticesQuery = v.strictObject({
  limit: v.optional(limit),
  cursor: v.optional(v.pipe(v.string('wrong-type'), v.regex(/^\d{1,15}$/, 'invalid'), NEXT)),
  state: v.optional(
    v.pipe(
      v.picklist(NOTICE_STATES, 'not-an-option'),
      v.description('`dead`: given up; `pending`: on its way, or to be tried again.'),
    ),
  ),
});

export const ReviewQuery = v.strictObject({
  format: v.optional(
    v.pipe(v.picklist(['json', 'csv'], 'not-an-option'), v.description('Goes before the header Accept.')),
  ),
});

/** Permissions, and their changes as a file. */
export const PermissionsQuery = v.strictObject({
  format: v.optional(v.pipe(v.picklist(['json', 'csv'], 'not-an-option'), v.description('`csv`: the changes only.'))),
});

export const ReviewPeopleQuery = v.strictObject({
  limit: v.optional(limit),
  cursor: v.optional(personKey),
  changed: v.optional(
    v.pipe(
      v.picklist(['true', 'false'], 'not-an-option'),
      v.transform((text) => text === 'true'),
      v.description('`true`: only who changed since the last review.'),
    ),
  ),
});

/** What somebody has looked through. */
export const ReviewInput = v.strictObject({
  asOf: v.pipe(
    v.string('wrong-type'),
    v.isoTimestamp('not-a-date'),
    v.description('`asOf` of the review that was looked at: what changed after it is for the next one.'),
  ),
});
export type ReviewInput = v.InferOutput<typeof ReviewInput>;
