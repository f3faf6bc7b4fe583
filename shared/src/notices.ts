import * as v from 'valibot';
import { count, says, time } from './answers.ts';
import { FAILURE_CODES } from './failures.ts';
import { HOLD_REASONS } from './people.ts';

/**
 * What is told to webhooks and by e-mail: the types of events and what each of them says. A body is
 * `{ type, timestamp, data }`, as Standard Webhooks has it.
 *
 * Messages may come twice and in any order. `data.sequence` grows in the order in which things happened: of two messages
 * about the same thing the one with the higher number is true, whichever came last.
 */

/** Most people one event names; more of them come in several events. */
export const NOTICE_PEOPLE = 100;

const day = says(v.pipe(v.string(), v.isoDate()), 'As the admin gave it.');

/** Stable name of a failure. One schema: the document has its many values once. */
export const NoticeFailureCode = says(v.picklist(FAILURE_CODES), 'Stable name of a failure.');

/** In every event. */
const about = {
  tenantId: v.string(),
  sequence: says(v.pipe(v.number(), v.integer(), v.minValue(1)), 'Grows in the order in which things happened.'),
};

/** Somebody an event is about. Who it is: `directoryId` and `objectId`; addresses change. */
export const NoticePerson = v.object({
  directoryId: v.string(),
  objectId: v.string(),
  displayName: v.nullable(v.string()),
  email: v.string(),
  since: says(time, 'When access began, or ended.'),
});
export type NoticePerson = v.InferOutput<typeof NoticePerson>;

const people = v.object({ ...about, people: v.array(NoticePerson) });
const credential = { kind: v.string(), expiresOn: day };

/** What each type of event says. */
export const NOTICE_DATA = {
  'connection.failing': v.object({
    ...about,
    code: NoticeFailureCode,
    since: says(time, 'When it began.'),
    lasting: says(v.boolean(), 'True: it stays until somebody acts. False: it may pass, but has lasted for a day.'),
  }),
  'connection.recovered': v.object({ ...about, code: NoticeFailureCode }),
  'credential.expires': v.object({ ...about, ...credential, days: says(count, 'Days that are left.') }),
  'credential.expired': v.object({ ...about, kind: v.string(), expiresOn: v.nullable(day) }),
  'removals.held': v.object({
    ...about,
    removalId: v.string(),
    reason: v.picklist(HOLD_REASONS),
    people: count,
  }),
  'permissions.changed': v.object({
    ...about,
    appeared: v.array(v.string()),
    vanished: v.array(v.string()),
    excess: says(v.array(v.string()), 'Granted now, and not needed.'),
  }),
  /** People nobody knew, with access from now on. */
  'users.created': people,
  /** People who were known, with access to this tenant from now on: for the first time, or again. */
  'users.joined': people,
  /** People with access whose name or address is another now. */
  'users.updated': people,
  /** People without access from now on. */
  'users.left': people,
  /** Nobody has access through this tenant any more, and nothing follows. For operators. */
  'tenant.removed': v.object(about),
  'review.due': v.object({ ...about, people: count, reviewedAt: v.nullable(time) }),
  /** What “send a test” sends. */
  'notifications.test': v.object(about),
} as const;

export type NoticeType = keyof typeof NOTICE_DATA;
export type NoticeData<Type extends NoticeType> = v.InferOutput<(typeof NOTICE_DATA)[Type]>;

/** All types, the test last. */
export const NOTICE_TYPES = Object.keys(NOTICE_DATA) as NoticeType[];

/** Types somebody can choose; a test goes to whoever asks for one. */
export const CHOSEN_TYPES = NOTICE_TYPES.filter((type) => type !== 'notifications.test');

/** Types that name people: too many for a mailbox. */
export const PEOPLE_TYPES: ReadonlySet<NoticeType> = new Set<NoticeType>([
  'users.created',
  'users.joined',
  'users.updated',
  'users.left',
]);

/** What a message says of one type: the body and nothing else. */
export const noticeMessage = <Type extends NoticeType>(type: Type) =>
  v.object({
    type: v.literal(type),
    timestamp: says(time, 'When it happened.'),
    data: NOTICE_DATA[type],
  });

/** The body of a message. */
export const NoticeBody = v.object({
  type: v.picklist(NOTICE_TYPES),
  timestamp: says(time, 'When it happened.'),
  data: v.looseObject(about),
});
export type NoticeBody = v.InferOutput<typeof NoticeBody>;

/** Why a message did not arrive. Its words are in `texts/notices`. */
export const DELIVERY_PROBLEMS = [
  'private-address',
  'name-not-found',
  'name-not-resolved',
  'unreachable',
  'too-slow',
  'redirected',
  'refused',
  'gone',
  'secret-unreadable',
  'email-not-configured',
  'email-refused',
  'email-unavailable',
  'switched-off',
  'given-up',
] as const;
export type DeliveryProblem = (typeof DELIVERY_PROBLEMS)[number];
