import { ACCESS_GROUP_NAME } from '@production-assist/shared/guide';
import { lettersAndDigits } from '@production-assist/shared/letters-and-digits';
import { distance } from 'fastest-levenshtein';
import { FailureError } from '../failure-error.ts';
import { NAME_LENGTH, NEAR_MISS_GROUPS } from '../limits.ts';
import type { GraphSession } from './graph.ts';
import { array, type JsonObject, object, text } from './json.ts';

/** The access group as Microsoft Graph shows it. */
export interface AccessGroup {
  id: string;
  displayName: string;
  securityEnabled: boolean | null;
  hiddenMembership: boolean;
}

const PROPERTIES = 'id,displayName,securityEnabled,mailEnabled,groupTypes,visibility';

/** Beginning that look-alikes share: `eq` finds other cases, this finds other dashes, spaces and endings. */
const NEAR_MISS_PREFIX = ACCESS_GROUP_NAME.split('_')[0] ?? ACCESS_GROUP_NAME;

/**
 * Finds the access group by its exact name. Microsoft compares without case and names are not unique, so what comes
 * back is compared again.
 *
 * @throws FailureError `group-not-found`, `group-near-miss` (naming the look-alike), `group-duplicate`, or Graph's own
 */
export async function findAccessGroup(graph: GraphSession): Promise<AccessGroup> {
  const name = ACCESS_GROUP_NAME.replaceAll("'", "''");
  const groups = await queryGroups(graph, `displayName eq '${name}'`, 100);
  const exact = groups.filter((group) => group.displayName === ACCESS_GROUP_NAME);
  const [only] = exact;
  if (only && exact.length === 1) return only;
  const expected = ACCESS_GROUP_NAME;
  if (exact.length > 1) throw new FailureError('group-duplicate', { params: { count: exact.length, expected } });
  const lookAlikes = groups.length
    ? groups
    : await queryGroups(graph, `startswith(displayName,'${NEAR_MISS_PREFIX}')`, NEAR_MISS_GROUPS);
  const found = nearest(lookAlikes.map((group) => group.displayName));
  if (found !== null) throw new FailureError('group-near-miss', { params: { found, expected } });
  throw new FailureError('group-not-found', { params: { expected } });
}

async function queryGroups(graph: GraphSession, filter: string, top: number): Promise<AccessGroup[]> {
  const query = `$filter=${encodeURIComponent(filter)}&$select=${PROPERTIES}&$top=${top}`;
  const json = await graph.get(graph.url(`/groups?${query}`), (body) => array(body.value) !== undefined);
  return (array(json.value) ?? []).flatMap((value) => readGroup(object(value)) ?? []);
}

function readGroup(group: JsonObject | undefined): AccessGroup | undefined {
  const id = text(group?.id);
  // Compared to the letter, so it is taken to the letter: a trailing space is a near miss.
  const displayName = text(group?.displayName);
  if (!group || !id || displayName === undefined) return undefined;
  return {
    id: id.toLowerCase(),
    displayName,
    securityEnabled: typeof group.securityEnabled === 'boolean' ? group.securityEnabled : null,
    hiddenMembership: text(group.visibility)?.toLowerCase() === 'hiddenmembership',
  };
}

/**
 * The name a person most likely meant: same letters with another case, dash, space or ending, or a typing slip.
 *
 * @returns the name as it stands in the directory, or null where none resembles
 */
export function nearest(names: readonly string[], wanted: string = ACCESS_GROUP_NAME): string | null {
  const target = lettersAndDigits(wanted);
  let best: { name: string; score: number } | null = null;
  for (const name of names) {
    const other = lettersAndDigits(name);
    const score = other.startsWith(target) ? Math.min(1, other.length - target.length) : distance(other, target);
    if (score <= 3 && (!best || score < best.score)) best = { name, score };
  }
  return best && visibleName(best.name);
}

/**
 * A name with everything in it that tells it apart: spaces at its ends stay, and what a screen would not show, or show
 * as an ordinary space, is spelled out, as in `[U+00A0]`.
 */
function visibleName(name: string): string {
  const spelled = name.replace(/(?! )[\p{C}\p{Z}]/gu, (character) => {
    const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    return `[U+${code}]`;
  });
  return spelled.slice(0, NAME_LENGTH).toWellFormed();
}
