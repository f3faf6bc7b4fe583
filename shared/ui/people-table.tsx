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

/** Rows shown at once; a side panel is no place for thousands. */
const SHOWN = 200;

/** The people of a preview: who comes in, who does not and why. */
export function PeopleTable(props: {
  people: readonly PersonRow[];
  caption: string;
  headings: { person: string; action: string };
  more: (count: number) => string;
}) {
  const { people, caption, headings } = props;
  const rest = people.length - SHOWN;
  return (
    <table class="people">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{headings.person}</th>
          <th scope="col">{headings.action}</th>
        </tr>
      </thead>
      <tbody>
        {people.slice(0, SHOWN).map((person) => (
          <tr key={person.id} class={person.comesIn ? '' : 'stays-out'}>
            <th scope="row">
              <span class="person-name">{person.name}</span>
              {person.email && <span class="person-email">{person.email}</span>}
            </th>
            <td>
              <span class="person-action">{person.action}</span>
              {person.reason && <span class="person-reason">{person.reason}</span>}
            </td>
          </tr>
        ))}
      </tbody>
      {rest > 0 && (
        <tfoot>
          <tr>
            <td colSpan={2}>{props.more(rest)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
