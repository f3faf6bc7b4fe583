import { spawnSync } from 'node:child_process';
import { byApt, ensure } from './needed.ts';

/**
 * Makes sure there is shellcheck, which reads the set-up scripts for bash.
 *
 * @returns null where it is there now, else what a person should do
 */
export function ensureShellcheck(root: string): string | null {
  return ensure(
    {
      title: 'shellcheck',
      isThere: () => spawnSync('shellcheck', ['--version']).status === 0,
      installers: [byApt('shellcheck')],
      advice: 'Install it (`apt-get install shellcheck`, `brew install shellcheck`), so that it is on the PATH.',
    },
    root,
  );
}
