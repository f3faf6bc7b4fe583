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

/** Makes a webhook, rotates its secret, and has something sent there. */
export async function notifyCanary(h: Harness, tenantId: string): Promise<NotifiedCanary> {
  const base = `/api/tenants/${tenantId}/webhooks`;
  const sent: string[] = [];
  h.simulator.hosts.set('canary.example', {
    addresses: ['93.184.215.14'],
    async answer(request) {
      sent.push(`${[...request.headers].join('\n')}\n${await request.text()}`);
      return new Response(null, { status: 204 });
    },
  });
  const input = { name: 'Canary', url: 'https://canary.example/', types: CHOSEN_TYPES };
  const { body: made } = await expectStatus(201, h.call<Webhook>('POST', base, input));
  const { body: rotated } = await expectStatus(200, h.call<Webhook>('POST', `${base}/${made.id}/rotate`));
  await expectStatus(202, h.call('POST', `${base}/${made.id}/test`));
  await expect.poll(() => sent.length).toBeGreaterThan(0);
  const key = ({ secret }: Webhook) => secret?.replace('whsec_', '') ?? '';
  return { webhook: key(rotated), former: key(made), sent };
}
