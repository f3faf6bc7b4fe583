import { change, directoryOf, ENDPOINTS, html, json, notFound, routeOf, script } from './answers.ts';
import { pageScript } from './bundle.ts';
import type { AdminCenterWorld } from './center-world.ts';
import { readFrame } from './frame-data.ts';
import { iconFont } from './icon-font.ts';
import { isFramePage } from './routes.ts';

/** Where the frames live: another site than the top document, as in Microsoft's. */
export const FRAME_ORIGIN = 'https://sandbox-1.reactblade.portal.azure.net';

const FONTS = 'fonts/';

// Fluent UI would fetch its text font from Microsoft's network; the one that is on the machine will do.
const FRAME_DOCUMENT = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>ReactView</title><meta name="color-scheme" content="light dark">
<style>html,body,#root{height:100%;margin:0}body{background:Canvas}</style></head>
<body><div id="root"></div><script>window.FabricConfig = { fontBaseUrl: '' };</script><script src="${ENDPOINTS}frame.js"></script></body>
</html>
`;

/** Answers for the frames: the one document they all begin with, its script, what it shows and what is clicked. */
export async function answerFrameHost(world: AdminCenterWorld, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const endpoint = url.pathname.startsWith(ENDPOINTS) ? url.pathname.slice(ENDPOINTS.length) : null;
  if (endpoint === null) return html(FRAME_DOCUMENT);
  if (endpoint === 'frame.js') return script(await pageScript('frame'));
  if (endpoint.startsWith(FONTS)) return font(endpoint.slice(FONTS.length));
  if (endpoint === 'view') return view(world, url);
  return request.method === 'POST' ? change(world, request, endpoint) : notFound();
}

function view(world: AdminCenterWorld, url: URL): Response {
  const directory = directoryOf(world, url);
  const route = routeOf(world, url);
  const { page } = route;
  if (directory === undefined || !isFramePage(page)) return notFound();
  const answer = readFrame(directory, { ...route, page }, world.settings);
  return json(url.searchParams.get('l')?.startsWith('en') ? { ...answer, language: 'en' } : answer);
}

async function font(name: string): Promise<Response> {
  const bytes = await iconFont(name);
  if (bytes === null) return notFound();
  return new Response(bytes, { headers: { 'Content-Type': 'font/woff', 'Access-Control-Allow-Origin': '*' } });
}
