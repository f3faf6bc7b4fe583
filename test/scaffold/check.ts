import { TO_WRITE, type Workshop } from './workshop.ts';

/** A new statement about a customer's set-up: its row, its words, its step, and a test that asks for a judge. */
export function newCheck(workshop: Workshop, name: string): string[] {
  workshop.refuse('shared/src/checks.ts', `id: '${name}'`);
  workshop.append(
    'shared/src/checks.ts',
    /^export const CHECKS = \[$/m,
    /\n\] as const/,
    `\n  { id: '${name}', guide: '${TO_WRITE}', page: null, microsoft: true },`,
  );
  for (const language of ['en', 'de']) {
    const file = `shared/src/texts/${language}.ts`;
    workshop.append(file, /^ {2}checks: \{$/m, /\n {2}\},\n/, `\n    '${name}': '${TO_WRITE}',`);
    const panel = `shared/src/texts/panel/${language}.ts`;
    workshop.append(panel, /^ {2}checks: \{$/m, /\n {2}\},\n/, `\n    '${name}': '${TO_WRITE}',`);
  }
  const last = /^ {4}case 'form':$/m;
  workshop.insertBefore('worker/src/preview/judge.ts', last, `    case '${name}':\n      return notReached(id);\n`);
  workshop.insertBefore(
    'extension/checks.ts',
    last,
    `    case '${name}':\n      return say(id, 'unknown', 'page-not-seen');\n`,
  );
  workshop.add(`test/rules/checks/${name}.test.ts`, test(name));
  return [
    'shared/src/checks.ts: the section of the guide, the page it is put right on, whether Microsoft can say; new findings in FINDING_CODES.',
    'shared/src/texts/en.ts and de.ts: the statement, and the words of new findings.',
    'shared/src/steps.ts: the step that shows it (`checks` of one of ALL_STEPS).',
    'worker/src/preview/judge*.ts: the verdict; extension/checks.ts: the hint, where a page shows it.',
    `test/rules/checks/${name}.test.ts: fails until both judges know it; then add its cases to test/rules/judge.test.ts and test/extension/checks.test.ts.`,
  ];
}

const test = (name: string) => `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '@production-assist/shared/checks';
import { ALL_STEPS } from '@production-assist/shared/steps';
import { de } from '@production-assist/shared/texts/de';
import { en } from '@production-assist/shared/texts/en';
import { expect, test } from 'vitest';
import { ROOT } from '../../local/bundle.ts';

const ID = '${name}';
const check = CHECKS.find(({ id }) => id === ID);

test('has its words, its place in the guide and its step', () => {
  expect([en.checks[ID], de.checks[ID], check?.guide]).not.toContain('${TO_WRITE}');
  expect(ALL_STEPS.filter(({ checks }) => checks.some((id) => id === ID))).toHaveLength(1);
});

test('is judged', () => {
  const file = check?.microsoft ? 'worker/src/preview/judge.ts' : 'extension/checks.ts';
  const [, judged] = readFileSync(join(ROOT, file), 'utf8').split(\`case '\${ID}':\`);
  expect(judged).toBeDefined();
  expect(judged).not.toMatch(/^\\s+return (?:notReached|say)\\(id\\b/);
});
`;
