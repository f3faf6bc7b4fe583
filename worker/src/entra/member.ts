import { NAME_LENGTH } from '../limits.ts';
import { cleanText, object, text } from './json.ts';

/** What a member of a group is. `other`: a kind we have no name for. */
export type MemberKind = 'user' | 'group' | 'device' | 'contact' | 'service-principal' | 'other';

/** A direct member of the access group as Microsoft Graph shows it; what it does not show is null. */
export interface GraphMember {
  objectId: string;
  kind: MemberKind;
  displayName: string | null;
  mail: string | null;
  userPrincipalName: string | null;
  /** null says nothing: it is only shown with `User.Read.All`. */
  accountEnabled: boolean | null;
  userType: string | null;
}

const KINDS: ReadonlyMap<string, MemberKind> = new Map([
  ['#microsoft.graph.user', 'user'],
  ['#microsoft.graph.group', 'group'],
  ['#microsoft.graph.device', 'device'],
  ['#microsoft.graph.orgcontact', 'contact'],
  ['#microsoft.graph.serviceprincipal', 'service-principal'],
]);

/**
 * A user Graph may not show us: every real user has a user principal name, so one without is not a user without an
 * address but a missing permission.
 */
export function isRedacted(member: GraphMember): boolean {
  return member.kind === 'user' && !member.userPrincipalName;
}

/** A member as Graph sent it; whatever has another shape than expected is null, or of kind `other`. */
export function readMember(value: unknown): GraphMember {
  const member = object(value);
  return {
    objectId: (text(member?.id) ?? '').toLowerCase(),
    kind: KINDS.get((text(member?.['@odata.type']) ?? '').toLowerCase()) ?? 'other',
    displayName: cleanText(member?.displayName, NAME_LENGTH) ?? null,
    mail: text(member?.mail) ?? null,
    userPrincipalName: text(member?.userPrincipalName) ?? null,
    accountEnabled: typeof member?.accountEnabled === 'boolean' ? member.accountEnabled : null,
    userType: text(member?.userType) ?? null,
  };
}
