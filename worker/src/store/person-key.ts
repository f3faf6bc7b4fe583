/** Who somebody is in their directory, whatever their address. */
export interface PersonKey {
  directoryId: string;
  objectId: string;
}

/** The same as one text, to look people up by. */
export function keyOfPerson({ directoryId, objectId }: PersonKey): string {
  return `${directoryId} ${objectId}`;
}
