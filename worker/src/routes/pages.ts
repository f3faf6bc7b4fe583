import type { Context } from 'hono';
import { Hono } from 'hono';
import { APP_POLICY, POLICY } from '../security/headers.ts';
import type { AppEnv } from './context.ts';

/** The page's addresses; the page itself knows them as `worker/web/routes.ts`. */
const ADDRESSES = [
  '/',
  '/tenants/:tenantId',
  '/tenants/:tenantId/:tab{sync|people|removals|events|notifications|access|credential|script|review}',
  '/operators',
  '/operators/notifications',
  '/help',
  '/invitations/:token',
  '/signed-in',
  '/sign-in-failed',
];

/** The settings page: one document under all its addresses, which then shows what the address names. */
export const pages = new Hono<AppEnv>().on('GET', ADDRESSES, (c) => page(c, conditions(c.req.raw)));

/** A browser that goes to an address of nothing gets the page, which says so in the reader's language. */
export async function pageNotFound(c: Context<AppEnv>): Promise<Response> {
  // Without the request's conditions: "not changed" would mean that something is here.
  const document = await page(c, {});
  return new Response(document.body, { status: 404, headers: document.headers });
}

/** Whether somebody opens this address in a browser's window; programs are answered with data. */
export function isNavigation(request: Request): boolean {
  const { pathname } = new URL(request.url);
  const wantsHtml = request.headers.get('accept')?.includes('text/html') ?? false;
  return request.method === 'GET' && wantsHtml && !/^\/(?:api|assets|oauth|\.well-known)(?:\/|$)/.test(pathname);
}

async function page(c: Context<AppEnv>, headersOfRequest: Record<string, string>): Promise<Response> {
  const file = await c.env.ASSETS.fetch(new URL('/', c.req.url), { headers: headersOfRequest });
  const headers = new Headers(file.headers);
  headers.set(POLICY, APP_POLICY);
  // It names the files of this version, so it is asked for each time; mostly the answer is that it has not changed.
  headers.set('Cache-Control', 'no-cache');
  headers.set('Content-Language', 'en');
  return new Response(file.body, { status: file.status, headers });
}

/** What lets the answer be "not changed". */
function conditions(request: Request): Record<string, string> {
  const tag = request.headers.get('if-none-match');
  return tag === null ? {} : { 'If-None-Match': tag };
}
