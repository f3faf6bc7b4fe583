import { Buffer } from 'node:buffer';

/** Bytes of a text in the encodings it may have been written down in. */
const BYTES: readonly ((secret: string) => Buffer)[] = [
  (secret) => Buffer.from(secret, 'utf8'),
  (secret) => Buffer.from(secret, 'utf16le'),
  (secret) => Buffer.from(secret, 'utf16le').swap16(),
];

/**
 * A secret in every form somebody might have stored or shown it in. Compared without case, which hexadecimal digits and
 * percent-encodings do not have.
 *
 * @param secret at least 12 characters, so that what is left of its base64 is not found by chance
 */
function formsOf(secret: string): string[] {
  const forms = new Set<string>();
  forms.add(encodeURIComponent(secret));
  forms.add(new URLSearchParams({ s: secret }).toString().slice(2));
  // Whatever is no letter or digit.
  forms.add(secret.replace(/[^A-Za-z0-9]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`));
  const json = JSON.stringify(secret).slice(1, -1);
  forms.add(json).add(JSON.stringify(json).slice(1, -1));
  forms.add(json.replaceAll('/', '\\/'));
  forms.add(secret.replace(/[^A-Za-z0-9]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`));
  const named = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' } as Record<string, string>;
  forms.add(secret.replace(/[&<>"']/g, (c) => named[c] ?? c));
  forms.add([...secret].reverse().join(''));
  for (const bytesOf of BYTES) {
    const bytes = bytesOf(secret);
    forms.add(bytes.toString('latin1')).add(bytes.toString('hex'));
    // Base64 depends on what stands before; the first and last characters belong to the neighbours.
    for (const before of [0, 1, 2]) {
      const whole = Buffer.concat([Buffer.alloc(before), bytes]);
      for (const encoding of ['base64', 'base64url'] as const) {
        const text = whole.toString(encoding).replace(/=+$/, '');
        forms.add(text.slice(before ? 4 : 0, -4));
      }
    }
  }
  return [...forms].map((form) => form.toLowerCase());
}

/** Looks for secrets. */
export interface Searcher {
  /** Names of the secrets that stand in a text in any form. */
  foundIn(text: string): string[];
}

/** @param secrets what is looked for, by a name that may be shown */
export function searcherFor(secrets: Readonly<Record<string, string>>): Searcher {
  const named = Object.entries(secrets).map(([name, secret]) => {
    if (secret.length < 12) throw new Error(`${name} is too short to be looked for`);
    return { name, forms: formsOf(secret) };
  });
  return {
    foundIn(text) {
      const low = text.toLowerCase();
      return named.filter(({ forms }) => forms.some((form) => low.includes(form))).map(({ name }) => name);
    },
  };
}
