const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may have been made by somebody else's page in the caller's browser. Asked where the browser adds
 * the proof of who calls by itself. What the body is declared as plays no part: that is no defence.
 *
 * A browser says where a request comes from in `Sec-Fetch-Site`; one that is too old for that, in `Origin`. A change
 * with neither is refused.
 */
export function isCrossSite({ method, url, headers }: Pick<Request, 'method' | 'url' | 'headers'>): boolean {
  if (SAFE_METHODS.has(method)) return false;
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin';
  return headers.get('origin') !== new URL(url).origin;
}
