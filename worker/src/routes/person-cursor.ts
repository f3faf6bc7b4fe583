import type { PersonKey } from '../store/person-key.ts';

/** The cursor of a list of people is the key of the last one. */
export function personCursor(person: PersonKey | undefined): string | null {
  return person ? `${person.directoryId}_${person.objectId}` : null;
}

/** Null: the beginning. Whatever else was sent is a key nobody has. */
export function readPersonCursor(cursor: string | undefined): PersonKey | null {
  if (cursor === undefined) return null;
  const [directoryId = '', objectId = ''] = cursor.split('_');
  return { directoryId, objectId };
}
