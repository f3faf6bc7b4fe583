import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../local/bundle.ts';
import { readMigrations } from '../local/migrations.ts';

/** Files of the checkout: tracked, and new ones that are not ignored. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file && existsSync(join(ROOT, file)));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const typescript = files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('env.d.ts'));
const matching = (names: readonly string[], pattern: RegExp) => names.filter((file) => pattern.test(read(file)));

describe('docs/guide-map.md', () => {
  const rows = read('docs/guide-map.md')
    .split('\n')
    .filter((line) => /^\|(?!\s*-|\s*guide\b)/i.test(line) && !/^\|[-|\s]+$/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));

  it('has a row for every part of the guide', () => {
    const sections = read('docs/guide-map.md').match(/^## .+$/gm) ?? [];
    const numbered = Array.from({ length: 10 }, (_, i) => `${i + 1}`);
    for (const part of ['Prerequisites', ...numbered, 'Troubleshooting', 'Maintenance', 'Security Notes']) {
      expect(
        sections.some((title) => title.startsWith(`## ${part}`)),
        part,
      ).toBe(true);
    }
    expect(rows.length).toBeGreaterThan(40);
  });

  it.each(rows.map((cells) => [cells[1] ?? '', cells] as const))('%s', (_, [, sentence, code, tests]) => {
    expect(sentence).toBeTruthy();
    const named = [...(code ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    expect(named.length, 'names the code').toBeGreaterThan(0);
    for (const name of named) {
      const [file = '', symbol] = name.split('#');
      expect(existsSync(join(ROOT, file)), `${file} exists`).toBe(true);
      if (symbol) expect(read(file), `${file} has ${symbol}`).toContain(symbol);
    }
    const proofs = [...(tests ?? '').matchAll(/`([^`]+)` › ([^;]+)/g)];
    expect(proofs.length, 'names a test').toBeGreaterThan(0);
    for (const [, file = '', title = ''] of proofs) {
      expect(existsSync(join(ROOT, file)), `${file} exists`).toBe(true);
      expect(read(file), `${file} has the test`).toContain(title.trim());
    }
  });
});

describe('docs/storage.md', () => {
  it('names every table and column of the migrations', async () => {
    const sql = (await readMigrations()).flatMap(({ queries }) => queries).join(';\n');
    const tables = [...sql.matchAll(/CREATE TABLE (\w+) \(([\s\S]*?)\n\)/g)];
    expect(tables.length).toBeGreaterThan(5);
    const sections = Object.fromEntries(
      read('docs/storage.md')
        .split(/^### /m)
        .slice(1)
        .map((section) => [/^`(\w+)`/.exec(section)?.[1] ?? '', section]),
    );
    for (const [, table = '', body = ''] of tables) {
      expect(Object.keys(sections)).toContain(table);
      const columns = body.split('\n').flatMap((line) => /^ {2}([a-z_]+) (?:TEXT|INTEGER)/.exec(line)?.[1] ?? []);
      for (const column of columns) expect(sections[table], `${table}.${column}`).toContain(`\`${column}\``);
    }
    for (const [, table = '', column = ''] of sql.matchAll(/ALTER TABLE (\w+) ADD COLUMN (\w+)/g)) {
      expect(sections[table], `${table}.${column}`).toContain(`\`${column}\``);
    }
  });
});

describe('the code', () => {
  const worker = typescript.filter((file) => file.startsWith('worker/src/'));

  it('speaks to Microsoft in worker/src/entra and nowhere else', () => {
    expect(matching(worker, /\bfetch\(request\)/)).toEqual(['worker/src/entra/network.ts']);
    const others = worker.filter((file) => !file.startsWith('worker/src/entra/'));
    // The runtime's own; a `fetch` of something else is that thing's.
    const ownFetch = /(?<![.\w])fetch\(|\b(?:globalThis|self)\.fetch/;
    expect(matching(others, ownFetch)).toEqual([]);
    expect(matching(others, /microsoftonline|graph\.microsoft/)).toEqual([]);
  });

  it('has its SQL in worker/src/store and nowhere else', () => {
    const others = worker.filter((file) => !file.startsWith('worker/src/store/'));
    expect(matching(others, /\.prepare\(|\b(?:SELECT|INSERT INTO|DELETE FROM)\b/)).toEqual([]);
  });

  it('logs through worker/src/log.ts, one line of JSON for each event', () => {
    expect(matching(worker, /console\.(?:warn|error|info|debug)|console\[/)).toEqual(['worker/src/log.ts']);
  });

  it('keeps rules pure: no clock, no chance, no input or output', () => {
    const rules = [
      'worker/src/sync/classify.ts',
      'worker/src/sync/leavers.ts',
      'worker/src/sync/guard.ts',
      'worker/src/notify/run-events.ts',
      'worker/src/notify/expiry-warning.ts',
      'worker/src/auth/entra-identity.ts',
      'worker/src/preview/judge.ts',
      'worker/src/auth/access.ts',
      'worker/src/metrics-point.ts',
      'worker/tools/deploy/plan.ts',
      'worker/tools/deploy/settings.ts',
      'worker/tools/costs.ts',
    ];
    expect(matching(rules, /Date\.now|Math\.random|\bfetch\(|\bawait\b|D1Database|KVNamespace/)).toEqual([]);
  });

  it('spells the guide’s strings once', () => {
    const elsewhere = typescript.filter(
      (file) => /^(worker|shared|extension)\//.test(file) && !file.endsWith('shared/src/guide.ts'),
    );
    expect(matching(elsewhere, /Azure_APP_Production-Assist|AD Master /)).toEqual([]);
  });

  it('has no test mode', () => {
    expect(matching(worker, /simulator|NODE_ENV|process\.env|import\.meta\.env|vitest/i)).toEqual([]);
  });

  it('has no file far longer than its neighbours', () => {
    const long = typescript
      .filter((file) => !file.startsWith('shared/src/texts/'))
      .map((file) => [file, read(file).split('\n').length] as const)
      .filter(([, lines]) => lines > 350);
    expect(long).toEqual([]);
  });

  it('skips no test, runs none alone, and silences no check', () => {
    const skipped = /\b(?:it|test|describe)\.(?:skip|only|todo)\b/;
    const silenced = /\bas any\b|@ts-(?:ignore|expect-error|nocheck)|biome-ignore|eslint-disable/;
    const own = 'test/rules/repository.test.ts';
    expect(
      matching(
        typescript.filter((file) => file !== own),
        new RegExp(`${skipped.source}|${silenced.source}`),
      ),
    ).toEqual([]);
  });

  it('pins every dependency exactly', () => {
    for (const file of files.filter((name) => name.endsWith('package.json'))) {
      const manifest = JSON.parse(read(file));
      for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
        expect(version, `${name} in ${file}`).toMatch(/^(?:workspace:\*|\d+\.\d+\.\d+(?:-[\w.]+)?)$/);
      }
    }
  });
});

describe('the README', () => {
  it('begins with the two commands', () => {
    const start = read('README.md').slice(0, 1500);
    expect(start).toContain('npx -y pnpm@12 start');
    expect(start).toContain('npx -y pnpm@12 test');
    expect(read('.ci/run')).toMatch(/^npx -y pnpm@12 test$/m);
  });
});

describe('public functions', () => {
  const sources = typescript.filter((file) => /^(worker|extension|shared)\//.test(file));
  // A component's name says what it shows, and its properties are its interface.
  const exported =
    /^export (?:(?:default )?(?:async )?function\*?|const(?= \w+ = (?:async )?(?:<.*>)?\(.*=>)) (?![A-Z])(\w+)/;

  it('say what they do', () => {
    let seen = 0;
    const bare = sources.flatMap((file) => {
      const lines = read(file).split('\n');
      return lines.flatMap((line, at) => {
        const [, name] = exported.exec(line) ?? [];
        if (!name) return [];
        seen += 1;
        return lines[at - 1]?.trim().endsWith('*/') ? [] : [`${file}: ${name}`];
      });
    });
    expect(bare).toEqual([]);
    expect(seen).toBeGreaterThan(500);
  });
});
