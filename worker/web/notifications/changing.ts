import { Email, Emails, Webhook, Webhooks } from '@production-assist/shared/api-notifications';
import type { NoticeType } from '@production-assist/shared/notices';
import type { Language } from '@production-assist/shared/texts/texts';
import type { Answer, Api } from '../api.ts';
import type { NoticePaths } from './paths.ts';
import type { Channel } from './types.ts';

/**
 * Changing a receiver. The service takes all of it at once, and what stands on the screen may be of yesterday: whoever
 * pauses a webhook must not put the address back that somebody else has moved it from.
 */

/** What somebody can change of a receiver. */
export interface Entered {
  name: string;
  /** An address on the web or of a mailbox. */
  where: string;
  /** Of e-mails; null for a webhook. */
  language: Language | null;
  types: readonly NoticeType[];
  /** One whose receiver said that it is gone is tried again once it is saved. */
  enabled: boolean;
}

/** What stands of a receiver. */
export function enteredOf(target: Webhook | Email): Entered {
  const { name, types, state } = target;
  const enabled = state !== 'paused';
  return 'url' in target
    ? { name, where: target.url, language: null, types, enabled }
    : { name, where: target.address, language: target.language, types, enabled };
}

/** What is sent of a receiver. */
export function inputOf({ name, where, language, types, enabled }: Entered) {
  const shared = { name, types, enabled };
  return language === null ? { ...shared, url: where } : { ...shared, address: where, language };
}

/** What is saved by now, with what was changed here since the form began; of the events each by itself. Pure. */
export function withChanges(now: Entered, began: Entered, typed: Entered): Entered {
  const pick = <Name extends keyof Entered>(name: Name) => (typed[name] === began[name] ? now : typed)[name];
  const kept = now.types.filter((type) => typed.types.includes(type) || !began.types.includes(type));
  const added = typed.types.filter((type) => !began.types.includes(type) && !now.types.includes(type));
  return {
    name: pick('name'),
    where: pick('where'),
    language: pick('language'),
    types: [...kept, ...added],
    enabled: pick('enabled'),
  };
}

/** Saves a receiver with what `change` makes of it as it stands now. One that is gone is refused by the service. */
export async function changeTarget(
  { api, channel, paths }: { api: Api; channel: Channel; paths: NoticePaths },
  target: Webhook | Email,
  change: (now: Entered) => Entered,
): Promise<Answer<Webhook | Email>> {
  const list = await api.get(paths.at(channel), channel === 'webhooks' ? Webhooks : Emails);
  if (!list.ok) return list;
  const now = list.value.items.find(({ id }) => id === target.id) ?? target;
  const schema = channel === 'webhooks' ? Webhook : Email;
  return api.put(paths.at(channel, target.id), inputOf(change(enteredOf(now))), schema);
}
