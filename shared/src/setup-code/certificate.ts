import type { SetupCredential } from './plan.ts';

type Certificate = Extract<SetupCredential, { kind: 'certificate' }>;

/** Why a file is no certificate for a script. */
export type CertificateFault = 'private-key' | 'unreadable';

/** Longest file that is looked at; a certificate has one or two KB. */
const MAX_BYTES = 20_000;

/** Reads a certificate from a file, as DER or as PEM. A private key beside it is refused: it belongs in no script. */
export async function readCertificate(file: Uint8Array): Promise<Certificate | CertificateFault> {
  if (file.length > MAX_BYTES) return 'unreadable';
  const text = String.fromCharCode(...file);
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return 'private-key';
  try {
    const pem = /-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/.exec(text)?.[1];
    const der = pem === undefined ? file.slice() : Uint8Array.from(atob(pem.replace(/\s/g, '')), byteOf);
    const notAfter = endOf(der);
    const sha1 = new Uint8Array(await crypto.subtle.digest('SHA-1', der));
    const thumbprint = Array.from(sha1, (byte) => byte.toString(16).padStart(2, '0'))
      .join('')
      .toUpperCase();
    return { kind: 'certificate', der: btoa(String.fromCharCode(...der)), thumbprint, notAfter };
  } catch {
    return 'unreadable';
  }
}

const byteOf = (character: string) => character.charCodeAt(0);

/** Tags of what is passed on the way to the end of validity. */
const [SEQUENCE, VERSION, UTC_TIME, GENERALIZED_TIME] = [0x30, 0xa0, 0x17, 0x18];

/** When the certificate ends, ISO 8601. @throws where it is none */
function endOf(der: Uint8Array): string {
  const whole = partAt(der, 0, SEQUENCE);
  if (whole.end !== der.length) throw new RangeError('something follows');
  let at = partAt(der, whole.start, SEQUENCE).start;
  if (der[at] === VERSION) at = partAt(der, at).end;
  // Serial number, algorithm, issuer.
  for (let passed = 0; passed < 3; passed++) at = partAt(der, at).end;
  const validity = partAt(der, at, SEQUENCE);
  const end = partAt(der, partAt(der, validity.start).end);
  const digits = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(
    String.fromCharCode(...der.subarray(end.start, end.end)),
  );
  if (!digits || (end.tag !== UTC_TIME && end.tag !== GENERALIZED_TIME)) throw new RangeError('no time');
  const [, year = '', month, day, hour, minute, second] = digits;
  // Two digits mean a year from 1950 to 2049.
  const full = year.length === 4 ? year : `${Number(year) < 50 ? '20' : '19'}${year}`;
  return new Date(`${full}-${month}-${day}T${hour}:${minute}:${second}Z`).toISOString();
}

/** One part of a DER text: where its content begins and ends. @throws where there is none, or another one */
function partAt(der: Uint8Array, at: number, wanted?: number): { tag: number; start: number; end: number } {
  const [tag, first] = [der[at], der[at + 1]];
  if (tag === undefined || first === undefined || (wanted !== undefined && tag !== wanted))
    throw new RangeError('no part');
  const more = first & 0x80 ? first & 0x7f : 0;
  const start = at + 2 + more;
  let length = more === 0 ? first : 0;
  for (let each = at + 2; each < start; each++) length = length * 256 + (der[each] ?? Number.NaN);
  if (!(more <= 3 && start + length <= der.length)) throw new RangeError('too long');
  return { tag, start, end: start + length };
}
