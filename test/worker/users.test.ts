import type { User } from '@production-assist/shared/api';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectStatus, useWorker } from './harness.ts';

const h = useWorker();
type Page = { items: User[]; nextCursor: string | null };

/** Names that are awkward somewhere: in a search, in a spreadsheet, in a file. */
const NAMES = {
  asa: 'ÅSA Öberg',
  tokyo: '株式会社 東京',
  percent: '100% Sure',
  underscore: 'under_score',
  plain: 'underXscore',
  formula: '=HYPERLINK("https://evil.example","click")',
  plus: '+49 30 1234',
  minus: '-1+1|cmd',
  at: '@SUM(A1)',
  quotes: 'Ada "the Countess", Lovelace',
  sql: "'; DROP TABLE users;--",
  html: '<img src=x onerror=alert(1)>',
  nameless: null,
} as const;

let tenantId = '';
let directoryId = '';
const list = (query = '', headers: Record<string, string> = {}) =>
  h.call<Page>('GET', `/api/tenants/${tenantId}/users${query}`, undefined, { headers });
const search = async (q: string) =>
  (await expectStatus(200, list(`?q=${encodeURIComponent(q)}`))).body.items.map(({ displayName }) => displayName);

beforeAll(async () => {
  const directory = h.directory();
  directoryId = directory.directoryId;
  for (const [key, displayName] of Object.entries(NAMES)) {
    const address = `${key}@users.example`;
    directory.addMember({ displayName, mail: address, userPrincipalName: address });
  }
  directory.addMember({
    displayName: 'Müller',
    mail: 'Jörg.MÜLLER@bücher.example',
    userPrincipalName: 'joerg@users.example',
  });
  tenantId = await h.connect(directory);
  const run = await h.run(tenantId);
  expect(run.counts.processed).toBe(Object.keys(NAMES).length + 1);
});

describe('the list of people', () => {
  for (const limit of [1, 5, 14, 500]) {
    it(`by ${limit}: everyone once, in pages`, async () => {
      const seen: User[] = [];
      let query = `?limit=${limit}`;
      for (let pages = 0; query; pages++) {
        expect(pages).toBeLessThan(20);
        const { body } = await expectStatus(200, list(query));
        expect(body.items.length).toBeLessThanOrEqual(limit);
        seen.push(...body.items);
        query = body.nextCursor === null ? '' : `?limit=${limit}&cursor=${body.nextCursor}`;
      }
      expect(seen).toEqual((await list('?limit=500')).body.items);
      expect(new Set(seen.map(({ objectId }) => objectId)).size).toBe(14);
      for (const user of seen) expect(user).toMatchObject({ directoryId, since: expect.stringMatching(/Z$/) });
    });
  }

  it('goes on where it was, when somebody before that place has left', async () => {
    const first = await list('?limit=3');
    const [gone] = first.body.items;
    const remove = h.worker.d1.prepare('UPDATE memberships SET state = ? WHERE tenant_id = ? AND object_id = ?');
    await remove.bind('suspended', tenantId, gone?.objectId ?? '').run();
    const rest = await list(`?limit=500&cursor=${first.body.nextCursor}`);
    await remove.bind('active', tenantId, gone?.objectId ?? '').run();
    expect(rest.body.items).toHaveLength(11);
  });
});

describe('in the order of names', () => {
  const walk = async (limit: number) => {
    const seen: User[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `?order=name&limit=${limit}${cursor && `&cursor=${cursor}`}`;
      const { body }: { body: Page } = await expectStatus(200, list(query));
      seen.push(...body.items);
      cursor = body.nextCursor;
    }
    return seen;
  };
  const shown = (user: User) => (user.displayName ?? user.email).normalize('NFKC').toLowerCase();

  for (const limit of [1, 4, 500]) {
    it(`by ${limit}: everyone once; who has no name stands where the address belongs`, async () => {
      const seen = (await walk(limit)).map(shown);
      expect(new Set(seen).size).toBe(14);
      const encoder = new TextEncoder();
      const byBytes = (a: string, b: string) => Buffer.compare(encoder.encode(a), encoder.encode(b));
      expect(seen).toEqual([...seen].sort(byBytes));
      expect(seen).toContain('nameless@users.example');
    });
  }
});

describe('the search', () => {
  it('finds names and addresses, whatever the case, in every script', async () => {
    expect(await search('åsa ö')).toEqual([NAMES.asa]);
    expect(await search('A\u030aSA')).toEqual([NAMES.asa]);
    expect(await search('東京')).toEqual([NAMES.tokyo]);
    expect(await search('jörg.müller@BÜCHER')).toEqual(['Müller']);
    expect(await search(' COUNTESS ')).toEqual([NAMES.quotes]);
    expect(await search('sql@USERS')).toEqual([NAMES.sql]);
    expect(await search('nobody of this name')).toEqual([]);
    expect(await search('')).toHaveLength(14);
  });

  it('takes every character as it stands', async () => {
    expect(await search('%')).toEqual([NAMES.percent]);
    expect(await search('_')).toEqual([NAMES.underscore]);
    expect(await search('under_score')).toEqual([NAMES.underscore]);
    expect(await search("'")).toEqual([NAMES.sql]);
    expect(await search('"the')).toEqual([NAMES.quotes]);
    expect(await search('*')).toEqual([]);
  });

  it('goes on over pages', async () => {
    const { body } = await list('?q=users.example&limit=12');
    const rest = await list(`?q=users.example&limit=12&cursor=${body.nextCursor}`);
    expect([body.items.length, rest.body.items.length, rest.body.nextCursor]).toEqual([12, 1, null]);
  });
});

describe('as CSV', () => {
  /** Cells by row, as a spreadsheet reads them. */
  function cells(csv: string): string[][] {
    const rows: string[][] = [];
    for (const [, quoted, bare = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
      const row = rows.at(-1);
      const cell = quoted?.replaceAll('""', '"') ?? bare;
      if (row) row.push(cell);
      else rows.push([cell]);
      if (end === '\r\n') rows.push([]);
    }
    return rows.slice(0, -1);
  }

  it('holds everyone, with awkward names whole and formulas defused', async () => {
    const answer = await expectStatus(200, list('?format=csv&limit=1'));
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="users-${tenantId}.csv"`);
    const [header, ...rows] = cells(answer.text);
    expect(header).toEqual(['directoryId', 'objectId', 'displayName', 'email', 'state', 'since']);
    const { items } = (await list('?limit=500')).body;
    expect(rows.map(([, objectId, , email]) => [objectId, email])).toEqual(
      items.map(({ objectId, email }) => [objectId, email]),
    );
    const names = rows.map(([, , name]) => name);
    const defused = new Set<string | null>([NAMES.formula, NAMES.plus, NAMES.minus, NAMES.at]);
    expect(names).toEqual(
      items.map(({ displayName }) => (defused.has(displayName) ? `'${displayName}` : (displayName ?? ''))),
    );
    for (const row of rows) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  it('also for who asks with Accept, but `format` goes before', async () => {
    const type = async (query: string, accept: string) =>
      (await expectStatus(200, list(query, { accept }))).headers.get('content-type')?.split(';')[0];
    expect(await type('', 'text/csv')).toBe('text/csv');
    expect(await type('', 'text/csv;q=0.5, application/json')).toBe('application/json');
    expect(await type('', 'application/xml')).toBe('application/json');
    expect(await type('?format=json', 'text/csv')).toBe('application/json');
    expect(await type('?format=csv', 'application/json')).toBe('text/csv');
  });

  it('of a search holds what was found; of nothing only the header', async () => {
    expect(cells((await list('?format=csv&q=asa%40')).text)).toHaveLength(2);
    expect(cells((await list('?format=csv&q=nobody')).text)).toHaveLength(1);
  });
});

it('people of another tenant, and those who are suspended, are not shown', async () => {
  const other = h.directory({ members: 2 });
  const otherId = await h.connect(other);
  await h.run(otherId);
  const [first] = (await h.call<Page>('GET', `/api/tenants/${otherId}/users`)).body.items;
  await h.worker.d1
    .prepare("UPDATE memberships SET state = 'suspended' WHERE tenant_id = ? AND object_id = ?")
    .bind(otherId, first?.objectId ?? '')
    .run();
  const { items } = (await h.call<Page>('GET', `/api/tenants/${otherId}/users`)).body;
  expect(items.map(({ email }) => email)).toEqual([expect.stringMatching(/^person2@/)]);
  expect((await h.call('GET', `/api/tenants/${otherId}/users?format=csv`)).text).not.toContain(first?.email);
});
