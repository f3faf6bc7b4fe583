import type { Simulator } from '@production-assist/simulator/simulator';

/** Takes the network's place at the Worker's edge. */
export type NetworkOutside = (request: Request) => Promise<Response>;

/** Headers of one connection, or added by the local runtime; the next connection has its own. */
const OF_THE_CONNECTION =
  /^(?:host|connection|keep-alive|transfer-encoding|content-length|accept-encoding|cf-.*|mf-.*)$/i;

/** What Node has already undone when it hands a body over. */
const OF_THE_TRANSFER = ['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive'];

/**
 * Microsoft's real hosts. Only the issuer of the callers' tokens stays the simulator's.
 *
 * @param say told in one line why a host could not be reached
 */
export function liveNetwork(simulator: Simulator, say: (line: string) => void): NetworkOutside {
  // Said once, until it is reached again: a sync tries several times.
  const unreachable = new Set<string>();
  return async (request) => {
    const url = new URL(request.url);
    if (simulator.issuer.serves(url)) return simulator.fetch(request);
    const headers = [...request.headers].filter(([name]) => !OF_THE_CONNECTION.test(name));
    const { method } = request;
    const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
    try {
      const response = await fetch(url, { method, headers, body, redirect: 'manual' });
      unreachable.delete(url.host);
      const kept = new Headers(response.headers);
      for (const name of OF_THE_TRANSFER) kept.delete(name);
      const empty = response.status === 204 || response.status === 304;
      return new Response(empty ? null : response.body, { status: response.status, headers: kept });
    } catch (error) {
      // The runtime's edge can only answer. To the Worker this is a Microsoft that does not work just now.
      if (!unreachable.has(url.host)) say(`${url.host} could not be reached: ${reasonOf(error)}`);
      unreachable.add(url.host);
      return new Response(null, { status: 503 });
    }
  };
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return (cause as NodeJS.ErrnoException | undefined)?.code ?? message;
}
