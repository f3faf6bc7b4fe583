/** One person of a preview, in words. */
export interface PersonRow {
  id: string;
  name: string;
  email: string | null;
  comesIn: boolean;
  /** What happens with this person. */
  action: string;
  /** Why, where somebody stays out. */
  reason: string | null;
}

/** Who it is. */
export function PersonName({ person }: { person: PersonRow }) {
  return (
    <>
      <span class="person-name">{person.name}</span>
      {person.email && <span class="person-email">{person.email}</span>}
    </>
  );
}

/** What happens with somebody, and why. */
export function PersonOutcome({ person }: { person: PersonRow }) {
  return (
    <>
      <span class="person-action">{person.action}</span>
      {person.reason && <span class="person-reason">{person.reason}</span>}
    </>
  );
}
