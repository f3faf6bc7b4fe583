import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page that only a browser on this machine reaches. */
export interface LocalServer {
  url: string;
  stop(): Promise<void>;
}

/**
 * Serves on 127.0.0.1 while the Worker is on localhost: cookies know no ports, and these must not share theirs.
 *
 * @param port 0: any free one
 */
export async function serveLocally(
  answer: (request: Request) => Response | Promise<Response>,
  port = 0,
): Promise<LocalServer> {
  const server = createServer(async (incoming, outgoing) => {
    const response = await answer(await requestOf(incoming));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(await response.text());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { method = 'GET', headers, url = '/' } = incoming;
  const kept = ['content-type', 'origin'].flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value] as [string, string]] : [];
  });
  return new Request(new URL(url, `http://${headers.host}`), {
    method,
    headers: kept,
    ...(method === 'POST' ? { body: Buffer.concat(chunks) } : {}),
  });
}
