import type { Issuer } from '@production-assist/simulator/issuer';
import { type LocalServer, serveLocally } from './local-server.ts';

/**
 * Serves the page where one chooses who one is, where a browser can reach it, and tells the issuer to send browsers
 * there. The Worker goes on speaking to the issuer under its own address.
 */
export async function startSignInPage({ provider }: Issuer): Promise<LocalServer> {
  const server = await serveLocally((request) => {
    const isPage = new URL(request.url).pathname === '/authorize';
    return isPage ? provider.authorize(request) : new Response('Not found', { status: 404 });
  });
  provider.authorizeUrl = `${server.url}/authorize`;
  return server;
}
