/** Markup that is safe to put into a page as it is. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | string | number | null | undefined | false | readonly Part[];

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Builds markup; texts put into it are escaped, other markup and lists of it are not, and nothing is left out of nothing. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return { markup: strings.reduce((whole, string, index) => whole + markupOf(parts[index - 1]) + string) };
}

function markupOf(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (isList(part)) return part.map(markupOf).join('');
  if (typeof part === 'object') return part.markup;
  return String(part).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

// `Array.isArray` does not tell a readonly array from the rest of the union.
function isList(part: Part): part is readonly Part[] {
  return Array.isArray(part);
}

/** Takes markup as it is: for what does not come from data. */
export function raw(markup: string): Markup {
  return { markup };
}
