import { parse } from 'hono/utils/cookie';

/** Name of the cookie that holds a session's id. With this prefix a browser takes it over HTTPS and from this host only. */
export const SESSION_COOKIE = '__Host-session';

/**
 * How both cookies of the sign-in are set. `Lax`, not `Strict`: they have to come along when somebody arrives from
 * elsewhere, back from the sign-in provider or by a link. What a change needs besides is in `cross-site.ts`.
 */
export const COOKIE_OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;

/** The session's id a request carries; null without one. */
export function sessionIdIn(headers: Headers): string | null {
  return parse(headers.get('cookie') ?? '', SESSION_COOKIE)[SESSION_COOKIE] || null;
}
