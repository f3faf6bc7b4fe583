import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../local/bundle.ts';
import { execute } from '../local/execute.ts';
import { type CloudflareApi, TOKEN } from './cloudflare-api.ts';

/** A right `deployment.toml`. */
export const SETTINGS = `[vars]
PUBLIC_ORIGIN = "https://entra.example.com"
SIGN_IN = { issuer = "https://login.example.com", clientId = "page" }
FIRST_OPERATOR = { issuer = "https://login.example.com", subject = "operator" }
`;

/** Somebody with a checkout who deploys: the real commands and the real wrangler, in a folder of their own. */
export interface Operator {
  folder: string;
  run(
    script: 'deploy' | 'backup' | 'restore',
    args?: string[],
    env?: Record<string, string>,
  ): Promise<{ code: number; output: string }>;
}

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
  await cp(join(ROOT, 'worker/migrations'), join(folder, 'worker/migrations'), { recursive: true });
  return {
    folder,
    run: (script, args = [], env = {}) =>
      execute(process.execPath, [join(ROOT, `worker/tools/deploy/${script}.ts`), ...args], {
        cwd: folder,
        env: {
          CLOUDFLARE_API_BASE_URL: api.url,
          CLOUDFLARE_API_TOKEN: TOKEN,
          CLOUDFLARE_ACCOUNT_ID: '',
          INIT_CWD: folder,
          WRANGLER_LOG_PATH: join(folder, 'logs'),
          WRANGLER_LOG: 'log',
          HOME: join(folder, 'home'),
          XDG_CONFIG_HOME: join(folder, 'home'),
          ...env,
        },
      }),
  };
}
