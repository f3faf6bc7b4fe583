import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../local/bundle.ts';
import { execute } from '../local/execute.ts';
import { type CloudflareApi, TOKEN } from './cloudflare-api.ts';

/** A right `deployment.toml`. */
export const SETTINGS = `[vars]
PUBLIC_ORIGIN = "https://entra.example.com"
SIGN_IN = { issuer = "https://login.example.com", clientId = "page" }
FIRST_OPERATOR = { issuer = "https://login.example.com", subject = "operator" }
`;

/** The version of what they deploy. */
export const VERSION = '1.2.3';

/** Somebody with a checkout who deploys: the real commands and the real wrangler, in a folder of their own. */
export interface Operator {
  folder: string;
  run(script: Script, args?: string[], env?: Record<string, string>): Promise<{ code: number; output: string }>;
  /** Begins, and is killed with all it started, at once, when Cloudflare has done this call and before it says so. */
  runUntil(call: string, script: Script, env?: Record<string, string>): Promise<void>;
  /** Types `npx -y pnpm@12 exec` and this. */
  exec(command: string): Promise<{ code: number; output: string }>;
  /** The arguments of every program the commands have started so far, wrangler's own among them. */
  argumentLists(): Promise<string[][]>;
}

type Script = 'deploy' | 'backup' | 'restore' | 'record-release';

/**
 * A checkout as far as a deployment reads it: the real `wrangler.toml` and migrations. In place of the Worker, which
 * other tests build, a few lines are bundled, so that this takes seconds.
 */
export async function createOperator(folder: string, api: CloudflareApi): Promise<Operator> {
  await mkdir(join(folder, 'worker/src'), { recursive: true });
  await mkdir(join(folder, 'worker/web/dist'), { recursive: true });
  await mkdir(join(folder, 'home'));
  const config = await readFile(join(ROOT, 'wrangler.toml'), 'utf8');
  const quick = config.replace(/^\[build\]\ncommand = .*$/m, '').replace(/^\[alias\]\n(?:.+\n)+/m, '');
  await writeFile(join(folder, 'wrangler.toml'), quick);
  await writeFile(join(folder, 'worker/src/index.ts'), 'export default { fetch: () => new Response("here") };\n');
  await writeFile(join(folder, 'worker/web/dist/index.html'), '<!doctype html>\n');
  await writeFile(join(folder, 'package.json'), `${JSON.stringify({ version: VERSION })}\n`);
  await cp(join(ROOT, 'worker/migrations'), join(folder, 'worker/migrations'), { recursive: true });
  const environment = {
    CLOUDFLARE_API_BASE_URL: api.url,
    CLOUDFLARE_API_TOKEN: TOKEN,
    CLOUDFLARE_ACCOUNT_ID: '',
    INIT_CWD: folder,
    WRANGLER_LOG_PATH: join(folder, 'logs'),
    WRANGLER_LOG: 'log',
    HOME: join(folder, 'home'),
    XDG_CONFIG_HOME: join(folder, 'home'),
    ARGUMENTS_FILE: join(folder, 'arguments'),
    NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'record-arguments.mjs'))}`,
    PATH: `${join(ROOT, 'node_modules/.bin')}:${dirname(process.execPath)}:${process.env.PATH}`,
  };
  const toolOf = (script: Script) => join(ROOT, `worker/tools/deploy/${script}.ts`);
  return {
    folder,
    run: (script, args = [], env = {}) =>
      execute(process.execPath, [toolOf(script), ...args], { cwd: folder, env: { ...environment, ...env } }),
    async runUntil(call, script, env = {}) {
      const child = spawn(process.execPath, [toolOf(script)], {
        cwd: folder,
        env: { ...process.env, ...environment, ...env },
        stdio: 'ignore',
        detached: true,
      });
      const ended = once(child, 'close');
      await new Promise<void>((done, fail) => {
        api.silence = { call, reached: done };
        void ended.then(([code]) => fail(new Error(`${script} ended with ${code} before ${call}`)));
      });
      // The whole group: wrangler is a program of its own.
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      await ended;
    },
    exec: (command) => execute('sh', ['-c', command], { cwd: folder, env: environment }),
    async argumentLists() {
      const lines = (await readFile(environment.ARGUMENTS_FILE, 'utf8')).trim().split('\n');
      return lines.map((line) => JSON.parse(line));
    },
  };
}
