import { PersonName, PersonOutcome, type PersonRow } from './person.tsx';

export type { PersonRow } from './person.tsx';

/** Rows shown at once, where nothing else is said; a side panel is no place for thousands. */
const SHOWN = 200;

/** The people of a preview: who comes in, who does not and why. */
export function PeopleTable(props: {
  people: readonly PersonRow[];
  caption: string;
  headings: { person: string; action: string };
  more: (count: number) => string;
  /** Rows shown at once. */
  shown?: number;
}) {
  const { people, caption, headings, shown = SHOWN } = props;
  const rest = people.length - shown;
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
        {people.slice(0, shown).map((person) => (
          <tr key={person.id} class={person.comesIn ? '' : 'stays-out'}>
            <th scope="row">
              <PersonName person={person} />
            </th>
            <td>
              <PersonOutcome person={person} />
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
