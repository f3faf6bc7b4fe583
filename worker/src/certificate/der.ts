/** The few pieces of DER a certificate is made of (ITU-T X.690). */

/** Tags of the values. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectId: 0x06,
  utf8String: 0x0c,
  sequence: 0x30,
  set: 0x31,
  utcTime: 0x17,
  generalizedTime: 0x18,
  /** Of a version, and of the extensions: explicit, constructed. */
  context0: 0xa0,
  context3: 0xa3,
} as const;

/** One value with its tag and length. */
export function element(tag: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return joined([Uint8Array.of(tag, ...lengthOctets(length)), ...parts]);
}

/** Values one after the other, as one. */
export const sequence = (...parts: readonly Uint8Array[]) => element(TAG.sequence, ...parts);

/** A positive whole number, given as its octets. */
export function integer(octets: Uint8Array): Uint8Array<ArrayBuffer> {
  const first = octets.findIndex((octet) => octet !== 0);
  const short = first === -1 ? Uint8Array.of(0) : octets.subarray(first);
  // Where the first bit is set it would read as a negative one.
  return (short[0] ?? 0) & 0x80 ? element(TAG.integer, Uint8Array.of(0), short) : element(TAG.integer, short);
}

/** `2.5.4.3` */
export function objectId(dotted: string): Uint8Array<ArrayBuffer> {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(TAG.objectId, Uint8Array.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** Bits whose number is not a multiple of eight say how many of the last octet do not count. */
export function bitString(octets: Uint8Array, unused = 0): Uint8Array<ArrayBuffer> {
  return element(TAG.bitString, Uint8Array.of(unused), octets);
}

/** A text. */
export const utf8String = (text: string) => element(TAG.utf8String, new TextEncoder().encode(text));

/** A time as certificates write it: to the second, in UTC, with two digits of the year up to 2049 (RFC 5280, 4.1.2.5). */
export function time(ms: number): Uint8Array<ArrayBuffer> {
  const digits = new Date(ms).toISOString().replace(/\.\d+/, '').replace(/[-:T]/g, '');
  const short = Number(digits.slice(0, 4)) < 2050;
  return element(short ? TAG.utcTime : TAG.generalizedTime, new TextEncoder().encode(short ? digits.slice(2) : digits));
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}

function base128(value: number): number[] {
  const octets = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift((rest % 128) | 0x80);
  return octets;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
