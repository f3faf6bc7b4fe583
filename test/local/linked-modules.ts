import { existsSync } from 'node:fs';
import { mkdir, readdir, realpath, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ROOT } from './bundle.ts';

/** Folders of the workspace that have libraries of their own. */
const WITH_MODULES = ['', 'extension', 'shared', 'worker', 'worker/web', 'test/simulator'];

/**
 * Gives a copy of the checkout the libraries that are installed here, as an installation there would: linked, but for
 * the workspace's own packages, which are the copy's.
 *
 * @param copy the copy's root; folders of the workspace it does not have are left out
 */
export async function linkModules(copy: string): Promise<void> {
  const own = await realpath(ROOT);
  for (const folder of WITH_MODULES.filter((name) => existsSync(join(copy, name)))) {
    await linkFolder(join(ROOT, folder, 'node_modules'), join(copy, folder, 'node_modules'), own, copy);
  }
}

async function linkFolder(from: string, to: string, own: string, copy: string): Promise<void> {
  if (!existsSync(from)) return;
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    const target = join(from, name);
    if (name.startsWith('@') || name === '.bin') {
      await linkFolder(target, join(to, name), own, copy);
    } else if (!name.startsWith('.')) {
      const real = await realpath(target);
      const inside = relative(own, real);
      const isOwn = !inside.startsWith('..') && !inside.includes('node_modules');
      await symlink(isOwn ? join(copy, inside) : real, join(to, name));
    }
  }
}
