import { parseOptions, type StartOptions, USAGE, UsageError } from './start/options.ts';
import { StartError } from './start/start-error.ts';
import { listenForStop } from './start/stop.ts';
import { createTerminal, paint } from './start/terminal.ts';

/** `npx -y pnpm@12 start`: the Worker, a simulated Microsoft, a connected tenant; see `USAGE`. */
async function main(): Promise<void> {
  const options = readOptions();
  const terminal = createTerminal(process.stdout);
  const stop = listenForStop(() => terminal.line('\nEnding. What was stored stays.'));
  terminal.line(paint('bold', 'Entra connection for Production Assist'));
  terminal.line(options.live ? "Microsoft's real hosts.\n" : 'Microsoft is simulated: the directory GTG.\n');
  try {
    // Loaded only now, so that a Ctrl-C finds somebody who listens.
    const { serve } = await import('./start/serve.ts');
    await serve(options, terminal, stop);
  } catch (error) {
    if (stop.requested) return;
    process.stderr.write(`\n${explain(error)}\n`);
    process.exit(1);
  }
}

function readOptions(): StartOptions {
  try {
    const options = parseOptions(process.argv.slice(2));
    if (options) return options;
    process.stdout.write(`${USAGE}\n`);
    process.exit(0);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${USAGE}\n`);
    process.exit(2);
  }
}

function explain(error: unknown): string {
  if (error instanceof StartError) return `${paint('red', error.message)}\n${error.fix}`;
  const { code, message, path, stack } = error as NodeJS.ErrnoException;
  if (path !== undefined)
    return `${paint('red', message)}\nMake ${path} accessible, or keep the data elsewhere: --data DIR`;
  return code === undefined && message.startsWith('The Worker does not build') ? message : (stack ?? String(error));
}

await main();
