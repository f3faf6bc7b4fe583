import { CHOSEN_TYPES, type NoticeType, PEOPLE_TYPES } from '@production-assist/shared/notices';

/** Which events can be chosen, and how they stand together. Pure. */

export type Channel = 'webhooks' | 'emails';
export type Group = 'connection' | 'people' | 'care';

/** Types about the connection itself; those about people are known, and the rest somebody should look at. */
const groupOf = (type: NoticeType): Group => {
  if (PEOPLE_TYPES.has(type)) return 'people';
  return type.startsWith('connection.') || type.startsWith('credential.') ? 'connection' : 'care';
};

/** Types to choose from: too many people for a mailbox, and removed tenants are for operators. */
export function choices(channel: Channel, operators: boolean): { group: Group; types: NoticeType[] }[] {
  const all = CHOSEN_TYPES.filter(
    (type) => (channel === 'webhooks' || !PEOPLE_TYPES.has(type)) && (operators || type !== 'tenant.removed'),
  );
  const groups: Group[] = ['connection', 'people', 'care'];
  return groups
    .map((group) => ({ group, types: all.filter((type) => groupOf(type) === group) }))
    .filter(({ types }) => types.length > 0);
}

/** What is proposed to somebody new: a program follows people, a person hears of what needs a person. */
export function proposed(channel: Channel, operators: boolean): NoticeType[] {
  const all = choices(channel, operators);
  if (channel === 'emails') return all.flatMap(({ types }) => types);
  return all.filter(({ group }) => group === 'people').flatMap(({ types }) => types);
}

/** Whether these are all there are. */
export function isAll(types: readonly NoticeType[], channel: Channel, operators: boolean): boolean {
  return choices(channel, operators).every((group) => group.types.every((type) => types.includes(type)));
}
