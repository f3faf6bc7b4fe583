import type { PageFacts, PageKind, PageState } from './facts.ts';
import { groupIn } from './group-in.ts';
import { pageShown } from './identify.ts';
import { deniesAccess, framing, isLoading, isShell, signedInOf, statements, titleOf } from './page.ts';
import type { Route } from './routes.ts';
import { first } from './selectors.ts';
import { opensWith } from './words.ts';

/** Reads one kind of page. */
export interface Reader {
  kind: PageKind;
  /**
   * What the document says, or null where it is not this reader's page. Touches nothing, remembers nothing.
   *
   * @param shown what `pageShown` says of the document, where that is known already
   */
  read: (document: Document, route: Route, shown?: PageKind | null) => PageFacts | null;
}

/** What a page's own parts say; `state` where it is not `ready`. */
export type Content = Omit<PageFacts, 'kind' | 'state' | 'account'> & { state?: PageState };

/**
 * A reader: what all of them have in common around what only this one knows.
 *
 * @param content the page's own parts, or null where none of them was found
 */
export function readerOf(kind: PageKind, content: (document: Document, route: Route) => Content | null): Reader {
  return {
    kind,
    read(document, route, known) {
      if (route.kind !== kind) return null;
      const shown = known === undefined ? pageShown(document) : known;
      if (shown !== null && shown !== kind) return null;
      const read = content(document, route);
      if (read === null) return withoutContent(document, route);
      return { kind, state: 'ready', ...read, ...surroundings(document, read.directory) };
    },
  };
}

/** A page of which nothing can be read yet: only that it is coming. */
export function loadingPage(document: Document, kind: PageKind): PageFacts {
  return { kind, state: 'loading', ...surroundings(document) };
}

function surroundings(
  document: Document,
  directory?: PageFacts['directory'],
): Pick<PageFacts, 'account' | 'directory'> {
  const { account, directoryName } = signedInOf(document);
  const named = { ...(directoryName && { name: directoryName }), ...directory };
  return { ...(account && { account }), ...(Object.keys(named).length > 0 && { directory: named }) };
}

/** Elements a frame has before anything was drawn into it. */
const EMPTY_FRAME = 30;

function withoutContent(document: Document, route: Route): PageFacts | null {
  const { kind } = route;
  const around = { kind, ...surroundings(document) };
  const framed = framing(document, kind);
  if (framed === 'frame') {
    return { ...around, state: 'ready', inFrame: true, ...(kind.startsWith('group-') && groupIn(document, route)) };
  }
  const said = statements(document);
  if (!around.account && (first(document, 'signIn') || said.some((text) => opensWith('signedOut', text))))
    return { ...around, state: 'signed-out' };
  if (said.some(deniesAccess)) return { ...around, state: 'no-access' };
  if (framed === 'loading' || isLoading(document)) return { ...around, state: 'loading' };
  // A frame that was prepared and never used says nothing about the page.
  if (!isShell(document) && document.querySelectorAll('body *').length < EMPTY_FRAME) return null;
  return { ...around, state: said.length === 0 || isOnlyShell(document) ? 'loading' : 'unreadable' };
}

/** The surroundings are drawn first; a page without a title has not begun. */
function isOnlyShell(document: Document): boolean {
  return isShell(document) && titleOf(document).whole === '';
}
