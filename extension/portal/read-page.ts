import type { PageFacts, PageKind } from './facts.ts';
import { pageShown } from './identify.ts';
import { isLoading } from './page.ts';
import { loadingPage } from './reader.ts';
import { READERS } from './readers.ts';
import { type Route, routeOf } from './routes.ts';

/**
 * What a document of the admin center says: the top document, or a frame in it.
 *
 * @param document of the page, or of the frame
 * @param url the tab's address, hash included, also when the document is a frame's
 * @returns null on addresses that are not the guide's, and for a frame that holds nothing
 */
export function readPage(document: Document, url: string): PageFacts | null {
  const route = routeOf(url);
  if (!route) return null;
  const shown = pageShown(document);
  if (shown === null || shown === route.kind) return read(document, route, shown);
  // The address changes first: while the next page loads, the last one is still there.
  if (isLoading(document)) return loadingPage(document, route.kind);
  // The page counts. The ids of the address belong to the page that is not shown.
  const facts = read(document, { kind: shown }, shown);
  return facts && { ...facts, disagrees: true };
}

function read(document: Document, route: Route, shown: PageKind | null): PageFacts | null {
  return READERS.find(({ kind }) => kind === route.kind)?.read(document, route, shown) ?? null;
}
