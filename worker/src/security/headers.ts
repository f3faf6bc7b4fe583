import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';

/*
 * What a browser may do with our answers. Every answer carries all of these headers; a route that needs another policy
 * than `NOTHING` sets one of the policies below itself. Files under `/assets/` are served without the Worker: theirs
 * are in `worker/web/public/_headers`.
 */

/** Name of the header. */
export const POLICY = 'Content-Security-Policy';
const NONE = "'none'";
const SELF = "'self'";

/** Sources by directive; the directives every policy of ours has stand in `policy`. */
type Sources = Readonly<Record<string, readonly string[]>>;

/** A Content Security Policy that allows these sources and nothing else: nothing inline, no frame around it. */
function policy(sources: Sources): string {
  const all = { 'default-src': [NONE], ...sources, 'base-uri': [NONE], 'frame-ancestors': [NONE] };
  return Object.entries(all)
    .map(([directive, list]) => [directive, ...list].join(' '))
    .join('; ');
}

/** For data, and whatever else is no page: it loads nothing, wherever it is opened. */
const NOTHING = policy({ 'form-action': [NONE] });

/** For the page of the contract: its own style sheet, no script, no form. */
export const DOCS_POLICY = policy({ 'style-src': [SELF], 'form-action': [NONE] });

/**
 * For a page of forms without script.
 *
 * @param formTargets origins besides our own that a form may lead to, redirects included; each validated before
 */
export function formPagePolicy(formTargets: readonly string[]): string {
  return policy({ 'style-src': [SELF], 'form-action': [SELF, ...formTargets] });
}

/** For the settings page: its own files and calls to its own service. Styles set by script through the DOM pass. */
export const APP_POLICY = policy({
  'script-src': [SELF],
  'style-src': [SELF],
  'img-src': [SELF, 'data:'],
  'font-src': [SELF],
  'connect-src': [SELF],
  'form-action': [SELF],
});

const others = secureHeaders({
  overwrite: false,
  // Two years, the length browsers ask of hosts on their preload lists.
  strictTransportSecurity: 'max-age=63072000; includeSubDomains',
  // For browsers that do not know frame-ancestors.
  xFrameOptions: 'DENY',
  // To us and to nobody else. With `no-referrer` a form of ours would be sent as if it came from nowhere.
  referrerPolicy: 'same-origin',
  permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
});

/** Puts the headers of every answer, where the route has not set its own. */
export const securityHeaders = createMiddleware(async (c, next) => {
  await others(c, next);
  if (!c.res.headers.has(POLICY)) c.header(POLICY, NOTHING);
});
