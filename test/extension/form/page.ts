import { FORM_LABELS } from '@production-assist/shared/guide';
import { JSDOM } from 'jsdom';

export const ORIGIN = 'https://production-assist.example';
export const DIRECTORY_ID = '11111111-2222-4333-8444-555555555555';
export const CLIENT_ID = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
export const SECRET = 'fake8Q~not-a-real-secret-0123456789abcde';
export const LABELS = FORM_LABELS;

/** A page of the approved origin with this body. */
export function page(body: string, url = `${ORIGIN}/settings`): Document {
  const { window } = new JSDOM(`<!doctype html><body>${body}</body>`, { url, pretendToBeVisual: true });
  // jsdom draws nothing and has no `checkVisibility`: what style sheets hide is hidden here too, no more.
  window.Element.prototype.checkVisibility = function (this: Element) {
    for (let at: Element | null = this; at; at = at.parentElement) {
      const style = window.getComputedStyle(at);
      if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return false;
    }
    return true;
  };
  return window.document;
}

/** The three fields in one shape. */
export function form(shape: (label: string, name: string) => string): string {
  return Object.entries(LABELS)
    .map(([name, label]) => shape(label, name))
    .join('');
}

/** Puts a shadow tree into an element. */
export function shadow(element: Element | null, html: string): ShadowRoot {
  if (!element) throw new Error('no element for the shadow tree');
  const root = element.attachShadow({ mode: 'open' });
  root.innerHTML = html;
  return root;
}
