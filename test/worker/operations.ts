import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../local/bundle.ts';
import { execute } from '../local/execute.ts';

/**
 * Commands of docs/operations.md, run as they stand there in a folder of their own. Only what would leave the machine
 * is caught: `wrangler secret put` writes its value into a file, `npx` finds pnpm's scripts without fetching pnpm.
 */
export interface Operator {
  folder: string;
  /** Runs the commands under a step's bold beginning. @returns what they showed */
  step(begins: string, env?: Record<string, string>): Promise<string>;
  /** The value `wrangler secret put` was given last. */
  deployedKeys(): Promise<string>;
}

/** @param keys the set there is, as `keys.json` and as the Worker's secret */
export async function createOperator(folder: string, keys: string): Promise<Operator> {
  const bin = join(folder, 'bin');
  const deployed = join(folder, 'deployed');
  await writeFile(join(folder, 'keys.json'), keys);
  await writeFile(deployed, keys);
  const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  await mkdir(bin);
  await program(
    'npx',
    `if [ "$1 $2" != "-y pnpm@12" ]; then exit 127; fi; shift 2
case "$*" in
  "exec wrangler secret put CREDENTIAL_KEYS --config wrangler.deployment.json") cat > ${deployed} ;;
  keys\\ *) shift; INIT_CWD=$PWD; export INIT_CWD; cd ${ROOT} && exec ${scripts.keys} "$@" ;;
  *) exit 127 ;;
esac`,
  );
  // Not on every machine; of its options only those that are used.
  await program(
    'curl',
    `exec node -e '
    const [silent, url, option, header] = process.argv.slice(1);
    if (silent !== "-s" || option !== "-H") process.exit(2);
    const [name, value] = header.split(": ");
    fetch(url, { headers: { [name]: value } }).then(async (r) => process.stdout.write(await r.text()));' -- "$@"`,
  );

  async function program(name: string, script: string): Promise<void> {
    await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(bin, name), 0o755);
  }

  return {
    folder,
    async step(begins, env = {}) {
      const text = await readFile(join(ROOT, 'docs/operations.md'), 'utf8');
      const commands = /```sh\n([\s\S]*?)```/.exec(text.split(`\n**${begins}`)[1] ?? '')?.[1];
      if (!commands) throw new Error(`docs/operations.md has no commands under "${begins}"`);
      const PATH = [bin, join(process.execPath, '..'), process.env.PATH].join(':');
      const { code, output } = await execute('sh', ['-ec', commands], { cwd: folder, env: { ...env, PATH } });
      if (code !== 0) throw new Error(`"${begins}" ended with ${code}: ${output}`);
      return output;
    },
    deployedKeys: () => readFile(deployed, 'utf8'),
  };
}
