import { type Found, findFields, type Missing } from './find.ts';
import { FORM_FIELDS, type FormField } from './labels.ts';
import { sameValue } from './same-value.ts';
import { settled } from './settle.ts';
import { focused, typeInto } from './type-into.ts';

/** The values to fill in; a field without one is left alone. */
export type FormValues = Partial<Record<FormField, string>>;

/** What became of one field. */
export type FieldOutcome =
  | { status: 'filled' }
  | { status: 'not-found'; because: Missing }
  | { status: 'ambiguous'; count: number }
  /** The value was put in and did not stay: the page changed it or took it out. */
  | { status: 'refused' };

/** One outcome for each value that was given. */
export type FillReport = Partial<Record<FormField, FieldOutcome>>;

/**
 * Fills the configuration form and looks afterwards what stands there, once the page has drawn itself anew. Fields
 * that are not found do not keep the others from being filled. Never submits.
 */
export async function fillForm(document: Document, values: FormValues): Promise<FillReport> {
  const view = document.defaultView;
  const wanted = FORM_FIELDS.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [{ name, value }];
  });
  const missed: FillReport = {};
  const focusedBefore = focused(document);

  for (const { name, value } of wanted) {
    // Looked for each time anew: the field before may have made the page build this one again.
    const found = findFields(document, 'fill')[name];
    if (found.status !== 'found') missed[name] = found;
    else if (typeInto(found.field, value) && view) await settled(view);
  }
  if (focusedBefore?.isConnected) focusedBefore.focus({ preventScroll: true });

  // A form may lock its fields once they are filled: what stands there counts all the same.
  const stands = findFields(document, 'read');
  const report: FillReport = {};
  for (const { name, value } of wanted) report[name] = missed[name] ?? verdict(name, value, stands[name]);
  return report;
}

function verdict(name: FormField, value: string, found: Found): FieldOutcome {
  const stayed = found.status === 'found' && sameValue(name, found.field.value, value);
  return { status: stayed ? 'filled' : 'refused' };
}
