import { essentialsOf } from './essentials.ts';
import type { PageKind } from './facts.ts';
import { gridsOf } from './grids.ts';
import { isShell, tabsOf } from './page.ts';
import { every, type Place, SELECTORS } from './selectors.ts';

/**
 * What an unreadable page is built of, for whoever repairs the readers. Structure only: names of tags, roles and of
 * Microsoft's own classes, and counts; no text, no ids, no attribute's value but roles.
 */
export interface PageReport {
  kind: PageKind | null;
  isTopDocument: boolean;
  elements: number;
  frames: number;
  /** How often each place of the selector table is found, by its alternatives in order. */
  places: Record<string, number[]>;
  tags: Record<string, number>;
  roles: Record<string, number>;
  classes: Record<string, number>;
  grids: { columns: number; rows: number; cells: number[]; complete: boolean }[];
  essentials: { found: number; withGuid: number };
  tabs: number;
}

/** Enough to see what a page is made of; the rest is repetition. */
const MOST_NAMES = 60;

/** Names in classes and custom tags may be made up of data: only plain words of Microsoft's own prefixes are kept. */
const CLASS = /^(?:fxs|fxc|azc|ext|ms|msportalfx|fui|ax)-[A-Za-z-]{1,60}$/;
const TAG = /^[a-z][a-z0-9]*$/;
const ROLE = /^[a-z]{3,20}$/;

/** @param kind the page the address names */
export function reportOf(document: Document, kind: PageKind | null): PageReport {
  const elements = [...document.querySelectorAll('body *')];
  const essentials = essentialsOf(document);
  return {
    kind,
    isTopDocument: isShell(document),
    elements: elements.length,
    frames: every(document, 'frame').length,
    places: Object.fromEntries(
      placeNames().map((place) => [
        place,
        SELECTORS[place].map(({ selector }) => document.querySelectorAll(selector).length),
      ]),
    ),
    tags: counted(elements.map((element) => element.localName).filter((tag) => TAG.test(tag))),
    roles: counted(elements.flatMap((element) => element.getAttribute('role') ?? []).filter((role) => ROLE.test(role))),
    classes: counted(elements.flatMap((element) => [...element.classList]).filter((name) => CLASS.test(name))),
    grids: gridsOf(document).map(({ columns, rows, complete }) => ({
      columns: columns.length,
      rows: rows.length,
      cells: [...new Set(rows.map(({ cells }) => cells.length))],
      complete,
    })),
    essentials: { found: essentials.length, withGuid: essentials.filter(({ guid }) => guid !== null).length },
    tabs: tabsOf(document).length,
  };
}

function placeNames(): Place[] {
  return Object.keys(SELECTORS).filter((key): key is Place => key in SELECTORS);
}

function counted(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, MOST_NAMES));
}
