import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Authorization } from './cloudflare.ts';

/** Where commands run, with what, and where they say what they do. */
export interface Surroundings {
  /** The checkout's root: `wrangler.toml`, `deployment.toml` and `keys.json` are there. */
  root: string;
  environment: NodeJS.ProcessEnv;
  say(line: string): void;
}

/** wrangler ended with an error; the message is its own words. */
export class WranglerError extends Error {}

const WRANGLER = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js');

/** Variables that hold a secret no program but this one has any business with. */
const OURS = ['SIGN_IN_CLIENT_SECRET', 'CREDENTIAL_KEYS'];

/**
 * Runs wrangler without a terminal, so that it asks nothing.
 *
 * @param input for its standard input: secrets go this way, never through an argument, which every user of the machine can read
 * @returns what it wrote to its standard output
 * @throws WranglerError
 */
export function wrangler({ root, environment }: Surroundings, args: readonly string[], input = ''): Promise<string> {
  const env = { ...environment, WRANGLER_SEND_METRICS: 'false', NO_COLOR: '1', FORCE_COLOR: '0' };
  for (const name of OURS) Reflect.deleteProperty(env, name);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [WRANGLER, ...args], { cwd: root, env, stdio: 'pipe' });
    let [out, all] = ['', ''];
    child.stdout.on('data', (text) => {
      out += text;
      all += text;
    });
    child.stderr.on('data', (text) => {
      all += text;
    });
    child.on('error', reject);
    // Who ends without reading closes the pipe; its exit code says the rest.
    child.stdin.on('error', () => undefined);
    child.on('close', (code) => (code === 0 ? resolve(out) : reject(new WranglerError(all.trim()))));
    child.stdin.end(input);
  });
}

/** How the environment or `wrangler login` proves who asks; null: nobody is signed in. */
export async function authorizationOf(surroundings: Surroundings): Promise<Authorization | null> {
  const { CLOUDFLARE_API_TOKEN } = surroundings.environment;
  if (CLOUDFLARE_API_TOKEN) return { token: CLOUDFLARE_API_TOKEN };
  try {
    const answer = JSON.parse(await wrangler(surroundings, ['auth', 'token', '--json']));
    return answer.type === 'api_key' ? { key: answer.key, email: answer.email } : { token: answer.token };
  } catch (error) {
    if (error instanceof WranglerError) return null;
    throw error;
  }
}
