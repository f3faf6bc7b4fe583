import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { ROOT } from '../local/bundle.ts';
import { extensionFor } from './build.ts';

/** The build for Firefox, as Mozilla's linter sees it: the one `web-ext lint` and the review of add-ons run. */

interface Finding {
  code: string;
  message: string;
  file?: string;
  /** Both from 1. */
  line?: number;
  column?: number;
}

/** A warning about a library's own code, known by the code it is about. Seen on 2026-11-23, no newer version is without. */
interface Known {
  code: string;
  /** What stands around the place, however the names were shortened. */
  around: RegExp;
  reason: string;
}

const KNOWN: readonly Known[] = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    around: /createElement\(`style`\);\w+\.innerHTML=this\.styles\[\w+\]/,
    reason:
      'FAST 3.0.3, element-styles.js: style elements where sheets cannot be constructed; Firefox can, so never run',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    around: /createElement\(`style`\);\w+\.innerHTML=\w+\[\w+\],\w+\.className=/,
    reason: 'FAST 3.0.3, element-controller.js: the same for the elements of a document; never run either',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    around: /createElement\(\w+\),\w+\.innerHTML=\w+\.createHTML\(\w+\)/,
    reason: 'FAST 3.0.3, compiler.js: templates written in Fluent’s own source, through FAST’s DOM policy',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    around: /\.innerHTML=\w+\.__html/,
    reason: 'Preact 11.2.0, dangerouslySetInnerHTML: never used here, our own lint forbids it',
  },
];

/** How much of the code around a finding is looked at, in characters. */
const AROUND = 80;

let errors: Finding[];
let warnings: Finding[];
let notices: Finding[];
beforeAll(async () => {
  const linter = join(ROOT, 'node_modules/addons-linter/bin/addons-linter');
  const run = promisify(execFile)(process.execPath, [linter, extensionFor('firefox'), '--output', 'json']);
  // It ends with 1 where there are errors, and has said which.
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  ({ errors, warnings, notices } = JSON.parse(stdout));
});

async function described({ code, message, file, line = 1, column = 1 }: Finding): Promise<string> {
  if (!file) return `${code}: ${message}`;
  const text = (await readFile(join(extensionFor('firefox'), file), 'utf8')).split('\n')[line - 1] ?? '';
  return `${code}: ${message}: ${text.slice(Math.max(0, column - AROUND), column + AROUND)}`;
}

test('has no errors and no notices', async () => {
  expect(await Promise.all([...errors, ...notices].map(described))).toEqual([]);
});

test('has no warning but the known ones about libraries', async () => {
  const all = await Promise.all(warnings.map(described));
  const isAbout =
    (text: string) =>
    ({ code, around }: Known) =>
      text.startsWith(`${code}:`) && around.test(text);
  expect(all.filter((text) => !KNOWN.some(isAbout(text)))).toEqual([]);
  // One that is gone does not stay in the list, and one more of the same kind is a new one.
  const seen = KNOWN.map((known) => all.filter((text) => isAbout(text)(known)).length);
  expect(seen).toEqual(KNOWN.map(() => 1));
});
