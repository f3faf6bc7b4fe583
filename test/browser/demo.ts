import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../local/bundle.ts';
import { createTerminal } from '../local/start/terminal.ts';
import { ensureBrowser } from '../run/browser.ts';

const USAGE = `Usage: npx -y pnpm@12 demo [options]

Opens a browser with the extension on a simulated admin center, and says what to do in it.

  --pictures   walk through the guide and the page without a window and write docs/pictures/ and the stores’ pictures
  --help       show this`;

const NO_DISPLAY = 'There is no display to open a window on. Use --pictures: it needs none.';

/** `npx -y pnpm@12 demo`: the side panel beside a simulated admin center; see `USAGE`. */
async function main(): Promise<void> {
  const { pictures, help } = readOptions();
  if (help) return console.log(USAGE);
  if (!pictures && !hasDisplay()) return fail(NO_DISPLAY, 2);
  const advice = ensureBrowser(ROOT);
  if (advice) return fail(advice, 1);

  const terminal = createTerminal(process.stdout);
  // Loaded only now: what they need takes a moment, and an answer to a wrong option should not.
  const { buildForChrome } = await import('./build.ts');
  await terminal.step('Building', buildForChrome, () => 'Extension and Worker built');
  if (!pictures) return (await import('./demo/window.ts')).runWindow(terminal);

  const folder = join(ROOT, 'docs/pictures');
  const { takePictures } = await import('./demo/pictures.ts');
  await rm(folder, { recursive: true, force: true });
  await terminal.step(
    'Walking through the guide',
    () => takePictures(folder),
    (names) => `${names.length} pictures in docs/pictures`,
  );
  const { takePagePictures } = await import('./demo/page-pictures.ts');
  await terminal.step(
    'Opening the page',
    () => takePagePictures(folder),
    (names) => `${names.length} more of the page`,
  );
  const { takeStorePictures } = await import('./demo/store-pictures.ts');
  await terminal.step(
    'For the stores',
    () => takeStorePictures(join(ROOT, 'extension/store/pictures')),
    (names) => `${names.length} pictures in extension/store/pictures`,
  );
}

function readOptions(): { pictures: boolean; help: boolean } {
  // pnpm hands a separating `--` on.
  const args = process.argv.slice(process.argv[2] === '--' ? 3 : 2);
  try {
    return parseArgs({
      args,
      options: {
        pictures: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    fail(`${(error as Error).message}\n\n${USAGE}`, 2);
    process.exit();
  }
}

/** Windows and macOS always have one; elsewhere the environment names it. */
function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return ['win32', 'darwin'].includes(process.platform) || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

function fail(message: string, code: number): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = code;
}

await main();
