import { TO_WRITE, type Workshop } from './workshop.ts';

/** A new reason why something does not work: its rule, its words, and a test that asks for both. */
export function newFailure(workshop: Workshop, name: string): string[] {
  workshop.refuse('shared/src/failures.ts', `  '${name}':`);
  workshop.append(
    'shared/src/failures.ts',
    /^const RULES = \{$/m,
    /\n\} as const|\n\} satisfies|\n\};/,
    `\n  '${name}': person(null, null),`,
  );
  for (const language of ['en', 'de']) {
    const words = `{ title: '${TO_WRITE}', detail: '${TO_WRITE}', fix: '${TO_WRITE}' }`;
    workshop.append(
      `shared/src/texts/${language}.ts`,
      /^ {2}failures: \{$/m,
      /\n {2}\},\n/,
      `\n    '${name}': ${words},`,
    );
  }
  workshop.add(`test/rules/failures/${name}.test.ts`, test(name));
  return [
    `shared/src/failures.ts: who acts (\`person\`, \`passing\`), the status of a call, the check and the page it belongs to.`,
    `shared/src/texts/en.ts and de.ts (or a subject's file of texts/failures, where it belongs to one): what happened, what it means here, what to do.`,
    `Where it arises: throw \`new FailureError('${name}')\`, or return its code as an outcome.`,
    `test/rules/failures/${name}.test.ts: fails until all of this is there; then put the case into the suite of where it arises.`,
  ];
}

const test = (name: string) => `import { execFileSync } from 'node:child_process';
import { FAILURE_CODES } from '@production-assist/shared/failures';
import { de } from '@production-assist/shared/texts/de';
import { en } from '@production-assist/shared/texts/en';
import { expect, test } from 'vitest';
import { ROOT } from '../../local/bundle.ts';

const CODE = '${name}';

test.each([en, de])('has its words', ({ failures }) => {
  expect(Object.values(failures[CODE]).filter((text) => text.includes('${TO_WRITE}'))).toEqual([]);
});

test('arises somewhere', () => {
  expect(FAILURE_CODES).toContain(CODE);
  const files = execFileSync('git', ['grep', '-l', '--untracked', \`'\${CODE}'\`, '--', 'worker/src', 'extension'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(files).not.toBe('');
});
`;
