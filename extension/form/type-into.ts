import type { TextField } from './text-fields.ts';

/**
 * Puts a value into a field as if a person had typed it: focus, value, `input`, `change`, blur, with the flags the
 * browser's own events have (`change` stays inside its shadow tree, where the component passes it on in its own way).
 * No key is pressed, nothing is clicked, nothing submitted.
 *
 * @returns false where the field is not part of an open page any more
 */
export function typeInto(field: TextField, value: string): boolean {
  const view = field.ownerDocument.defaultView;
  if (!view || !field.isConnected) return false;
  move(view, field, 'in', () => field.focus({ preventScroll: true }));
  setValue(field, value);
  const typed = { bubbles: true, composed: true, inputType: 'insertReplacementText', data: value };
  field.dispatchEvent(new view.InputEvent('input', typed));
  field.dispatchEvent(new view.Event('change', { bubbles: true }));
  move(view, field, 'out', () => field.blur());
  return true;
}

/**
 * Sets the value with the browser's own setter. A framework may have put a setter of its own on the field (React
 * does, to tell typing from rendering) or on a class in between: the last prototype that has one is the browser's, and
 * of the field's own window.
 */
function setValue(field: TextField, value: string): void {
  let setter: ((value: string) => void) | undefined;
  for (let at = Object.getPrototypeOf(field); at; at = Object.getPrototypeOf(at)) {
    setter = Object.getOwnPropertyDescriptor(at, 'value')?.set ?? setter;
  }
  setter?.call(field, value);
}

const FOCUS_EVENTS = { in: ['focus', 'focusin'], out: ['blur', 'focusout'] } as const;

/**
 * Moves the focus in or out. A browser sends no focus events while its window has not the focus, as when a person has
 * just pressed a button in the side panel; the page is then told in the same words.
 */
function move(view: Window & typeof globalThis, field: TextField, way: 'in' | 'out', act: () => void): void {
  const [own, bubbling] = FOCUS_EVENTS[way];
  let told = false;
  const listener = () => {
    told = true;
  };
  field.addEventListener(own, listener, { capture: true });
  act();
  field.removeEventListener(own, listener, { capture: true });
  if (told) return;
  field.dispatchEvent(new view.FocusEvent(own, { composed: true }));
  field.dispatchEvent(new view.FocusEvent(bubbling, { bubbles: true, composed: true }));
}

/** The element that has the focus, looked for inside shadow roots and frames; null for the page as a whole. */
export function focused(document: Document): HTMLElement | null {
  let at: Element | null = document.activeElement;
  while (at) {
    const inner: Element | null = at.shadowRoot?.activeElement ?? frameFocus(at);
    if (!inner) break;
    at = inner;
  }
  return at && at !== at.ownerDocument.body && 'focus' in at ? (at as HTMLElement) : null;
}

function frameFocus(element: Element): Element | null {
  try {
    return 'contentDocument' in element
      ? ((element as HTMLIFrameElement).contentDocument?.activeElement ?? null)
      : null;
  } catch {
    return null;
  }
}
