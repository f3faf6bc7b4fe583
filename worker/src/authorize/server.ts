import {
  type AuthRequest,
  type ClientInfo,
  OAuthAuthorizationServer,
  OAuthError,
  type OAuthHelpers,
} from '@cloudflare/workers-oauth-provider';
import { BROWSER_SCOPES, type BrowserScope } from '@production-assist/shared/api';
import { OAUTH_CLIENT_ID, OAUTH_PATHS } from '@production-assist/shared/oauth';
import { isSecureAddress } from '@production-assist/shared/secure-address';
import type { ExtensionClient } from '../config.ts';
import { ACCESS_TOKEN_SECONDS, REFRESH_TOKEN_SECONDS } from '../limits.ts';
import { log } from '../log.ts';
import { connectBrowser, disconnectEnded, getBrowser } from '../store/browsers.ts';
import { newId } from '../store/ids.ts';
import { type TokenStore, tokenStore } from './token-store.ts';

/** What goes with a grant, encrypted where it is stored: enough to write the browser down when it gets its tokens. */
interface Consent {
  tenantId: string;
  issuer: string;
  subject: string;
  person: string;
  name: string;
  installation: string;
}

/** What an access token of ours says: which browser carries it and what that may do. `expiresAt` in ms since 1970. */
export interface BrowserToken {
  tenantId: string;
  browserId: string;
  scopes: BrowserScope[];
  expiresAt: number;
}

/** The authorization server that connects browser extensions, for one request. */
export interface AuthorizationServer {
  /** The library's own steps of an authorization: its request, its consent. */
  steps: Pick<OAuthHelpers, 'parseAuthRequest' | 'beginConsent' | 'approveConsent' | 'denyConsent'>;
  /** Answers the discovery document, the token endpoint and revocation. */
  answer(request: Request, context: ExecutionContext): Promise<Response>;
  /** Gives a consent its authorization code. @returns where to send the browser */
  complete(request: AuthRequest, consent: Consent): Promise<string>;
  /** Reads an access token; null for anything that is none, or none any more. */
  read(token: string): Promise<BrowserToken | null>;
  /** Ends every grant of a browser. */
  end(browserId: string): Promise<void>;
}

interface ServerEnv {
  OAUTH_KV: TokenStore;
}

/**
 * The library's server at an origin of ours, with the one client the configuration names. A "user" of the library is a
 * connected browser: its tokens name nobody, and all that belongs to a browser is found by its id.
 *
 * The table `browsers` is the authority. A browser stands in it from its first tokens on; without it there are no new
 * ones, and the old ones are worth nothing (`auth/browser.ts`).
 *
 * @returns null where OAuth cannot be spoken: over plain http, except on one's own machine
 */
export function authorizationServer(
  env: Pick<Env, 'DB' | 'TOKENS'>,
  origin: string,
  extension: ExtensionClient,
): AuthorizationServer | null {
  if (!isSecureAddress(new URL(origin))) return null;
  const resource = `${origin}/api`;
  const ended = new Set<string>();
  const store: ServerEnv = {
    OAUTH_KV: tokenStore(env.TOKENS, clientOf(extension), (browserId) => ended.add(browserId)),
  };
  const server = new OAuthAuthorizationServer<ServerEnv>({
    issuer: origin,
    resources: [resource],
    authorizeEndpoint: OAUTH_PATHS.authorize,
    tokenEndpoint: OAUTH_PATHS.token,
    scopesSupported: [...BROWSER_SCOPES],
    accessTokenTTL: ACCESS_TOKEN_SECONDS,
    refreshTokenTTL: REFRESH_TOKEN_SECONDS,
    async tokenExchangeCallback({ grantType, userId, scope, props }) {
      const consent: Consent = props;
      if (grantType === 'refresh_token') {
        if (!(await getBrowser(env.DB, consent.tenantId, userId, Date.now()))) throw ENDED;
      } else {
        await connect(consent, userId, scope.filter(isScope));
      }
    },
    onError: ({ code, status, internal }) => {
      // Slugs of the library; never what was sent.
      log('warn', 'oauth.refused', { status, code, reason: internal.reason });
    },
  });
  const steps = server.getOAuthApi(store);

  /** Writes a browser down with its first tokens. The database says whether they are the first: KV may not know yet. */
  async function connect(consent: Consent, browserId: string, scopes: BrowserScope[]): Promise<void> {
    const connectedAt = Date.now();
    const expiresAt = connectedAt + REFRESH_TOKEN_SECONDS * 1000;
    const row = { ...consent, browserId, scopes, connectedAt, expiresAt, lastUsedAt: null };
    const replaced = await connectBrowser(env.DB, row);
    if (!replaced) throw ENDED;
    for (const id of replaced) await end(id);
  }

  async function end(browserId: string): Promise<void> {
    const grants = await steps.listUserGrants(browserId);
    for (const grant of grants.items) await steps.revokeGrant(grant.id, browserId);
  }

  return {
    steps,
    async answer(request, context) {
      const response = await server.fetch(withoutOrigin(request), store, context);
      // What the library ended has ended here too: a revocation, a code that came twice.
      for (const browserId of ended) await disconnectEnded(env.DB, browserId, Date.now());
      return response;
    },
    async complete(request, consent) {
      const { redirectTo } = await steps.completeAuthorization({
        request,
        userId: newId(Date.now()),
        metadata: {},
        scope: request.scope,
        props: consent,
        // Every browser is a "user" of its own, so there is nothing to take the place of.
        revokeExistingGrants: false,
      });
      return redirectTo;
    },
    async read(token) {
      const valid = await server.validateToken<Consent>(resource, token, store);
      if (!valid) return null;
      const { props, userId: browserId, scope, expiresAt } = valid;
      return { tenantId: props.tenantId, browserId, scopes: scope.filter(isScope), expiresAt: expiresAt * 1000 };
    },
    end,
  };
}

const ENDED = new OAuthError('invalid_grant', { description: 'This browser is not connected' });

/** The extension as a client: public, with exactly the redirect URIs of the configuration. */
function clientOf({ redirectUris }: ExtensionClient): ClientInfo {
  return {
    clientId: OAUTH_CLIENT_ID,
    redirectUris: [...redirectUris],
    grantTypes: ['authorization_code', 'refresh_token'],
    responseTypes: ['code'],
    tokenEndpointAuthMethod: 'none',
  };
}

function isScope(scope: string): scope is BrowserScope {
  return BROWSER_SCOPES.some((known) => known === scope);
}

/** The library answers every origin there is; who may read the answers is decided in `cors.ts` alone. */
function withoutOrigin(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete('origin');
  return new Request(request, { headers });
}
