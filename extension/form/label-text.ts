import { isElement, shownChildren } from './composed.ts';
import { type FormField, fieldNamed } from './labels.ts';

/** Elements whose text is no part of the label around them. */
const NO_LABEL_TEXT = new Set([
  'button',
  'input',
  'noscript',
  'option',
  'script',
  'select',
  'style',
  'svg',
  'template',
  'textarea',
]);

/** The pieces of text an element shows, each as it stands in one text node. */
export function textPieces(element: Element): string[] {
  const pieces: string[] = [];
  collect(element, pieces);
  return pieces;
}

function collect(element: Element, pieces: string[]): void {
  for (const node of shownChildren(element)) {
    if (node.nodeType === 3) {
      const text = node.nodeValue?.trim();
      if (text) pieces.push(text);
    } else if (isElement(node) && !isSilent(node)) collect(node, pieces);
  }
}

function isSilent(element: Element): boolean {
  return (
    NO_LABEL_TEXT.has(element.localName) ||
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true'
  );
}

/** What an element's text says about a field: as a whole, or in one piece beside a hint or a note. */
export interface Naming {
  /** The text as a whole names this field. */
  whole: FormField | null;
  /** The first piece of the text names this field. */
  first: FormField | null;
  /** Fields that single pieces of the text name. */
  pieces: readonly FormField[];
  empty: boolean;
}

/** Reads an element's text for the form's labels. */
export function namingOf(element: Element): Naming {
  const pieces = textPieces(element);
  const named = pieces.map(fieldNamed);
  return {
    whole: fieldNamed(pieces.join(' ')),
    first: named[0] ?? null,
    pieces: [...new Set(named.filter((field) => field !== null))],
    empty: pieces.length === 0,
  };
}
