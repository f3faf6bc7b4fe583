import * as oauth from 'oauth4webapi';
import { EXTENSION, type Harness, nextAddress } from './harness.ts';

/** Connecting a browser to the Worker as the extension does it, with a person who reads and answers the consent page. */

export const REDIRECT_URI = EXTENSION.redirectUris[0] ?? '';
export const CLIENT: oauth.Client = { client_id: 'browser-extension' };
/** The Worker of the tests is on this machine, without TLS. */
const LOCAL = { [oauth.allowInsecureRequests]: true };
/** The same from an address of its own: calls of the token endpoint are counted by it. */
export const fromAnywhere = () => ({ ...LOCAL, headers: new Headers({ 'cf-connecting-ip': nextAddress() }) });

/** Tokens as the token endpoint gives them. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
  scope: string;
}

/** An authorization that was begun: its address, and what the extension keeps meanwhile. */
export interface Attempt {
  server: oauth.AuthorizationServer;
  url: URL;
  verifier: string;
  state: string;
}

/** The consent page, and what the browser has of it. */
export interface ConsentPage {
  response: Response;
  html: string;
  cookie: string;
}

export async function discover(h: Harness): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(h.worker.url);
  const response = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...LOCAL });
  return oauth.processDiscoveryResponse(issuer, response);
}

/** Begins an authorization; `different` parameters win, and undefined leaves one out. */
export async function begin(h: Harness, different: Record<string, string | undefined> = {}): Promise<Attempt> {
  const server = await discover(h);
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const url = new URL(server.authorization_endpoint ?? '');
  const parameters = {
    response_type: 'code',
    client_id: CLIENT.client_id,
    redirect_uri: REDIRECT_URI,
    scope: 'read configure',
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...different,
  };
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  return { server, url, verifier, state };
}

/** Opens an address as a person who came through Cloudflare Access (`null`: nobody). */
export async function open(h: Harness, url: URL, subject: string | null, more: Record<string, string> = {}) {
  const response = await fetch(url, { redirect: 'manual', headers: { ...(await person(h, subject)), ...more } });
  const cookie = response.headers.getSetCookie().map((set) => set.split(';')[0]);
  return { response, html: await response.text(), cookie: cookie.join('; ') } satisfies ConsentPage;
}

/** Sends the page's form: what is hidden in it, and what the person says. */
export async function answer(
  h: Harness,
  url: URL,
  page: ConsentPage,
  subject: string | null,
  says: Record<string, string>,
  headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
): Promise<Response> {
  const fields = page.html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g);
  const form = new URLSearchParams([...fields].map(([, name = '', value = '']) => [name, value]));
  for (const [name, value] of Object.entries(says)) form.set(name, value);
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...(await person(h, subject)), cookie: page.cookie, ...headers },
    body: form,
  });
}

async function person(h: Harness, subject: string | null): Promise<Record<string, string>> {
  return subject === null ? {} : { 'cf-access-jwt-assertion': await h.token(subject) };
}

/** What the window of the authorization ends on. */
export function endOf(response: Response): URL {
  return new URL(response.headers.get('location') ?? '');
}

/** Exchanges the code for tokens, as the extension. */
export async function exchange({ server, verifier, state }: Attempt, end: URL): Promise<Tokens> {
  const parameters = oauth.validateAuthResponse(server, CLIENT, end, state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    CLIENT,
    oauth.None(),
    parameters,
    REDIRECT_URI,
    verifier,
    fromAnywhere(),
  );
  return tokensOf(await oauth.processAuthorizationCodeResponse(server, CLIENT, response));
}

export async function refresh(server: oauth.AuthorizationServer, refreshToken: string): Promise<Tokens> {
  const response = await oauth.refreshTokenGrantRequest(server, CLIENT, oauth.None(), refreshToken, fromAnywhere());
  return tokensOf(await oauth.processRefreshTokenResponse(server, CLIENT, response));
}

function tokensOf(answer: oauth.TokenEndpointResponse): Tokens {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? '',
    scope: answer.scope ?? '',
  };
}

/** Connects a browser for somebody who allows what is ticked: everything, or with `scopes` only those. */
export async function connect(
  h: Harness,
  subject: string,
  tenantId: string,
  options: { scopes?: readonly string[]; hints?: Record<string, string> } = {},
): Promise<Tokens> {
  const attempt = await begin(h, { tenant: tenantId, ...options.hints });
  const page = await open(h, attempt.url, subject);
  const { scopes = ['configure'] } = options;
  const says = { decision: 'allow', tenant: tenantId, ...(scopes.includes('configure') ? { scope: 'configure' } : {}) };
  return exchange(attempt, endOf(await answer(h, attempt.url, page, subject, says)));
}
