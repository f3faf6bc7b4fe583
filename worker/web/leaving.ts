import { OWN_LINKS } from './routes.ts';

/** Where somebody wants to go: an address, or (null) back or forth in the history. */
export type Way = { to: string } | { to: null };

/** Asked about every way out of the present screen. @returns whether to stay for now */
export type Guard = (way: Way) => boolean;

let guard: Guard | null = null;
/** The address the guarded screen stands under. */
let here = '';

/** Guards the present screen; null: no longer. */
export function guardScreen(by: Guard | null): void {
  guard = by;
  here = location.pathname + location.search;
}

/**
 * Listens to whatever leads out of a screen. Called once, before the router begins to listen: events at the window are
 * told in the order of the listeners.
 */
export function watchLeaving(): void {
  window.addEventListener(
    'click',
    (event) => {
      const path = guard && ownLink(event);
      if (!path || path === here || !guard?.({ to: path })) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
  window.addEventListener('popstate', (event) => {
    if (!guard || location.pathname + location.search === here || !guard({ to: null })) return;
    event.stopImmediatePropagation();
    // The browser has gone already: it is put back where it was until the answer is known.
    history.pushState(null, '', here);
  });
  window.addEventListener('beforeunload', (event) => {
    if (guard) event.preventDefault();
  });
}

/** Path and query of a link that the page would follow itself, in this window; null for every other click. */
function ownLink(event: MouseEvent): string | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  const link = event.composedPath().find((element) => element instanceof HTMLAnchorElement);
  if (!link || link.origin !== location.origin || link.target || link.download) return null;
  const path = link.pathname + link.search;
  return OWN_LINKS.test(path) && !link.getAttribute('href')?.startsWith('#') ? path : null;
}
