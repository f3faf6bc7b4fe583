import type { Guid } from './facts.ts';
import { guidIn } from './guid.ts';
import { every, first, selectorOf } from './selectors.ts';
import { cleaned, isOutOfSight, textOf, valueText } from './text.ts';
import { says, type Word } from './words.ts';

/** A property as the head of a page shows it: a label and its value. */
export interface Essential {
  label: string;
  value: string;
  /** The one GUID the value consists of. */
  guid: Guid | null;
  element: Element;
}

/** The properties at the head of a page, in whichever of the known shapes they are drawn. */
export function essentialsOf(root: ParentNode): Essential[] {
  const found = [...items(root), ...propertyFields(root), ...readonlyInputs(root)];
  return found.filter(({ element, label }) => label !== '' && !isOutOfSight(element) && !isOverlay(element));
}

/** The first property with a label that is known to mean `word`. */
export function essential(essentials: readonly Essential[], ...meanings: readonly Word[]): Essential | null {
  return essentials.find(({ label }) => meanings.some((word) => says(word, label))) ?? null;
}

function isOverlay(element: Element): boolean {
  return element.closest(selectorOf('overlay')) !== null;
}

/** An item that holds label and value. */
function items(root: ParentNode): Essential[] {
  return every(root, 'essentialsItem').flatMap((item) => {
    // An item within an item would give its value twice.
    if (item.querySelector(selectorOf('essentialsItem'))) return [];
    const label = first(item, 'essentialsLabel');
    const value = first(item, 'essentialsValue');
    return label && value ? [essentialOf(textOf(label), value)] : [];
  });
}

/** A label with an id ending in `-label`, and a value that names it. */
function propertyFields(root: ParentNode): Essential[] {
  return every(root, 'propertyLabel').flatMap((label) => {
    const value = root.querySelector(`[aria-labelledby~="${quoted(label.id)}"]`);
    return value ? [essentialOf(textOf(label), value)] : [];
  });
}

/** A read-only field that names its label. */
function readonlyInputs(root: ParentNode): Essential[] {
  return every(root, 'propertyInput').flatMap((input) => {
    const ids = (input.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter((id) => id !== '');
    const label = ids.map((id) => root.querySelector(`[id="${quoted(id)}"]`)).find((element) => element !== null);
    if (!label || label.matches(selectorOf('propertyLabel'))) return [];
    return [essentialOf(textOf(label), input)];
  });
}

function essentialOf(label: string, element: Element): Essential {
  const value = valueText(element).replace(/^:\s*/, '');
  return { label: cleaned(label).replace(/\s*:$/, ''), value, guid: wholeGuid(value), element };
}

function wholeGuid(value: string): Guid | null {
  const guid = guidIn(value);
  return guid !== null && value.length <= guid.length + 2 ? guid : null;
}

/** Ids are quoted in the selector, so only quotes and backslashes matter. */
function quoted(id: string): string {
  return id.replace(/["\\]/g, '\\$&');
}
