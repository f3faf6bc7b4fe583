/**
 * Ids of sealing keys as the column `tried_keys` holds them, beside what none of them opens.
 *
 * @param kids the one that seals first
 */
export const triedKeys = (kids: readonly string[]): string => JSON.stringify(kids);
