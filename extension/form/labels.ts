import { FORM_LABELS, FORM_SECTION } from '@production-assist/shared/guide';
import { lettersAndDigits } from '@production-assist/shared/letters-and-digits';

/** The form's fields by the values they take. */
export type FormField = keyof typeof FORM_LABELS;

/** The fields in the guide's order. */
export const FORM_FIELDS = ['directoryId', 'clientId', 'clientSecret'] as const satisfies readonly FormField[];

const SECTION_KEY = lettersAndDigits(FORM_SECTION);

const FIELD_OF_KEY: ReadonlyMap<string, FormField> = new Map(
  FORM_FIELDS.map((field): [string, FormField] => [lettersAndDigits(FORM_LABELS[field]), field]),
);

/** Longer texts are never one of the labels; looking no further keeps large pages cheap. */
const LONGEST_LABEL = 200;

/** The field a text names, or null: the whole text has to be the label. */
export function fieldNamed(text: string): FormField | null {
  return text.length > LONGEST_LABEL ? null : (FIELD_OF_KEY.get(lettersAndDigits(text)) ?? null);
}

/** Whether a text is the title of the form's section. */
export function isSectionTitle(text: string): boolean {
  return text.length >= SECTION_KEY.length && text.length <= LONGEST_LABEL && lettersAndDigits(text) === SECTION_KEY;
}
