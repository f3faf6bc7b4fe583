import type { Webhook } from '@production-assist/shared/api-notifications';
import { CHOSEN_TYPES } from '@production-assist/shared/notices';
import { expect } from 'vitest';
import { expectStatus, type Harness } from './harness.ts';

/** What a webhook makes of secrets, and what was sent there. */
export interface NotifiedCanary {
  webhook: string;
  former: string;
  /** Grows with every message: headers and body. */
  sent: string[];
}

/**
 * Makes a webhook, rotates its secret, and has something sent there.
 *
 * @param of whose it is: `/api/tenants/<id>` or `/api/operators`
 * @param url where it leads to; a host nobody else has
 */
export async function notifyCanary(
  h: Harness,
  of: string,
  url = 'https://canary.example/',
  types: readonly string[] = CHOSEN_TYPES,
): Promise<NotifiedCanary> {
  const base = `${of}/webhooks`;
  const sent: string[] = [];
  h.simulator.hosts.set(new URL(url).host, {
    addresses: ['93.184.215.14'],
    async answer(request) {
      sent.push(`${[...request.headers].join('\n')}\n${await request.text()}`);
      return new Response(null, { status: 204 });
    },
  });
  const input = { name: 'Canary', url, types };
  const { body: made } = await expectStatus(201, h.call<Webhook>('POST', base, input));
  const { body: rotated } = await expectStatus(200, h.call<Webhook>('POST', `${base}/${made.id}/rotate`));
  await expectStatus(202, h.call('POST', `${base}/${made.id}/test`));
  await expect.poll(() => sent.length).toBeGreaterThan(0);
  const key = ({ secret }: Webhook) => secret?.replace('whsec_', '') ?? '';
  return { webhook: key(rotated), former: key(made), sent };
}
