import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figures.ts';
import { workerdPid } from './process.ts';
import { say } from './progress.ts';
import { directoryOf, type Stand, setUp } from './stand.ts';

const PAGES = 100;
const KILLED_AT = 50;
const MEMBERS = PAGES * 999;

/**
 * What a run costs more when its process is killed while Microsoft answers the fiftieth of a hundred pages: the Worker
 * is started again on the same data, the queue delivers its message again, the dead owner's lease is over.
 */
export async function recoveryFigures(bundle: string): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const stand = await setUp(bundle, { persist: folder });
  try {
    say('recovery: 100 pages, undisturbed');
    const undisturbed = await read(stand, 1, null);
    say('recovery: 100 pages, killed at the fiftieth');
    const killed = await read(stand, 2, KILLED_AT);
    return [
      {
        what: 'Requests a kill in the middle of 100 pages costs',
        measured: killed.requests - undisturbed.requests,
        floor: 1,
        goal: 2,
        note: `${killed.requests} beside ${undisturbed.requests}; floor: the page that was being answered`,
      },
      {
        what: 'People who were left out, or in twice, after it',
        measured: Math.abs(killed.people - undisturbed.people),
        floor: 0,
        goal: 0,
        note: `${killed.people.toLocaleString('en')} have access`,
      },
    ];
  } finally {
    await stand.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function read(stand: Stand, n: number, killedAt: number | null): Promise<{ requests: number; people: number }> {
  // The same people in two directories, so that both readings are first ones.
  const generated = directoryOf(MEMBERS, MEMBERS, 1);
  const directoryId = generated.directoryId.replace(/^.{8}/, `0000000${n}`);
  const users = generated.data.users?.map((user) => ({
    ...user,
    userPrincipalName: `${n}.${user.userPrincipalName}`,
    mail: user.mail ? `${n}.${user.mail}` : null,
  }));
  stand.simulator.addDirectory({
    ...generated.data,
    id: directoryId,
    domains: [`${n}.example`],
    ...(users ? { users } : {}),
  });
  const tenantId = `bench-recovery-${n}`;
  await stand.connect(tenantId, { ...generated, directoryId });
  stand.clear();
  let pages = 0;
  const died = new Promise<void>((resolve) => {
    stand.onRequest(async (request) => {
      if (!/\/groups\/[^/]+\/members\?/.test(request.url) || ++pages !== killedAt) return;
      process.kill(await workerdPid(), 'SIGKILL');
      resolve();
    });
  });
  await stand.call('POST', `${tenantId}/runs`);
  if (killedAt !== null) {
    await died;
    await stand.restart();
    // What would take three minutes: nobody renews the dead owner's lease.
    await stand.worker().d1.prepare(`UPDATE runs SET lease_until = 0 WHERE state = 'running'`).run();
    stand.queue.retry();
  }
  const { counts } = await stand.finished(tenantId);
  stand.onRequest(null);
  return { requests: stand.requestsFor(directoryId).length, people: counts.processed };
}
