/** How long a secret that was taken is kept, in ms: long enough to change to the form, too short to be forgotten about. */
export const SECRET_LIFE_MS = 15 * 60_000;
