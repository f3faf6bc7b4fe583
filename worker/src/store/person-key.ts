/** Who somebody is in their directory, whatever their address. */
export interface PersonKey {
  directoryId: string;
  objectId: string;
}
