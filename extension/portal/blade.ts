/** The part of an address that says which page ("blade") the admin center shows, taken apart. All in lower case. */
export interface Blade {
  extension: string;
  name: string;
  section: string | null;
  parameters: ReadonlyMap<string, string>;
  /** A GUID or a domain. */
  directory?: string;
}

/** Sections that stand in an address without a `~` before them (`…Blade/CallAnAPI/appId/…`). */
const SECTIONS = new Set(['overview', 'callanapi', 'credentials', 'allgroups', 'members', 'registeredapps']);

/**
 * Takes an address of the admin center apart. Parameters come in any order, the section with or without its `~` before
 * or after them, `key~/…` holds JSON, and the directory stands before the hash or behind `#@`.
 */
export function bladeOf(address: URL): Blade | null {
  const segments = (address.hash.slice(1).split('?')[0] ?? '').split('/').filter((segment) => segment !== '');
  let directory = address.pathname.split('/')[1]?.toLowerCase() || undefined;
  if (segments[0]?.startsWith('@')) directory = segments.shift()?.slice(1).toLowerCase() || directory;
  const place = { ...(directory && { directory }), parameters: new Map<string, string>(), section: null };
  const first = segments.shift()?.toLowerCase() ?? 'home';
  if (first === 'home') return { ...place, extension: '', name: 'home' };
  if (first !== 'view' && first !== 'blade') return null;
  const extension = segments.shift()?.toLowerCase();
  const name = segments.shift()?.toLowerCase();
  if (!extension || !name) return null;
  const { section, parameters } = parametersOf(segments);
  return { ...place, extension, name, section: section ?? parameters.get('menuid')?.toLowerCase() ?? null, parameters };
}

function parametersOf(segments: readonly string[]): { section: string | null; parameters: Map<string, string> } {
  const parameters = new Map<string, string>();
  let section: string | null = null;
  for (let at = 0; at < segments.length; at += 1) {
    const key = decoded(segments[at] ?? '').toLowerCase();
    if (key === '~') {
      at += 1;
      section = decoded(segments[at] ?? '').toLowerCase() || section;
    } else if (SECTIONS.has(key)) {
      section = key;
    } else {
      at += 1;
      const value = decoded(segments[at] ?? '');
      parameters.set(key.replace(/~$/, ''), key.endsWith('~') ? fromJson(value) : value);
    }
  }
  return { section, parameters };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function fromJson(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}
