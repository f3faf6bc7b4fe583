import { textPieces } from './label-text.ts';
import { isSectionTitle } from './labels.ts';
import { isShown } from './obstacles.ts';

export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** A field for text and where it stands. */
export interface PlacedField {
  field: TextField;
  /** Under the title of the form's section, or in a group of that name. */
  inSection: boolean;
}

const TEXT_TYPES = new Set(['text', 'password', 'search', 'url', 'email', 'tel']);

/** Elements that hold their headings in: a heading inside says nothing about what follows outside. */
const SECTIONS =
  'section, article, aside, main, nav, form, fieldset, dialog, [role=region], [role=group], [role=dialog], [role=tabpanel]';

/** A title that is no heading ranks below all headings, so that the next heading ends its section. */
const PLAIN_TITLE_LEVEL = 7;

interface Heading {
  level: number;
  isSection: boolean;
}

/**
 * All fields for text of a document in their order, also in open shadow roots and in visible frames of the same origin.
 * A frame of another origin is left alone, even where the browser would let it be read.
 */
export function textFields(document: Document): PlacedField[] {
  const found: PlacedField[] = [];
  const origin = document.defaultView?.origin;
  visit(document, { named: false, headings: [] });
  return found;

  function visit(parent: ParentNode, state: { named: boolean; headings: Heading[] }): void {
    for (const element of parent.children) {
      noteTitle(element, state.headings);
      if (isTextField(element)) {
        found.push({ field: element, inSection: state.named || state.headings.some((heading) => heading.isSection) });
      }
      const inside = element.matches(SECTIONS)
        ? { named: state.named || isNamedSection(element), headings: [...state.headings] }
        : state;
      if (element.shadowRoot) visit(element.shadowRoot, inside);
      const inner = frameDocument(element);
      if (inner && inner.defaultView?.origin === origin && isShown(element)) {
        visit(inner, { ...inside, headings: [...inside.headings] });
      }
      visit(element, inside);
    }
  }
}

/** True for an input or text area that takes text, of any window. */
function isTextField(element: Element): element is TextField {
  return element.localName === 'textarea'
    ? 'value' in element
    : element.localName === 'input' && TEXT_TYPES.has((element as HTMLInputElement).type);
}

function noteTitle(element: Element, headings: Heading[]): void {
  const level = headingLevel(element);
  if (level !== null) {
    pushHeading(headings, { level, isSection: isSectionTitle(textPieces(element).join(' ')) });
  } else if ([...element.childNodes].some((node) => node.nodeType === 3 && isSectionTitle(node.nodeValue ?? ''))) {
    if (!element.closest('h1, h2, h3, h4, h5, h6, [role=heading]')) {
      pushHeading(headings, { level: PLAIN_TITLE_LEVEL, isSection: true });
    }
  }
}

function pushHeading(headings: Heading[], heading: Heading): void {
  const kept = headings.filter((before) => before.level < heading.level);
  headings.splice(0, headings.length, ...kept, heading);
}

function headingLevel(element: Element): number | null {
  const tag = /^h([1-6])$/.exec(element.localName);
  if (tag) return Number(tag[1]);
  // 2 is what a heading without a level counts as: WAI-ARIA 1.2, "heading".
  return element.getAttribute('role') === 'heading' ? Number(element.getAttribute('aria-level')) || 2 : null;
}

function isNamedSection(element: Element): boolean {
  const legend = [...element.children].find((child) => child.localName === 'legend');
  return [
    legend ? textPieces(legend).join(' ') : '',
    element.getAttribute('aria-label') ?? '',
    referencedText(element, 'aria-labelledby'),
  ].some(isSectionTitle);
}

/** The text of the elements an attribute such as `aria-labelledby` points to, in the element's own tree. */
export function referencedText(element: Element, attribute: string): string {
  const root = element.getRootNode();
  if (!('getElementById' in root)) return '';
  const tree = root as Document | ShadowRoot;
  return (element.getAttribute(attribute) ?? '')
    .split(/\s+/)
    .map((id) => (id ? tree.getElementById(id) : null))
    .filter((target) => target !== null)
    .flatMap(textPieces)
    .join(' ');
}

function frameDocument(element: Element): Document | null {
  if (element.localName !== 'iframe' && element.localName !== 'frame') return null;
  try {
    return (element as HTMLIFrameElement).contentDocument;
  } catch {
    return null;
  }
}
