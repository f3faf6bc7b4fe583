/** Header in which the settings page says as whom it shows somebody signed in. */
export const SIGNED_IN_AS = 'X-Signed-In-As';

/** The header's value for a name (`Me.name`): headers hold few characters. */
export function signedInAs(name: string): string {
  return encodeURIComponent(name.toWellFormed());
}
