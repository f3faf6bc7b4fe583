/**
 * How the extension is connected to the service, as both sides know it (OAuth 2.1, authorization code with PKCE).
 * Where the endpoints are the service's discovery document says; the names are agreed upon here.
 */

/** The extension, as a public client. */
export const OAUTH_CLIENT_ID = 'browser-extension';

export const OAUTH_PATHS = {
  discovery: '/.well-known/oauth-authorization-server',
  authorize: '/oauth/authorize',
  token: '/oauth/token',
} as const;

/** What an authorization request may say besides OAuth's own parameters. */
export const OAUTH_HINTS = {
  /** The tenant that is meant. */
  tenant: 'tenant',
  /** What the extension calls its own installation: connecting it anew takes the place of what it had. */
  installation: 'installation',
  /** The language of the consent page; OpenID Connect's name. */
  language: 'ui_locales',
} as const;
