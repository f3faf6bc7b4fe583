import type { PageFacts } from './facts.ts';
import { subjectOf, titleOf } from './page.ts';
import type { Route } from './routes.ts';

/**
 * Which group a page is about that does not show its id: the name from the title, the id from the address. Where the
 * page shows something else than the address names, its reader is given no address.
 */
export function groupIn(document: Document, route: Route): Pick<PageFacts, 'group'> {
  const name = subjectOf(titleOf(document), true);
  const group = { ...(name && { name }), ...(route.groupId && { id: route.groupId }) };
  return Object.keys(group).length > 0 ? { group } : {};
}
