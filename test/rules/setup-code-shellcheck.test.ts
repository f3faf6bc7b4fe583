import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setupScript } from '@production-assist/shared/setup-code/set-up-code';
import { setupEn } from '@production-assist/shared/texts/setup-code/en';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { CASES, DIRECTORY_ID, hostile } from './setup-code/cases.ts';

/** The scripts for the Azure CLI, as shellcheck reads them. The test command installs it where it is missing. */

const folder = mkdtempSync(join(tmpdir(), 'shellcheck-'));
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * What shellcheck has to say, down to its remarks on style.
 *
 * @param scripts by name, all read by one process
 * @param exclude codes that are left out
 */
function findingsIn(scripts: Record<string, string>, exclude: readonly string[] = []): string[] {
  const names = Object.keys(scripts);
  for (const [name, text] of Object.entries(scripts)) writeFileSync(join(folder, name), text);
  const options = ['--norc', '--shell=bash', '--severity=style', '--format=json1'];
  if (exclude.length) options.push(`--exclude=${exclude.join(',')}`);
  const { error, status, stdout, stderr } = spawnSync('shellcheck', [...options, '--', ...names], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (error) throw new Error('shellcheck does not start: `apt-get install shellcheck`', { cause: error });
  // 1 where it has found something.
  if (status !== 0 && status !== 1) throw new Error(`shellcheck ended with ${status}: ${stderr}`);
  const { comments }: { comments: { file: string; line: number; code: number; message: string }[] } =
    JSON.parse(stdout);
  return comments.map(({ file, line, code, message }) => `${file}:${line} SC${code} ${message}`);
}

const fileOf = (name: string) => `${name.replaceAll(', ', '-')}.sh`;

describe('shellcheck', () => {
  it.each(CASES)('has nothing to say: %s', (name, input, texts) => {
    const script = setupScript('azure-cli', input, texts.script).text;
    expect(findingsIn({ [fileOf(name)]: script })).toEqual([]);
  });

  const federated = (issuer: string, subject: string) =>
    setupScript(
      'azure-cli',
      {
        cloud: 'global',
        directoryId: DIRECTORY_ID,
        clientId: null,
        credential: { kind: 'federated', issuer, subject },
      },
      setupEn.script,
    ).text;

  it.each([
    ['an apostrophe', "tenant:o'brien's"],
    ['quotes', 'tenant:"gtg"'],
    ['umlauts', 'tenant:Müßiggänger-Öl'],
    ['a dollar', 'tenant:5$'],
    ['all that a shell knows', 'tenant:a;b|c&d>e<f*g?h~i#j!k(l)m[n]{o}'],
  ])('has nothing to say of %s in a name', (_, subject) => {
    expect(findingsIn({ 'name.sh': federated(`https://${subject}.example`, subject) })).toEqual([]);
  });

  /** These ask whether a text in single quotes was meant to be one, for what stands in it. It was. */
  const MEANT = ['SC1003', 'SC1112', 'SC2016'];

  it('has nothing to say whatever is filled in', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, hostile), { minLength: 8, maxLength: 8 }), (values) => {
        const scripts = values.map(([issuer, subject], at) => [`filled-${at}.sh`, federated(issuer, subject)]);
        expect(findingsIn(Object.fromEntries(scripts), MEANT)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  it('would find a value without quotes, an unused name and a quote that ends too soon', () => {
    const script = federated('https://entra.pa.example', 'tenant:gtg:1');
    const codes = (text: string) => findingsIn({ 'broken.sh': text }).map((found) => /SC\d+/.exec(found)?.[0]);
    expect(codes(script.replace('"$FEDERATED" --only', '$FEDERATED --only'))).toContain('SC2086');
    expect(codes(script.replace('\nGRAPH=', "\nUNUSED='1'\nGRAPH="))).toContain('SC2034');
    expect(codes(script.replace("'tenant:gtg:1'", "'tenant:'gtg:1'"))).not.toEqual([]);
  });
});
