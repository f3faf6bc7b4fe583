import { badRequest, notSimulated, unsupportedQuery } from './answer.ts';

const DEFAULT_PAGE_SIZE = 100;
const MAX_PAGE_SIZE = 999;

/** The OData options of one request. */
export interface Query {
  select: string[] | null;
  top: number;
  /** True where the caller set `$top` itself. */
  hasTop: boolean;
  filter: string | null;
  orderBy: string | null;
  skipToken: string | null;
  deltaToken: string | null;
  /** `ConsistencyLevel: eventual` together with `$count=true`: the query may be an advanced one. */
  advanced: boolean;
  /** `ConsistencyLevel: eventual` alone, which `/$count` asks for. */
  eventual: boolean;
}

/** Reads and checks the options; throws Graph's refusal of what it does not accept. */
export function readQuery(url: URL, headers: Headers): Query {
  const options = url.searchParams;
  for (const name of ['$expand', '$search', '$skip', '$format', '$apply']) {
    if (options.has(name)) throw notSimulated(`${name}`);
  }
  const eventual = headers.get('ConsistencyLevel')?.toLowerCase() === 'eventual';
  const advanced = eventual && options.get('$count')?.toLowerCase() === 'true';
  const orderBy = options.get('$orderby');
  if (orderBy !== null && !advanced) {
    throw unsupportedQuery('Sorting not supported for current query.');
  }
  const select = options.get('$select');
  return {
    select: select
      ? select
          .split(',')
          .map((name) => name.trim())
          .filter(Boolean)
      : null,
    top: readTop(options.get('$top')),
    hasTop: options.has('$top'),
    filter: options.get('$filter'),
    orderBy,
    skipToken: options.get('$skiptoken'),
    deltaToken: options.get('$deltatoken'),
    advanced,
    eventual,
  };
}

function readTop(text: string | null): number {
  if (text === null) return DEFAULT_PAGE_SIZE;
  if (!/^-?\d+$/.test(text)) {
    throw badRequest(`Invalid value '${text}' for $top query option found. The $top query option requires an integer.`);
  }
  const top = Number(text);
  if (top < 1 || top > MAX_PAGE_SIZE) {
    throw unsupportedQuery(`Invalid page size specified: '${text}'. Must be between 1 and ${MAX_PAGE_SIZE} inclusive.`);
  }
  return top;
}

/** Refuses a `$select` of something the resource does not have. */
export function checkSelect(select: string[] | null, known: ReadonlySet<string>, type: string): void {
  for (const name of select ?? []) {
    if (!known.has(name))
      throw badRequest(`Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`);
  }
}
