import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '@production-assist/shared/texts/texts';
import { describe, expect, test } from 'vitest';
import { loadWords } from '../../extension/panel/words.ts';
import { POLICY } from '../../extension/policy.ts';
import { ROOT } from '../local/bundle.ts';
import { BROWSERS, extensionFor } from './build.ts';

/** The privacy statement says what the extension does: its storage, its permissions and hosts, the words on its buttons. */

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'extension'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file));

/** Area of each item, as the code names it. */
const ITEMS: Record<string, string> = Object.fromEntries(
  sources.flatMap((file) =>
    [...read(file).matchAll(/\bstored\(\s*'(session|local)',\s*'(\w+)'/g)].map(([, area = '', key = '']) => [
      key,
      area,
    ]),
  ),
);

/** First two cells of each row of a table that begins with a heading. */
function table(markdown: string, heading: number): string[][] {
  const section = markdown.split(/^## /m)[heading] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));
}
const KEPT = 2;
const ASKED = 4;

const AREAS: Record<string, Record<string, string>> = {
  en: { session: 'memory', local: 'disk', managed: 'policy, read only' },
  de: { session: 'Arbeitsspeicher', local: 'Festplatte', managed: 'Richtlinie, nur gelesen' },
};

test('everything that is stored goes through `stored`', () => {
  expect(Object.keys(ITEMS).length).toBeGreaterThan(6);
  const other =
    /browser\.storage(?:\.(?:local|session|sync)\b|\[)|localStorage|sessionStorage|indexedDB|document\.cookie|\bcaches\./;
  expect(sources.filter((file) => file !== 'extension/stored.ts' && other.test(read(file)))).toEqual([]);
});

describe.each(LANGUAGES)('the statement (%s)', (language) => {
  const statement = read(`extension/store/privacy.${language}.md`);

  test('lists every item, where it is kept, and no other', () => {
    const expected = [
      ...Object.entries(ITEMS).map(([key, area]) => [key, AREAS[language]?.[area]]),
      ...Object.keys(POLICY).map((name) => [name, AREAS[language]?.managed]),
    ];
    expect(
      table(statement, KEPT)
        .map(([, item, area]) => [item, area])
        .sort(),
    ).toEqual(expected.sort());
  });

  test('lists every permission and host of the built extensions, and no other', () => {
    const asked = BROWSERS.flatMap((browser) => {
      const manifest = JSON.parse(readFileSync(join(extensionFor(browser), 'manifest.json'), 'utf8'));
      return ['permissions', 'host_permissions', 'optional_permissions', 'optional_host_permissions'].flatMap(
        (name): string[] => manifest[name] ?? [],
      );
    });
    const listed = table(statement, ASKED).map(([, permission]) => permission);
    expect(listed.sort()).toEqual([...new Set(asked)].sort());
  });

  test('calls buttons what they are called', async () => {
    const { label } = await loadWords(language);
    for (const name of ['startOver', 'secretForget', 'workerDisconnect', 'checkWithMicrosoft'] as const) {
      expect(statement, name).toContain(`*${label(name)}*`);
    }
  });
});

test('says of the same items what docs/storage.md says', () => {
  const rows = [
    ...(read('docs/storage.md').split('\n## Extension')[1] ?? '').matchAll(/^\| (session|local) `(\w+)`/gm),
  ];
  expect(Object.fromEntries(rows.map(([, area, key]) => [key, area]))).toEqual(ITEMS);
});
