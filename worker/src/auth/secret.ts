import { base64url } from 'jose';

/** A new secret of 256 random bits, in base64url: the id of a session, the token of an invitation. */
export function newSecret(): string {
  return base64url.encode(crypto.getRandomValues(new Uint8Array(32)));
}

/**
 * SHA-256 of a text, in base64url. What is stored of a secret, and what it is looked up by: how long a comparison of
 * hashes takes tells nothing of the secret.
 */
export async function sha256(text: string): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}
