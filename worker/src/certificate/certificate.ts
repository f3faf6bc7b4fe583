import { DAY_MS } from '@production-assist/shared/days';
import { base64url } from 'jose';
import { CERTIFICATE_BACKDATE_MS, CERTIFICATE_DAYS } from '../limits.ts';
import { bitString, element, integer, objectId, sequence, TAG, time, utf8String } from './der.ts';

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

/** A certificate as everybody may see it. */
export interface Certificate {
  /** DER in base64. */
  der: string;
  /** SHA-1, capital hexadecimal digits: what the admin center shows. */
  thumbprint: string;
  /** SHA-256, capital hexadecimal digits. */
  thumbprintSha256: string;
  /** Ms since 1970, whole seconds. */
  notAfter: number;
}

/** A key pair with its certificate. */
export interface CertifiedKey {
  /** PKCS #8 in base64: never leaves but sealed. */
  privateKey: string;
  certificate: Certificate;
}

/**
 * Makes a key pair and a certificate it signs itself, as Entra takes it: RSA of 2048 bits, SHA-256.
 *
 * @param name common name, for people who look at it
 * @param now ms since 1970
 */
export async function makeCertificate(name: string, now: number): Promise<CertifiedKey> {
  const pair = (await crypto.subtle.generateKey(
    { ...ALGORITHM, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) },
    true,
    ['sign', 'verify'],
  )) as CryptoKeyPair;
  const publicKey = new Uint8Array((await crypto.subtle.exportKey('spki', pair.publicKey)) as ArrayBuffer);
  const privateKey = new Uint8Array((await crypto.subtle.exportKey('pkcs8', pair.privateKey)) as ArrayBuffer);
  const second = Math.floor(now / 1000) * 1000;
  const notAfter = second + CERTIFICATE_DAYS * DAY_MS;
  // Microsoft's clock may be behind ours.
  const content = toBeSigned(name, publicKey, second - CERTIFICATE_BACKDATE_MS, notAfter);
  const signature = new Uint8Array(await crypto.subtle.sign(ALGORITHM.name, pair.privateKey, content));
  const der = sequence(content, SHA256_WITH_RSA, bitString(signature));
  return { privateKey: base64(privateKey), certificate: { der: base64(der), ...(await thumbprints(der)), notAfter } };
}

/** `x5t#S256` of a certificate: its SHA-256 in base64url. */
export function x5tS256({ thumbprintSha256 }: Pick<Certificate, 'thumbprintSha256'>): string {
  return base64url.encode(Uint8Array.from(thumbprintSha256.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
}

/** The certificate's own octets, as a `.cer` file holds them. */
export function octetsOf({ der }: Pick<Certificate, 'der'>): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(der), (character) => character.charCodeAt(0));
}

const SHA256_WITH_RSA = sequence(objectId('1.2.840.113549.1.1.11'), element(TAG.null));
const VERSION_3 = element(TAG.context0, integer(Uint8Array.of(2)));
const CRITICAL = element(TAG.boolean, Uint8Array.of(0xff));
/** It signs assertions and nothing else, no other certificate least of all. */
const EXTENSIONS = element(
  TAG.context3,
  sequence(
    sequence(objectId('2.5.29.19'), CRITICAL, element(TAG.octetString, sequence())),
    sequence(objectId('2.5.29.15'), CRITICAL, element(TAG.octetString, bitString(Uint8Array.of(0x80), 7))),
  ),
);
/** 128 bits; RFC 5280 allows 160 and asks for a positive number. */
const SERIAL_OCTETS = 16;

function toBeSigned(name: string, publicKey: Uint8Array, notBefore: number, notAfter: number) {
  const serial = crypto.getRandomValues(new Uint8Array(SERIAL_OCTETS));
  const distinguished = sequence(element(TAG.set, sequence(objectId('2.5.4.3'), utf8String(name))));
  return sequence(
    VERSION_3,
    integer(serial),
    SHA256_WITH_RSA,
    distinguished,
    sequence(time(notBefore), time(notAfter)),
    distinguished,
    publicKey,
    EXTENSIONS,
  );
}

async function thumbprints(der: Uint8Array<ArrayBuffer>) {
  const [sha1, sha256] = await Promise.all([digest('SHA-1', der), digest('SHA-256', der)]);
  return { thumbprint: sha1, thumbprintSha256: sha256 };
}

async function digest(algorithm: string, octets: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest(algorithm, octets));
  return [...hash].map((octet) => octet.toString(16).padStart(2, '0').toUpperCase()).join('');
}

function base64(octets: Uint8Array): string {
  return btoa(String.fromCharCode(...octets));
}
