import { daysBetween } from '@production-assist/shared/days';
import type { SecretRow } from '../portal/facts.ts';
import type { SecretsRead } from '../setup-schema.ts';

/**
 * Which of the client secrets in Entra is the one that was replaced, and which must stay. Pure. Microsoft shows three
 * characters of each, a description and a day; the service knows the characters and the day of the ones it has used.
 */

/** What is known of a secret, wherever it is. */
export type Marks = Pick<SecretRow, 'hint' | 'expiresOn'>;

/** What is known of both. Null: that credential is no secret. */
export interface Both {
  current: Marks | null;
  former: Marks | null;
  /** Id of the row the present secret was taken from; null where it was entered by hand. */
  currentId: string | null;
  /** Whether several rows may have been the old one at once: the last of them may be another program's. */
  wereSeveral: boolean;
}

/** `old`: the replaced one. `unclear`: may be the one or the other. `other`: neither, as far as is known. */
export type Meaning = 'in-use' | 'old' | 'unclear' | 'other';

export interface ReadRow {
  row: SecretRow;
  meaning: Meaning;
}

/**
 * What the table says. `unseen`: nothing, or not all of it, since it was asked for. `there`: one row is the old one.
 * `unclear`: the old one cannot be told from others. `gone`: it is not there.
 */
export interface Reading {
  old: 'unseen' | 'there' | 'unclear' | 'gone';
  rows: ReadRow[];
  /** Whether more than one row may be the old one, and none of them the one in use. */
  areSeveral: boolean;
  /** Whether the secret that is in use is not there: then it was removed by mistake. */
  currentMissing: boolean;
}

/** People in other time zones read the day before, or the day after. */
const DAYS_APART = 1;

/** Whether a row may be a secret: nothing that is known of both speaks against it. */
function mayBe(row: Marks, marks: Marks): boolean {
  if (row.hint !== null && marks.hint !== null && row.hint !== marks.hint) return false;
  if (row.expiresOn === null || marks.expiresOn === null) return true;
  return Math.abs(daysBetween(row.expiresOn, marks.expiresOn)) <= DAYS_APART;
}

/** What a row is. */
export function meaningOf(row: SecretRow, { current, former, currentId }: Both): Meaning {
  if (currentId !== null && row.secretId === currentId) return 'in-use';
  const isCurrent = currentId === null && current !== null && mayBe(row, current);
  const isFormer = former !== null && mayBe(row, former);
  if (isCurrent && isFormer) return 'unclear';
  return isCurrent ? 'in-use' : isFormer ? 'old' : 'other';
}

/**
 * What is known of both, as far as the table bears it out. A day may have been entered by hand, and wrongly: where no row
 * has it, the first characters tell, unless both secrets begin alike.
 */
function believed(rows: readonly SecretRow[], both: Both): Both {
  const { current, former } = both;
  if (current?.hint === former?.hint) return both;
  const marks = (known: Marks | null): Marks | null => {
    if (known === null || known.hint === null || rows.some((row) => mayBe(row, known))) return known;
    return rows.some(({ hint }) => hint === known.hint) ? { ...known, expiresOn: null } : known;
  };
  return { ...both, current: marks(current), former: marks(former) };
}

/**
 * What a reading of the table says about both secrets.
 *
 * @param since readings of before do not count, ms since 1970
 */
export function readingOf(secrets: SecretsRead | undefined, known: Both, since: number): Reading {
  const listed = secrets?.rows ?? [];
  const both = believed(listed, known);
  const rows = listed.map((row): ReadRow => ({ row, meaning: meaningOf(row, both) }));
  const count = (meaning: Meaning) => rows.filter((one) => one.meaning === meaning).length;
  const isWhole = secrets?.complete === true && secrets.at >= since;
  const isSeen = rows.length > 0 && secrets !== undefined && secrets.at >= since;
  const [old, unclear] = [count('old'), count('unclear')];
  const areSeveral = old > 1;
  // To whom only one of them belongs, none must be named as the one that can go.
  const isCertain = old === 1 && !both.wereSeveral;
  const told = (): Reading['old'] => {
    if (isCertain) return isSeen ? 'there' : 'unseen';
    if (old + unclear > 0) return isSeen ? 'unclear' : 'unseen';
    return isWhole ? 'gone' : 'unseen';
  };
  return {
    old: told(),
    rows: isCertain ? rows : rows.map((one) => (one.meaning === 'old' ? { ...one, meaning: 'unclear' } : one)),
    areSeveral,
    currentMissing: isWhole && both.current !== null && count('in-use') + unclear === 0,
  };
}
