import { mergeGroups, mergeMembers } from './merge.ts';
import type { PageFacts } from './portal/facts.ts';
import { absorb, EMPTY_SETUP, type Setup } from './setup.ts';
import type { Setups, Tab } from './setup-schema.ts';

export type { Setups, Tab } from './setup-schema.ts';

/** Nothing seen in any window. */
export const EMPTY_SETUPS: Setups = { setups: {}, tabs: {}, windows: {} };

/** Where facts come from. */
export interface From {
  tabId: number;
  windowId: number;
  /** Whether they come from an inner frame of the page. */
  framed: boolean;
  /** Whether the tab is the one in front of its window. */
  active: boolean;
}

/** Key of what was seen in a window before its directory was known. */
export const windowKey = (windowId: number): string => `window-${windowId}`;

/** Key of a directory of which only the name is known, where its window is in another one. */
const nameKey = (name: string): string => `named-${name}`;

/** What came of it: `moved` names the set-up that became part of another, now that its directory is known. */
export interface Absorbed {
  state: Setups;
  moved: { from: string; to: string } | null;
}

/**
 * Puts facts where they belong: to the directory the page names, else to the one its tab, then its window, was last
 * seen in. Directories never mix, however many windows and tabs are open.
 */
export function absorbFrom(state: Setups, facts: PageFacts, from: From, at: number): Absorbed {
  const last = state.tabs[from.tabId];
  if (last && (last.at > at || isLeftOver(last, facts, from))) return { state, moved: null };
  const key = keyOf(state, facts, from);
  const moved = movedTo(state, facts, last?.key, key);
  const before = moved ? join(state.setups[key], state.setups[moved.from]) : (state.setups[key] ?? EMPTY_SETUP);
  const setups = { ...state.setups, [key]: absorb(before, facts, at) };
  if (moved) delete setups[moved.from];
  const { tabs, windows } = moved ? follow(state, moved) : state;
  // What is read in a tab in the back is not what a person is looking at.
  const leads = from.active || windows[from.windowId] === undefined;
  return {
    state: {
      setups,
      tabs: { ...tabs, [from.tabId]: tabNow(last, facts, from, key, at) },
      windows: leads ? { ...windows, [from.windowId]: key } : windows,
    },
    moved,
  };
}

/**
 * Whether a frame tells of the page before: the address changes first, and the top document may have told already of the
 * page that is there now. Nobody would tell of that again.
 */
function isLeftOver(last: Tab, { disagrees }: PageFacts, { framed }: From): boolean {
  const topIsThere = last.kind !== null && last.state === 'ready' && !last.framed && !last.hollow && !last.disagrees;
  return framed && disagrees === true && topIsThere;
}

function keyOf(state: Setups, { directory }: PageFacts, from: From): string {
  if (directory?.id) return directory.id;
  const last = state.tabs[from.tabId]?.key ?? state.windows[from.windowId] ?? windowKey(from.windowId);
  if (directory?.name === undefined || mayBeNamed(state.setups[last], directory.name)) return last;
  // The page names another directory than the tab was in, and not its id: somebody has switched.
  const named = Object.entries(state.setups).filter(([, setup]) => setup.directory?.name === directory.name);
  return named.length === 1 ? (named[0]?.[0] ?? last) : nameKey(directory.name);
}

/** Whether a set-up's directory may have this name: names agree, or one of them was not read. */
function mayBeNamed(setup: Setup | undefined, name: string | undefined): boolean {
  const known = setup?.directory?.name;
  return known === undefined || name === undefined || known === name;
}

/** The set-up a tab was in becomes part of the directory's, where it was one without an id and may be the same. */
function movedTo(state: Setups, { directory }: PageFacts, from: string | undefined, to: string): Absorbed['moved'] {
  const before = from === undefined ? undefined : state.setups[from];
  if (from === undefined || from === to || !before || before.directory?.id !== undefined) return null;
  return mayBeNamed(before, directory?.name ?? state.setups[to]?.directory?.name) ? { from, to } : null;
}

/** Tabs and windows that were in a set-up go where it went. */
function follow({ tabs, windows }: Setups, { from, to }: { from: string; to: string }): Omit<Setups, 'setups'> {
  const there = (key: string) => (key === from ? to : key);
  return {
    tabs: Object.fromEntries(Object.entries(tabs).map(([id, tab]) => [id, { ...tab, key: there(tab.key) }])),
    windows: Object.fromEntries(Object.entries(windows).map(([id, key]) => [id, there(key)])),
  };
}

function tabNow(last: Tab | undefined, facts: PageFacts, from: From, key: string, at: number): Tab {
  const { application } = facts;
  // Around a page in an inner frame there is nothing to read: what the frame said of it stands.
  const empty = !from.framed && (facts.inFrame === true || facts.state !== 'ready');
  const told = empty && last?.framed === true && last.kind === facts.kind;
  return {
    windowId: from.windowId,
    key,
    kind: facts.kind,
    state: told ? last.state : facts.state,
    disagrees: facts.disagrees ?? false,
    framed: told || from.framed,
    hollow: !told && !from.framed && facts.inFrame === true,
    ...(application ? { application: { clientId: application.clientId, name: application.name } } : {}),
    secretShown: facts.secrets?.rows.some((row) => row.valueShown) ?? false,
    at,
  };
}

/** What was seen before the directory was known, put under what is known of the directory. */
function join(known: Setup | undefined, nameless: Setup | undefined): Setup {
  if (!known || !nameless) return known ?? nameless ?? EMPTY_SETUP;
  return {
    ...nameless,
    ...known,
    applications: { ...nameless.applications, ...known.applications },
    current: known.current ?? nameless.current,
    groups:
      nameless.groups && known.groups ? mergeGroups(nameless.groups, known.groups) : (known.groups ?? nameless.groups),
    group: joinGroup(known.group, nameless.group),
    typed: { ...nameless.typed, ...known.typed },
  };
}

function joinGroup(known: Setup['group'], nameless: Setup['group']): Setup['group'] {
  if (!known || !nameless || known.id !== nameless.id) return known ?? nameless;
  const people = nameless.people && known.people ? mergeMembers(nameless.people, known.people) : nameless.people;
  return { ...nameless, ...known, ...(people ? { people } : {}) };
}

/** Key of the set-up a window shows: its tab's, else the one last seen in the window. */
export function shownKey(state: Setups, windowId: number, tabId: number | undefined): string {
  const tab = tabId === undefined ? undefined : state.tabs[tabId];
  return tab?.key ?? state.windows[windowId] ?? windowKey(windowId);
}

/** The tab of the admin center that was read last in a window. */
export function latestTab(state: Setups, windowId: number): number | undefined {
  const tabs = Object.entries(state.tabs).filter(([, tab]) => tab.windowId === windowId);
  const [latest] = tabs.sort(([, one], [, other]) => other.at - one.at);
  return latest && Number(latest[0]);
}

/** Notes that a tab is on a page that is not the guide's. What was read stays. */
export function leaveGuide(state: Setups, { tabId, windowId }: Pick<From, 'tabId' | 'windowId'>, at: number): Setups {
  const key = state.tabs[tabId]?.key ?? state.windows[windowId] ?? windowKey(windowId);
  const tab: Tab = {
    windowId,
    key,
    kind: null,
    state: 'ready',
    disagrees: false,
    framed: false,
    hollow: false,
    secretShown: false,
    at,
  };
  return { ...state, tabs: { ...state.tabs, [tabId]: tab } };
}

/** Changes one set-up, as a person does who types a value. */
export function change(state: Setups, key: string, by: (setup: Setup) => Setup): Setups {
  return { ...state, setups: { ...state.setups, [key]: by(state.setups[key] ?? EMPTY_SETUP) } };
}

/** Forgets a tab that was closed; what was read in it stays. */
export function withoutTab(state: Setups, tabId: number): Setups {
  const { [tabId]: _closed, ...tabs } = state.tabs;
  return { ...state, tabs };
}

/** Another directory of this session in which the application was seen, while it was not in this one. */
export function elsewhere(state: Setups, key: string, applicationName: string): Setup | null {
  const has = (setup: Setup) => Object.values(setup.applications).some((seen) => seen.name === applicationName);
  const here = state.setups[key];
  if (!here || has(here)) return null;
  return Object.entries(state.setups).find(([other, setup]) => other !== key && has(setup))?.[1] ?? null;
}
