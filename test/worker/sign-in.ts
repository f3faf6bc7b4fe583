import type { Answer, Harness } from './harness.ts';

/** A sign-in by hand: what a browser does, with its cookies kept by us. */

/** Cookies an answer sets, by name; those it deletes are empty. */
export function cookiesOf({ headers }: { headers: Headers }): Record<string, string> {
  return Object.fromEntries(
    headers.getSetCookie().map((line) => {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** Where an answer leads to. @throws Error with the answer's status where it leads nowhere */
export function locationOf({ status, headers }: { status: number; headers: Headers }): string {
  const location = headers.get('location');
  if (location === null) throw new Error(`expected a redirect, got ${status}`);
  return location;
}

export const ATTEMPT = '__Host-sign-in';
export const SESSION = '__Host-session';

/** Begins a sign-in. @returns the provider's address and the cookie that belongs to it */
export async function begin(h: Harness, path = '/sign-in'): Promise<{ url: string; cookie: string }> {
  const answer = await h.call('GET', path, undefined, { token: null });
  return { url: locationOf(answer), cookie: `${ATTEMPT}=${cookiesOf(answer)[ATTEMPT] ?? ''}` };
}

/** Chooses a person on the provider's page. @returns the address the provider sends the browser back to */
export async function choose(h: Harness, url: string, subject: string): Promise<string> {
  const body = new URLSearchParams({ person: subject });
  return locationOf(await h.simulator.fetch(new Request(url, { method: 'POST', body, redirect: 'manual' })));
}

/** Comes back from the provider. */
export function comeBack(h: Harness, callback: string, cookie: string): Promise<Answer> {
  const { pathname, search } = new URL(callback);
  return h.call('GET', pathname + search, undefined, { token: null, headers: { cookie } });
}

/** A whole sign-in. @returns the session's cookie, as the header `Cookie` */
export async function signInAs(h: Harness, subject: string): Promise<string> {
  const { url, cookie } = await begin(h);
  const answer = await comeBack(h, await choose(h, url, subject), cookie);
  const session = cookiesOf(answer)[SESSION];
  if (!session) throw new Error(`${subject} was not signed in: ${locationOf(answer)}`);
  return `${SESSION}=${session}`;
}
