import type { Directory } from '../directory.ts';
import type { AdminCenterWorld } from './center-world.ts';
import { BadChange, CHANGES, type ChangeBody, isChange } from './changes.ts';
import { type Route, readRoute } from './routes.ts';

/** Below this path both hosts answer their own pages' scripts; everything else is a page. */
export const ENDPOINTS = '/simulated/';

export function html(markup: string): Response {
  return new Response(markup, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } });
}

export function script(text: string): Response {
  return new Response(text, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
}

export function json(body: object, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
}

export function notFound(): Response {
  return json({ error: 'not-found' }, 404);
}

/** The directory a page's script speaks of in `?directory=`. */
export function directoryOf(world: AdminCenterWorld, url: URL): Directory | undefined {
  return world.simulator.directory(url.searchParams.get('directory') || world.directoryId);
}

/** What is shown at the address in `?hash=`: what it says, unless page and address are made to disagree. */
export function routeOf(world: AdminCenterWorld, url: URL): Route {
  const route = readRoute(url.searchParams.get('hash') ?? '');
  const { disagree } = world.settings;
  return disagree === null ? route : { ...route, ...disagree };
}

/** Does what a click asks for in `POST /simulated/<change>?directory=…`. */
export async function change(world: AdminCenterWorld, request: Request, name: string): Promise<Response> {
  const { settings, random, owned } = world;
  const directory = directoryOf(world, new URL(request.url));
  if (!isChange(name) || directory === undefined) return notFound();
  if (!settings.signedIn || !settings.hasAccess) return json({ error: 'denied' }, 403);
  try {
    return json(CHANGES[name]({ directory, settings, random, owned, now: world.now() }, await readBody(request)));
  } catch (error) {
    if (!(error instanceof BadChange)) throw error;
    return json({ error: error.message }, 400);
  }
}

async function readBody(request: Request): Promise<ChangeBody> {
  const body: unknown = await request.json();
  if (typeof body !== 'object' || body === null) throw new BadChange('body');
  return { ...body };
}
