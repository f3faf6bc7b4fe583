/** What a person sees of an element: without tooltips' hidden copies, icon characters and buttons beside a value. */

const HIDDEN_CLASSES = ['fxs-display-none', 'msportalfx-hidden'];
const HIDDEN_SELECTOR = `[hidden], ${HIDDEN_CLASSES.map((name) => `.${name}`).join(', ')}, [style*="display: none"], [style*="display:none"]`;
const SILENT_TAGS = /^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT|SVG|SELECT|IMG)$/i;
const BLOCK_TAGS = /^(DIV|P|LI|UL|T[DHR]|BR|BUTTON|LABEL|SECTION|H[123])$/;

/** Characters of icon fonts stand in the private use area. */
const ICON_CHARACTERS = /[\uE000-\uF8FF]/g;
/** Zero-width and direction marks come along with names and ids. */
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u00AD]/g;

/** Text as a person reads it: one space where there were several, no icon characters, no invisible marks. */
export function cleaned(text: string): string {
  return text.replace(ICON_CHARACTERS, '').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** True for an element that is not shown, or stands in one that is not. What only a screen reader skips is shown. */
export function isOutOfSight(element: Element): boolean {
  return element.closest(HIDDEN_SELECTOR) !== null;
}

/** The visible text of an element, buttons included. */
export function textOf(element: Element): string {
  return untruncated(element, undoubled(cleaned(collect(element, false))));
}

/** The visible text of a value: without the buttons beside it, unless the value is itself a button (a link). */
export function valueText(element: Element): string {
  const value = undoubled(cleaned(collect(element, true)));
  return value === '' ? textOf(element) : untruncated(element, value);
}

function collect(element: Element, withoutButtons: boolean): string {
  if (element.tagName === 'INPUT' || element.tagName === 'TEXTAREA') return fieldText(element);
  if (element.childElementCount === 0) return element.textContent ?? '';
  let text = '';
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 3) {
      text += node.nodeValue ?? '';
    } else if (isElement(node) && !isSilent(node) && !(withoutButtons && isButton(node))) {
      const inner = collect(node, withoutButtons);
      // A search's highlighting splits a name into inline elements: only blocks are words of their own.
      text += BLOCK_TAGS.test(node.tagName) ? ` ${inner} ` : inner;
    }
  }
  return text;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function isSilent(element: Element): boolean {
  if (SILENT_TAGS.test(element.tagName)) return true;
  if (!element.hasAttributes()) return false;
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true;
  if (element.getAttribute('role') === 'tooltip') return true;
  if (HIDDEN_CLASSES.some((name) => element.classList.contains(name))) return true;
  const style = element.getAttribute('style');
  return style !== null && /display:\s*none|visibility:\s*hidden/.test(style);
}

function isButton(element: Element): boolean {
  return element.tagName === 'BUTTON' || element.getAttribute('role') === 'button';
}

const TEXT_TYPES = new Set([null, '', 'text', 'search', 'url', 'email', 'tel']);

/** What stands in a text field; tick boxes have no text and passwords are nobody's business. */
function fieldText(element: Element): string {
  if (element.tagName === 'INPUT' && !TEXT_TYPES.has(element.getAttribute('type'))) return '';
  return 'value' in element && typeof element.value === 'string' ? element.value : '';
}

/** A copy for screen readers beside the visible text gives every text twice. */
function undoubled(text: string): string {
  const half = text.slice(0, Math.floor(text.length / 2)).trim();
  return half !== '' && (text === half + half || text === `${half} ${half}`) ? half : text;
}

/** The `title` attribute holds the whole text where the page shows its beginning and an ellipsis. */
function untruncated(element: Element, text: string): string {
  const shown = /^(.*?)\s*(?:…|\.\.\.)$/.exec(text)?.[1];
  if (shown === undefined) return text;
  for (const holder of [element, ...element.querySelectorAll('[title]')]) {
    const title = cleaned(holder.getAttribute('title') ?? '');
    if (title.length > shown.length && title.startsWith(shown)) return title;
  }
  return text;
}
