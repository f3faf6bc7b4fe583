import { camel, type Workshop } from './workshop.ts';

const PORTAL = 'extension/portal';

/** A new page of the admin center: its kind, its route, a reader, and a test that reads a saved page. */
export function newReader(workshop: Workshop, name: string): string[] {
  const reader = camel(name);
  workshop.append(`${PORTAL}/facts.ts`, /^export const PAGE_KINDS = \[$/m, /\n\] as const/, `\n  '${name}',`);
  const row = `\n  {\n    kind: '${name}',\n    is: view(IAM, '${name.replaceAll('-', '')}'),\n  },`;
  workshop.append(`${PORTAL}/routes.ts`, /^export const ROUTES\b.*$/m, /\n\];/, row);
  workshop.append(`${PORTAL}/route-examples.ts`, /^export const ROUTE_EXAMPLES\b.*$/m, /\n\};/, `\n  '${name}': [],`);
  workshop.insertBefore(
    `${PORTAL}/readers.ts`,
    /^import \{ home \}/m,
    `import { ${reader} } from './readers/${name}.ts';\n`,
  );
  workshop.append(`${PORTAL}/readers.ts`, /^export const READERS\b.*$/m, /\n\];/, `\n  ${reader},`);
  workshop.add(`${PORTAL}/readers/${name}.ts`, skeleton(name, reader));
  workshop.add(`test/extension/portal/pages/${name}.test.ts`, test(name, reader));
  return [
    `${PORTAL}/routes.ts: the blade its address names; route-examples.ts: every way the address is written.`,
    `${PORTAL}/readers/${name}.ts: what it reads; new facts in facts.ts and facts-schema.ts, new selectors in selectors.ts, new words in word-table/.`,
    `test/extension/portal/fixtures/: pages as they are saved, in each language, from what write.ts describes.`,
    'shared/src/steps.ts: the step that is shown beside it; extension/setup.ts: what is remembered of it.',
    `test/extension/portal/pages/${name}.test.ts: fails until it has addresses and reads a saved page.`,
  ];
}

const skeleton = (name: string, reader: string) => `import { readerOf } from '../reader.ts';

/** ${name}: say here what is read from it. */
export const ${reader} = readerOf('${name}', () => null);
`;

const test = (name: string, reader: string) => `import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { ${reader} } from '../../../../extension/portal/readers/${name}.ts';
import { ROUTE_EXAMPLES } from '../../../../extension/portal/route-examples.ts';
import { ROOT } from '../../../local/bundle.ts';

const SAVED = join(ROOT, 'test/extension/portal/fixtures/saved');
const pages = readdirSync(SAVED).filter((file) => file.startsWith('${name}.'));

test('its addresses are known', () => {
  expect(ROUTE_EXAMPLES['${name}'].length).toBeGreaterThan(0);
});

test('is read from every page that was saved', () => {
  expect(pages.length).toBeGreaterThan(0);
  for (const page of pages) {
    const { document } = new JSDOM(readFileSync(join(SAVED, page), 'utf8')).window;
    const facts = ${reader}.read(document, { kind: '${name}' });
    // Of no page it can be said in advance what stands on it; that it was read says more than the surroundings do.
    expect(Object.keys(facts ?? {}).filter((key) => !['kind', 'state', 'account', 'directory'].includes(key))).not.toEqual([]);
  }
});
`;
