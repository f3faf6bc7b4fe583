/** A host of the Internet that is none of Microsoft's: what its name leads to, and what it answers. */
export interface OtherHost {
  /** IPv4 and IPv6 addresses; nothing is ever sent to them. */
  addresses: string[];
  /** Without it nobody answers there. */
  answer?: (request: Request) => Response | Promise<Response>;
}

/** Other hosts by name. A name that is not in it does not exist. */
export type OtherHosts = Map<string, OtherHost>;

/** Cloudflare's resolver, by DNS over HTTPS. */
const RESOLVER = 'https://cloudflare-dns.com';

const NO_SUCH_NAME = 3;
const TYPES: Readonly<Record<string, { number: number; has: (address: string) => boolean }>> = {
  A: { number: 1, has: (address) => !address.includes(':') },
  AAAA: { number: 28, has: (address) => address.includes(':') },
};

/**
 * Answers for a host that is not Microsoft's, or for the resolver that is asked about its name.
 *
 * @returns null where the address is neither
 */
export async function answerOther(hosts: OtherHosts, request: Request): Promise<Response | null> {
  const url = new URL(request.url);
  if (url.origin === RESOLVER) return resolve(hosts, url);
  const host = hosts.get(url.hostname);
  if (!host) return null;
  if (!host.answer) throw new TypeError('fetch failed', { cause: new Error(`nobody answers at ${url.hostname}`) });
  return host.answer(request);
}

/** An answer as the resolver writes it: a name may lead there by another name, which is in the answer too. */
function resolve(hosts: OtherHosts, { searchParams }: URL): Response {
  const name = searchParams.get('name') ?? '';
  const type = TYPES[searchParams.get('type') ?? ''];
  const host = hosts.get(name);
  if (!type) return Response.json({ error: 'Invalid query' }, { status: 400 });
  if (!host) return dns({ Status: NO_SUCH_NAME });
  const alias = { name, type: 5, TTL: 300, data: `edge.${name}.` };
  const records = host.addresses
    .filter(type.has)
    .map((data) => ({ name: `edge.${name}.`, type: type.number, TTL: 300, data }));
  return dns({ Status: 0, Answer: [alias, ...records] });
}

function dns(answer: object): Response {
  return Response.json(answer, { headers: { 'content-type': 'application/dns-json' } });
}
