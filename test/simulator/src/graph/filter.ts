import { badRequest, notSimulated, unsupportedQuery } from './answer.ts';

/** Says whether an object, as Graph would show it, passes a `$filter`. */
export type Filter = (object: Record<string, unknown>) => boolean;

type Literal = string | number | boolean | null;

interface Cursor {
  tokens: string[];
  position: number;
  advanced: boolean;
}

/**
 * Reads the part of OData's filter language that Graph's directory objects know: `eq`, `in`, `startswith`, comparisons
 * joined by `and`, `or`, parentheses; `ne`, `not` and `endswith` only in advanced queries. Text is compared without
 * regard to case, as Graph does.
 */
export function parseFilter(text: string, advanced: boolean): Filter {
  const cursor: Cursor = { tokens: tokenize(text), position: 0, advanced };
  const filter = either(cursor);
  if (cursor.position < cursor.tokens.length) throw invalid(`Syntax error in '${text}'.`);
  return filter;
}

const invalid = (reason: string) => badRequest(`Invalid filter clause: ${reason}`);

function tokenize(text: string): string[] {
  const pattern = /\s*('(?:[^']|'')*'|[(),]|[^\s'(),]+)/y;
  const tokens: string[] = [];
  while (text.slice(pattern.lastIndex).trim() !== '') {
    const start = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match?.[1] === undefined) {
      throw invalid(`There is an unterminated string literal at position ${start} in '${text}'.`);
    }
    tokens.push(match[1]);
  }
  return tokens;
}

function take(cursor: Cursor, expected?: string): string {
  const token = cursor.tokens[cursor.position++];
  if (token === undefined || (expected !== undefined && token !== expected)) {
    throw invalid(`Syntax error: '${expected ?? 'an expression'}' expected at token ${cursor.position}.`);
  }
  return token;
}

/** Takes the next token where it is this word. */
function accept(cursor: Cursor, word: string): boolean {
  if (cursor.tokens[cursor.position]?.toLowerCase() !== word) return false;
  cursor.position += 1;
  return true;
}

function either(cursor: Cursor): Filter {
  let filter = both(cursor);
  while (accept(cursor, 'or')) {
    const [left, right] = [filter, both(cursor)];
    filter = (object) => left(object) || right(object);
  }
  return filter;
}

function both(cursor: Cursor): Filter {
  let filter = term(cursor);
  while (accept(cursor, 'and')) {
    const [left, right] = [filter, term(cursor)];
    filter = (object) => left(object) && right(object);
  }
  return filter;
}

function term(cursor: Cursor): Filter {
  if (accept(cursor, '(')) {
    const inner = either(cursor);
    take(cursor, ')');
    return inner;
  }
  if (accept(cursor, 'not')) {
    needAdvanced(cursor, 'not');
    const inner = term(cursor);
    return (object) => !inner(object);
  }
  const name = take(cursor);
  if (cursor.tokens[cursor.position] === '(') return call(cursor, name);

  const operator = take(cursor).toLowerCase();
  if (operator === 'in') {
    const values = list(cursor);
    return (object) => values.some((value) => same(object[name], value));
  }
  const value = literal(take(cursor));
  if (operator === 'eq') return (object) => same(object[name], value);
  if (operator === 'ne') {
    needAdvanced(cursor, 'ne');
    return (object) => !same(object[name], value);
  }
  throw unsupportedQuery(`Unsupported or invalid query filter clause specified for property '${name}'.`);
}

function call(cursor: Cursor, functionName: string): Filter {
  if (functionName.includes('/')) throw notSimulated(`the filter ${functionName}(…)`);
  if (functionName !== 'startswith' && functionName !== 'endswith') {
    throw unsupportedQuery(`The filter function '${functionName}' is not supported.`);
  }
  if (functionName === 'endswith') needAdvanced(cursor, 'endswith');
  take(cursor, '(');
  const name = take(cursor);
  take(cursor, ',');
  const value = literal(take(cursor));
  take(cursor, ')');
  const part = String(value).toLowerCase();
  return (object) => {
    const text = String(object[name] ?? '').toLowerCase();
    return functionName === 'startswith' ? text.startsWith(part) : text.endsWith(part);
  };
}

function list(cursor: Cursor): Literal[] {
  take(cursor, '(');
  const values = [literal(take(cursor))];
  while (accept(cursor, ',')) values.push(literal(take(cursor)));
  take(cursor, ')');
  return values;
}

function literal(token: string): Literal {
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
  if (token === 'true' || token === 'false') return token === 'true';
  if (token === 'null') return null;
  if (/^-?\d+$/.test(token)) return Number(token);
  throw invalid(`Could not read the value '${token}'.`);
}

function same(actual: unknown, wanted: Literal): boolean {
  if (typeof actual === 'string' && typeof wanted === 'string') return actual.toLowerCase() === wanted.toLowerCase();
  return (actual ?? null) === wanted;
}

function needAdvanced(cursor: Cursor, operator: string): void {
  if (!cursor.advanced) {
    throw unsupportedQuery(
      `Operator '${operator}' is not supported without 'ConsistencyLevel: eventual' and '$count=true'.`,
    );
  }
}
