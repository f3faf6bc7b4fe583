import type { Preview } from '@production-assist/shared/api';
import type { MemberAction } from '@production-assist/shared/people';
import { fill } from '@production-assist/shared/texts/texts';
import { PersonOutcome } from '@production-assist/shared/ui/person';
import { useMemo, useState } from 'preact/hooks';
import { MessageBar } from '../components/message-bar.tsx';
import { SearchField } from '../components/search-field.tsx';
import { ROW_HEIGHT, VirtualRows } from '../components/virtual-rows.tsx';
import { counted, number } from '../format.ts';
import { language, words } from '../texts.ts';
import { countsOf, ORDER, rowsOf } from './groups.ts';
import { personRow } from './person-row.ts';

/**
 * Who comes in, who is in, who goes and who stays out: grouped, counted, searchable, however many there are.
 *
 * @param props.isRule whether it was asked with the rule for leavers that stands in the form
 */
export function People({ preview, isRule }: { preview: Preview; isRule: boolean }) {
  const { members, counts, complete } = preview;
  const [only, setOnly] = useState<MemberAction | null>(null);
  const [search, setSearch] = useState('');
  const { preview: texts, common } = words();
  const sizes = useMemo(() => countsOf(members), [members]);
  const rows = useMemo(
    () => rowsOf(members, { only, search }, new Intl.Collator(language.value).compare),
    [members, only, search, language.value],
  );
  const nothing = members.length === 0;
  const row = (index: number) => {
    const at = rows[index];
    if (at?.kind === 'heading') {
      return (
        <td colSpan={3}>
          <b>
            {texts.action[at.action]} ({number(at.count)})
          </b>{' '}
          <span class="small">{texts.about[at.action]}</span>
        </td>
      );
    }
    if (!at) return null;
    const person = personRow(at.member);
    return (
      <>
        <td class="person-name">{person.name}</td>
        <td class="person-email">{person.email}</td>
        <td>
          <PersonOutcome person={person} />
        </td>
      </>
    );
  };
  return (
    <section class="card" aria-labelledby="people-title">
      <div class="card-head">
        <h2 id="people-title">{texts.people}</h2>
        {!nothing && <SearchField label={texts.search} value={search} onSearch={setSearch} />}
      </div>
      {!complete && !nothing && (
        <MessageBar tone="warn">
          <p>{texts.incomplete}</p>
        </MessageBar>
      )}
      {nothing ? (
        <p class="quiet">{complete ? texts.noMembers : texts.incomplete}</p>
      ) : (
        <>
          <Sums counts={counts} leavers={isRule ? preview.leavers : null} />
          <fieldset class="chips">
            <legend class="visually-hidden">{texts.filter}</legend>
            <Chip text={texts.all} count={members.length} pressed={only === null} onPress={() => setOnly(null)} />
            {ORDER.filter((action) => sizes[action] > 0).map((action) => (
              <Chip
                key={action}
                text={texts.action[action]}
                count={sizes[action]}
                pressed={only === action}
                onPress={() => setOnly(only === action ? null : action)}
              />
            ))}
          </fieldset>
          {rows.length === 0 ? (
            <p class="quiet" role="status">
              {texts.noMatch}
            </p>
          ) : (
            <VirtualRows
              key={`${only} ${search}`}
              label={`${texts.people}: ${counted(common.people, members.length)}`}
              headings={[texts.heading.person, texts.heading.email, texts.heading.action]}
              count={rows.length}
              keyOf={(index) => keyOf(rows[index])}
              row={row}
              heightOf={(index) => heightOf(rows[index])}
              rowClass={(index) => rowClass(rows[index])}
            />
          )}
        </>
      )}
    </section>
  );
}

type Row = ReturnType<typeof rowsOf>[number] | undefined;

function keyOf(row: Row): string {
  if (!row) return '';
  return row.kind === 'heading' ? row.action : row.member.objectId;
}

/** A reason takes two more lines. */
function heightOf(row: Row): number {
  return row?.kind === 'person' && row.member.detail ? ROW_HEIGHT + 32 : ROW_HEIGHT;
}

function rowClass(row: Row): string {
  if (row?.kind !== 'person') return 'is-group';
  const { action } = row.member;
  return action === 'skip' || action === 'leave' ? 'stays-out' : `is-${action}`;
}

function Chip(props: { text: string; count: number; pressed: boolean; onPress: () => void }) {
  return (
    <button type="button" class="chip" aria-pressed={props.pressed} onClick={props.onPress}>
      {props.text} <span class="chip-count">{number(props.count)}</span>
    </button>
  );
}

/** The counts, written so that one sees that they add up. */
function Sums({ counts, leavers }: { counts: Preview['counts']; leavers: Preview['leavers'] | null }) {
  const { preview, removals } = words();
  const { sums } = preview;
  const numbers = Object.fromEntries(
    Object.entries({ ...counts, out: counts.members - counts.processed }).map(([name, count]) => [name, number(count)]),
  );
  return (
    <div class="sums">
      <p>{fill(sums.members, numbers)}</p>
      {counts.processed > 0 && <p>{fill(sums.processed, numbers)}</p>}
      {counts.members > counts.processed && <p>{fill(sums.out, numbers)}</p>}
      {counts.leavers > 0 && (
        <p>
          {counted(sums.leavers, counts.leavers)} {leavers && preview.leavers[leavers.action]}{' '}
          {leavers?.reason && removals.reason[leavers.reason]}
        </p>
      )}
    </div>
  );
}
