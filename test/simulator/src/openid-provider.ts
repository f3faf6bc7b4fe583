import { type CodeGrant, createCodes } from './openid-provider-codes.ts';
import { choosePersonPage, refusedPage } from './openid-provider-page.ts';
import type { Random } from './random.ts';

/** Somebody who can sign in: no password is asked for, one chooses who one is. */
export interface ProviderPerson {
  subject: string;
  name: string;
  email: string;
  /** What this person may do, for whoever chooses. */
  about: string;
}

export interface ProviderClient {
  clientId: string;
  /** Null: a public client. */
  secret: string | null;
  /** Which addresses it may be sent back to. */
  redirectUris: RegExp;
}

/** What goes wrong with the next sign-in. */
export interface ProviderFault {
  /** The way back carries this error instead of a code: `access_denied`. */
  refuse?: string;
  /** The way back carries another state, or names another issuer. */
  state?: string;
  iss?: string;
  /** The ID token is signed by an unpublished key, or not at all. */
  signature?: 'foreign' | 'none';
  /** Claims of the ID token that win over the right ones; undefined leaves one out. */
  claims?: Record<string, unknown>;
}

/** The provider's half of a sign-in: the authorization code flow with PKCE, and nothing else. */
export interface OpenIdProvider {
  readonly people: ProviderPerson[];
  readonly clients: ProviderClient[];
  /** Where browsers are sent to; another address than the issuer's where browsers cannot reach that one. */
  authorizeUrl: string;
  /** Scripts the next sign-in. */
  failNext(fault: ProviderFault): void;
  /** The page where one chooses who one is (GET), and what comes of it (POST). */
  authorize(request: Request): Promise<Response>;
  /** Redeems a code. */
  token(request: Request): Promise<Response>;
}

/** How an ID token is signed: as the issuer signs, or wrongly. */
export type SignIdToken = (
  token: { subject: string; audience: string; claims: Record<string, unknown> },
  signature: 'right' | 'foreign' | 'none',
) => Promise<string>;

/** A page of ours on this machine, whatever its port. */
const LOCAL_CALLBACK = /^http:\/\/(?:localhost|127\.0\.0\.1):\d+\/sign-in\/callback$/;

/** The client that is there from the start. */
export const PAGE_CLIENT_ID = 'production-assist-page';

export function createOpenIdProvider(options: {
  issuer: string;
  now: () => number;
  random: Random;
  sign: SignIdToken;
}): OpenIdProvider {
  const { issuer, now } = options;
  const codes = createCodes(options);
  let scripted: ProviderFault = {};

  const provider: OpenIdProvider = {
    people: [],
    clients: [{ clientId: PAGE_CLIENT_ID, secret: null, redirectUris: LOCAL_CALLBACK }],
    authorizeUrl: `${issuer}/authorize`,
    failNext(fault) {
      scripted = fault;
    },

    async authorize(request) {
      const { searchParams } = new URL(request.url);
      const client = provider.clients.find(({ clientId }) => clientId === searchParams.get('client_id'));
      const redirectUri = searchParams.get('redirect_uri') ?? '';
      // Whoever asks is not known, so nobody is sent anywhere.
      if (!client?.redirectUris.test(redirectUri)) return refusedPage();
      const back = (answer: Record<string, string>) => {
        const url = new URL(redirectUri);
        const state = searchParams.get('state');
        const all = { ...(state === null ? {} : { state }), iss: issuer, ...answer };
        for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
        return new Response(null, { status: 303, headers: { Location: url.href, 'Cache-Control': 'no-store' } });
      };

      const challenge = searchParams.get('code_challenge');
      const isComplete =
        searchParams.get('response_type') === 'code' &&
        searchParams.get('scope')?.split(' ').includes('openid') &&
        searchParams.get('code_challenge_method') === 'S256';
      if (!isComplete || challenge === null) return back({ error: 'invalid_request' });
      if (request.method !== 'POST') return choosePersonPage(provider.people, new URL(redirectUri).origin);

      const chosen = (await request.formData()).get('person');
      const person = provider.people.find(({ subject }) => subject === chosen);
      if (!person) return back({ error: 'access_denied' });
      const fault = scripted;
      scripted = {};
      if (fault.refuse !== undefined) return back({ error: fault.refuse });
      const grant: CodeGrant = {
        clientId: client.clientId,
        redirectUri,
        challenge,
        nonce: searchParams.get('nonce'),
        person,
        fault,
        expiresAt: now() + CODE_LIFETIME_MS,
      };
      return back({
        code: codes.issue(grant),
        ...(fault.state === undefined ? {} : { state: fault.state }),
        ...(fault.iss === undefined ? {} : { iss: fault.iss }),
      });
    },

    token: (request) => codes.redeem(request, provider.clients),
  };
  return provider;
}

/** A code is good for a minute. */
const CODE_LIFETIME_MS = 60_000;
