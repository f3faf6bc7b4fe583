import { isSecureAddress } from '@production-assist/shared/secure-address';
import * as oauth from 'oauth4webapi';
import { type ProvenPerson, personIn } from '../auth/person.ts';
import type { SignInProvider } from '../config.ts';
import { FailureError } from '../failure-error.ts';
import { PROVIDER_METADATA_MS, PROVIDER_TIMEOUT_MS } from '../limits.ts';
import type { Attempt } from './attempt.ts';
import { signInFailure } from './provider-errors.ts';

/** The OpenID Connect provider, as far as a sign-in needs it: authorization code with PKCE. */

const SCOPE = 'openid profile email';

/** What each provider says of itself, kept per isolate. */
const known = new Map<string, { metadata: oauth.AuthorizationServer; at: number }>();

const patience = () => ({ signal: AbortSignal.timeout(PROVIDER_TIMEOUT_MS) });

async function metadataOf({ issuer }: SignInProvider, now: number): Promise<oauth.AuthorizationServer> {
  const kept = known.get(issuer);
  if (kept && now - kept.at < PROVIDER_METADATA_MS) return kept.metadata;
  const url = new URL(issuer);
  const response = await oauth.discoveryRequest(url, { algorithm: 'oidc', ...patience() });
  const metadata = await oauth.processDiscoveryResponse(url, response);
  // The answer is kept and not the promise: a request cannot wait for what another one fetches.
  known.set(issuer, { metadata, at: now });
  return metadata;
}

/**
 * A new sign-in, and the provider's address it begins at.
 *
 * @throws FailureError `issuer-unavailable`, `sign-in-failed`
 */
export async function beginSignIn(
  provider: SignInProvider,
  redirectUri: string,
  returnPath: string,
  now: number,
): Promise<{ attempt: Attempt; url: URL }> {
  const metadata = await orFailure(metadataOf(provider, now));
  const url = URL.parse(metadata.authorization_endpoint ?? '');
  // People type their passwords there.
  if (!url || !isSecureAddress(url))
    throw new FailureError('sign-in-failed', { params: { reason: 'authorization_endpoint' } });
  const attempt: Attempt = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
    returnPath,
    startedAt: now,
  };
  const parameters = {
    client_id: provider.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: SCOPE,
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { attempt, url };
}

/**
 * Who the provider says has signed in.
 *
 * @param callback the address the provider sent the browser back to
 * @throws FailureError `sign-in-declined`, `sign-in-expired`, `sign-in-failed`, `issuer-unavailable`
 */
export async function finishSignIn(
  provider: SignInProvider,
  attempt: Attempt,
  callback: URL,
  redirectUri: string,
  now: number,
): Promise<ProvenPerson> {
  // Of an older sign-in, or of somebody else's.
  if (callback.searchParams.get('state') !== attempt.state) throw new FailureError('sign-in-expired');
  const claims = await orFailure(redeem(provider, attempt, callback, redirectUri, now));
  const person = claims && personIn(provider.issuer, claims);
  if (!person) throw new FailureError('sign-in-failed', { params: { reason: 'id_token' } });
  return person;
}

async function redeem(
  provider: SignInProvider,
  { state, nonce, verifier }: Attempt,
  callback: URL,
  redirectUri: string,
  now: number,
): Promise<oauth.IDToken | undefined> {
  const metadata = await metadataOf(provider, now);
  const client: oauth.Client = { client_id: provider.clientId };
  const proof = provider.clientSecret === null ? oauth.None() : oauth.ClientSecretPost(provider.clientSecret);
  const parameters = oauth.validateAuthResponse(metadata, client, callback, state);
  const response = await oauth.authorizationCodeGrantRequest(
    metadata,
    client,
    proof,
    parameters,
    redirectUri,
    verifier,
    patience(),
  );
  const tokens = await oauth.processAuthorizationCodeResponse(metadata, client, response, {
    expectedNonce: nonce,
    requireIdToken: true,
  });
  // Not done by the calls above: in this flow the specification lets TLS stand for the signature.
  await oauth.validateApplicationLevelSignature(metadata, response, patience());
  return oauth.getValidatedIdTokenClaims(tokens);
}

async function orFailure<Result>(step: Promise<Result>): Promise<Result> {
  try {
    return await step;
  } catch (error) {
    throw signInFailure(error);
  }
}
