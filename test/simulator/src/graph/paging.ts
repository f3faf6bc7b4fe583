import { expiredPageToken } from './answer.ts';
import type { GraphContext } from './context.ts';

/**
 * What has been served of a collection, in order. Every token of one reading shares it and knows how far it had come, so
 * that a page costs what is on it and not what was on all the pages before.
 */
interface Served {
  ids: string[];
  /** Where each of them stands in `ids`, the first time. */
  places: Map<string, number>;
}

interface PageToken {
  /** Directory, path and options the token was made for; it is good for nothing else. */
  query: string;
  issuedAt: number;
  served: Served;
  /** How many of `served` had been served when the token was made. */
  length: number;
}

export type PageTokens = Map<string, PageToken>;

/** Old tokens are forgotten beyond this many, so that a long bench does not fill the memory. */
const MAX_PAGE_TOKENS = 10_000;
const TOKEN_LENGTH = 86;

export interface Page<T> {
  items: T[];
  nextLink: string | null;
}

/**
 * Cuts the page a request asks for. A later page is what has not been served yet of the data as it is by then: a
 * member added meanwhile still comes, one removed meanwhile moves nobody else out of sight.
 *
 * @param look what is shown for a stored item, or null where nothing is; only asked for what may be on the page
 */
export function cutPage<S extends { id: string }, T extends { id: string }>(
  context: GraphContext,
  stored: readonly S[],
  look: (item: S) => T | null,
): Page<T> {
  const { world, pageTokens, query, url } = context;
  const key = queryKey(context);
  const before = query.skipToken === null ? null : tokenOf(context, query.skipToken, key);
  const { items, more } = unserved(stored, look, before, query.top);
  if (!more) return { items, nextLink: null };

  const token = `RFNwdAIAAQ${world.random.text(TOKEN_LENGTH)}`;
  pageTokens.set(token, { query: key, issuedAt: world.now(), ...extend(before, items) });
  const [oldest] = pageTokens.keys();
  if (pageTokens.size > MAX_PAGE_TOKENS && oldest !== undefined) pageTokens.delete(oldest);
  const options = [...withoutSkipToken(url), `$skiptoken=${token}`];
  return { items, nextLink: `${url.origin}${url.pathname}?${options.join('&')}` };
}

function tokenOf(context: GraphContext, token: string, key: string): PageToken {
  const { world, pageTokens } = context;
  const found = pageTokens.get(token);
  if (found === undefined || found.query !== key) throw expiredPageToken();
  if (world.now() - found.issuedAt >= world.settings.pageTokenLifetimeMs) throw expiredPageToken();
  return found;
}

/** The first `top` items nobody was served yet, and whether there is one more. */
function unserved<S extends { id: string }, T extends { id: string }>(
  stored: readonly S[],
  look: (item: S) => T | null,
  before: PageToken | null,
  top: number,
): { items: T[]; more: boolean } {
  const items: T[] = [];
  const { ids = [], places = new Map<string, number>() } = before?.served ?? {};
  const length = before?.length ?? 0;
  // Where nothing has changed, what was served is the beginning of what is stored, and need not be looked up.
  let common = 0;
  for (const item of stored) {
    if (common < length && item.id === ids[common]) {
      common++;
      continue;
    }
    if ((places.get(item.id) ?? length) < length) continue;
    const shown = look(item);
    if (shown === null) continue;
    if (items.length === top) return { items, more: true };
    items.push(shown);
  }
  return { items, more: false };
}

/** What has been served with one more page; where another page followed the same one before, in a list of its own. */
function extend(before: PageToken | null, page: readonly { id: string }[]): Pick<PageToken, 'served' | 'length'> {
  const start = before?.length ?? 0;
  let served = before?.served ?? { ids: [], places: new Map() };
  if (page.some(({ id }, index) => (served.ids[start + index] ?? id) !== id)) {
    const ids = served.ids.slice(0, start);
    served = { ids, places: new Map() };
    for (const [place, id] of ids.entries()) if (!served.places.has(id)) served.places.set(id, place);
  }
  for (const [index, { id }] of page.entries()) {
    served.ids[start + index] = id;
    if ((served.places.get(id) ?? start + index) >= start + index) served.places.set(id, start + index);
  }
  return { served, length: start + page.length };
}

function withoutSkipToken(url: URL): string[] {
  return url.search
    .slice(1)
    .split('&')
    .filter((option) => option !== '' && !/^(\$|%24)skiptoken=/i.test(option));
}

function queryKey({ directory, url }: GraphContext): string {
  const options = [...url.searchParams].filter(([name]) => name !== '$skiptoken').sort();
  return JSON.stringify([directory.id, url.pathname, options]);
}

/** The collection's answer in OData's shape. */
export function collection<T>(
  context: GraphContext,
  name: string,
  page: { items: T[]; nextLink: string | null },
  count: () => number,
): object {
  return {
    '@odata.context': `${context.url.origin}/v1.0/$metadata#${name}`,
    ...(context.query.advanced ? { '@odata.count': count() } : {}),
    ...(page.nextLink === null ? {} : { '@odata.nextLink': page.nextLink }),
    value: page.items,
  };
}
