import type { BrowserContext, Route } from 'playwright-core';
import type { AdminCenter } from './admin-center.ts';

const HOSTS = /^https:\/\/(entra\.microsoft\.com|portal\.azure\.com|[^/]+\.reactblade\.portal\.azure\.net)\//;

/** Lets an admin center answer in a browser, under Microsoft's own addresses. */
export async function routeAdminCenter(context: BrowserContext, adminCenter: AdminCenter): Promise<void> {
  await context.route(HOSTS, (route) => fulfill(route, adminCenter));
}

async function fulfill(route: Route, adminCenter: AdminCenter): Promise<void> {
  const asked = route.request();
  const body = asked.postData();
  const request = new Request(asked.url(), {
    method: asked.method(),
    headers: await asked.allHeaders().then(withoutPseudoHeaders),
    ...(body === null ? {} : { body }),
  });
  const response = await adminCenter.handle(request);
  if (response === null) return route.abort('addressunreachable');
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}

/** HTTP/2 has headers like `:method`, which `Headers` refuses. */
function withoutPseudoHeaders(headers: Record<string, string>): [string, string][] {
  return Object.entries(headers).filter(([name]) => !name.startsWith(':'));
}
