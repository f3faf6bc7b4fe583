import type { Simulator } from '@production-assist/simulator/simulator';
import { type LocalServer, serveLocally } from '../local-server.ts';
import { keep, writePrivate } from './home.ts';
import { freePort } from './port.ts';
import { createReceiver, RECEIVER_HOST, RECEIVER_IP } from './receiver.ts';
import { receiverPage } from './receiver-page.ts';

/**
 * Puts a receiver of webhooks on the simulated Internet, and shows on a page of this machine what comes in.
 *
 * @param file where the secrets it was told are kept for the next start
 * @param port the page's, or one near it
 */
export async function startReceiver({ hosts }: Simulator, file: string, port: number): Promise<LocalServer> {
  const kept = await keep<unknown>(file, async () => []);
  const secrets = Array.isArray(kept) ? kept.filter((secret) => typeof secret === 'string') : [];
  const receiver = createReceiver(secrets);
  hosts.set(RECEIVER_HOST, { addresses: [RECEIVER_IP], answer: (request) => receiver.receive(request) });
  const answer = receiverPage(receiver, (all) => void writePrivate(file, all));
  return serveLocally(answer, await freePort(port));
}
