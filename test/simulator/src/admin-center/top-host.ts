import { change, directoryOf, ENDPOINTS, html, json, notFound, routeOf, script } from './answers.ts';
import { pageScript } from './bundle.ts';
import type { AdminCenterWorld } from './center-world.ts';
import { renderDocument, renderSignedOut } from './knockout/document.ts';
import type { PageAnswer } from './page-data.ts';
import { readContext, readPage } from './read-page.ts';

/** Where the top document lives. The Azure portal shows the same pages, and the same frames stand in it. */
export const TOP_ORIGINS: readonly string[] = ['https://entra.microsoft.com', 'https://portal.azure.com'];

/** Answers for the top document: itself, its script, what its pages show, and what is clicked in it. */
export async function answerTopHost(world: AdminCenterWorld, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const endpoint = url.pathname.startsWith(ENDPOINTS) ? url.pathname.slice(ENDPOINTS.length) : null;
  if (endpoint === null) return document(world, url);
  if (endpoint === 'client.js') return script(await pageScript('top'));
  if (endpoint === 'page') return page(world, url);
  if (request.method !== 'POST') return notFound();
  if (endpoint === 'sign-in') {
    world.settings.signedIn = true;
    return json({});
  }
  return change(world, request, endpoint);
}

function document(world: AdminCenterWorld, url: URL): Response {
  if (url.pathname === '/favicon.ico') return new Response(null, { status: 204 });
  const { language, signedIn } = world.settings;
  const forced = languageInQuery(url);
  if (!signedIn) return html(renderSignedOut(forced ?? language, true));
  const directory = world.simulator.directory(url.pathname.split('/')[1] || world.directoryId);
  if (directory === undefined) return html(renderSignedOut(forced ?? language, true));
  const context = { ...readContext(directory, world.settings), ...(forced ? { language: forced } : {}) };
  return html(renderDocument({ context, data: null, withScript: true }));
}

/** `?l=en.en-us` forces English, whatever the account's language is. */
function languageInQuery(url: URL): 'en' | null {
  return url.searchParams.get('l')?.startsWith('en') ? 'en' : null;
}

function page(world: AdminCenterWorld, url: URL): Response {
  const directory = directoryOf(world, url);
  if (directory === undefined) return notFound();
  if (!world.settings.signedIn) return json({ error: 'signed-out' }, 401);
  const forced = languageInQuery(url);
  const answer: PageAnswer = {
    context: { ...readContext(directory, world.settings), ...(forced ? { language: forced } : {}) },
    data: readPage(directory, routeOf(world, url), { ...world, now: world.now() }),
    settleMs: world.settings.settleMs,
  };
  return json(answer);
}
