import { AuthorizationError, type AuthRequest, authorizationErrorRedirect } from '@cloudflare/workers-oauth-provider';
import { OAUTH_HINTS, OAUTH_PATHS } from '@production-assist/shared/oauth';
import {
  type AuthorizeProblem,
  type AuthorizeTexts,
  authorizeTexts,
} from '@production-assist/shared/texts/authorize/texts';
import { LANGUAGES, type Language } from '@production-assist/shared/texts/texts';
import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { html } from 'hono/html';
import { type Access, tenantsOf } from '../auth/access.ts';
import { type Caller, callerOf } from '../auth/callers.ts';
import { personKey } from '../auth/person.ts';
import { withReadBody } from '../body.ts';
import { extensionClient, firstOperator, signInProvider } from '../config.ts';
import { FailureError } from '../failure-error.ts';
import { CONSENT_TENANTS } from '../limits.ts';
import { type Page, page } from '../pages/layout.ts';
import type { AppEnv } from '../routes/context.ts';
import { limitedByAddress } from '../security/rate-limit.ts';
import { grantsOf } from '../store/grants.ts';
import { tenantNames } from '../store/tenants.ts';
import { browserName } from './browser-name.ts';
import { granted, scopeChoices } from './choices.ts';
import { ALLOW, type ConsentView, consentBody, FIELDS, noTenantsBody } from './consent-page.ts';
import { allowExtension } from './cors.ts';
import { type AuthorizationServer, authorizationServer } from './server.ts';

/** The library may answer without a look at the body, and sets it no limit. */
const bounded = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method === 'POST') c.req.raw = await withReadBody(c.req.raw);
  await next();
});

/** Connecting the browser extension: OAuth's discovery and token endpoint for it, the consent page for its person. */
export const authorize = new Hono<AppEnv>()
  .use(OAUTH_PATHS.discovery, allowExtension)
  .use(OAUTH_PATHS.token, allowExtension, limitedByAddress, bounded)
  .get(OAUTH_PATHS.discovery, (c) => answer(c))
  .post(OAUTH_PATHS.token, (c) => answer(c))
  .get(OAUTH_PATHS.authorize, (c) =>
    withRequest(c, async (step) => {
      const caller = await personBehind(c);
      if (caller) return consentPage(c, step, caller, null);
      const path = signInPath(c);
      return path === null ? problemPage(c, 'no-sign-in') : c.redirect(path, 303);
    }),
  )
  .post(OAUTH_PATHS.authorize, bounded, (c) => withRequest(c, (step) => answered(c, step)));

/** @throws FailureError `not-found` where no extension can be connected */
function answer(c: Context<AppEnv>): Promise<Response> {
  const server = serverOf(c);
  if (!server) throw new FailureError('not-found');
  // The runtime's own object, of which Hono declares a part.
  return server.answer(c.req.raw, c.executionCtx as ExecutionContext);
}

/** A request to connect, looked at and good so far. */
interface Step {
  server: AuthorizationServer;
  request: AuthRequest;
}

function serverOf(c: Context<AppEnv>): AuthorizationServer | null {
  const extension = extensionClient(c.env);
  return extension && authorizationServer(c.env, new URL(c.req.url).origin, extension);
}

/**
 * Looks at the authorization request in the address, on the way to the page and on the way back. What is wrong with it
 * is told to the extension only where it certainly is the extension.
 */
async function withRequest(c: Context<AppEnv>, next: (step: Step) => Promise<Response>): Promise<Response> {
  const server = serverOf(c);
  if (!server) return problemPage(c, 'not-configured');
  try {
    const request = await server.steps.parseAuthRequest(c.req.raw);
    // The extension's own protection against an answer somebody else began; it is not left to the extension.
    if (!request.state) return c.redirect(authorizationErrorRedirect(request, 'invalid_request', 'state is missing'));
    return await next({ server, request });
  } catch (error) {
    if (!(error instanceof AuthorizationError)) throw error;
    return error.redirectTo ? c.redirect(error.redirectTo) : problemPage(c, 'not-our-extension');
  }
}

/** Takes what the page's form says. */
async function answered(c: Context<AppEnv>, step: Step): Promise<Response> {
  // Read whatever comes of it: a browser that is still sending would not hear the answer.
  const form = new URLSearchParams(await c.req.text());
  const caller = await personBehind(c);
  // Shown and not redirected: the page may lead to nobody but the extension, so the sign-in takes a click of its own.
  if (!caller) return problemPage(c, 'not-signed-in');
  const text = (name: string) => form.get(name) ?? '';
  const { steps } = step.server;
  try {
    if (text(FIELDS.decision) !== ALLOW) {
      const { headers } = await steps.denyConsent(c.req.raw, text(FIELDS.handle));
      return new Response(null, { status: 302, headers });
    }
    // Somebody else signed in meanwhile: they are asked themselves.
    if (text(FIELDS.person) !== (await personKey(caller))) return await consentPage(c, step, caller, null);
    const tenantId = text(FIELDS.tenant).trim();
    const ticked = form.getAll(FIELDS.scope);
    const scope = granted(await accessOf(c, caller), tenantId, step.request.scope, ticked);
    const [tenant] = scope.length ? await tenantNames(c.env.DB, [tenantId], 1) : [];
    if (!tenant) return await consentPage(c, step, caller, textsFor(c).notTheirs);
    const approved = await steps.approveConsent(c.req.raw, text(FIELDS.handle), { scope });
    const { issuer, subject, name: person } = caller;
    const installation = installationIn(c);
    const name = browserOf(c);
    const to = await step.server.complete(approved.request, { tenantId, issuer, subject, person, name, installation });
    approved.headers.set('Location', to);
    return new Response(null, { status: 302, headers: approved.headers });
  } catch (error) {
    if (error instanceof AuthorizationError) return problemPage(c, 'page-over');
    throw error;
  }
}

async function consentPage(c: Context<AppEnv>, step: Step, caller: Caller, trouble: string | null): Promise<Response> {
  const access = await accessOf(c, caller);
  const listed = await tenantNames(c.env.DB, tenantsOf(access), CONSENT_TENANTS + 1);
  const meant = await tenantMeant(c, access);
  const tenants = listed.slice(0, CONSENT_TENANTS);
  const tenantIds = tenants.map(({ tenantId }) => tenantId);
  const { handle, headers } = await step.server.steps.beginConsent(step.request);
  const view: ConsentView = {
    handle,
    person: { name: caller.name, key: await personKey(caller) },
    signInPath: caller.via === 'session' ? signInPath(c) : null,
    browser: browserOf(c),
    tenants,
    more: listed.length > CONSENT_TENANTS,
    meant: meant?.tenantId ?? null,
    scopes: scopeChoices(access, tenantIds, step.request.scope),
    trouble,
  };
  const texts = textsFor(c);
  const options = { headers, formTargets: [new URL(step.request.redirectUri).origin] };
  return tenants.length
    ? inTheirLanguage(c, {
        ...options,
        title: texts.title,
        body: consentBody(view, texts),
      })
    : inTheirLanguage(c, { ...options, title: texts.noTenants.title, body: noTenantsBody(view, texts) });
}

/**
 * Whose browser it is: somebody who is signed in on the page, or behind Cloudflare Access. A token makes nobody's
 * consent, or a browser that may look could give itself more.
 */
async function personBehind(c: Context<AppEnv>): Promise<Caller | null> {
  if (c.req.header('Authorization') !== undefined) return null;
  try {
    const caller = await callerOf(c.req.raw, c.env, Date.now());
    return caller.via === 'session' || caller.via === 'access' ? caller : null;
  } catch (error) {
    if (error instanceof FailureError && NOT_SIGNED_IN.has(error.failure.code)) return null;
    throw error;
  }
}

const NOT_SIGNED_IN: ReadonlySet<string> = new Set(['not-signed-in', 'session-expired', 'token-expired']);

async function accessOf(c: Context<AppEnv>, caller: Caller): Promise<Access> {
  return { grants: await grantsOf(c.env.DB, caller, firstOperator(c.env)), limit: caller.limit };
}

/** The tenant the extension says it is about, where it is one the person may look into. */
async function tenantMeant(c: Context<AppEnv>, access: Access) {
  const tenantId = c.req.query(OAUTH_HINTS.tenant) ?? '';
  if (granted(access, tenantId, [], []).length === 0) return undefined;
  return (await tenantNames(c.env.DB, [tenantId], 1))[0];
}

/** The sign-in that leads back to this very request; null where people do not sign in here. */
function signInPath(c: Context<AppEnv>): string | null {
  if (!signInProvider(c.env)) return null;
  const { pathname, search } = new URL(c.req.url);
  return `/sign-in?${new URLSearchParams({ return: pathname + search })}`;
}

/** Random, and as long as an id; anything else is as good as none. */
function installationIn(c: Context<AppEnv>): string {
  const hint = c.req.query(OAUTH_HINTS.installation) ?? '';
  return /^[\w-]{16,64}$/.test(hint) ? hint : '';
}

const browserOf = (c: Context<AppEnv>) => browserName(c.req.header('User-Agent') ?? '');

/** The extension's language, else the browser's. */
function languageOf(c: Context<AppEnv>): Language {
  const asked = c.req.query(OAUTH_HINTS.language);
  return LANGUAGES.find((language) => language === asked) ?? c.get('language');
}

const textsFor = (c: Context<AppEnv>): AuthorizeTexts => authorizeTexts(languageOf(c));

const inTheirLanguage = (c: Context<AppEnv>, shown: Page) => page(c, { ...shown, language: languageOf(c) });

/**
 * What cannot go on, told to the person. With status 200, as every page here: a browser closes the window of a sign-in
 * that gets an error's, and nobody reads why (seen with Chromium 156).
 */
function problemPage(c: Context<AppEnv>, problem: AuthorizeProblem): Promise<Response> {
  const texts = textsFor(c);
  const { title, detail } = texts.problems[problem];
  const again = problem === 'not-signed-in' ? signInPath(c) : null;
  const body = html`<p>${detail}</p>
${again === null ? '' : html`<div class="actions"><a class="button primary" href="${again}">${texts.signIn}</a></div>`}`;
  return inTheirLanguage(c, { title, body });
}
