/** The document as a person sees it: shadow trees and slotted content in their place. */

/** The element around an element, also across slots and shadow roots; null at the document's end. */
export function composedParent(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return isShadowRoot(root) ? root.host : null;
}

/** An element and all that is around it, from the inside out. */
export function* withAncestors(element: Element): Generator<Element> {
  for (let at: Element | null = element; at; at = composedParent(at)) yield at;
}

/** True for a shadow root of any window: `instanceof` knows only its own. */
export function isShadowRoot(node: Node): node is ShadowRoot {
  return node.nodeType === 11 && 'host' in node;
}

/** Whether a node is an element, of whichever document: `instanceof` knows its own document's only. */
export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** What stands inside an element on the screen: a shadow tree instead of the children, slotted nodes for a slot. */
export function shownChildren(element: Element): readonly Node[] {
  if (element.shadowRoot) return [...element.shadowRoot.childNodes];
  if (element.localName === 'slot' && 'assignedNodes' in element) {
    const slotted = (element as HTMLSlotElement).assignedNodes({ flatten: true });
    if (slotted.length > 0) return slotted;
  }
  return [...element.childNodes];
}
