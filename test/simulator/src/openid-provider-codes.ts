import { base64url } from 'jose';
import type { ProviderClient, ProviderFault, ProviderPerson, SignIdToken } from './openid-provider.ts';
import type { Random } from './random.ts';

/** What a code was given for. */
export interface CodeGrant {
  clientId: string;
  redirectUri: string;
  /** PKCE, S256. */
  challenge: string;
  nonce: string | null;
  person: ProviderPerson;
  fault: ProviderFault;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

const ACCESS_TOKEN_SECONDS = 300;

/** Codes, each good once, and the token endpoint that redeems them. */
export function createCodes({ now, random, sign }: { now: () => number; random: Random; sign: SignIdToken }) {
  const grants = new Map<string, CodeGrant>();

  /** The grant of this code, which is none from now on. */
  function take(code: string | null): CodeGrant | undefined {
    const grant = grants.get(code ?? '');
    grants.delete(code ?? '');
    return grant;
  }

  async function idToken({ clientId, nonce, person, fault }: CodeGrant): Promise<string> {
    const { subject, name, email } = person;
    const claims = { name, email, ...(nonce === null ? {} : { nonce }), ...fault.claims };
    return sign({ subject, audience: clientId, claims }, fault.signature ?? 'right');
  }

  return {
    issue(grant: CodeGrant): string {
      const code = random.text(32);
      grants.set(code, grant);
      return code;
    },

    async redeem(request: Request, clients: readonly ProviderClient[]): Promise<Response> {
      const form = await formOf(request);
      if (form?.get('grant_type') !== 'authorization_code') return refused('unsupported_grant_type');
      const client = clients.find(({ clientId }) => clientId === form.get('client_id'));
      if (!client || (client.secret !== null && client.secret !== form.get('client_secret'))) {
        return refused('invalid_client', 401);
      }
      const grant = take(form.get('code'));
      const isRedeemable =
        grant !== undefined &&
        grant.expiresAt > now() &&
        grant.clientId === client.clientId &&
        grant.redirectUri === form.get('redirect_uri') &&
        grant.challenge === (await challengeOf(form.get('code_verifier') ?? ''));
      if (!isRedeemable) return refused('invalid_grant');
      return json(200, {
        access_token: random.text(40),
        token_type: 'Bearer',
        expires_in: ACCESS_TOKEN_SECONDS,
        id_token: await idToken(grant),
      });
    },
  };
}

async function formOf(request: Request): Promise<URLSearchParams | null> {
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded');
  return request.method === 'POST' && isForm ? new URLSearchParams(await request.text()) : null;
}

async function challengeOf(verifier: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64url.encode(new Uint8Array(hash));
}

const refused = (error: string, status = 400) => json(status, { error });

function json(status: number, body: object): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  });
}
