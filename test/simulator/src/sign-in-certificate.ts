import { X509Certificate } from 'node:crypto';
import { decodeProtectedHeader, errors, importX509, jwtVerify } from 'jose';
import type { Application, Certificate } from './directory.ts';
import type { AssertionRefusal } from './sign-in-federation.ts';
import type { World } from './world.ts';

const CLOCK_SKEW_SECONDS = 300;
const ALGORITHMS = ['RS256', 'PS256'];

/**
 * Checks an assertion that a certificate's key signed: first whether that certificate is one of the application's, then
 * the signature, and whom it was made out by and for.
 *
 * @param tokenEndpoint the address it was sent to
 * @returns null where it proves the application
 */
export async function checkCertificate(
  world: World,
  application: Application,
  assertion: string,
  tokenEndpoint: string,
): Promise<AssertionRefusal | null> {
  const now = world.now();
  const header = decodeProtectedHeader(assertion);
  const certificate = await certificateNamed(application, header);
  if (!certificate || (certificate.knownFrom !== undefined && now < certificate.knownFrom)) return { code: 700027 };
  const { validFrom, validTo } = new X509Certificate(pemOf(certificate));
  if (now < Date.parse(validFrom) || now > Date.parse(validTo)) return { code: 1000502 };
  const { clientId } = application;
  try {
    const key = await importX509(pemOf(certificate), header.alg ?? '');
    const { payload } = await jwtVerify(assertion, key, {
      algorithms: ALGORITHMS,
      requiredClaims: ['exp', 'nbf', 'jti', 'iss', 'sub', 'aud'],
      clockTolerance: CLOCK_SKEW_SECONDS,
      currentDate: new Date(now),
    });
    if (payload.iss !== clientId || payload.sub !== clientId) return { code: 700021 };
    return payload.aud === tokenEndpoint ? null : { code: 700023 };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { code: 700024 };
    if (error instanceof errors.JWTClaimValidationFailed) return { code: error.claim === 'nbf' ? 700024 : 50027 };
    return { code: 50013 };
  }
}

/** The certificate the header names by SHA-256, or as older libraries do, by SHA-1. */
async function certificateNamed(
  { certificates }: Application,
  header: Record<string, unknown>,
): Promise<Certificate | undefined> {
  for (const certificate of certificates) {
    const named =
      header['x5t#S256'] === undefined
        ? header.x5t === (await digest('SHA-1', certificate))
        : header['x5t#S256'] === (await digest('SHA-256', certificate));
    if (named) return certificate;
  }
  return undefined;
}

async function digest(algorithm: string, { der }: Certificate): Promise<string> {
  const octets = Uint8Array.from(atob(der), (character) => character.charCodeAt(0));
  const hash = new Uint8Array(await crypto.subtle.digest(algorithm, octets));
  return btoa(String.fromCharCode(...hash))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function pemOf({ der }: Certificate): string {
  return `-----BEGIN CERTIFICATE-----\n${der}\n-----END CERTIFICATE-----`;
}
