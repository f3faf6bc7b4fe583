import { ACCESS_GROUP_NAME, APPLICATION_NAME } from '@production-assist/shared/guide';
import type { ShowTarget } from '@production-assist/shared/steps';
import { essential, essentialsOf } from './essentials.ts';
import type { Guid } from './facts.ts';
import { cellText, gridsOf } from './grids.ts';
import { guidIn } from './guid.ts';
import { nameOf } from './page.ts';
import { isSecretValue } from './secret-value.ts';
import { every } from './selectors.ts';
import { SHOW_ROWS, type ShowRow } from './show-targets.ts';
import { isOutOfSight } from './text.ts';
import { opensWith, says, type Word } from './words.ts';

/** Wide and in a colour the admin center does not use; high contrast replaces the colour by its own. */
const OUTLINE = { outline: '3px solid #c239b3', outlineOffset: '2px' };

/** The thing on the page a person is led to; null where it is not found. */
export function findTarget(document: Document, target: ShowTarget): Element | null {
  const row: ShowRow = SHOW_ROWS[target];
  return (
    byTelemetry(document, row.telemetry ?? []) ??
    (row.button ? byName(document, row.button) : null) ??
    valueOrCell(document, row)
  );
}

function valueOrCell(document: Document, { property, row, secretValue }: ShowRow): Element | null {
  if (property) return essential(essentialsOf(document), ...property)?.element ?? null;
  if (row) return cellWith(document, (text) => text === (row === 'application' ? APPLICATION_NAME : ACCESS_GROUP_NAME));
  return secretValue ? cellWith(document, isSecretValue) : null;
}

/**
 * Draws an outline around the thing to click, scrolls to it, and takes the outline away with the next click anywhere.
 *
 * @returns whether it was found
 */
export function show(document: Document, target: ShowTarget): boolean {
  return outline(document, findTarget(document, target));
}

/** Does the same with the row of one client secret. */
export function showSecret(document: Document, secretId: Guid): boolean {
  return outline(document, rowWith(document, (text) => guidIn(text) === secretId)?.element ?? null);
}

function outline(document: Document, element: Element | null): boolean {
  hide(document);
  if (!element || !('style' in element)) return false;
  const { style } = element as HTMLElement;
  const before = { outline: style.outline, outlineOffset: style.outlineOffset };
  Object.assign(style, OUTLINE);
  element.scrollIntoView?.({ block: 'center', inline: 'nearest' });
  const undo = () => {
    Object.assign(style, before);
    document.removeEventListener('click', undo, true);
    shown.delete(document);
  };
  // Capturing, so that a page that stops its clicks does not keep the outline.
  document.addEventListener('click', undo, true);
  shown.set(document, undo);
  return true;
}

/** Takes the outline away, if there is one. */
export function hide(document: Document): void {
  shown.get(document)?.();
}

/** How to undo the outline of a document; the next one replaces it. */
const shown = new WeakMap<Document, () => void>();

function byTelemetry(document: Document, names: readonly string[]): Element | null {
  return visible(names.flatMap((name) => [...document.querySelectorAll(`[data-telemetryname="${name}"]`)]));
}

/** Whole names first: "Overview" before "Overview of …". */
function byName(document: Document, word: Word): Element | null {
  const buttons = every(document, 'button');
  return (
    visible(buttons.filter((button) => says(word, nameOf(button)))) ??
    visible(buttons.filter((button) => opensWith(word, nameOf(button))))
  );
}

function cellWith(document: Document, is: (text: string) => boolean): Element | null {
  return rowWith(document, is)?.cell ?? null;
}

function rowWith(document: Document, is: (text: string) => boolean): { element: Element; cell: Element } | null {
  for (const { rows } of gridsOf(document)) {
    for (const row of rows) {
      const cell = row.cells.find((_, column) => is(cellText(row, column)));
      if (cell) return { element: row.element, cell };
    }
  }
  return null;
}

function visible(elements: readonly Element[]): Element | null {
  return elements.find((element) => !isOutOfSight(element)) ?? null;
}
