import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FONT_NAME = /^fabric-icons(-\d+)?-[0-9a-f]+\.woff$/;

/**
 * One file of the icon font Fluent UI draws its icons with. The font comes with the package; the components would
 * otherwise fetch it from Microsoft's network.
 *
 * @returns null where there is no such file
 */
export async function iconFont(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!FONT_NAME.test(name)) return null;
  const fluent = createRequire(import.meta.url).resolve('@fluentui/react/package.json');
  const icons = createRequire(fluent).resolve('@fluentui/font-icons-mdl2');
  try {
    return new Uint8Array(await readFile(join(dirname(icons), '../fonts', name)));
  } catch {
    return null;
  }
}
