import { gtgDirectory } from '@production-assist/simulator/gtg';
import { visit } from '../browser/afresh.ts';
import { openStep, step } from '../browser/panel.ts';
import { setStage } from '../browser/stage.ts';

/** Changes whose median time counts; an odd number. */
const CHANGES = 9;
const { displayName } = gtgDirectory();
/** Status column of the simulated page, and what the check says of it. */
const TURNS = [
  { text: `Not granted for ${displayName}`, status: 'fail' },
  { text: `Granted for ${displayName}`, status: 'pass' },
] as const;

/**
 * How long after the last change of a page the panel shows what it means, in ms: from the admin center's document
 * through the background into the real side panel. Median of several changes.
 */
export async function settlingMs(): Promise<number> {
  const stage = await setStage();
  try {
    const admin = await stage.openAdminCenter();
    const panel = await stage.openPanel(admin);
    await visit(admin, 'application-permissions');
    await step(panel, 'consent', 'done').waitFor();
    await openStep(panel, 'consent');
    const times: number[] = [];
    for (let turn = 0; turn < CHANGES; turn += 1) {
      const { text, status } = TURNS[turn % 2 === 0 ? 0 : 1];
      const shown = panel.evaluate(timeOf, `.check[data-check=consent][data-status=${status}]`);
      // Both are on one machine, and so on one clock.
      const changed = await admin.evaluate((words) => {
        for (const cell of document.querySelectorAll('.ext-status .fxc-gc-text')) {
          cell.textContent = words;
          cell.setAttribute('title', words);
        }
        return Date.now();
      }, text);
      times.push((await shown) - changed);
    }
    return times.sort((one, other) => one - other)[(CHANGES - 1) / 2] ?? Number.NaN;
  } finally {
    await stage.close();
  }
}

/** When something comes to be shown. Runs in the panel. */
function timeOf(selector: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector(selector)) return;
      observer.disconnect();
      resolve(Date.now());
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    look();
  });
}
