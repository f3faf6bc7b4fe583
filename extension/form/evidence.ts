import { composedParent, isElement, isShadowRoot, withAncestors } from './composed.ts';
import { namingOf } from './label-text.ts';
import { type FormField, fieldNamed } from './labels.ts';
import { type PlacedField, referencedText, type TextField } from './text-fields.ts';

/**
 * What says which value a field is for, the strongest first: its own label, a piece of that label, a hint inside the
 * field, a text before it, a text after it.
 */
export const STRENGTHS = ['label', 'piece', 'hint', 'before', 'after'] as const;
export type Strength = (typeof STRENGTHS)[number];

export interface Evidence {
  names: FormField;
  strength: Strength;
}

/** Levels climbed from a field towards a text beside it: a cell, a wrapper or two, the row, and one to spare. */
const LEVELS = 6;
/** Texts before a field that may be its label: the label itself and two lines of help below it. */
const TEXTS = 3;
const OTHER_CONTROLS = 'select, input[type=checkbox], input[type=radio], [contenteditable=true]';

/** Makes the function that judges single fields of one page, all of whose fields are given. */
export function evidenceAmong(placed: readonly PlacedField[]): (field: TextField) => Evidence | null {
  /** How many fields each element holds. */
  const holds = new Map<Element, number>();
  for (const { field } of placed) {
    for (const around of withAncestors(field)) holds.set(around, (holds.get(around) ?? 0) + 1);
  }

  return (field) => {
    const own = ownLabels(field);
    const labels = known(own.map((text) => text.whole));
    if (labels.size > 0) return only(labels, 'label');
    const pieces = new Set(own.flatMap((text) => text.pieces));
    if (pieces.size > 0) return only(pieces, 'piece');
    const hints = known(hintsOf(field).map(fieldNamed));
    if (hints.size > 0) return only(hints, 'hint');
    // A field that is called something else is not renamed by what stands beside it.
    if (own.some((text) => !text.empty)) return null;
    return only(namedByColumn(field) ?? namedBefore(field), 'before') ?? only(namedAfter(field), 'after');
  };

  /** Labels of the field, and of the components that consist of this one field. */
  function ownLabels(field: TextField): OwnLabel[] {
    return alone(field).flatMap(labelsOf);
  }

  function hintsOf(field: TextField): string[] {
    return alone(field).flatMap((element) => ['placeholder', 'title'].map((name) => element.getAttribute(name) ?? ''));
  }

  function alone(field: TextField): Element[] {
    const elements: Element[] = [field];
    for (let root = field.getRootNode(); isShadowRoot(root); root = root.host.getRootNode()) {
      if (holds.get(root.host) !== 1) break;
      elements.push(root.host);
    }
    return elements;
  }

  /**
   * The field named by the texts right before a field, up to the field before it. A text names it by itself or by its
   * first piece, with help in the others. Texts that mention more than one of the fields name none: they may be a
   * column of labels, or a list in a manual.
   */
  function namedBefore(field: TextField): Set<FormField> {
    const named = new Set<FormField>();
    const mentioned = new Set<FormField>();
    let texts = 0;
    for (const node of nodesBefore(field)) {
      const naming = namingOfNode(node);
      if (naming.empty) continue;
      for (const name of known([naming.whole, ...naming.pieces])) mentioned.add(name);
      for (const name of known([naming.whole, naming.first])) named.add(name);
      texts += 1;
      if (texts === TEXTS) break;
    }
    return mentioned.size > 1 ? mentioned : named;
  }

  /** What stands before a field, the nearest first, as far as no other field or choice stands in between. */
  function* nodesBefore(field: TextField): Generator<Node> {
    let at: Element | null = field;
    for (let level = 0; at && level < LEVELS; level += 1, at = composedParent(at)) {
      for (let node = at.previousSibling; node; node = node.previousSibling) {
        if (isElement(node)) {
          if (holds.has(node) || node.matches(OTHER_CONTROLS) || node.querySelector(OTHER_CONTROLS)) return;
        }
        yield node;
      }
    }
  }

  /** A text after a field names it only where the two stand alone together, as a floating label does. */
  function namedAfter(field: TextField): Set<FormField> {
    const parent = field.parentElement;
    const named = new Set<FormField>();
    if (!parent || holds.get(parent) !== 1) return named;
    for (let node = field.nextSibling; node; node = node.nextSibling) {
      const naming = namingOfNode(node);
      if (naming.empty) continue;
      if (naming.whole) named.add(naming.whole);
      break;
    }
    return named;
  }
}

function only(named: ReadonlySet<FormField>, strength: Strength): Evidence | null {
  const [first, second] = named;
  return first && !second ? { names: first, strength } : null;
}

function known(fields: readonly (FormField | null)[]): Set<FormField> {
  return new Set(fields.filter((field) => field !== null));
}

type OwnLabel = ReturnType<typeof namingOf>;

function labelsOf(element: Element): OwnLabel[] {
  const texts = [
    element.getAttribute('aria-label'),
    element.getAttribute('label'),
    referencedText(element, 'aria-labelledby'),
  ].filter((text) => text !== null && text.trim() !== '');
  return [...texts.map((text) => namingOfText(text ?? '')), ...labelElements(element).map(namingOf)];
}

/** `label` elements around or for an element. Custom elements count too, which `labels` leaves out. */
function labelElements(element: Element): Element[] {
  const labels = new Set<Element>();
  const around = element.closest('label');
  if (around && (!around.hasAttribute('for') || around.getAttribute('for') === element.id)) labels.add(around);
  const root = element.getRootNode();
  if (element.id && 'querySelectorAll' in root) {
    const tree = root as Document | ShadowRoot;
    for (const label of tree.querySelectorAll('label[for]')) {
      // With the same id twice, a label belongs to the first of them.
      if (label.getAttribute('for') === element.id && tree.getElementById(element.id) === element) labels.add(label);
    }
  }
  return [...labels];
}

/** In a table with a head: the field named by the head of the field's column. */
function namedByColumn(field: TextField): Set<FormField> | null {
  const cell = field.closest('td');
  const head = cell?.closest('table')?.rows[0];
  if (!cell || !head || head.contains(cell)) return null;
  const title = head.cells[cell.cellIndex];
  const named = title?.localName === 'th' ? namingOf(title).whole : null;
  return named ? new Set([named]) : null;
}

function namingOfNode(node: Node): OwnLabel {
  if (isElement(node)) return namingOf(node);
  return namingOfText(node.nodeType === 3 ? (node.nodeValue ?? '') : '');
}

function namingOfText(text: string): OwnLabel {
  const named = fieldNamed(text);
  return { whole: named, first: named, pieces: named ? [named] : [], empty: text.trim() === '' };
}
