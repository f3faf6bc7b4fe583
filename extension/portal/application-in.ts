import type { PageFacts } from './facts.ts';
import { clientIdInMenu, disagrees, subjectOf, titleOf } from './page.ts';
import type { Route } from './routes.ts';

/**
 * Which application a page is about that does not show its ids: the name from the title, the client id from the menu
 * beside it. The address's client id is left out: it may be that of another application.
 */
export function applicationIn(document: Document, route: Route): Pick<PageFacts, 'application' | 'disagrees'> {
  const name = subjectOf(titleOf(document), true);
  const clientId = clientIdInMenu(document);
  const application = { ...(name && { name }), ...(clientId && { clientId }) };
  return {
    ...(Object.keys(application).length > 0 && { application }),
    ...disagrees([route.clientId, clientId ?? undefined]),
  };
}
