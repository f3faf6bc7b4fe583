import { MEMBERSHIP_STATES, type MembershipState } from '@production-assist/shared/api';

/** Which people are asked for. */
export interface PeopleQuestion {
  state: MembershipState;
  search: string;
}

/** People asked for at a time. */
const ROWS = 200;

/** The state an address names; people with access where it names none. */
export function stateIn(query: Readonly<Record<string, string>>): MembershipState {
  return MEMBERSHIP_STATES.find((state) => state === query.state) ?? MEMBERSHIP_STATES[0];
}

/** What the interface is asked for one page of the list. */
export function pageQuery(question: PeopleQuestion, cursor: string | null): string {
  const query = new URLSearchParams({ order: 'name', limit: String(ROWS), ...wanted(question) });
  if (cursor !== null) query.set('cursor', cursor);
  return query.toString();
}

/** The same people as a file. */
export function csvQuery(question: PeopleQuestion): string {
  return new URLSearchParams({ format: 'csv', ...wanted(question) }).toString();
}

function wanted({ state, search }: PeopleQuestion): Record<string, string> {
  return { ...(state === 'active' ? {} : { state }), ...(search ? { q: search } : {}) };
}
