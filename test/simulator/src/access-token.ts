import { CLOUDS } from '@production-assist/shared/clouds';
import { errors, exportJWK, generateKeyPair, type JSONWebKeySet, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { type Application, type Directory, servicePrincipalId } from './directory.ts';

/** A new service principal needs about this long before tokens carry its object id. */
const SERVICE_PRINCIPAL_DELAY_MS = 60_000;

/** The claims of an app-only token this simulator reads back. */
export interface AccessTokenClaims extends JWTPayload {
  tid: string;
  appid: string;
  oid?: string;
  roles?: string[];
}

export type TokenReading = { ok: true; claims: AccessTokenClaims } | { ok: false; reason: string };

/** Mints the app-only tokens of Microsoft Graph and reads them back as Graph does. */
export interface AccessTokens {
  mint(directory: Directory, application: Application, lifetimeSeconds: number): Promise<string>;
  /** @param audience the Graph origin the token was sent to */
  read(token: string, audience: string): Promise<TokenReading>;
  jwks(): Promise<JSONWebKeySet>;
}

// Making an RSA key takes a noticeable moment, so one process makes one. What keeps the tokens of two simulators
// apart is the key id, which each of them has for itself.
let pair: { publicKey: CryptoKey; privateKey: CryptoKey } | undefined;
async function keyPair() {
  pair ??= await generateKeyPair('RS256', { extractable: true });
  return pair;
}

/** Makes the mint. The tokens of one mint are refused by every other. */
export function createAccessTokens(now: () => number): AccessTokens {
  const kid = crypto.randomUUID().replaceAll('-', '');
  return {
    async mint(directory, application, lifetimeSeconds) {
      const { privateKey } = await keyPair();
      const issuedAt = Math.floor(now() / 1000);
      const audience = CLOUDS[directory.cloud].graph;
      const issuer = stsIssuer(directory);
      const oid = tokenObjectId(application, now());
      const roles = tokenRoles(application, now());
      const claims = {
        app_displayname: application.displayName,
        appid: application.clientId,
        appidacr: '1',
        idp: issuer,
        idtyp: 'app',
        ...(oid === null ? {} : { oid, sub: oid }),
        ...(roles.length === 0 ? {} : { roles }),
        tenant_region_scope: directory.regionScope,
        tid: directory.id,
        uti: crypto.randomUUID().replaceAll('-', '').slice(0, 22),
        ver: '1.0',
      };
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid, x5t: kid })
        .setAudience(audience)
        .setIssuer(issuer)
        .setIssuedAt(issuedAt)
        .setNotBefore(issuedAt)
        .setExpirationTime(issuedAt + lifetimeSeconds)
        .sign(privateKey);
    },
    async read(token, audience) {
      const { publicKey } = await keyPair();
      try {
        const key = (header: { kid?: string }) => {
          if (header.kid !== kid) throw new errors.JWKSNoMatchingKey();
          return publicKey;
        };
        const options = { algorithms: ['RS256'], audience, currentDate: new Date(now()) };
        const { payload } = await jwtVerify<AccessTokenClaims>(token, key, options);
        return { ok: true, claims: payload };
      } catch (error) {
        return { ok: false, reason: refusal(error) };
      }
    },
    async jwks() {
      const { publicKey } = await keyPair();
      return { keys: [{ ...(await exportJWK(publicKey)), kid, x5t: kid, use: 'sig', alg: 'RS256' }] };
    },
  };
}

function stsIssuer(directory: Directory): string {
  const host = directory.cloud === 'china' ? 'sts.chinacloudapi.cn' : 'sts.windows.net';
  return `https://${host}/${directory.id}/`;
}

function tokenObjectId(application: Application, now: number): string | null {
  const principal = application.servicePrincipal;
  if (typeof principal === 'object' && now - principal.createdAt < SERVICE_PRINCIPAL_DELAY_MS) return null;
  return servicePrincipalId(application);
}

/** The consented roles tokens carry by now. Counts down the ones that are hidden for a number of tokens. */
function tokenRoles(application: Application, now: number): string[] {
  const roles = new Set<string>();
  for (const consent of application.consents) {
    if (now < (consent.visibleAt ?? consent.at)) continue;
    if (consent.hiddenForTokens !== undefined && consent.hiddenForTokens > 0) {
      consent.hiddenForTokens -= 1;
      continue;
    }
    roles.add(consent.name);
  }
  return [...roles];
}

function refusal(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'Lifetime validation failed, the token is expired.';
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') {
    return 'Access token validation failure. Invalid audience.';
  }
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed) {
    return 'Access token validation failure. Invalid signature.';
  }
  return 'IDX14100: JWT is not well formed, there are no dots (.). The token needs to be in JWS or JWE Compact Serialization Format.';
}
