import type { DeliveryProblem } from '@production-assist/shared/notices';
import { hostOf, isLocalHost } from '@production-assist/shared/webhook-url';
import ipaddr from 'ipaddr.js';
import * as v from 'valibot';
import type { Network } from '../entra/network.ts';
import { DNS_TIMEOUT_MS } from '../limits.ts';

/*
 * Where a name leads, looked up before every delivery: what was public when it was entered may lead into a private
 * network by now. The runtime resolves the name once more when it connects, so this is not the only wall: a Worker has no
 * private network behind it. It is the one that can say why.
 */

/** Cloudflare's own resolver, by DNS over HTTPS. */
const RESOLVER = 'https://cloudflare-dns.com/dns-query';

/** Numbers of the record types A and AAAA (RFC 1035, RFC 3596). */
const RECORDS = { A: 1, AAAA: 28 } as const;

/** Answer codes of DNS. */
const NO_ERROR = 0;
const NO_SUCH_NAME = 3;

const DnsAnswer = v.object({
  Status: v.number(),
  Answer: v.optional(v.array(v.object({ type: v.number(), data: v.string() })), []),
});

/** Whether an address is one of the public Internet. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast') return false;
  // The library calls unicast what has no other name; only 2000::/3 has been given to the Internet.
  return address.kind() === 'ipv4' || ((address.toByteArray()[0] ?? 0) & 0xe0) === 0x20;
}

/** Why nothing may be sent to this address; null where it may. */
export async function refusedAddress(network: Network, url: URL): Promise<DeliveryProblem | null> {
  const host = hostOf(url);
  if (url.protocol !== 'https:' || url.port !== '' || isLocalHost(host)) return 'private-address';
  const answers = await Promise.all([lookUp(network, host, 'A'), lookUp(network, host, 'AAAA')]);
  const addresses: string[] = [];
  for (const answer of answers) {
    if (answer === null) return 'name-not-resolved';
    addresses.push(...answer);
  }
  if (!addresses.length) return 'name-not-found';
  return addresses.every(isPublicAddress) ? null : 'private-address';
}

/** Addresses of a name; null where nobody could say. */
async function lookUp(network: Network, host: string, record: keyof typeof RECORDS): Promise<string[] | null> {
  const question = new Request(`${RESOLVER}?${new URLSearchParams({ name: host, type: record })}`, {
    headers: { accept: 'application/dns-json' },
    redirect: 'manual',
    signal: AbortSignal.timeout(DNS_TIMEOUT_MS),
  });
  try {
    const response = await network.fetch(question);
    if (response.status !== 200) return null;
    const { Status, Answer } = v.parse(DnsAnswer, await response.json());
    if (Status === NO_SUCH_NAME) return [];
    if (Status !== NO_ERROR) return null;
    return Answer.filter(({ type }) => type === RECORDS[record]).map(({ data }) => data);
  } catch {
    return null;
  }
}
