import { listenForStop } from '../../local/start/stop.ts';
import { paint, type Terminal } from '../../local/start/terminal.ts';
import { extensionFor, FORM_ORIGIN } from '../build.ts';
import { FORM_ADDRESS } from '../form-page/route.ts';
import { openSidePanel } from '../side-panel.ts';
import { type Stage, setStage } from '../stage.ts';

/**
 * Opens the window a person walks through the guide in: the extension as it is shipped, which asks for its permissions
 * itself, on a directory with people but no application and no group. Runs until the window is closed or Ctrl-C.
 */
export async function runWindow(terminal: Terminal): Promise<void> {
  const stop = listenForStop(() => terminal.line('\nEnding. Nothing is kept.'));
  const stage = await setStage({ headed: true, empty: true, extension: extensionFor('chrome') });
  stop.before(() => stage.close());
  stop.takeOver();
  const { context } = stage;
  const [first] = context.pages();
  const admin = first ?? (await context.newPage());
  const form = await context.newPage();
  await form.goto(FORM_ADDRESS);
  await admin.goto('https://entra.microsoft.com/#home');
  await admin.bringToFront();
  await openSidePanel(context, admin, stage.extensionId);

  terminal.line(whatToDo(stage));
  await new Promise<void>((resolve) => {
    context.once('close', () => resolve());
  });
  if (!stop.requested) process.kill(process.pid, 'SIGTERM');
}

function whatToDo({ serviceUrl }: Stage): string {
  const bold = (text: string) => paint('bold', text);
  return `
${bold(`A browser is open on a simulated admin center: the directory GTG, with people, no application and no group.`)}

  1. Follow the side panel. Closed, it opens again by the extension's icon (behind the puzzle piece).
  2. Fill in the form in Production Assist, it is in the second tab:
       Address of the form        ${bold(FORM_ORIGIN)}
     Fill it from the panel, then press Refresh AD preview and Save configuration in the form.
  3. Check with Microsoft, after you have connected
       Address of the service     ${bold(serviceUrl)}
     In the window that opens, choose who you are and allow the extension.

The browser asks once for each address the panel may reach; allow it.
Ctrl-C, or closing the window, ends the demo.
`;
}
