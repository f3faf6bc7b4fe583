/**
 * Where things stand in the admin center's pages. Microsoft changes class names without notice, so each place has
 * alternatives with the month in which it was last known to be so; roles and attributes are preferred to classes.
 * An alternative that is older than its neighbours by a year is a candidate for removal.
 */

/** `knockout`: the top document's older pages. `reactview`: Fluent UI 8 in a frame. */
export type World = 'knockout' | 'reactview' | 'any';

interface Alternative {
  selector: string;
  world: World;
  /** `YYYY-MM` */
  known: string;
}

/** @returns what names an alternative of this world; `usual` is when most of them were last known to be so */
const of =
  (world: World, usual: string) =>
  (selector: string, known = usual): Alternative => ({ selector, world, known });

const knockout = of('knockout', '2026-09');
const reactview = of('reactview', '2026-08');
const any = of('any', '2026-11');

export const SELECTORS = {
  /** What surrounds every page of the top document. */
  shell: [knockout('.fxs-portal'), knockout('.fxs-topbar'), knockout('[class*="fxs-avatarmenu"]')],
  account: [knockout('.fxs-avatarmenu-username')],
  directoryName: [knockout('.fxs-avatarmenu-tenant')],
  title: [knockout('.fxs-blade-title-titleText'), reactview('h1'), reactview('[role="heading"][aria-level="1"]')],
  heading: [any('h1, h2, h3, h4, [role="heading"]')],
  essentialsItem: [knockout('.fxc-essentials-item'), reactview('[class*="essentialsItem-"]')],
  essentialsLabel: [
    knockout('.fxc-essentials-label-container label'),
    knockout('.fxc-essentials-label-container'),
    reactview('[class*="essentialsLabel-"]'),
  ],
  essentialsValue: [knockout('.fxc-essentials-value'), reactview('[class*="essentialsValue-"]')],
  propertyLabel: [reactview('[id^="PropertyField"][id$="-label"]')],
  propertyInput: [reactview('input[readonly][aria-labelledby], textarea[readonly][aria-labelledby]')],
  grid: [any('[role="grid"], [role="treegrid"]'), knockout('.fxc-gc')],
  columnHeader: [any('[role="columnheader"]')],
  row: [any('[role="row"]'), knockout('.fxc-gc-row')],
  cell: [any('[role="gridcell"], [role="rowheader"]')],
  /** A cell or a header that only holds a tick box. */
  check: [
    reactview('.ms-DetailsRow-cellCheck'),
    reactview('.ms-DetailsHeader-cellIsCheck'),
    reactview('.ms-DetailsRow-check'),
  ],
  groupRow: [reactview('.ms-GroupHeader'), knockout('.fxc-gc-row-group'), knockout('.fxc-gc-group')],
  /** What slides or pops over a page and is not the page. */
  overlay: [
    any('[role="dialog"], [aria-modal="true"]'),
    knockout('.fxs-contextpane'),
    reactview('.ms-Panel, .ms-Callout'),
  ],
  tab: [any('[role="tab"]')],
  button: [any('button, [role="button"], [role="menuitem"], a[role="link"], a[href], input[type="submit"]')],
  menuItem: [knockout('[data-telemetryname^="Menu-"]')],
  loading: [
    knockout('.fxs-blade-progress'),
    any('[aria-busy="true"]'),
    reactview('.ms-Spinner'),
    reactview('.ms-Shimmer-container'),
    reactview('.ms-ProgressIndicator'),
  ],
  alert: [any('[role="alert"], [role="status"]'), reactview('.ms-MessageBar'), knockout('[class*="unauthorized"]')],
  /** Where an account is asked for instead of a page. */
  signIn: [any('input[name="loginfmt"], form[action*="login.microsoftonline."]')],
  searchBox: [any('[role="searchbox"], input[type="search"]'), reactview('.ms-SearchBox input')],
  activeFrame: [knockout('iframe.fxs-reactview-frame-active'), knockout('.fxs-reactview-frame-active iframe')],
  frame: [knockout('iframe[class*="fxs-reactview-frame"]'), knockout('iframe[src*=".reactblade"]')],
} as const satisfies Record<string, readonly Alternative[]>;

export type Place = keyof typeof SELECTORS;

/** One selector for all alternatives of a place. */
export function selectorOf(place: Place): string {
  return SELECTORS[place].map((alternative) => alternative.selector).join(', ');
}

/** The first element of the first alternative that finds one. */
export function first(root: ParentNode, place: Place): Element | null {
  for (const { selector } of SELECTORS[place]) {
    const element = root.querySelector(selector);
    if (element) return element;
  }
  return null;
}

/** Every element that the first alternative that finds any finds: quicker than all of them in a document of thousands. */
export function everyOfFirst(root: ParentNode, place: Place): Element[] {
  for (const { selector } of SELECTORS[place]) {
    const elements = root.querySelectorAll(selector);
    if (elements.length > 0) return [...elements];
  }
  return [];
}

/** Every element at a place, in no order: one query for each alternative, as browsers look up a lone class at once. */
export function anyOf(root: ParentNode, place: Place): Set<Element> {
  return new Set(SELECTORS[place].flatMap(({ selector }) => [...root.querySelectorAll(selector)]));
}

/** Every element at a place, in the document's order. */
export function every(root: ParentNode, place: Place): Element[] {
  return [...root.querySelectorAll(selectorOf(place))];
}
