/** Any origin: what resolves against it and stays there is a path of ours, wherever "ours" is. */
const ORIGIN = 'https://here.invalid';

/** Longest path that is kept, in characters; the longest of our own, an authorization request, has under 700. */
const LENGTH = 1_000;

/**
 * Where somebody goes after the sign-in: a path of this service and nothing else, so that a link to our sign-in leads
 * to nobody else's page.
 *
 * @returns `/` where what was asked for is no such path
 */
export function returnPath(asked: string | undefined): string {
  if (asked === undefined || asked.length > LENGTH || !/^\/[\x21-\x5b\x5d-\x7e]*$/.test(asked)) return '/';
  const url = URL.parse(asked, ORIGIN);
  // A path that begins with two slashes, as written or once its dots are resolved, is another host to a browser.
  if (url?.origin !== ORIGIN || url.pathname.startsWith('//')) return '/';
  return url.pathname + url.search + url.hash;
}
