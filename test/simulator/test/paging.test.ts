import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GraphContext } from '../src/graph/context.ts';
import { cutPage, type PageTokens } from '../src/graph/paging.ts';
import { createRandom } from '../src/random.ts';
import { defaultSettings } from '../src/settings.ts';

interface Item {
  id: string;
  shown: boolean;
}

const items = (count: number, from = 0): Item[] =>
  Array.from({ length: count }, (_, index) => ({ id: `i${from + index}`, shown: true }));

/** Reads pages of a list through `cutPage`, without a Graph around it. */
function reader(top: number) {
  const pageTokens: PageTokens = new Map();
  const random = createRandom(1);
  const looked = { items: 0 };
  const read = (stored: readonly Item[], skipToken: string | null) => {
    const url = new URL('https://graph.microsoft.com/v1.0/x');
    const query = { top, skipToken };
    const world = { now: () => 0, random, settings: defaultSettings() };
    const context = { world, pageTokens, query, url, directory: { id: 'd' } } as unknown as GraphContext;
    const page = cutPage(context, stored, (item) => {
      looked.items++;
      return item.shown ? item : null;
    });
    return { ids: page.items.map(({ id }) => id), next: page.nextLink?.split('$skiptoken=')[1] ?? null };
  };
  return { read, looked };
}

describe('pages of a long list', () => {
  it('look at what is on them, not at everything before', () => {
    const stored = items(1000);
    const { read, looked } = reader(10);
    let pages = 1;
    for (let next = read(stored, null).next; next !== null; pages++) next = read(stored, next).next;
    expect(pages).toBe(100);
    // Each page also asks whether there is one more.
    expect(looked.items).toBe(1000 + 99);
  });

  it('hold what was not served yet, whatever happens meanwhile and however often a link is asked', () => {
    const change = fc.oneof(
      fc.record({ kind: fc.constantFrom('remove', 'again', 'hide', 'first'), at: fc.nat(30) }),
      fc.record({ kind: fc.constantFrom('add', 'page', 'same'), at: fc.nat(30) }),
    );
    fc.assert(
      fc.property(
        fc.nat(12),
        fc.integer({ min: 1, max: 4 }),
        fc.array(change, { maxLength: 25 }),
        (count, top, ops) => {
          const { read } = reader(top);
          let stored = items(count);
          /** Links so far, with what the pages before each of them held. */
          const links: { token: string | null; served: string[] }[] = [{ token: null, served: [] }];
          for (const [index, { kind, at }] of ops.entries()) {
            const item = stored[at % Math.max(1, stored.length)];
            if (kind === 'add') stored.push(...items(1, 100 + index));
            else if (kind === 'page' || kind === 'same') {
              const link = kind === 'page' ? links.at(-1) : links[at % links.length];
              if (!link) throw new Error('no link');
              const left = stored.filter(({ id, shown }) => shown && !link.served.includes(id)).map(({ id }) => id);
              const page = read(stored, link.token);
              expect(page.ids).toEqual(left.slice(0, top));
              expect(page.next !== null).toBe(left.length > top);
              if (page.next !== null) links.push({ token: page.next, served: [...link.served, ...page.ids] });
            } else if (item) {
              if (kind === 'remove') stored = stored.filter((other) => other !== item);
              if (kind === 'again') stored.push({ ...item });
              if (kind === 'first') stored = [item, ...stored.filter((other) => other !== item)];
              if (kind === 'hide') item.shown = !item.shown;
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
