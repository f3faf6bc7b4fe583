/** Sheets that are in use. */
const adopted = new Set<string>();

/**
 * Takes style that is loaded with a part of the panel, once. A constructed sheet: the page's policy allows no inline
 * style, and a file of its own would need what loads it in the panel from the beginning.
 */
export function adopt(css: string): void {
  if (adopted.has(css)) return;
  adopted.add(css);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
