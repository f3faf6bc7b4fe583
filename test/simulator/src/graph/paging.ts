import { expiredPageToken } from './answer.ts';
import type { GraphContext } from './context.ts';

/** The ids of one page, and the pages before it. */
interface Served {
  ids: string[];
  before: Served | null;
}

interface PageToken {
  /** Directory, path and options the token was made for; it is good for nothing else. */
  query: string;
  issuedAt: number;
  served: Served;
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
 */
export function cutPage<T extends { id: string }>(context: GraphContext, items: readonly T[]): Page<T> {
  const { world, pageTokens, query, url } = context;
  const key = queryKey(context);
  const before = query.skipToken === null ? null : servedBefore(context, query.skipToken, key);
  const rest = before === null ? items : unserved(items, before);
  const page = rest.slice(0, query.top);
  if (rest.length <= page.length) return { items: page, nextLink: null };

  const token = `RFNwdAIAAQ${world.random.text(TOKEN_LENGTH)}`;
  pageTokens.set(token, { query: key, issuedAt: world.now(), served: { ids: page.map(({ id }) => id), before } });
  const [oldest] = pageTokens.keys();
  if (pageTokens.size > MAX_PAGE_TOKENS && oldest !== undefined) pageTokens.delete(oldest);
  const options = [...withoutSkipToken(url), `$skiptoken=${token}`];
  return { items: page, nextLink: `${url.origin}${url.pathname}?${options.join('&')}` };
}

function servedBefore(context: GraphContext, token: string, key: string): Served {
  const { world, pageTokens } = context;
  const found = pageTokens.get(token);
  if (found === undefined || found.query !== key) throw expiredPageToken();
  if (world.now() - found.issuedAt >= world.settings.pageTokenLifetimeMs) throw expiredPageToken();
  return found.served;
}

function unserved<T extends { id: string }>(items: readonly T[], last: Served): T[] {
  const seen = new Set<string>();
  for (let page: Served | null = last; page !== null; page = page.before) {
    for (const id of page.ids) seen.add(id);
  }
  return items.filter(({ id }) => !seen.has(id));
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
  count: number,
): object {
  return {
    '@odata.context': `${context.url.origin}/v1.0/$metadata#${name}`,
    ...(context.query.advanced ? { '@odata.count': count } : {}),
    ...(page.nextLink === null ? {} : { '@odata.nextLink': page.nextLink }),
    value: page.items,
  };
}
