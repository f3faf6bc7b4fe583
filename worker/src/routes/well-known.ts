import { type Context, Hono } from 'hono';
import { publishedJwks } from '../federation/issuer-keys.ts';
import { SIGNATURE } from '../federation/sealed-key.ts';
import { ISSUER_CACHE_SECONDS } from '../limits.ts';
import type { AppEnv } from './context.ts';

const JWKS_PATH = '/.well-known/jwks.json';

/**
 * What this service says of itself as an issuer, for Microsoft, which looks here before it believes a signature. Open to
 * everyone, and of no tenant.
 */
export const wellKnown = new Hono<AppEnv>()
  .get('/.well-known/openid-configuration', (c) => {
    // Of the very host that was asked: an issuer is compared letter by letter, and a service may have several names.
    const { origin } = new URL(c.req.url);
    return published(c, {
      issuer: origin,
      jwks_uri: origin + JWKS_PATH,
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: [SIGNATURE],
    });
  })
  .get(JWKS_PATH, async (c) => {
    const keys = await publishedJwks(c.env.DB, Date.now());
    // Nobody should keep that there are none: the first one signs at once.
    return published(c, { keys }, keys.length > 0);
  });

function published(c: Context<AppEnv>, document: object, cacheable = true): Response {
  return c.json(document, 200, {
    'Cache-Control': cacheable ? `public, max-age=${ISSUER_CACHE_SECONDS}` : 'no-store',
    'Access-Control-Allow-Origin': '*',
  });
}
