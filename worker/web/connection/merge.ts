import { changedFields, type Field, type FormValues, meant } from './values.ts';

/**
 * Two people editing one connection: what the other one saved, beside what is typed here. Pure.
 */

/** A field the other person changed. */
export interface Difference {
  field: Field;
  /** Whether it was changed here too, to something else; else their value stands against the one both began with. */
  both: boolean;
}

export type Choice = 'mine' | 'theirs';
export type Choices = Partial<Record<Field, Choice>>;

/** @param secretChanged whether the other person saved another secret; its value is nobody's to see */
export function differences(
  began: FormValues,
  theirs: FormValues,
  mine: FormValues,
  secretChanged: boolean,
): Difference[] {
  const changedHere = new Set(changedFields(mine, began));
  const changedThere = changedFields(theirs, began).filter((field) => meant(theirs, field) !== meant(mine, field));
  const fields: Field[] = secretChanged ? [...changedThere, 'clientSecret'] : changedThere;
  return fields.map((field) => ({ field, both: changedHere.has(field) }));
}

/** What is proposed: theirs where only they changed something, mine where both did. */
export function proposed(found: readonly Difference[]): Choices {
  return Object.fromEntries(found.map(({ field, both }) => [field, both ? 'mine' : 'theirs']));
}

/** What is typed here, with their values where they were chosen. A new secret of theirs means: none of mine. */
export function combined(mine: FormValues, theirs: FormValues, choices: Choices): FormValues {
  const taken = Object.entries(choices).flatMap(([field, choice]) =>
    choice === 'theirs' ? [[field, theirs[field as Field]]] : [],
  );
  return { ...mine, ...Object.fromEntries(taken) };
}
