import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Issuer } from '@production-assist/simulator/issuer';

/** The simulated sign-in provider's page, where a browser can reach it. */
export interface SignInPage {
  url: string;
  stop(): Promise<void>;
}

/**
 * Serves the page where one chooses who one is, and tells the issuer to send browsers there. The Worker goes on
 * speaking to the issuer under its own address.
 *
 * On 127.0.0.1 while the Worker is on localhost: cookies know no ports, and these two must not share theirs.
 */
export async function startSignInPage({ provider }: Issuer): Promise<SignInPage> {
  const server = createServer(async (incoming, outgoing) => {
    const request = await requestOf(incoming);
    const isPage = new URL(request.url).pathname === '/authorize';
    const response = isPage ? await provider.authorize(request) : new Response('Not found', { status: 404 });
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(await response.text());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  provider.authorizeUrl = `${url}/authorize`;
  return {
    url,
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
  const type = headers['content-type'];
  return new Request(new URL(url, `http://${headers.host}`), {
    method,
    headers: type === undefined ? {} : { 'content-type': type },
    ...(method === 'POST' ? { body: Buffer.concat(chunks) } : {}),
  });
}
