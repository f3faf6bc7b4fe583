/** A new JWK set with one 256-bit key, as the Worker's secret `CREDENTIAL_KEYS` holds it. */
export function newCredentialKeys(kid = new Date().toISOString().slice(0, 10)): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const k = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  return JSON.stringify({ keys: [{ kty: 'oct', kid, k }] });
}
