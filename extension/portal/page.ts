import type { Guid, PageKind } from './facts.ts';
import { guidIn } from './guid.ts';
import type { Route } from './routes.ts';
import { anyOf, every, everyOfFirst, first, selectorOf } from './selectors.ts';
import { cleaned, isOutOfSight, textOf, valueText } from './text.ts';
import { opensWith, pageWords, says, type Word } from './words.ts';

/** A page's title, taken apart: `Production-Assist | API permissions`. */
export interface Title {
  whole: string;
  /** What stands before the last bar; the whole where there is none. */
  subject: string;
  /** What stands behind the last bar; empty where there is none. */
  section: string;
}

/** The title of the open page. Of several blades side by side the last is the open one. */
export function titleOf(document: Document): Title {
  const titles = everyOfFirst(document, 'title').filter(
    (element) => !isOutOfSight(element) && element.closest(selectorOf('overlay')) === null,
  );
  const whole =
    titles
      .map(textOf)
      .filter((text) => text !== '')
      .at(-1) ?? '';
  const bar = whole.lastIndexOf('|');
  if (bar < 0) return { whole, subject: whole, section: '' };
  return { whole, subject: whole.slice(0, bar).trim(), section: whole.slice(bar + 1).trim() };
}

/**
 * The name of the application or group a page is about, from its title. A name may itself hold a bar, so what follows
 * the bar is only taken off where it is known to be a section, or where the page always has one.
 */
export function subjectOf(title: Title, always: boolean): string | null {
  const sections = pageWords();
  const isSection = title.section !== '' && (always || sections.some((word) => says(word, title.section)));
  const name = isSection ? title.subject : title.whole;
  return name === '' || sections.some((word) => says(word, name)) ? null : name;
}

/** A tab: its name without the count, the count where it has one, and whether it is the open one. */
export interface Tab {
  name: string;
  count: number | null;
  selected: boolean;
}

/** The tabs of the page, in order. */
export function tabsOf(document: Document): Tab[] {
  return every(document, 'tab')
    .filter((element) => !isOutOfSight(element))
    .map((element) => {
      const match = /^(.*?)\s*[(（](\d+)[)）]$/.exec(textOf(element));
      return {
        name: match?.[1] ?? textOf(element),
        count: match ? Number(match[2]) : null,
        selected: element.getAttribute('aria-selected') === 'true',
      };
    });
}

/** Who is signed in and where, as the head of the top document says it. */
export function signedInOf(document: Document): { account?: string; directoryName?: string } {
  const account = first(document, 'account');
  const directory = first(document, 'directoryName');
  const address = account ? textOf(account) : '';
  // Written "GTG (GTG.ONMICROSOFT.COM)" where the directory has no other domain.
  const name = directory ? textOf(directory).replace(/\s*\([^()]*\.[^()]*\)$/, '') : '';
  return { ...(address && { account: address }), ...(name && { directoryName: name }) };
}

/** Whether this is the top document; a frame has none of what surrounds the pages. */
export function isShell(document: Document): boolean {
  return first(document, 'shell') !== null;
}

/** Kinds of pages whose content stands in a frame of Microsoft's, which is a document of its own (known 2026-09). */
const FRAMED: readonly PageKind[] = ['directory-overview', 'groups', 'new-group', 'group-overview', 'group-members'];

/** Whether the page's content stands in a frame: `loading` where it is one of those and the frame is not there yet. */
export function framing(document: Document, kind: PageKind): 'frame' | 'loading' | 'none' {
  if (first(document, 'activeFrame')) return 'frame';
  if (!isShell(document) || !FRAMED.includes(kind)) return 'none';
  return first(document, 'frame') ? 'frame' : 'loading';
}

/** The client id that the page's own menu leads to, where all of it leads to the same. */
export function clientIdInMenu(document: Document): Guid | null {
  const links = every(document, 'menuItem').flatMap((item) => [item, ...item.querySelectorAll('[href]')]);
  return guidIn(links.map((link) => /appId~?\/[^/]+/i.exec(link.getAttribute('href') ?? '')?.[0] ?? '').join(' '));
}

/** Whether something on the page says that it is still loading. */
export function isLoading(document: Document): boolean {
  return [...anyOf(document, 'loading')].some((element) => !isOutOfSight(element));
}

/** Texts that say something about the whole page: headings, alerts, and paragraphs outside of tables. */
export function statements(document: Document): string[] {
  const elements = document.querySelectorAll(`${selectorOf('heading')}, ${selectorOf('alert')}, p, span, div, dd, li`);
  const texts: string[] = [];
  for (const element of elements) {
    // Only leaves: what surrounds them would say everything at once.
    if (element.childElementCount > 0 || element.closest(selectorOf('cell')) || isOutOfSight(element)) continue;
    const text = cleaned(element.textContent ?? '');
    if (text !== '' && text.length < LONGEST_STATEMENT) texts.push(text);
  }
  return texts;
}

const LONGEST_STATEMENT = 300;

/** Whether the page says in a known language that there is nothing to list; a page one may not see says no such thing. */
export function saysNothing(document: Document): boolean {
  const said = statements(document);
  return said.some((text) => opensWith('nothing', text)) && !said.some(deniesAccess);
}

/** Whether a statement says that the account may not see the page: in a known language, or by the number of the refusal. */
export function deniesAccess(statement: string): boolean {
  return statement === '401' || statement === '403' || opensWith('noAccess', statement);
}

/** The state of a known button: by what it says, in the languages known. */
export function buttonState(document: Document, word: Word): 'enabled' | 'disabled' | 'unknown' {
  const button = every(document, 'button').find(
    (element) => !isOutOfSight(element) && (opensWith(word, nameOf(element)) || opensWith(word, valueText(element))),
  );
  if (!button) return 'unknown';
  return isDisabled(button) ? 'disabled' : 'enabled';
}

function isDisabled(button: Element): boolean {
  const holders = [button, ...button.querySelectorAll('[aria-disabled], [disabled]')];
  const parent = button.parentElement;
  if (parent?.getAttribute('role') === 'presentation' || parent?.tagName === 'LI') holders.push(parent);
  return holders.some(
    (element) =>
      element.hasAttribute('disabled') ||
      element.getAttribute('aria-disabled') === 'true' ||
      /(?:^|[\s-])(?:is-)?disabled(?:\s|$)/.test(element.getAttribute('class') ?? ''),
  );
}

/** What a button or link is called: its label for screen readers, or its text. */
export function nameOf(element: Element): string {
  return cleaned(element.getAttribute('aria-label') ?? '') || textOf(element);
}

/** Whether the address names something else than the page shows. Unknown on either side is no disagreement. */
export function disagrees(...pairs: readonly (readonly [string | undefined, string | undefined])[]): {
  disagrees?: true;
} {
  return pairs.some(([address, page]) => address && page && address !== page) ? { disagrees: true } : {};
}

/** The directory's GUID where the address names one; a domain says nothing about the id. */
export function directoryIdOf(route: Route): string | undefined {
  return /^[0-9a-f]{8}-/.test(route.directory ?? '') ? route.directory : undefined;
}
