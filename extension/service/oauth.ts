import { OAUTH_CLIENT_ID, OAUTH_HINTS } from '@production-assist/shared/oauth';
import type { Language } from '@production-assist/shared/texts/texts';
import * as oauth from 'oauth4webapi';

/**
 * The extension as an OAuth client of the service: authorization code with PKCE, rotating refresh tokens, revocation.
 * The protocol is the library's; here is what is asked for, where it may go, and what each failure means.
 */

/** What a service gave us. `expiresAt`: of the access token, in ms since 1970. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
  expiresAt: number;
  scopes: string[];
}

/** An authorization that was begun: the page to open, and what is needed when it ends. */
export interface Authorization {
  url: string;
  /** @throws OAuthFailure */
  finish(endedAt: string): Promise<Tokens>;
}

/** What the consent page is told besides. */
export interface Hints {
  language: Language;
  /** What this installation calls itself: connecting anew takes the place of what it had. */
  installation: string;
  /** The tenant that is meant; null: the person chooses. */
  tenantId: string | null;
}

/**
 * Why there are no tokens. `apiUnreachable`: no answer. `apiUnreadable`: none of this service. `connectNotOffered`: it
 * connects no extension. `connectRefused`: the person said no. `connectTooOften`: it has to be waited for.
 * `connectEnded`: the connection is over. `connectUntrusted`: an answer that does not belong to the question.
 */
export type OAuthFailureCode =
  | 'apiUnreachable'
  | 'apiUnreadable'
  | 'connectNotOffered'
  | 'connectRefused'
  | 'connectTooOften'
  | 'connectEnded'
  | 'connectUntrusted';

export class OAuthFailure extends Error {
  readonly code: OAuthFailureCode;

  constructor(code: OAuthFailureCode) {
    super(code);
    this.name = 'OAuthFailure';
    this.code = code;
  }
}

const CLIENT: oauth.Client = { client_id: OAUTH_CLIENT_ID };
/** What the extension asks for; the person may allow less. */
const SCOPES = 'read configure';

/** Longest one request may take, in ms: each is a few rows of a database. */
const TIMEOUT_MS = 20_000;

/**
 * Begins an authorization.
 *
 * @param origin the service's
 * @param redirectUri where the window ends, as the browser gives it
 * @throws OAuthFailure
 */
export async function authorize(
  origin: string,
  redirectUri: string,
  hints: Hints,
  fetcher: typeof fetch = fetch,
): Promise<Authorization> {
  const server = await discover(origin, fetcher);
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const url = endpoint(server.authorization_endpoint, origin);
  const parameters = {
    response_type: 'code',
    client_id: OAUTH_CLIENT_ID,
    redirect_uri: redirectUri,
    scope: SCOPES,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    [OAUTH_HINTS.language]: hints.language,
    [OAUTH_HINTS.installation]: hints.installation,
    ...(hints.tenantId === null ? {} : { [OAUTH_HINTS.tenant]: hints.tenantId }),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return {
    url: url.href,
    finish: (endedAt) =>
      explained(async () => {
        const answer = oauth.validateAuthResponse(server, CLIENT, new URL(endedAt), state);
        const response = await oauth.authorizationCodeGrantRequest(
          server,
          CLIENT,
          oauth.None(),
          answer,
          redirectUri,
          verifier,
          requestOptions(origin, fetcher),
        );
        return tokensOf(await oauth.processAuthorizationCodeResponse(server, CLIENT, await usual(response)));
      }),
  };
}

/**
 * Gets new tokens for old ones.
 *
 * @throws OAuthFailure `connectEnded` where the service does not know the connection any more
 */
export async function renew(origin: string, refreshToken: string, fetcher: typeof fetch = fetch): Promise<Tokens> {
  const server = await discover(origin, fetcher);
  return explained(async () => {
    const options = requestOptions(origin, fetcher);
    const response = await oauth.refreshTokenGrantRequest(server, CLIENT, oauth.None(), refreshToken, options);
    return tokensOf(await oauth.processRefreshTokenResponse(server, CLIENT, await usual(response)));
  });
}

/** Ends a connection on the service's side. @throws OAuthFailure where it could not be told */
export async function revoke(origin: string, refreshToken: string, fetcher: typeof fetch = fetch): Promise<void> {
  const server = await discover(origin, fetcher);
  await explained(async () => {
    const options = { ...requestOptions(origin, fetcher), additionalParameters: { token_type_hint: 'refresh_token' } };
    const response = await oauth.revocationRequest(server, CLIENT, oauth.None(), refreshToken, options);
    await oauth.processRevocationResponse(await usual(response));
  });
}

async function discover(origin: string, fetcher: typeof fetch): Promise<oauth.AuthorizationServer> {
  return explained(async () => {
    const issuer = new URL(origin);
    const options = { algorithm: 'oauth2', ...requestOptions(origin, fetcher) } as const;
    const response = await oauth.discoveryRequest(issuer, options);
    // The service explains itself, so it is one of ours, and has nothing to discover.
    if (response.status === 404 && isProblem(response)) throw new OAuthFailure('connectNotOffered');
    if (!response.ok) throw new OAuthFailure(response.status >= 500 ? 'apiUnreachable' : 'apiUnreadable');
    const server = await oauth.processDiscoveryResponse(issuer, response).catch(() => {
      throw new OAuthFailure('apiUnreadable');
    });
    for (const url of [server.token_endpoint, server.revocation_endpoint]) endpoint(url, origin);
    return server;
  });
}

/** An endpoint of the service: a token is sent to the origin the person named and to no other. */
function endpoint(url: string | undefined, origin: string): URL {
  const parsed = URL.parse(url ?? '');
  if (parsed?.origin !== origin) throw new OAuthFailure('apiUnreadable');
  return parsed;
}

function requestOptions(origin: string, fetcher: typeof fetch) {
  return {
    [oauth.customFetch]: (
      url: string,
      { method, headers, body, signal }: oauth.CustomFetchOptions<string, BodyInit | undefined | null>,
    ) =>
      fetcher(url, {
        method,
        headers,
        ...(body ? { body } : {}),
        ...(signal ? { signal } : {}),
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
      }),
    // Without TLS on the person's own machine alone; `serviceOrigin` lets no other pass.
    [oauth.allowInsecureRequests]: new URL(origin).protocol === 'http:',
    signal: () => AbortSignal.timeout(TIMEOUT_MS),
  };
}

/** Answers that are no answer of OAuth's: the service has too much to do, or is out of order. */
async function usual(response: Response): Promise<Response> {
  if (response.status === 429) throw new OAuthFailure('connectTooOften');
  if (response.status >= 500) throw new OAuthFailure('apiUnreachable');
  return response;
}

const isProblem = ({ headers }: Response) => headers.get('content-type')?.includes('problem+json') ?? false;

function tokensOf(answer: oauth.TokenEndpointResponse): Tokens {
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds, scope = '' } = answer;
  if (refreshToken === undefined || seconds === undefined) throw new OAuthFailure('apiUnreadable');
  return {
    accessToken,
    refreshToken,
    expiresAt: Date.now() + seconds * 1000,
    scopes: scope.split(' ').filter(Boolean),
  };
}

/** Does something with the library, and says what went wrong in our words: its own could hold a code or a token. */
async function explained<Value>(act: () => Promise<Value>): Promise<Value> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof OAuthFailure ? error : new OAuthFailure(meaningOf(error));
  }
}

function meaningOf(error: unknown): OAuthFailureCode {
  if (error instanceof oauth.AuthorizationResponseError) {
    return error.error === 'access_denied' ? 'connectRefused' : 'connectUntrusted';
  }
  if (error instanceof oauth.ResponseBodyError) {
    return error.error === 'invalid_grant' ? 'connectEnded' : 'apiUnreadable';
  }
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError) {
    return 'connectUntrusted';
  }
  // What fetch rejects with: no answer, a redirect, too long a wait.
  return 'apiUnreachable';
}
