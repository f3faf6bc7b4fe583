import type { NoticeData, NoticeType } from './notices.ts';

/** For whoever builds a receiver: what each type of event means, and what its message looks like. */
interface NoticeExample<Type extends NoticeType> {
  /** One line. */
  says: string;
  /** What a receiver makes of it. */
  meaning: string;
  data: NoticeData<Type>;
}

/** When the examples happened. */
export const EXAMPLE_AT = '2026-11-22T09:00:03.000Z';

const tenantId = 'gtg';
const directoryId = '7d1f7c52-3c0b-4f0e-9a57-6b8e6a1d2c01';
const lena = {
  directoryId,
  objectId: '2f9a1c34-8a41-4c5e-9d0a-3b7f0a5d9e11',
  displayName: 'Lena Hoffmann',
  email: 'lena.hoffmann@gtg.example',
  since: EXAMPLE_AT,
};

/** One of each: a type without its example does not compile. */
export const NOTICE_EXAMPLES: { readonly [Type in NoticeType]: NoticeExample<Type> } = {
  'connection.failing': {
    says: 'The sync of a tenant fails',
    meaning:
      'At once where only a person can put it right, after a day where it may pass. Told once for each failure, until it works again.',
    data: { tenantId, sequence: 41, code: 'secret-expired', since: EXAMPLE_AT, lasting: true },
  },
  'connection.recovered': {
    says: 'The sync of a tenant works again',
    meaning: 'The failure that was told of is over.',
    data: { tenantId, sequence: 42, code: 'secret-expired' },
  },
  'credential.expires': {
    says: 'A credential ends soon',
    meaning: 'Told 30, 14, 7 and 1 days before.',
    data: { tenantId, sequence: 43, kind: 'secret', expiresOn: '2026-12-06', days: 14 },
  },
  'credential.expired': {
    says: 'A credential has ended',
    meaning: 'By its date, or because Microsoft says so; then the date may be unknown.',
    data: { tenantId, sequence: 44, kind: 'secret', expiresOn: '2026-11-21' },
  },
  'removals.held': {
    says: 'People have left the group, and a person has to decide',
    meaning: 'They keep their access until then.',
    data: { tenantId, sequence: 45, removalId: '01937f6a-51c0-7d20-9c3e-0d4f5a6b7c8d', reason: 'many', people: 12 },
  },
  'permissions.changed': {
    says: 'The application may do something else in Entra than at the run before',
    meaning: 'Found in the token of a run. What is granted and not needed stands in `excess`.',
    data: { tenantId, sequence: 46, appeared: ['Mail.Read'], vanished: [], excess: ['Mail.Read'] },
  },
  'users.created': {
    says: 'People nobody knew have access from now on',
    meaning: 'At most 100 in one message. Who somebody is: `directoryId` and `objectId`; an address may change.',
    data: { tenantId, sequence: 47, people: [lena] },
  },
  'users.joined': {
    says: 'People who were known have access to this tenant from now on',
    meaning: 'For the first time, or again. To be treated as `users.created`.',
    data: { tenantId, sequence: 48, people: [lena] },
  },
  'users.updated': {
    says: 'People with access have another name or address',
    meaning: 'As they are now; what they were before is not told.',
    data: { tenantId, sequence: 49, people: [{ ...lena, displayName: 'Lena Hoffmann-Berg' }] },
  },
  'users.left': {
    says: 'People have no access any more',
    meaning: 'They may come back: then `users.joined` says so.',
    data: { tenantId, sequence: 50, people: [lena] },
  },
  'tenant.removed': {
    says: 'A tenant was removed',
    meaning: 'Nobody has access through it any more, and nothing about it follows. Told to operators.',
    data: { tenantId, sequence: 51 },
  },
  'review.due': {
    says: 'Somebody should look through who has access',
    meaning: 'Once a month.',
    data: { tenantId, sequence: 52, people: 19, reviewedAt: null },
  },
  'notifications.test': {
    says: 'A test that somebody has asked for',
    meaning:
      'Whatever was chosen, and also where the webhook is paused. Of the operators’ own webhooks `tenantId` is `*`.',
    data: { tenantId, sequence: 53 },
  },
};
