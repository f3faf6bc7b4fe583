/**
 * What is kept of a secret to recognise it by: enough to see that the form holds it, and not the secret. With it the
 * form can still be checked after the secret itself was forgotten.
 */
export interface Fingerprint {
  /** 32 hexadecimal digits, random for each secret. */
  salt: string;
  /** SHA-256 of salt and secret, 64 hexadecimal digits. */
  sha256: string;
}

/** Takes the fingerprint of a secret. */
export async function fingerprintOf(secret: string): Promise<Fingerprint> {
  const salt = hex(crypto.getRandomValues(new Uint8Array(16)));
  return { salt, sha256: await digest(salt, secret) };
}

/** Whether a text is the secret the fingerprint was taken of. */
export async function matchesFingerprint(text: string, fingerprint: Fingerprint): Promise<boolean> {
  return (await digest(fingerprint.salt, text)) === fingerprint.sha256;
}

async function digest(salt: string, secret: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${salt}:${secret}`);
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
