import type { FederatedTexts } from './portal/facts.ts';

/** What is entered under Federated credentials, in the order of Microsoft's form. */
export const FEDERATED_FIELDS = ['issuer', 'subject', 'audience'] as const;
export type FederatedField = (typeof FEDERATED_FIELDS)[number];
export type FederatedValues = Record<FederatedField, string>;

/** An entry as far as the page shows it; null: not shown, or not told apart. */
export type FederatedEntry = { name: string | null } & Record<FederatedField, string | null>;

/**
 * How a value on the page compares, letter by letter. `at`: the first character that differs, counted from 1.
 * `case`: only capital and small letters differ; `slash`: only a slash at the end.
 */
export type Comparison =
  | { state: 'agrees' }
  | { state: 'not-shown' }
  | { state: 'differs'; kind: 'case' | 'slash' | 'other'; at: number; found: string };

/** What the page says of our entry. `absent`: entries are shown, and none of them is like ours. */
export type FederatedReading =
  | { entry: 'not-seen' | 'absent' }
  | { entry: 'seen'; name: string | null; fields: Record<FederatedField, Comparison> };

/** What each field looks like, in every language: the page's headers are known in few. */
const LOOKS: Record<FederatedField, RegExp> = {
  issuer: /^https:\/\//i,
  subject: /^tenant:/i,
  audience: /^api:\/\//i,
};

/** The entries of the tab. What a cell is, it says itself; the name is the first, as long as it is none of the others. */
export function entriesIn({ rows }: FederatedTexts): FederatedEntry[] {
  return rows.map((cells) => {
    const [first = ''] = cells;
    const isName = !FEDERATED_FIELDS.some((field) => LOOKS[field].test(first));
    return { name: isName && first ? first : null, ...fieldsIn(cells) };
  });
}

/** The entry that is open beside the list; null where none is. */
function openEntry({ fields }: FederatedTexts): FederatedEntry | null {
  return fields.length === 0 ? null : { name: null, ...fieldsIn(fields) };
}

function fieldsIn(texts: readonly string[]): Record<FederatedField, string | null> {
  const like = (field: FederatedField) => texts.find((text) => LOOKS[field].test(text)) ?? null;
  return { issuer: like('issuer'), subject: like('subject'), audience: like('audience') };
}

/** Compares what the page shows with what has to stand there. Pure. */
export function compareFederated(texts: FederatedTexts | undefined, wanted: FederatedValues): FederatedReading {
  if (!texts) return { entry: 'not-seen' };
  const entries = entriesIn(texts);
  const open = openEntry(texts);
  const ours =
    entries.find(({ subject }) => subject === wanted.subject) ??
    entries.find(({ subject }) => subject !== null && resembles(subject, wanted.subject)) ??
    // Whatever else trusts us, whomever it names.
    entries.find(({ issuer }) => issuer !== null && resembles(issuer, wanted.issuer));
  if (!ours && !open) return { entry: entries.length === 0 ? 'not-seen' : 'absent' };
  const shown = (field: FederatedField) => open?.[field] ?? ours?.[field] ?? null;
  return {
    entry: 'seen',
    name: ours?.name ?? null,
    fields: {
      issuer: compared(shown('issuer'), wanted.issuer),
      subject: compared(shown('subject'), wanted.subject),
      audience: compared(shown('audience'), wanted.audience),
    },
  };
}

/** Meant for ours: the same but for case, or with the same beginning up to the tenant. */
function resembles(found: string, wanted: string): boolean {
  const [one, other] = [found.toLowerCase(), wanted.toLowerCase()];
  const beginning = other.slice(0, other.lastIndexOf(':') + 1);
  return one.startsWith(other) || (beginning.startsWith('tenant:') && one.startsWith(beginning));
}

/** As Microsoft compares: nothing is left out, nothing is made small. */
function compared(found: string | null, wanted: string): Comparison {
  if (found === null) return { state: 'not-shown' };
  if (found === wanted) return { state: 'agrees' };
  let at = 0;
  while (found[at] === wanted[at]) at++;
  const isCase = found.toLowerCase() === wanted.toLowerCase();
  const kind = isCase ? 'case' : `${wanted}/` === found || `${found}/` === wanted ? 'slash' : 'other';
  return { state: 'differs', kind, at: at + 1, found };
}
