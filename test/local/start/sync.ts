import type { Run } from '@production-assist/shared/api';
import type { Api } from './api.ts';
import { type Home, shown } from './home.ts';
import type { Terminal } from './terminal.ts';

/**
 * Runs the tenant's sync through the queue and shows what came of it.
 *
 * @returns the run's log lines, which were shown
 */
export async function sync(api: Api, tenantId: string, home: Home, terminal: Terminal): Promise<string[]> {
  const run = await terminal.step('Syncing through the queue', () => api.run(tenantId), outcome);
  terminal.line();
  for (const line of run.log) terminal.line(`    ${line}`);
  if (run.failure) {
    const { title, detail, fix, link } = run.failure;
    terminal.warn([title, detail, fix, ...(link ? [link] : [])].join('\n'));
    if (run.failure.code === 'credential-unreadable') {
      terminal.warn(
        `The saved secret was sealed with other keys than those in ${shown(home.sealingKeys)}.\n` +
          `Put the old file back, or delete ${shown(home.state)} and start again.`,
      );
    }
  } else if (!run.finishedAt) {
    terminal.warn(`The run goes on: GET /api/tenants/${tenantId}/runs/${run.id} shows how far it is.`);
  }
  return run.log;
}

function outcome({ state, counts }: Run): string {
  if (state === 'failed') return 'Sync through the queue: failed';
  if (state !== 'succeeded') return 'Sync through the queue: not at its end yet';
  const { created, added, updated } = counts;
  const changes = created + added + updated;
  return `Synced through the queue, ${changes === 0 ? 'nothing to change' : `${changes} people written`}`;
}
