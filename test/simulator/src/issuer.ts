import { exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK, type JWTPayload, SignJWT } from 'jose';
import { createOpenIdProvider, type OpenIdProvider } from './openid-provider.ts';
import { createRandom } from './random.ts';

const DEFAULT_URL = 'https://issuer.production-assist.test';
const DEFAULT_AUDIENCE = 'https://api.production-assist.test';
const DEFAULT_LIFETIME_SECONDS = 3600;

export interface IssuerTokenOptions {
  subject: string;
  /** Default: the issuer's audience. */
  audience?: string | string[];
  /** Default: the issuer's URL. */
  issuer?: string;
  /** Seconds from now to `exp`; negative for a token that has expired. Default 3600. */
  expiresInSeconds?: number;
  /** `nbf` in seconds from now; negative for the past. Default: no `nbf`. */
  notBefore?: number;
  /** Further claims; they win over all others, and one that is undefined is left out. */
  claims?: Record<string, unknown>;
  email?: string;
  name?: string;
}

/** The OpenID issuer that vouches for the callers of our API, by tokens of its own making and by signing people in. */
export interface Issuer {
  readonly url: string;
  readonly audience: string;
  readonly jwksUrl: string;
  readonly discoveryUrl: string;
  token(options: IssuerTokenOptions): Promise<string>;
  /** A token that is right in everything but signed by a key the issuer does not publish. */
  foreignToken(options: IssuerTokenOptions): Promise<string>;
  /** A token with `alg: none` and an empty signature. */
  unsignedToken(options: IssuerTokenOptions): string;
  /** Signs with a new key from now on. The old one stays published unless `keepOld` is false. */
  rotate(options?: { keepOld?: boolean }): Promise<void>;
  /** The private key in use, for whoever wants the same issuer again (`issuerKey`). */
  exportKey(): Promise<JWK>;
  /** The published keys. */
  jwks(): JSONWebKeySet;
  /** True where the issuer answers this URL. */
  serves(url: URL): boolean;
  handle(request: Request): Promise<Response>;
  /** People sign in with it. */
  readonly provider: OpenIdProvider;
}

export interface IssuerOptions {
  url?: string;
  audience?: string;
  /** A private RS256 or ES256 key; without one a new ES256 key is made. */
  key?: JWK;
  now: () => number;
  seed?: number;
}

interface SigningKey {
  alg: 'RS256' | 'ES256';
  kid: string;
  privateKey: CryptoKey;
  publicJwk: JWK;
}

/** Makes an issuer with one published key. */
export async function createIssuer(options: IssuerOptions): Promise<Issuer> {
  const { now } = options;
  const url = (options.url ?? DEFAULT_URL).replace(/\/$/, '');
  const audience = options.audience ?? DEFAULT_AUDIENCE;
  const random = createRandom((options.seed ?? 1) + 1);
  const base = new URL(url);
  const jwksUrl = `${url}/.well-known/jwks.json`;
  const discoveryUrl = `${url}/.well-known/openid-configuration`;

  let current = options.key === undefined ? await newKey(random.text(16)) : await loadKey(options.key, random.text(16));
  let published = [current];
  let foreign: SigningKey | undefined;

  function payload(token: IssuerTokenOptions): JWTPayload {
    const issuedAt = Math.floor(now() / 1000);
    const { subject, email, name, notBefore } = token;
    return {
      iss: token.issuer ?? url,
      sub: subject,
      aud: token.audience ?? audience,
      iat: issuedAt,
      exp: issuedAt + (token.expiresInSeconds ?? DEFAULT_LIFETIME_SECONDS),
      ...(notBefore === undefined ? {} : { nbf: issuedAt + notBefore }),
      ...(email === undefined ? {} : { email }),
      ...(name === undefined ? {} : { name }),
      ...token.claims,
    };
  }
  const sign = (key: SigningKey, token: IssuerTokenOptions) =>
    new SignJWT(payload(token)).setProtectedHeader({ alg: key.alg, typ: 'JWT', kid: key.kid }).sign(key.privateKey);
  const jwks = () => ({ keys: published.map(({ publicJwk }) => publicJwk) });

  async function foreignToken(token: IssuerTokenOptions): Promise<string> {
    // The key id is a published one: only the signature tells.
    foreign ??= await newKey(current.kid);
    return sign({ ...foreign, kid: current.kid }, token);
  }
  const unsignedToken = (token: IssuerTokenOptions) =>
    `${base64url({ alg: 'none', typ: 'JWT' })}.${base64url(payload(token))}.`;
  const provider = createOpenIdProvider({
    issuer: url,
    now,
    random: createRandom((options.seed ?? 1) + 2),
    sign: async (token, signature) => {
      if (signature === 'none') return unsignedToken(token);
      return signature === 'foreign' ? foreignToken(token) : sign(current, token);
    },
  });

  return {
    url,
    audience,
    jwksUrl,
    discoveryUrl,
    token: (token) => sign(current, token),
    foreignToken,
    unsignedToken,
    async rotate(rotation = {}) {
      current = await newKey(random.text(16));
      published = rotation.keepOld === false ? [current] : [current, ...published];
    },
    async exportKey() {
      return { ...(await exportJWK(current.privateKey)), kid: current.kid, alg: current.alg };
    },
    jwks,
    serves: (asked) => asked.origin === base.origin && asked.pathname.startsWith(base.pathname),
    provider,
    async handle(request) {
      const { origin, pathname } = new URL(request.url);
      const asked = origin + pathname;
      if (asked === jwksUrl) return json(jwks());
      if (asked === `${url}/authorize`) return provider.authorize(request);
      if (asked === `${url}/token`) return provider.token(request);
      if (asked !== discoveryUrl) return new Response('Not found', { status: 404 });
      return json({
        issuer: url,
        jwks_uri: jwksUrl,
        authorization_endpoint: provider.authorizeUrl,
        token_endpoint: `${url}/token`,
        response_types_supported: ['code'],
        grant_types_supported: ['authorization_code'],
        scopes_supported: ['openid', 'profile', 'email'],
        code_challenge_methods_supported: ['S256'],
        token_endpoint_auth_methods_supported: ['none', 'client_secret_post'],
        authorization_response_iss_parameter_supported: true,
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256', 'ES256'],
      });
    },
  };
}

async function newKey(kid: string): Promise<SigningKey> {
  // ES256: made in an instant, unlike RSA.
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { alg: 'ES256', kid, privateKey, publicJwk: await publicPart(publicKey, kid, 'ES256') };
}

async function loadKey(jwk: JWK, fallbackKid: string): Promise<SigningKey> {
  const alg = jwk.kty === 'RSA' ? 'RS256' : 'ES256';
  const kid = jwk.kid ?? fallbackKid;
  const privateKey = await importJWK(jwk, alg, { extractable: true });
  if (privateKey instanceof Uint8Array || privateKey.type !== 'private') {
    throw new Error('issuerKey must be a private RSA or EC P-256 key');
  }
  const { kty, n, e, crv, x, y } = jwk;
  const publicKey = await importJWK(kty === 'RSA' ? { kty, n, e } : { kty, crv, x, y }, alg, { extractable: true });
  if (publicKey instanceof Uint8Array) throw new Error('issuerKey must be a private RSA or EC P-256 key');
  return { alg, kid, privateKey, publicJwk: await publicPart(publicKey, kid, alg) };
}

async function publicPart(publicKey: CryptoKey, kid: string, alg: string): Promise<JWK> {
  return { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' };
}

function json(body: object): Response {
  return new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
}

function base64url(part: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(part));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
