import { readerOf } from '../reader.ts';
import { every, selectorOf } from '../selectors.ts';
import { isOutOfSight } from '../text.ts';

/** The form for a new group. */
export const newGroup = readerOf('new-group', (document) => (hasForm(document) ? {} : null));

/** Whether the page has a field to type a name into; the search at the top of every page is not one. */
export function hasForm(document: Document): boolean {
  const searches = new Set(every(document, 'searchBox'));
  return [...document.querySelectorAll('input:not([type]), input[type="text"], textarea')].some(
    (field) =>
      !searches.has(field) &&
      !field.hasAttribute('readonly') &&
      !isOutOfSight(field) &&
      !field.closest(selectorOf('overlay')),
  );
}
