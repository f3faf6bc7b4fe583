import type { Member } from '@production-assist/shared/api';
import type { PersonRow } from '@production-assist/shared/ui/person';
import { words } from '../texts.ts';
import { nameOf } from './groups.ts';

/** A member of a preview in words. */
export function personRow(member: Member): PersonRow {
  return {
    id: member.objectId,
    name: nameOf(member),
    email: member.email,
    comesIn: member.action !== 'skip' && member.action !== 'leave',
    action: words().preview.action[member.action],
    reason: member.detail,
  };
}
