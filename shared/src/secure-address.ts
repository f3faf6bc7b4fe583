/**
 * Whether what is sent to an address can be read by nobody on the way: over https, or by plain http on this very machine.
 * RFC 8252, section 8.3, allows the latter for the time somebody develops; browsers call it trustworthy. Pure.
 */
export function isSecureAddress({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1'));
}
