import { FailureError } from '../failure-error.ts';
import type { GraphSession } from './graph.ts';
import { array, object, text } from './json.ts';

/*
 * Delta tells that a group's name or members have changed, not what became of its people: addresses and accounts are
 * none of its business, and changes may be told twice. So it is a signal and nothing more; a full reading decides.
 */

/**
 * Whether anything of the group may have changed since the link was made. One request. Whatever is not a plain "no"
 * is a yes: an expired link, another page, an answer of another shape.
 *
 * @throws FailureError `graph-throttled`: the next request would be refused too
 */
export async function mayHaveChanged(graph: GraphSession, link: string, groupId: string): Promise<boolean> {
  try {
    const body = await graph.get(link, (json) => array(json.value) !== undefined);
    const ofGroup = (array(body.value) ?? []).some((entry) => text(object(entry)?.id)?.toLowerCase() === groupId);
    return ofGroup || text(body['@odata.deltaLink']) === undefined;
  } catch (error) {
    rethrowThrottled(error);
    return true;
  }
}

/**
 * A link that will tell what has changed from now on. One request; made before a reading, so that nothing falls
 * between the two.
 *
 * @returns null where Microsoft gives none: then the next run reads in full too
 * @throws FailureError `graph-throttled`
 */
export async function linkFromNow(graph: GraphSession, groupId: string): Promise<string | null> {
  const filter = encodeURIComponent(`id eq '${groupId}'`);
  const url = graph.url(`/groups/delta?$filter=${filter}&$select=displayName,members&$deltatoken=latest`);
  try {
    const body = await graph.get(url, (json) => array(json.value) !== undefined);
    const link = text(body['@odata.deltaLink']);
    return link !== undefined && graph.isOwn(link) ? link : null;
  } catch (error) {
    rethrowThrottled(error);
    return null;
  }
}

function rethrowThrottled(error: unknown): void {
  if (!(error instanceof FailureError) || error.failure.code === 'graph-throttled') throw error;
}
