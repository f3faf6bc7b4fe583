import * as v from 'valibot';

/*
 * Where a webhook may be: a public name on the Internet, by https on its own port. What a name leads to is looked up
 * before every delivery; here is what the address itself gives away.
 */

/** Longest address of a webhook, in characters. */
const URL_LENGTH = 2_000;

/** Names that never lead to the Internet. Source: IANA "Special-Use Domain Names", read 2026-11. */
const LOCAL_NAMES = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'lan',
  'home.arpa',
  'in-addr.arpa',
  'ip6.arpa',
  'onion',
  'test',
  'invalid',
  'alt',
] as const;

/** A name as it is compared: without the dot of the root. */
export function hostOf(url: URL): string {
  return url.hostname.toLowerCase().replace(/\.+$/, '');
}

/** Whether a host is certainly not one of the Internet: an address in figures, a name of one part, a local one. */
export function isLocalHost(host: string): boolean {
  // URL has written every form of an IPv4 address in four decimal figures by now, and an IPv6 one in brackets.
  if (host.startsWith('[') || /^[\d.]+$/.test(host)) return true;
  return !host.includes('.') || LOCAL_NAMES.some((name) => host === name || host.endsWith(`.${name}`));
}

function parsed(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** The address of a webhook, as `URL` writes it. */
export const webhookUrl = v.pipe(
  v.string('wrong-type'),
  v.trim(),
  v.maxLength(URL_LENGTH, 'too-long'),
  v.check((text) => {
    const url = parsed(text);
    return url?.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  }, 'not-https'),
  v.check((text) => {
    const url = parsed(text);
    return url === null || !isLocalHost(hostOf(url));
  }, 'private-address'),
  v.transform((text) => {
    const url = new URL(text);
    url.hash = '';
    return url.href;
  }),
);
