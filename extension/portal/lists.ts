import type { Grid } from './grids.ts';
import { isLoading, nameOf } from './page.ts';
import { every, selectorOf } from './selectors.ts';
import { isOutOfSight } from './text.ts';

/**
 * Whether a list shows everything there is: all rows rendered, nothing still to load, no search that leaves rows out.
 *
 * @param wanted what is looked for in the list: a search for it or a part of it leaves it in; empty where all rows count
 */
export function isWholeList(document: Document, grid: Grid | null, wanted: string): boolean {
  if (isLoading(document) || (grid && !grid.complete)) return false;
  const isFiltered = every(document, 'searchBox').some((box) => {
    const text = 'value' in box && typeof box.value === 'string' ? box.value.trim().toLowerCase() : '';
    return text !== '' && !isOutOfSight(box) && !isOfTheShell(box) && !wanted.toLowerCase().includes(text);
  });
  return !isFiltered && !(grid && offersMore(grid));
}

/** The search at the top of every page looks through the whole portal. */
function isOfTheShell(box: Element): boolean {
  return box.closest('.fxs-topbar') !== null;
}

/** How many elements around a list are looked behind for a button. */
const AROUND = 2;

/** A button right below a list loads more of it, in whatever language it says so. */
function offersMore({ element }: Grid): boolean {
  let inside: Element | null = element;
  for (let step = 0; step < AROUND && inside && inside.tagName !== 'BODY'; step += 1) {
    for (let next = inside.nextElementSibling; next; next = next.nextElementSibling) {
      const buttons = [...(next.matches(selectorOf('button')) ? [next] : []), ...every(next, 'button')];
      if (buttons.some(isOffer)) return true;
    }
    inside = inside.parentElement;
  }
  return false;
}

function isOffer(button: Element): boolean {
  return (
    button.tagName !== 'A' &&
    !button.closest(`${selectorOf('overlay')}, [role="menubar"]`) &&
    !isOutOfSight(button) &&
    nameOf(button) !== ''
  );
}
