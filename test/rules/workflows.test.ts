import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import product from '../../package.json' with { type: 'json' };
import { ROOT } from '../local/bundle.ts';

/** The workflows of GitHub Actions: each action pinned, each command one that is there, no right that is not needed. */

interface Step {
  uses?: string;
  run?: string;
}
interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, { steps: Step[]; permissions?: Record<string, string>; 'timeout-minutes'?: number }>;
}
/** Commands of pnpm's own that are used. */
const BUILT_IN = ['audit'];
const FOLDER = '.github/workflows';
const workflows = readdirSync(join(ROOT, FOLDER)).map((file) => {
  const text = readFileSync(join(ROOT, FOLDER, file), 'utf8');
  return { file, text, workflow: parse(text, { strict: true, uniqueKeys: true }) as Workflow };
});
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);
const runsOf = (file: string) =>
  workflows.flatMap((one) => (one.file === file ? stepsOf(one.workflow).flatMap(({ run }) => run ?? []) : []));

test('there are two: the tests, and a release', () => {
  expect(workflows.map(({ file }) => file).sort()).toEqual(['release.yml', 'test.yml']);
});

describe.each(workflows)('$file', ({ text, workflow }) => {
  test('pins every action by its commit, and says which version that is', () => {
    const used = stepsOf(workflow).flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) {
      expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      expect(text).toMatch(new RegExp(`uses: ${action} # v\\d+\\.\\d+\\.\\d+$`, 'm'));
    }
    // One version of each, in all workflows.
    const all = workflows.flatMap((other) => stepsOf(other.workflow).flatMap(({ uses }) => uses ?? []));
    for (const action of used) {
      const name = action.split('@')[0];
      expect(new Set(all.filter((other) => other.startsWith(`${name}@`))).size, name).toBe(1);
    }
  });

  test('may read, and more only where a job says so', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const [name, { steps, permissions, 'timeout-minutes': minutes }] of Object.entries(workflow.jobs)) {
      expect(minutes, name).toBeGreaterThan(0);
      // What may write runs none of the project's code: its packages could be anybody's.
      const runs = steps.flatMap(({ run }) => run ?? []).join('\n');
      if (permissions) expect(runs, name).not.toMatch(/\b(?:npx|npm|pnpm|node)\b/);
    }
  });

  test('runs commands that are there, and puts nothing into them that others have written', () => {
    for (const { run = '' } of stepsOf(workflow)) {
      expect(run).not.toContain('${{');
      for (const [, script = ''] of run.matchAll(/npx -y pnpm@12 (?:run )?([\w:-]+)/g)) {
        expect([...Object.keys(product.scripts), ...BUILT_IN], run).toContain(script);
      }
      for (const [, file = ''] of run.matchAll(/\bnode (\S+\.(?:mjs|ts))/g)) {
        expect(existsSync(join(ROOT, file)), file).toBe(true);
      }
      // The shell's own judgement of the syntax.
      execFileSync('sh', ['-n', '-c', run]);
    }
  });
});

test('the tests there are the tests here', () => {
  const [command] = /^npx .+$/m.exec(readFileSync(join(ROOT, '.ci/run'), 'utf8')) ?? [''];
  expect(runsOf('test.yml')).toEqual([command]);
  expect(runsOf('release.yml')).toContain(command);
});

test('what is released is what the next version is tried beside', () => {
  const recorded = 'npx -y pnpm@12 record-release && git diff --exit-code worker/releases/released.json';
  // Packages are made of what is committed.
  expect(runsOf('release.yml')).toContain(`${recorded} && git checkout -- worker/releases`);
});

test('a release is not made of libraries with a known weakness', () => {
  const runs = runsOf('release.yml');
  const audit = runs.indexOf('npx -y pnpm@12 audit --prod');
  expect(audit).toBeGreaterThan(-1);
  expect(audit).toBeLessThan(runs.indexOf('npx -y pnpm@12 package'));
});

test('a release has the packages and says what is new', () => {
  const runs = runsOf('release.yml');
  expect(runs).toContain('npx -y pnpm@12 package');
  expect(runs.some((run) => run.startsWith('gh release create') && run.includes('packages/*.zip'))).toBe(true);
  const says = execFileSync(process.execPath, ['.github/changes.mjs'], { cwd: ROOT, encoding: 'utf8' });
  const changes = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8');
  expect(says.trim().length).toBeGreaterThan(100);
  expect(says).not.toMatch(/^## /m);
  expect(changes.slice(changes.indexOf(`## ${product.version} `))).toContain(says.trim());
});

test('the tag has to be the version', () => {
  const check = runsOf('release.yml').find((run) => run.startsWith('test ')) ?? 'false';
  const asTag = (tag: string) => () =>
    execFileSync('sh', ['-c', check], { cwd: ROOT, env: { ...process.env, GITHUB_REF_NAME: tag } });
  expect(asTag(`v${product.version}`)).not.toThrow();
  expect(asTag('v99.0.0')).toThrow();
});
